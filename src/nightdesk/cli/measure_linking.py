"""`nightdesk measure linking`: how well items come together as stories, scored by B-cubed."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from nightdesk.bootstrap import choose_meaning
from nightdesk.cli.labelled import LabelledLine, read_lines
from nightdesk.foundation.ids import ItemId, StoryId
from nightdesk.languages.identify import identify
from nightdesk.settings import read_settings
from nightdesk.stories.bcubed import BCubed, bcubed
from nightdesk.stories.link import Linker
from nightdesk.stories.model import Arrival, Placement


@dataclass(frozen=True, slots=True)
class LabelledRow:
    arrival: Arrival
    story: str


@click.command("linking")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a table.")
def measure_linking(file: Path, as_json: bool) -> None:
    """Link the items of FILE as they would arrive, and compare with the stories they belong to.

    FILE holds JSON lines with `id`, `text` and `story`, and where known `language`, `published_at` and `source`. The linker sees text,
    language, time and source, one item at a time in order of time. Two labels are scored: the one given at arrival (at_arrival_f1) and
    the one that stands at the end, after the linker's own merges. Items alone in their story are linked but not scored.
    """
    choose_meaning(read_settings())
    rows = read_rows(file)
    link(rows[:1])  # loads the tables, which is no linking
    began = time.perf_counter()
    at_arrival, at_end = link(rows)
    seconds = time.perf_counter() - began
    figures = score(rows, at_arrival, at_end) | {"items_per_second": round(len(rows) / seconds, 1) if rows else 0.0}
    click.echo(json.dumps(figures, ensure_ascii=False) if as_json else table(figures))


def read_rows(file: Path) -> list[LabelledRow]:
    """All rows in order of time, those without one taken as received now; BadInput names the first line that is wrong."""
    now = datetime.now(UTC)
    return sorted((_labelled(line, now) for line in read_lines(file)), key=lambda row: row.arrival.published_at)


def _labelled(line: LabelledLine, now: datetime) -> LabelledRow:
    line.text("id")
    text, story = line.text("text"), line.text("story")
    language = line.text_if_any("language") or identify(text).language
    source, published_at = str(line.row.get("source") or ""), line.time_if_any("published_at") or now
    return LabelledRow(Arrival(ItemId(f"row-{line.number}"), source, language, published_at, text), story)


def link(rows: list[LabelledRow]) -> tuple[list[StoryId], list[StoryId]]:
    """The story of each row when it arrived, and in the end."""
    return link_with(Linker(), rows)


def link_with(linker: Linker, rows: list[LabelledRow]) -> tuple[list[StoryId], list[StoryId]]:
    at_arrival: list[StoryId] = []
    held: dict[StoryId, list[ItemId]] = defaultdict(list)
    with click.progressbar(rows, label="Linking", file=sys.stderr) as arriving:
        for row in arriving:
            placement = linker.place(row.arrival)
            at_arrival.append(placement.link.story)
            follow(placement, held)
    where = {item: story for story, items in held.items() for item in items}
    return at_arrival, [where[row.arrival.item] for row in rows]


def follow(placement: Placement, held: dict[StoryId, list[ItemId]]) -> None:
    """What stories hold after a placement. `held` makes a list for a story that it does not know."""
    held[placement.link.story].append(placement.link.item)
    for merge in placement.merges:
        held[merge.into] += held.pop(merge.absorbed)
    for word in placement.parted:
        leaving = set(word.items)
        held[word.story] = [item for item in held[word.story] if item not in leaving]
        held[word.into] += word.items


def score(rows: list[LabelledRow], at_arrival: list[StoryId], at_end: list[StoryId]) -> dict[str, Any]:
    gold = [row.story for row in rows]
    sizes = Counter(gold)
    scored = [sizes[story] > 1 for story in gold]
    total = bcubed(gold, at_end, scored)
    return {
        "items": len(rows),
        "scored_items": total.items,
        "stories": len(sizes),
        "clusters": len(set(at_end)),
        "bcubed_precision": round(total.precision, 4),
        "bcubed_recall": round(total.recall, 4),
        "bcubed_f1": round(total.f1, 4),
        "at_arrival_f1": round(bcubed(gold, at_arrival, scored).f1, 4),
        "by_language": _by_language(rows, gold, at_end, scored),
    }


def _by_language(rows: list[LabelledRow], gold: list[str], found: list[StoryId], scored: list[bool]) -> dict[str, dict[str, float]]:
    figures: dict[str, dict[str, float]] = {}
    for language in sorted({row.arrival.language for row in rows}):
        of_language = [keep and row.arrival.language == language for keep, row in zip(scored, rows, strict=True)]
        part = bcubed(gold, found, of_language)
        if part.items:
            figures[language] = _in_figures(part)
    return figures


def _in_figures(part: BCubed) -> dict[str, float]:
    return {"items": part.items, "precision": round(part.precision, 4), "recall": round(part.recall, 4), "f1": round(part.f1, 4)}


def table(figures: dict[str, Any]) -> str:
    lines = [f"{name.replace('_', ' '):<18} {value:>10}" for name, value in figures.items() if name != "by_language"]
    lines += ["", f"{'language':<18} {'items':>6} {'precision':>10} {'recall':>8} {'F1':>8}"]
    for language, part in sorted(figures["by_language"].items(), key=lambda found: (-found[1]["items"], found[0])):
        lines.append(f"{language:<18} {part['items']:>6.0f} {part['precision']:>10.3f} {part['recall']:>8.3f} {part['f1']:>8.3f}")
    return "\n".join(lines)
