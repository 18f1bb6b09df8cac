"""Linking by language and by script, and what each kind of evidence brings.

    python benchmarks/linking_report.py ITEMS.jsonl [--weak LINES.jsonl] [--crowd] [--signs]

ITEMS are as `nightdesk measure linking` takes them. For each kind of evidence the linker runs without it, with weights learned anew without
it as `linking_weights.py` learns them with these options, each half of the stories judged with weights learned from the other half: what is
lost is what the evidence brings.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from linking_weights import Fit, crowded, fit, fit_with_signs, half, learn, read, unseen, watch_and_link

from nightdesk.cli.measure_linking import LabelledRow, link
from nightdesk.foundation.ids import StoryId
from nightdesk.stories import link as linker
from nightdesk.stories.bcubed import BCubed, bcubed
from nightdesk.stories.traits import Traits, read_traits

ONE_EVENT = Path(__file__).parent / "linking_one_event.txt"
EVIDENCE = {
    "countries": "c",
    "towns and regions": "p",
    "numbers": "n",
    "names across scripts": "km",
    "concepts": "e",
    "words of the same language": "w",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("items", type=Path)
    parser.add_argument("--weak", type=Path, action="append", default=[])
    parser.add_argument("--crowd", action="store_true")
    parser.add_argument("--signs", action="store_true")
    parser.add_argument("--without-ablation", action="store_true", help="Judge the shipped weights only, which takes seconds.")
    options = parser.parse_args()
    rows = read(options.items, weak=False)
    weak = [read(path, weak=True) for path in options.weak]
    found: dict[str, Any] = {"shipped": shipped(rows)}
    if not options.without_ablation:
        streams = [rows, *([crowded(rows)] if options.crowd else []), *weak]
        found["ablation"] = ablation(rows, Lesson(streams, unseen(rows, weak), fit_with_signs if options.signs else fit))
    print(json.dumps(found, ensure_ascii=False, indent=1))


def shipped(rows: list[LabelledRow]) -> dict[str, Any]:
    """The shipped weights: by language, by script, and with stories that tell one event counted as one."""
    _, at_end = link(rows)
    return {
        "all": _in_figures(_judge([row.story for row in rows], at_end)),
        "one_event_one_story": _in_figures(_judge(_as_events(rows), at_end)),
        "by_language": _by(rows, at_end, lambda row: row.arrival.language),
        "by_script": _by(rows, at_end, _script),
    }


def _judge(gold: list[str], found: list[StoryId]) -> BCubed:
    sizes = Counter(gold)
    return bcubed(gold, found, [sizes[story] > 1 for story in gold])


def _as_events(rows: list[LabelledRow]) -> list[str]:
    """The labels with those of one event taken together."""
    events = [line.split("#")[0].split() for line in ONE_EVENT.read_text("utf-8").splitlines()]
    event_of = {story: stories[0] for stories in events for story in stories}
    return [event_of.get(row.story, row.story) for row in rows]


def _by(rows: list[LabelledRow], found: list[StoryId], group: Callable[[LabelledRow], str]) -> dict[str, dict[str, float]]:
    gold = [row.story for row in rows]
    sizes = Counter(gold)
    chosen: dict[str, list[bool]] = defaultdict(lambda: [False] * len(rows))
    for at, row in enumerate(rows):
        if sizes[row.story] > 1:
            chosen[group(row)][at] = True
    parts = {name: bcubed(gold, found, scored) for name, scored in chosen.items()}
    return {name: _in_figures(part) for name, part in sorted(parts.items(), key=lambda named: (-named[1].items, named[0]))}


def _script(row: LabelledRow) -> str:
    """The script of most letters, as Unicode names it."""
    letters = Counter(unicodedata.name(letter, "?").split(" ")[0] for letter in row.arrival.text if letter.isalpha())
    return letters.most_common(1)[0][0].lower() if letters else "none"


@dataclass(frozen=True)
class Lesson:
    """What weights are learned from, which of its examples may teach those that judge a half, and how."""

    streams: list[list[LabelledRow]]
    may_teach: Callable[[int], Callable[[str], bool]]
    fit: Fit


def ablation(rows: list[LabelledRow], lesson: Lesson) -> dict[str, dict[str, float]]:
    found = {"everything": _held_out(rows, lesson)}
    for name, groups in EVIDENCE.items():
        with patch.object(linker, "read_traits", _without(groups)):
            found[f"without {name}"] = _held_out(rows, lesson)
    with patch.object(linker, "sense_of", lambda text, language: None):
        found["without meaning vectors"] = _held_out(rows, lesson)
    return found


def _without(groups: str) -> Callable[[str, str], Traits]:
    def read_fewer(text: str, language: str) -> Traits:
        traits = read_traits(text, language)
        return Traits({key: weight for key, weight in traits.keys.items() if key[0] not in groups}, traits.standing)

    return read_fewer


def _held_out(rows: list[LabelledRow], lesson: Lesson) -> dict[str, float]:
    """Both halves together, each judged with weights learned from the other."""
    gold = [row.story for row in rows]
    sizes = Counter(gold)
    parts = []
    for which in (0, 1):
        _, at_end = watch_and_link(rows, learn(lesson.streams, lesson.may_teach(which), fit=lesson.fit))
        parts.append(bcubed(gold, at_end, [sizes[story] > 1 and half(story) == which for story in gold]))
    items = sum(part.items for part in parts)
    precision, recall = (sum(getattr(part, name) * part.items for part in parts) / items for name in ("precision", "recall"))
    return _in_figures(BCubed(precision, recall, items)) | {f"half_{which}": round(part.f1, 3) for which, part in enumerate(parts)}


def _in_figures(part: BCubed) -> dict[str, float]:
    return {"items": part.items, "precision": round(part.precision, 3), "recall": round(part.recall, 3), "f1": round(part.f1, 3)}


if __name__ == "__main__":
    main()
