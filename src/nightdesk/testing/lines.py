"""A handful of real lines for tests, from Wikipedia's "Current events" portal (CC BY-SA 4.0) and "In the news" sections (CC BY-SA 3.0).

Their authors are Wikipedia's contributors; each line keeps the address it came from where one is known.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("lines.jsonl")
_DAY_PAGE = "https://en.wikipedia.org/wiki/Portal:Current_events/{day.year}_{day:%B}_{day.day}"


@dataclass(frozen=True, slots=True)
class Line:
    """`published_at` is at noon UTC where the source gives the day alone."""

    id: str
    language: str
    published_at: datetime
    source: str
    outlets: tuple[str, ...]
    url: str
    text: str


@cache
def lines() -> dict[str, Line]:
    """Every line by its id."""
    return {line.id: line for line in map(_read, _FILE.read_text(encoding="utf-8").splitlines())}


def _read(row: str) -> Line:
    fields = json.loads(row)
    at = datetime.fromisoformat(fields["published_at"])
    day = datetime.combine(at.date(), time(12), UTC)
    return Line(
        id=fields["id"],
        language=fields["language"],
        published_at=at,
        source=fields["source"],
        outlets=tuple(fields.get("outlets", ())),
        url=fields.get("url") or _DAY_PAGE.format(day=day),
        text=fields["text"],
    )
