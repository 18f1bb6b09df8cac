"""The letters that there are: those an editor wrote down, and one for each analyst and each place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db.models import QuerySet
from pydantic import BaseModel, ConfigDict, Field

from nightdesk.foundation.errors import NotFound
from nightdesk.foundation.written import read_written
from nightdesk_site.reader.analysts import analysts
from nightdesk_site.reader.lists import places, published
from nightdesk_site.record.models import ArticleRow

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Written(BaseModel):
    """A letter as `letters.toml` has it. `waits`: an editor sends it. `first`: a new reader gets it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern="^[a-z0-9-]{1,40}$")
    title: str
    every: Literal["day", "week"] = "day"
    weekday: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] = "monday"
    hour: int = Field(6, ge=0, le=23)
    most: int = Field(7, ge=1, le=40)
    waits: bool = False
    first: bool = False


class _Book(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    per_minute: int = Field(300, ge=1)
    letters: tuple[Written, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """`key` names it in the record. Letters of an analyst or a place go out on the days on which there is something."""

    key: str
    title: str
    every: Literal["day", "week"]
    weekday: int
    hour: int
    most: int
    waits: bool

    def last_hour(self, now: datetime) -> datetime:
        """The latest moment, not after `now`, at which an issue was due."""
        today = now.astimezone(UTC).replace(hour=self.hour, minute=0, second=0, microsecond=0)
        back = 0 if self.every == "day" else (today.weekday() - self.weekday) % 7
        due = today - timedelta(days=back)
        return due if due <= now else due - timedelta(days=1 if self.every == "day" else 7)

    def articles(self) -> QuerySet[ArticleRow]:
        kind, _, name = self.key.partition("/")
        if not name:
            return published()
        return published().filter(**{"persona" if kind == "analyst" else "place_slug": name})


def letters() -> tuple[Letter, ...]:
    """Those written down. Raises BadInput if the file cannot be understood."""
    return tuple(
        Letter(one.name, one.title, one.every, _WEEKDAYS.index(one.weekday), one.hour, one.most, one.waits) for one in _book().letters
    )


def letter(key: str) -> Letter:
    """Raises NotFound if there is no such letter."""
    for one in letters():
        if one.key == key:
            return one
    kind, _, name = key.partition("/")
    known = analysts() if kind == "analyst" else {mark.slug: mark for mark in places()} if kind == "place" else {}
    if name not in known:
        named = ", ".join(one.key for one in letters())
        raise NotFound(f"there is no letter named {key!r}; there are {named}, and analyst/NAME and place/NAME for those who have written")
    return Letter(key, known[name].name, "day", 0, _hour(), 7, False)


def first_letters() -> tuple[str, ...]:
    """What a new reader gets."""
    return tuple(one.name for one in _book().letters if one.first)


def per_minute() -> int:
    return _book().per_minute


def _hour() -> int:
    return next((one.hour for one in _book().letters if one.every == "day"), 6)


def _book() -> _Book:
    return _read(settings.NEWSROOM.newsroom / "letters.toml")


@cache
def _read(file: Path) -> _Book:
    return read_written(_Book, file) if file.exists() else _Book()
