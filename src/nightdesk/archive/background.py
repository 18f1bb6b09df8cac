"""What came before: the record of an actor, and of a kind of event in a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from datetime import date
from functools import lru_cache
from typing import cast

from nightdesk.archive.aliases import names_in_archive, split_acronyms
from nightdesk.archive.kinds import event_words
from nightdesk.archive.model import Archive, ArchiveLine, ArchiveQuery, ArchiveSearch
from nightdesk.archive.place_names import names_of_place

_LIMIT, _STORY = 2_000, 16


def record_of_actor(archive: Archive, names: tuple[str, ...], before: date) -> ArchiveSearch:
    """Every line that names the actor. An acronym among the names is trusted only beside a telling word of a full name.

    The last few answers are kept: several parts of one story ask for the same actors.
    """
    return _record_of_actor(cast(Hashable, archive), names, before)


@lru_cache(maxsize=_STORY)
def _record_of_actor(of: Hashable, names: tuple[str, ...], before: date) -> ArchiveSearch:
    archive = cast(Archive, of)
    full, acronyms = split_acronyms(names_in_archive(archive, names, before))
    query = ArchiveQuery(actors=full or acronyms, acronyms=acronyms if full else (), before=before)
    return archive.search(query, _LIMIT)


def record_of_kind(archive: Archive, places: tuple[str, ...], kind: str, before: date) -> ArchiveSearch:
    """Every line that names one of the places, under any of its names, and has a word for the kind of event."""
    names = tuple(dict.fromkeys(name for place in places for name in names_of_place(place)))
    return archive.search(ArchiveQuery(places=names, events=event_words(kind), before=before), _LIMIT)


def counts_by_year(lines: Sequence[ArchiveLine]) -> tuple[tuple[int, int], ...]:
    """Years with their number of lines, from the first line's year to the last's; a quiet year between them counts 0."""
    if not lines:
        return ()
    counts = Counter(line.date.year for line in lines)
    return tuple((year, counts[year]) for year in range(min(counts), max(counts) + 1))
