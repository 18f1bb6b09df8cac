"""What an item adds to its story: a count, a place, an actor, a matter that no earlier item had, in any language.

A count is new if it is higher than the one that stands and not implied by it ("136" after "more than 135"), of a kind not counted before,
or lower where a source takes back its own; lower counts of others are stragglers. A repeated count is a confirmation. Nothing here says
that a lower count is right: it says "lower".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nightdesk.claims.model import Figure, FigureKind, Qualifier
from nightdesk.foundation.ids import StoryId
from nightdesk.languages.names import find_names
from nightdesk.languages.numbers import read_numbers
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
FIRM = frozenset({Qualifier.EXACT, Qualifier.AT_LEAST})
ROUGH = frozenset({Qualifier.ABOUT, Qualifier.NEARLY})
_EVENTFUL = """
    landslide flood fire explosion collapse arrest resign protest court treaty missile drone train insurgent referendum
"""
EVENTFUL = frozenset(_EVENTFUL.split())
SETTLED = 3
DOUBTERS = 2


@dataclass(slots=True)
class Counts:
    """How one kind of people was counted, statement by statement: value, qualifier, source. `parts` are counts of some among them."""

    told: list[tuple[int, Qualifier, str]] = field(default_factory=list)
    parts: set[int] = field(default_factory=set)

    def sources_of(self, value: int) -> frozenset[str]:
        return frozenset(source for told, _, source in self.told if told == value)

    def standing(self) -> tuple[int, Qualifier] | None:
        """The highest count that stands: two sources give it, or fewer than DOUBTERS others have given a lower one since."""
        for value in sorted({value for value, _, _ in self.told}, reverse=True):
            given = [at for at, told in enumerate(self.told) if told[0] == value]
            sources = {self.told[at][2] for at in given}
            doubters = {source for told, _, source in self.told[given[-1] + 1 :] if told < value and source not in sources}
            if len(sources) > 1 or len(doubters) < DOUBTERS:
                return value, self.told[given[0]][1]
        return None

    def lowered(self, value: int, source: str) -> bool:
        """Whether this source takes back its own higher count, and nobody has given the lower one since that was first told."""
        own = [at for at, told in enumerate(self.told) if told[2] == source]
        if not own or self.told[own[-1]][0] <= value:
            return False
        since = next(at for at, told in enumerate(self.told) if told[0] == self.told[own[-1]][0])
        return all(told != value for told, _, _ in self.told[since:])


@dataclass(slots=True)
class StorySoFar:
    """What a story's items have said until now, in all their languages."""

    items: int = 0
    languages: dict[str, int] = field(default_factory=dict)
    counts: dict[FigureKind, Counts] = field(default_factory=dict)
    vague: set[FigureKind] = field(default_factory=set)
    numbers: set[float] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    concepts: set[str] = field(default_factory=set)

    def take(self, item: Item, figures: Sequence[Figure]) -> None:
        """The item has been read: what it says is no longer new."""
        self.items += 1
        self.languages[item.language] = self.languages.get(item.language, 0) + 1
        main = _main(figures)
        for figure in figures:
            if figure.read.value is None:
                self.vague.add(figure.read.kind)
            else:
                self._count(figure, str(item.source), whole=figure is main[figure.read.kind])
        for place in find_places(item.text, item.language):
            self.places.add(_place_key(place))
            if place.country:
                self.countries.add(place.country)
        self.numbers.update(_numbers(item))
        self.names.update(name.key for name in find_names(item.text, item.language))
        self.concepts.update(find_concepts(item.text, split(item.text, item.language)))

    def _count(self, figure: Figure, source: str, whole: bool) -> None:
        counts = self.counts.setdefault(figure.read.kind, Counts())
        assert figure.read.value is not None
        if whole:
            counts.told.append((figure.read.value, figure.read.qualifier, source))
        else:
            counts.parts.add(figure.read.value)


def develop(item: Item, figures: Sequence[Figure], earlier: StorySoFar, story: StoryId) -> Development:
    """What `item`, with the figures read from it, adds to what its story held before it."""
    if earlier.items == 0:
        return Development(item.id, story, (News.FIRST,), (_first(figures),))
    news = [
        *_figures(figures, str(item.source), earlier),
        *_places(item, earlier),
        *_matters(item, earlier),
        *_other_numbers(item, figures, earlier),
    ]
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


def _figures(figures: Sequence[Figure], source: str, earlier: StorySoFar) -> Iterator[tuple[News, str]]:
    main = _main(figures)
    for kind, figure in main.items():
        yield from _main_count(kind, figure, source, earlier)
    for figure in figures:
        read = figure.read
        counts = earlier.counts.get(read.kind, Counts())
        if read.value is None or read.value < 2 or read.value == main[read.kind].read.value:
            continue
        if read.value in counts.parts or counts.sources_of(read.value):
            continue
        group = f" ({read.who})" if read.who else ""
        yield News.FIGURE, f"first to count {read.value:,} of the {COUNTED[read.kind]} apart{group}"


def _main_count(kind: FigureKind, figure: Figure, source: str, earlier: StorySoFar) -> Iterator[tuple[News, str]]:
    value, counted, counts = figure.read.value, COUNTED[kind], earlier.counts.get(kind, Counts())
    standing = counts.standing()
    if value is None:
        if standing is None and kind not in earlier.vague:
            yield News.FIGURE, f"first to tell of {counted}, without a number"
    elif standing is None:
        yield News.FIGURE, f"first count of {counted}: {_number(figure)}"
    elif counts.lowered(value, source) and figure.read.qualifier in FIRM:
        yield News.FIGURE, f"a lower count of {counted}: {_number(figure)}"
    elif value > standing[0] and not counts.sources_of(value) and not _implied(value, *standing):
        yield News.FIGURE, f"count of {counted} raised to {_number(figure)}"


def _implied(value: int, standing: int, qualifier: Qualifier) -> bool:
    """136 says nothing new after "more than 135", nor does 16,040 after "about 16,000"."""
    return (qualifier is Qualifier.MORE_THAN and value == standing + 1) or (qualifier in ROUGH and value - standing <= standing // 100)


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


def _other_numbers(item: Item, figures: Sequence[Figure], earlier: StorySoFar) -> Iterator[tuple[News, str]]:
    """A year, an age, a number of people aboard that nobody has mentioned."""
    if earlier.items >= SETTLED:
        counted = {float(figure.read.value) for figure in figures if figure.read.value is not None}
        for number in sorted(_numbers(item) - earlier.numbers - counted):
            yield News.STATEMENT, f"first to give the number {number:g}"


def _numbers(item: Item) -> set[float]:
    return {
        float(number.value)
        for number in read_numbers(item.text, item.language)
        if number.value is not None and number.value > 31 and not number.rounded and abs(number.value - item.published_at.year) > 1
    }


def _confirmations(item: Item, figures: Sequence[Figure], earlier: StorySoFar) -> Iterator[tuple[News, str]]:
    for kind, figure in _main(figures).items():
        sources = earlier.counts.get(kind, Counts()).sources_of(figure.read.value or -1)
        if sources and str(item.source) not in sources:
            yield News.CONFIRMATION, f"also gives {_number(figure)} {COUNTED[kind]}"


def _number(figure: Figure) -> str:
    return f"{SAID[figure.read.qualifier]}{figure.read.value:,}"


def _place_key(place: FoundPlace) -> str:
    return f"{place.country}/{place.name}"
