"""What an item adds to its story: a count, a place, an actor, a matter that no earlier item had, in any language.

A count is new if it is higher than all before and not implied by them ("136" after "more than 135"), of a kind not counted before, or
lower and exact enough to be a correction and not a straggler. A repeated count is a confirmation. Nothing here says that a lower count
is right: it says "lower".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nightdesk.claims.model import Figure, FigureKind, Qualifier
from nightdesk.foundation.ids import StoryId
from nightdesk.languages.names import find_names
from nightdesk.languages.places import FoundPlace, country_name, find_places
from nightdesk.languages.words import split
from nightdesk.stories.concepts import find_concepts
from nightdesk.stories.model import Development, News
from nightdesk.wire.model import Item

COUNTED = {
    FigureKind.KILLED: "dead",
    FigureKind.INJURED: "injured",
    FigureKind.MISSING: "missing",
    FigureKind.ARRESTED: "arrested",
    FigureKind.DISPLACED: "displaced",
    FigureKind.INFECTED: "infected",
    FigureKind.RESCUED: "rescued",
    FigureKind.KIDNAPPED: "kidnapped",
}
SAID = {
    Qualifier.EXACT: "",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.ABOUT: "about ",
    Qualifier.NEARLY: "nearly ",
    Qualifier.UP_TO: "up to ",
    Qualifier.RANGE: "",
    Qualifier.FEWER_THAN: "fewer than ",
}
OPEN = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.ABOUT, Qualifier.NEARLY})
_EVENTFUL = """
    landslide flood fire explosion collapse arrest resign protest court treaty missile drone train crush assassination embassy children
    insurgent mass_killing impeach coup referendum pipeline nuclear
"""
EVENTFUL = frozenset(_EVENTFUL.split())
SETTLED = 3


@dataclass(slots=True)
class StorySoFar:
    """What a story's items have said until now, in all their languages."""

    items: int = 0
    languages: dict[str, int] = field(default_factory=dict)
    counts: dict[FigureKind, dict[int, set[str]]] = field(default_factory=dict)
    highest: dict[FigureKind, tuple[int, Qualifier]] = field(default_factory=dict)
    vague: set[FigureKind] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    concepts: set[str] = field(default_factory=set)

    def take(self, item: Item, figures: Sequence[Figure]) -> None:
        """The item has been read: what it says is no longer new."""
        self.items += 1
        self.languages[item.language] = self.languages.get(item.language, 0) + 1
        for figure in figures:
            self._count(figure, item.source)
        for place in find_places(item.text, item.language):
            self.places.add(_place_key(place))
            if place.country:
                self.countries.add(place.country)
        self.names.update(name.key for name in find_names(item.text, item.language))
        self.concepts.update(find_concepts(item.text, split(item.text, item.language)))

    def _count(self, figure: Figure, source: str) -> None:
        read = figure.read
        if read.value is None:
            self.vague.add(read.kind)
            return
        self.counts.setdefault(read.kind, {}).setdefault(read.value, set()).add(source)
        if read.kind not in self.highest or read.value > self.highest[read.kind][0]:
            self.highest[read.kind] = (read.value, read.qualifier)


def develop(item: Item, figures: Sequence[Figure], earlier: StorySoFar, story: StoryId) -> Development:
    """What `item`, with the figures read from it, adds to what its story held before it."""
    if earlier.items == 0:
        return Development(item.id, story, (News.FIRST,), (_first(figures),))
    news = [*_figures(figures, earlier), *_places(item, earlier), *_matters(item, earlier)]
    if not news:
        news = list(_confirmations(item, figures, earlier))
    if not news:
        return Development(item.id, story, (News.NOTHING,), ())
    kinds = tuple(dict.fromkeys(kind for kind, _ in news))
    return Development(item.id, story, kinds, tuple(dict.fromkeys(what for _, what in news)))


def _first(figures: Sequence[Figure]) -> str:
    counts = [f"{_number(figure)} {COUNTED[figure.read.kind]}" for figure in _main(figures).values() if figure.read.value is not None]
    return f"first report: {', '.join(counts)}" if counts else "first report"


