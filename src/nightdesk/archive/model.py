"""Dated reference lines, and what a search of them found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from nightdesk.foundation.ids import ArchiveLineId


@dataclass(frozen=True, slots=True)
class ArchiveLine:
    id: ArchiveLineId
    date: date
    text: str
    labels: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArchiveQuery:
    """A line matches when, for each non-empty group, it has at least one of the group's phrases as whole words.

    Groups: `actors` (names and their aliases), `places`, `events` (words for one kind of event). `before` is exclusive.
    """

    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    since: date | None = None
    before: date | None = None


@dataclass(frozen=True, slots=True)
class ArchiveSearch:
    """A recorded search: what was asked, how many lines were searched, what was found (in order of date)."""

    query: ArchiveQuery
    searched: int
    found: tuple[ArchiveLine, ...]


class Archive(Protocol):
    """The port to the morgue."""

    def search(self, query: ArchiveQuery, limit: int = 500) -> ArchiveSearch: ...

    def lines(self, ids: Sequence[ArchiveLineId]) -> tuple[ArchiveLine, ...]:
        """Raise NotFound if one is not in the archive."""
        ...

    def size(self) -> int: ...
