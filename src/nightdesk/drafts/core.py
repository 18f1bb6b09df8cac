"""What of a story's items is told: those of its core. An item that shares neither names, nor places, nor the kind of event with it is not.

The linker sometimes lays two matters into one story (a cup final beside an election, a shooting beside a bus crash). Each half would be
told truly, and the whole would be false.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from nightdesk.claims.history import histories
from nightdesk.drafts.attribution import is_portal
from nightdesk.drafts.dating import Dated, day_agreed, day_of_item
from nightdesk.drafts.pack import EvidencePack
from nightdesk.foundation.ids import ItemId
from nightdesk.languages.names import find_names
from nightdesk.languages.places import find_places
from nightdesk.stories.event_kinds import event_kind, event_scores
from nightdesk.stories.model import EventKind
from nightdesk.stories.profile import read_profile
from nightdesk.wire.model import Item

_PLACE = "place "
_LONG_KEY, _HALF, _FEWEST = 4, 0.5, 2
_A_DAY, _A_WEEK, _A_SEASON = timedelta(days=1), timedelta(days=7), timedelta(days=150)
_VIOLENCE = frozenset({EventKind.ATTACK, EventKind.WAR, EventKind.SHOOTING, EventKind.COUP, EventKind.PROTEST, EventKind.ARREST})
_POLITICS = frozenset({EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.COUP, EventKind.DIPLOMACY, EventKind.PROTEST, EventKind.DEATH})
_JUSTICE = frozenset({EventKind.TRIAL, EventKind.ARREST, EventKind.ATTACK, EventKind.SHOOTING, EventKind.DEATH})
_DISASTER = frozenset(
    {
        EventKind.EARTHQUAKE, EventKind.STORM, EventKind.FLOOD, EventKind.FIRE, EventKind.ERUPTION, EventKind.CRASH, EventKind.CRUSH,
        EventKind.COLLAPSE,
    }
)  # fmt: skip
_HONOURS = frozenset({EventKind.AWARD, EventKind.SCIENCE, EventKind.CULTURE, EventKind.SPACE, EventKind.ECONOMY})
_FAMILIES = (_VIOLENCE, _POLITICS, _JUSTICE, _DISASTER, _HONOURS)


@dataclass(frozen=True, slots=True)
class _Marks:
    """What an item shows of its matter: names by their keys and places below a country, countries, kinds of event."""

    shown: frozenset[str]
    countries: frozenset[str]
    scores: tuple[tuple[EventKind, int], ...]

    @property
    def kinds(self) -> frozenset[EventKind]:
        """Those told of at least half as clearly as the clearest."""
        most = max((score for _, score in self.scores), default=0)
        return frozenset(kind for kind, score in self.scores if score >= _HALF * most)


def core_of(pack: EvidencePack) -> tuple[EvidencePack, tuple[Item, ...]]:
    """The pack with what is of its core, its profile read anew, and the items left out."""
    if len(pack.items) < _FEWEST:
        return pack, ()
    agreed = day_agreed(pack)
    early = _before_its_day(pack, agreed)
    if early:
        kept, also = core_of(without(pack, early))
        gone = early | {item.id for item in also}
        return kept, tuple(item for item in pack.items if item.id in gone)
    marks = [_marks(item.text, item.language) for item in pack.items]
    groups = _groups([mark.shown for mark in marks])
    core = min(groups, key=lambda group: (-len(group), group[0]))
    event = event_kind(dict(marks[place].scores) for place in core)
    kinds = _near(event) | _near(pack.profile.event)
    named = Counter(country for place in core for country in marks[place].countries)
    countries = frozenset(country for country, times in named.items() if times > 1 or len(core) <= _FEWEST)
    out = [
        item
        for group in groups
        for place, item in ((place, pack.items[place]) for place in group)
        if group is not core
        and not (agreed is not None and day_of_item(item) == agreed.day)
        and (
            _is_of_another(marks[place], item, event, kinds, countries, {pack.items[other].language for other in group})
            or (_is_the_like_elsewhere(marks[place], item, pack) and any(shown.startswith(_PLACE) for shown in marks[core[0]].shown))
        )
    ]
    gone = frozenset(item.id for item in out)
    return (without(pack, gone), tuple(item for item in pack.items if item.id in gone)) if out else (pack, ())


def _before_its_day(pack: EvidencePack, agreed: Dated | None) -> frozenset[ItemId]:
    """What was published before the day on which it happened, or dates itself to an earlier one, tells of something else. The night before
    may be the day itself elsewhere on earth: there only another kind of event does."""
    if agreed is None:
        return frozenset()
    return frozenset(
        item.id
        for item in pack.items
        if (early := agreed.day - item.published_at.date()) > _A_DAY
        or (early == _A_DAY and _is_of_another_kind(item, pack.profile.event))
        or ((own := day_of_item(item)) is not None and agreed.day - own > _A_WEEK)
    )


def _is_of_another_kind(item: Item, event: EventKind) -> bool:
    kinds = _marks(item.text, item.language).kinds
    return bool(kinds) and event not in kinds


def _is_of_another(
    mark: _Marks, item: Item, event: EventKind, kinds: frozenset[EventKind], countries: frozenset[str], languages: set[str]
) -> bool:
    """Only what shows another matter is left out. Where no English is read, one item alone shows too little of it."""
    elsewhere = bool(mark.countries) and bool(countries) and mark.countries.isdisjoint(countries)
    otherwise = bool(mark.kinds) and mark.kinds.isdisjoint(kinds)
    plain = item.language.split("-")[0] == "en"
    apart = elsewhere and bool(mark.kinds) and event not in mark.kinds
    return apart or (otherwise and (plain or elsewhere or len(languages) > 1))


def _is_the_like_elsewhere(mark: _Marks, item: Item, pack: EvidencePack) -> bool:
    """A line of the portal on an accident in a town or a region that nothing else of the story names is of another accident."""
    lines = {source.id for source in pack.sources if is_portal(source)}
    accident = pack.profile.event in _DISASTER and item.source in lines
    return accident and any(shown.startswith(_PLACE) for shown in mark.shown)


def _near(kind: EventKind) -> frozenset[EventKind]:
    return frozenset({kind, *(other for family in _FAMILIES if kind in family for other in family)})


def _groups(shown: list[frozenset[str]]) -> list[list[int]]:
    """The places of items that hang together by the names and places they share."""
    above = list(range(len(shown)))

    def root(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    first: dict[str, int] = {}
    for place, marks in enumerate(shown):
        for mark in sorted(marks):
            above[root(place)] = root(first.setdefault(mark, place))
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for place in range(len(shown)):
        groups[root(place)].append(place)
    return list(groups.values())


@lru_cache(maxsize=4096)
def _marks(text: str, language: str) -> _Marks:
    found = find_places(text, language)
    names = (
        name.key
        for name in find_names(text, language)
        if name.sure and len(name.key) >= _LONG_KEY and not any(place.span.overlaps(name.span) for place in found)
    )
    return _Marks(
        shown=frozenset({*(f"name {name}" for name in names), *(f"{_PLACE}{place.name}" for place in found if place.kind != "country")}),
        countries=frozenset(place.country for place in found if place.country),
        scores=tuple(event_scores(text, language).items()),
    )


def without(pack: EvidencePack, out: frozenset[ItemId]) -> EvidencePack:
    """The pack less these items and what was read from them, its profile read anew."""
    items = tuple(item for item in pack.items if item.id not in out)
    figures = tuple(figure for figure in pack.figures if figure.item not in out)
    sources = {item.source for item in items}
    families = {source.id: source.family for source in pack.sources}
    return replace(
        pack,
        items=items,
        sources=tuple(source for source in pack.sources if source.id in sources),
        developments=tuple(development for development in pack.developments if development.item not in out),
        figures=figures,
        histories=histories(figures, {item.id: families[item.source] for item in items}),
        attributions=tuple(attribution for attribution in pack.attributions if attribution.item not in out),
        quotations=tuple(quotation for quotation in pack.quotations if quotation.item not in out),
        profile=read_profile(pack.story.id, items),
    )