def _main(figures: Sequence[Figure]) -> dict[FigureKind, Figure]:
    """For each kind the largest count of an item; lesser ones are parts of it."""
    largest: dict[FigureKind, Figure] = {}
    for figure in figures:
        held = largest.get(figure.read.kind)
        if held is None or (figure.read.value or -1) > (held.read.value or -1):
            largest[figure.read.kind] = figure
    return largest


def _figures(figures: Sequence[Figure], earlier: StorySoFar) -> Iterator[tuple[News, str]]:
    main = _main(figures)
    for kind, figure in main.items():
        yield from _main_count(kind, figure, earlier)
    for figure in figures:
        read = figure.read
        if figure is main[read.kind] or read.value is None or read.value in earlier.counts.get(read.kind, {}):
            continue
        if read.value != main[read.kind].read.value and read.value > 1:
            group = f" ({read.who})" if read.who else ""
            yield News.FIGURE, f"first to count {read.value:,} of the {COUNTED[read.kind]} apart{group}"


def _main_count(kind: FigureKind, figure: Figure, earlier: StorySoFar) -> Iterator[tuple[News, str]]:
    value, counted = figure.read.value, COUNTED[kind]
    if kind not in earlier.highest:
        if value is None:
            if kind not in earlier.vague:
                yield News.FIGURE, f"first to tell of {counted}, without a number"
        else:
            yield News.FIGURE, f"first count of {counted}: {_number(figure)}"
        return
    if value is None or value in earlier.counts[kind]:
        return
    highest, qualifier = earlier.highest[kind]
    if value > highest:
        if not _implied(value, highest, qualifier):
            yield News.FIGURE, f"count of {counted} raised to {_number(figure)}"
    elif _corrects(value, figure.read.qualifier, earlier.counts[kind]):
        yield News.FIGURE, f"a lower count of {counted}: {_number(figure)}"


def _implied(value: int, highest: int, qualifier: Qualifier) -> bool:
    """One more than "more than 135" says nothing new; nor does 16,040 after "about 16,000"."""
    return qualifier in OPEN and value - highest <= max(1, highest // 200)


def _corrects(value: int, qualifier: Qualifier, counts: dict[int, set[str]]) -> bool:
    """A lower count is news if it is no round number, and lies above what was first said: below that it is a straggler."""
    round_number = value >= 20 and value % 10 == 0
    return qualifier in (Qualifier.EXACT, Qualifier.AT_LEAST) and not round_number and value > min(counts)


def _places(item: Item, earlier: StorySoFar) -> Iterator[tuple[News, str]]:
    if earlier.items < SETTLED and not earlier.languages.get(item.language):
        return
    for place in find_places(item.text, item.language):
        if place.kind == "country":
            if place.country and place.country not in earlier.countries:
                yield News.PLACE, f"first to name {country_name(place.country)}"
        elif _place_key(place) not in earlier.places and place.country in earlier.countries:
            yield News.PLACE, f"first to name {place.name}"


def _matters(item: Item, earlier: StorySoFar) -> Iterator[tuple[News, str]]:
    for concept in find_concepts(item.text, split(item.text, item.language)):
        if concept in EVENTFUL and concept not in earlier.concepts:
            yield News.STATEMENT, f"first to tell of {concept.replace('_', ' ')}"


def _confirmations(item: Item, figures: Sequence[Figure], earlier: StorySoFar) -> Iterator[tuple[News, str]]:
    for kind, figure in _main(figures).items():
        sources = earlier.counts.get(kind, {}).get(figure.read.value or -1)
        if sources and item.source not in sources:
            yield News.CONFIRMATION, f"also gives {_number(figure)} {COUNTED[kind]}"


def _number(figure: Figure) -> str:
    return f"{SAID[figure.read.qualifier]}{figure.read.value:,}"


def _place_key(place: FoundPlace) -> str:
    return f"{place.country}/{place.name}"
