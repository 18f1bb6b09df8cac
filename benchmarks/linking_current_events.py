"""A clean set of English news lines with the story each belongs to, from Wikipedia's Current Events portal; and how well they are linked.

    python benchmarks/linking_current_events.py LINES.jsonl ... [--out FILE]

The portal's labels are weak: a line may carry the label of the one above it, and a label like "Russian invasion of Ukraine" runs for years.
A label is kept as a story here only if

- it names neither a war, a conflict, a season, a pandemic nor the like, nor a whole country's year;
- all its lines lie within ten days of each other, and there are at most twenty of them;
- each of its lines shares a name, a number or two rare words with another of its lines (a line that shares nothing is left out);
- no line under it shares more with the lines of another label than with its own.

All other lines stay in the stream without a story, as what the linker must keep apart; they are not scored. With --out the set is written
in the form that `nightdesk measure linking` takes.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any

from nightdesk.cli.labelled import read_lines
from nightdesk.cli.measure_linking import LabelledRow, link
from nightdesk.foundation.ids import ItemId
from nightdesk.languages.names import find_names
from nightdesk.languages.numbers import read_numbers
from nightdesk.stories.bcubed import bcubed
from nightdesk.stories.model import Arrival

LONG_RUNNING = re.compile(
    r"\b(?:wars?|conflicts?|insurgency|invasion|relations|crisis|pandemic|epidemic|outbreak|protests|season|impact|politics|elections? in|"
    r"timeline|reactions|in 20\d\d|20\d\d in|disputes?|attacks on|spillover|occupation|energy|climate)\b",
    re.IGNORECASE,
)
MOST_DAYS, MOST_LINES, LEAST_WORD = 10, 20, 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", type=Path, nargs="+")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    rows = [line.row for file in options.lines for line in read_lines(file)]
    stories = clean(rows)
    if options.out:
        kept = (json.dumps(row | {"story": stories.get(at, f"line {at}")}, ensure_ascii=False) for at, row in enumerate(rows))
        options.out.write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(json.dumps(report(rows, stories), indent=1))


def clean(rows: list[dict[str, Any]]) -> dict[int, str]:
    """The story of each line that has one for certain."""
    words = [telling(row["text"]) for row in rows]
    spread = Counter(word for found in words for word in found)
    groups: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row["labels"] and not LONG_RUNNING.search(row["labels"][-1]):
            groups[row["labels"][-1]].append(at)
    groups = {label: lines for label, lines in groups.items() if 2 <= len(lines) <= MOST_LINES and _days(rows, lines) <= MOST_DAYS}
    closeness = {at: _closest(at, rows, words, spread, groups) for lines in groups.values() for at in lines}
    return {at: label for label, lines in groups.items() for at in lines if closeness[at] == label}


def telling(text: str) -> frozenset[str]:
    """Names, numbers and longer words of a line."""
    names = {name.key for name in find_names(text, "en") if name.sure}
    numbers = {f"{number.value:g}" for number in read_numbers(text, "en") if number.value is not None and number.value > 12}
    return frozenset(names | numbers | {word for word in re.findall(r"[a-z]+", text.lower()) if len(word) >= LEAST_WORD})


def _days(rows: list[dict[str, Any]], lines: list[int]) -> int:
    times = [datetime.fromisoformat(rows[at]["published_at"]) for at in lines]
    return (max(times) - min(times)).days


def _closest(at: int, rows: list[dict[str, Any]], words: list[frozenset[str]], spread: Counter[str], groups: dict[str, list[int]]) -> str:
    """The label whose lines (others than this one) share most with it, rare words counting more; "" where none shares enough."""
    best, most = "", 2.0 / 12
    for label, lines in groups.items():
        shared = max((sum(1 / spread[word] for word in words[at] & words[other]) for other in lines if other != at), default=0.0)
        if shared > most or (shared == most and label == rows[at]["labels"][-1]):
            best, most = label, shared
    return best


def report(rows: list[dict[str, Any]], stories: dict[int, str]) -> dict[str, Any]:
    arrivals = [
        LabelledRow(
            Arrival(ItemId(f"line-{at}"), row["source"], row["language"], datetime.fromisoformat(row["published_at"]), row["text"]),
            stories.get(at, f"line {at}"),
        )
        for at, row in enumerate(rows)
    ]
    arrivals.sort(key=lambda row: row.arrival.published_at)
    at_arrival, at_end = link(arrivals)
    gold = [row.story for row in arrivals]
    sizes = Counter(gold)
    scored = [sizes[story] > 1 and not story.startswith("line ") for story in gold]
    end = bcubed(gold, at_end, scored)
    known = {row.arrival.item for row, is_known in zip(arrivals, scored, strict=True) if is_known}
    only = [at for at, row in enumerate(arrivals) if row.arrival.item in known]
    among = bcubed([gold[at] for at in only], [at_end[at] for at in only])
    return {
        "lines": len(rows),
        "scored_lines": end.items,
        "stories": len({story for story, keep in zip(gold, scored, strict=True) if keep}),
        "precision": round(end.precision, 4),
        "recall": round(end.recall, 4),
        "f1": round(end.f1, 4),
        "at_arrival_f1": round(bcubed(gold, at_arrival, scored).f1, 4),
        "among_scored_lines": {"precision": round(among.precision, 4), "recall": round(among.recall, 4), "f1": round(among.f1, 4)},
    }


if __name__ == "__main__":
    main()
