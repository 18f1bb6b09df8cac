"""What came before: the record of an actor, and of a kind of event in a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nightdesk.archive.aliases import names_in_archive, split_acronyms
from nightdesk.archive.kinds import event_words
from nightdesk.archive.model import Archive, ArchiveQuery, ArchiveSearch
from nightdesk.archive.place_names import names_of_place

_ACTORS = 4
_LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class Background:
    """The searches behind a story's record. `by_actor` goes by the actor's name; what found nothing stays: absence is recorded too."""

    by_actor: tuple[tuple[str, ArchiveSearch], ...]
    by_place_and_kind: ArchiveSearch | None


def read_background(archive: Archive, actors: Sequence[tuple[str, ...]], places: tuple[str, ...], kind: str, before: date) -> Background:
    """`actors` are the names of each actor, its main name first; `kind` is a value of EventKind; lines are dated before `before`."""
    by_actor = tuple((names[0], record_of_actor(archive, names, before)) for names in actors[:_ACTORS] if names)
    place_known = bool(places and event_words(kind))
    return Background(by_actor, record_of_kind(archive, places, kind, before) if place_known else None)


def record_of_actor(archive: Archive, names: tuple[str, ...], before: date) -> ArchiveSearch:
    """Every line that names the actor. An acronym among the names is trusted only beside a telling word of a full name."""
    full, acronyms = split_acronyms(names_in_archive(archive, names, before))
    query = ArchiveQuery(actors=full or acronyms, acronyms=acronyms if full else (), before=before)
    return archive.search(query, _LIMIT)


def record_of_kind(archive: Archive, places: tuple[str, ...], kind: str, before: date) -> ArchiveSearch:
    """Every line that names one of the places, under any of its names, and has a word for the kind of event."""
    names = tuple(dict.fromkeys(name for place in places for name in names_of_place(place)))
    return archive.search(ArchiveQuery(places=names, events=event_words(kind), before=before), _LIMIT)


def counts_by_year(search: ArchiveSearch) -> tuple[tuple[int, int], ...]:
    """Years with their number of lines, from the first line's year to the last's; a quiet year between them counts 0."""
    if not search.found:
        return ()
    counts = Counter(line.date.year for line in search.found)
    return tuple((year, counts[year]) for year in range(min(counts), max(counts) + 1))


def quiet_years(search: ArchiveSearch) -> tuple[int, ...]:
    """The years between the first line and the last that have none."""
    return tuple(year for year, count in counts_by_year(search) if count == 0)


def busiest(search: ArchiveSearch) -> tuple[int, int] | None:
    """The year with the most lines and their number, the earliest of equals; None where nothing was found."""
    return max(counts_by_year(search), key=lambda year: (year[1], -year[0]), default=None)
