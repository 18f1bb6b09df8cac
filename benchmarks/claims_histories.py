"""Shows how the counts of a story of the sample wire moved, line by line, each with the words it was read from:

    python benchmarks/claims_histories.py west-java | turkey-and-syria | balochistan

Stories are put together by their hand-made labels (earthquakes) or by the days and the name (Balochistan), not by the linker, so that what
is shown is the reading of claims alone.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nightdesk.claims.history import histories
from nightdesk.claims.model import Figure, History
from nightdesk.claims.read import read_claims
from nightdesk.claims.telling import tell
from nightdesk.foundation.ids import ItemId, SourceId
from nightdesk.languages.identify import normalise
from nightdesk.languages.tongues import language_name
from nightdesk.wire.model import Item

ROOT = Path(__file__).resolve().parents[1]
WIRE, STORIES = ROOT / "newsroom" / "sample-wire", ROOT / "tests" / "quality" / "gold" / "in-the-news-stories.jsonl"
QUAKES = {"west-java": "Q115322003", "turkey-and-syria": "Q116691303"}
NIGHT = ("2026-01-31", "2026-02-05")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("story", choices=[*QUAKES, "balochistan"])
    items = {item.id: item for item in items_of(parser.parse_args().story)}
    for history in told(items):
        for line in lines(history, items):
            print(line)
        print()


def items_of(story: str) -> list[Item]:
    """The items whose time is known, in order of publication."""
    rows = _quake(QUAKES[story]) if story in QUAKES else _balochistan()
    return sorted(map(_item, rows), key=lambda item: (item.published_at, item.id))


def told(items: dict[ItemId, Item]) -> tuple[History, ...]:
    figures = [figure for item in items.values() for figure in read_claims(item).figures]
    return histories(figures, {item.id: str(item.source) for item in items.values()})


def lines(history: History, items: dict[ItemId, Item]) -> Iterator[str]:
    yield f"# {history.kind.value}{f', {history.group}' if history.group else ''}: {tell(history, _teller) or 'no number'}"
    for step in history.steps:
        movement = f"({step.why.value})" if step.why else step.movement.value
        again = f" +{len(step.repeated_by)}" if step.repeated_by else ""
        figure = step.figure
        number = "–" if figure.read.value is None else f"{figure.read.qualifier.value.replace('_', ' ')} {figure.read.value:,}"
        yield f"{figure.published_at:%Y-%m-%d %H:%M} {movement:<26} {number:<20}{again:<4} {figure.language:<9} {_words(figure, items)}"


def _words(figure: Figure, items: dict[ItemId, Item]) -> str:
    text, span = items[figure.item].text, figure.read.span
    return f"…{text[max(0, span.start - 25) : span.start]}[{span.cut(text)}]{text[span.end : span.end + 25]}…".replace("\n", " ")


def _teller(figure: Figure) -> str:
    return figure.read.said_by or language_name(figure.language)


def _quake(story: str) -> Iterator[dict[str, Any]]:
    labels = {row["id"]: row["story"] for row in map(json.loads, STORIES.read_text("utf-8").splitlines())}
    rows = _rows("in-the-news*.jsonl.xz")
    return (row for row in rows if labels.get(row["id"]) == story and row.get("published_at") and not row.get("time_repaired"))


def _balochistan() -> Iterator[dict[str, Any]]:
    rows = _rows("current-events*.jsonl.xz")
    return (row for row in rows if NIGHT[0] <= (row.get("published_at") or "")[:10] <= NIGHT[1] and "Baloch" in row["text"])


def _rows(pattern: str) -> Iterator[dict[str, Any]]:
    for packed in sorted(WIRE.glob(pattern)):
        yield from map(json.loads, lzma.decompress(packed.read_bytes()).decode().splitlines())


def _item(row: dict[str, Any]) -> Item:
    source, name, at = SourceId(row.get("source") or "wire"), str(row["id"]), datetime.fromisoformat(row["published_at"])
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return Item(Item.identify(source, name), source, name, normalise(row["language"]), "declared", None, row["text"], None, None, at, at)


if __name__ == "__main__":
    main()
