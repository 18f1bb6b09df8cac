"""Choosing from the catalogue whom to follow: sources of some countries and languages, spread so that no country, language or owner drowns
the others. The same catalogue and the same wishes give the same choice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from nightdesk.foundation.ids import FamilyId
from nightdesk.sources.model import FeedKind, Source

NEWS = frozenset(
    {
        "news",
        "top news",
        "world",
        "world news",
        "politics",
        "business",
        "economy",
        "economics",
        "finance",
        "top stories",
        "regional news",
        "",
    }
)
"""Subjects that a newsroom follows; lists of feeds hold as much sport, food and music."""
WORLDWIDE = frozenset({"en", "fr", "es", "pt", "ar", "ru", "zh", "de"})
"""Languages that are written far from any one region: a source in one of them is chosen for its country."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; an empty collection asks for nothing in particular. Countries are ISO 3166 alpha-2, languages BCP 47."""

    countries: Collection[str] = ()
    languages: Collection[str] = ()
    topics: Collection[str] = NEWS


def fits(source: Source, wanted: Wanted) -> bool:
    """Whether the source writes about what is wanted, and from one of the countries or in a language that is theirs alone."""
    if wanted.topics and (source.topic or "").lower() not in wanted.topics:
        return False
    there = source.country in wanted.countries
    spoken = _primary(source.language) in {_primary(language) for language in wanted.languages}
    if wanted.countries and wanted.languages:
        return there or (spoken and _primary(source.language) not in WORLDWIDE)
    return (there or not wanted.countries) and (spoken or not wanted.languages)


def choose(sources: Iterable[Source], wanted: Wanted, limit: int) -> tuple[Source, ...]:
    """At most `limit` sources that fit, taken in turns from each country and language; of a family one before its others."""
    places: dict[tuple[str, str], list[Source]] = defaultdict(list)
    for source in sorted((one for one in sources if fits(one, wanted)), key=lambda one: _rank(one, wanted)):
        places[source.country or "", _primary(source.language)].append(source)
    queues = [_one_of_each_family_first(places[place]) for place in sorted(places)]
    chosen: list[Source] = []
    for turn in range(max(map(len, queues), default=0)):
        chosen += [queue[turn] for queue in queues if turn < len(queue)]
    return tuple(_first_voices(chosen)[:limit])


def _rank(source: Source, wanted: Wanted) -> tuple[object, ...]:
    """Better known first: from there and in their own language, with a feed, of general news."""
    own = _primary(source.language) in {_primary(language) for language in wanted.languages} - WORLDWIDE
    general = (source.topic or "news") in ("news", "top news", "top stories")
    return (
        source.country not in wanted.countries,
        not own,
        source.kind is FeedKind.INDEX_PAGE,
        not general,
        source.language_assumed,
        source.id,
    )


def _one_of_each_family_first(sources: Sequence[Source]) -> list[Source]:
    seen: dict[FamilyId, int] = defaultdict(int)
    turns = []
    for source in sources:
        turns.append((seen[source.family], source))
        seen[source.family] += 1
    return [source for _, source in sorted(turns, key=lambda pair: pair[0])]


def _first_voices(sources: Sequence[Source]) -> list[Source]:
    """The order as it is, with second and later sources of one family moved behind the first of each."""
    first = {source.family: source.id for source in reversed(sources)}
    return sorted(sources, key=lambda source: first[source.family] != source.id)


def _primary(language: str | None) -> str:
    return (language or "").split("-")[0]
