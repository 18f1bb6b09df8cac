"""Dated reference lines, and what a search of them found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from nightdesk.foundation.ids import ArchiveLineId


@dataclass(frozen=True, slots=True)
class ArchiveLine:
    """`told_in` is the headline of the newsroom's own article that the line is a sentence of, `address` where that can be read, `author`
    the analyst; all three are empty for a line of the morgue."""

    id: ArchiveLineId
    date: date
    text: str
    labels: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    told_in: str = ""
    address: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class ArchiveQuery:
    """A line matches when, for each non-empty group, it has at least one of the group's phrases as whole words.

    Groups: `actors` (names and their aliases), `places`, `events` (words for one kind of event). `before` is exclusive.
    Case, diacritics and punctuation do not count. `acronyms` are further names of the actors, too short to be trusted alone:
    one of them counts only as written, capitals and all, and only in a line whose text or labels also hold a telling word
    of `actors` (see `nightdesk.archive.matching`).
    """

    actors: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    since: date | None = None
    before: date | None = None


@dataclass(frozen=True, slots=True)
class ArchiveSearch:
    """A recorded search: what was asked, how many lines were searched, what was found (in order of date).

    `more` is the number of further matching lines, all older than those found, that the search's limit kept out.
    """

    query: ArchiveQuery
    searched: int
    found: tuple[ArchiveLine, ...]
    more: int = 0


class Archive(Protocol):
    """The port to the morgue."""

    def search(self, query: ArchiveQuery, limit: int = 500) -> ArchiveSearch:
        """The latest `limit` lines that match, in order of date."""
        ...

    def lines(self, ids: Sequence[ArchiveLineId]) -> tuple[ArchiveLine, ...]:
        """Raise NotFound if one is not in the archive."""
        ...

    def size(self) -> int: ...
