"""`nightdesk measure linking`: how well items come together as stories, scored by B-cubed."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from nightdesk.foundation.errors import BadInput
from nightdesk.foundation.ids import ItemId, StoryId
from nightdesk.languages.identify import identify
from nightdesk.stories.bcubed import BCubed, bcubed
from nightdesk.stories.link import Linker
from nightdesk.stories.model import Arrival

LONGEST_LINE = 1_000_000


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
    rows = read_rows(file)
    link(rows[:1])  # loads the tables, which is no linking
    began = time.perf_counter()
    at_arrival, at_end = link(rows)
    seconds = time.perf_counter() - began
    figures = score(rows, at_arrival, at_end) | {"items_per_second": round(len(rows) / seconds, 1) if rows else 0.0}
    click.echo(json.dumps(figures, ensure_ascii=False) if as_json else table(figures))


def read_rows(file: Path) -> list[LabelledRow]:
    """All rows in order of time; BadInput names the first line that is wrong."""
    now = datetime.now(UTC)
    rows = []
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                rows.append(_row(str(file), number, line, now))
    return sorted(rows, key=lambda row: row.arrival.published_at)


def _row(file: str, number: int, line: bytes, now: datetime) -> LabelledRow:
    if len(line) > LONGEST_LINE:
        raise BadInput(file, number, f"the line is longer than {LONGEST_LINE:,} bytes")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput(file, number, f"not a JSON object ({error})") from None
    if not isinstance(row, dict):
        raise BadInput(file, number, "not a JSON object")
    text, story = _wanted(row, "text", file, number), _wanted(row, "story", file, number)
    _wanted(row, "id", file, number)
    language = row.get("language") or identify(text).language
    item = ItemId(f"row-{number}")
    return LabelledRow(Arrival(item, str(row.get("source") or ""), str(language), _time(row, file, number, now), text), story)


def _wanted(row: dict[str, Any], key: str, file: str, number: int) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise BadInput(file, number, f'"{key}" is missing or is no text')
    return value


def _time(row: dict[str, Any], file: str, number: int, now: datetime) -> datetime:
    """A row without a time is taken as received now; a time without a zone as UTC."""
    written = row.get("published_at")
    if written is None:
        return now
    try:
        moment = datetime.fromisoformat(written)
    except (TypeError, ValueError):
        raise BadInput(file, number, f'"published_at" is no time in ISO 8601: {written!r}') from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def link(rows: list[LabelledRow]) -> tuple[list[StoryId], list[StoryId]]:
    """The story of each row when it arrived, and in the end."""
    linker, at_arrival = Linker(), []
    became: dict[StoryId, StoryId] = {}
    with click.progressbar(rows, label="Linking", file=sys.stderr) as arriving:
        for row in arriving:
            placement = linker.place(row.arrival)
            at_arrival.append(placement.link.story)
            became.update((merge.absorbed, merge.into) for merge in placement.merges)
    return at_arrival, [_at_last(story, became) for story in at_arrival]


def _at_last(story: StoryId, became: dict[StoryId, StoryId]) -> StoryId:
    while story in became:
        story = became[story]
    return story


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
