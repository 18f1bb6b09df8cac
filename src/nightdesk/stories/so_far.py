"""What a story's items have said until now, in all their languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from nightdesk.claims.model import Attribution, Figure, FigureKind, Qualifier
from nightdesk.languages.names import FoundName, consonant_key, find_names
from nightdesk.languages.numbers import read_numbers
from nightdesk.languages.places import FoundPlace, find_places
from nightdesk.languages.words import split
from nightdesk.stories.concepts import find_concepts
from nightdesk.stories.name_words import CALENDAR, FOREIGN_TITLES, NO_ACTOR, OPENERS, ORGANISATIONS, TITLES
from nightdesk.wire.model import Item

DOUBTERS = 2
LEAST_NUMBER = 31
_NO_NAME = CALENDAR | FOREIGN_TITLES | NO_ACTOR | OPENERS | ORGANISATIONS | TITLES
_CAPITAL_NOUNS = frozenset({"de", "lb", "als", "bar", "nds"})


@dataclass(slots=True)
class Counts:
    """How one kind of people was counted, statement by statement: value, qualifier, source. `parts` are counts of some among them."""

    told: list[tuple[int, Qualifier, str]] = field(default_factory=list)
    parts: set[int] = field(default_factory=set)
    latest: datetime | None = None

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
    """What a story's items have said until now, in all their languages.

    `names` are those that their writing marks as names; `heard` are pairs of neighbouring words in any script, for a name may stand there
    in one that marks none.
    """

    items: int = 0
    languages: dict[str, int] = field(default_factory=dict)
    counts: dict[FigureKind, Counts] = field(default_factory=dict)
    vague: set[FigureKind] = field(default_factory=set)
    numbers: set[float] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    heard: set[tuple[str, str]] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    concepts: set[str] = field(default_factory=set)

    def take(self, item: Item, figures: Sequence[Figure], attributions: Sequence[Attribution] = ()) -> None:
        """The item has been read: what it says is no longer new."""
        self.items += 1
        self.languages[item.language] = self.languages.get(item.language, 0) + 1
        main = main_counts(figures)
        for figure in figures:
            if figure.read.value is None:
                self.vague.add(figure.read.kind)
            else:
                self._count(figure, str(item.source), item.published_at, whole=figure is main[figure.read.kind])
        for place in find_places(item.text, item.language):
            self.places.add(place_key(place))
            self.names.add(consonant_key(place.span.cut(item.text)))
            if place.country:
                self.countries.add(place.country)
        self.numbers.update(numbers_of(item))
        words = find_names(item.text, item.language)
        self.names.update(name.key for name in words if name.sure)
        self.heard.update((one.key, other.key) for one, other in pairwise(words))
        self.speakers.update(consonant_key(attribution.read.speaker.cut(item.text)) for attribution in attributions)
        self.concepts.update(find_concepts(item.text, split(item.text, item.language), item.language))

    def _count(self, figure: Figure, source: str, at: datetime, whole: bool) -> None:
        counts = self.counts.setdefault(figure.read.kind, Counts())
        assert figure.read.value is not None
        if whole:
            counts.told.append((figure.read.value, figure.read.qualifier, source))
            counts.latest = max(at, counts.latest or at)
        else:
            counts.parts.add(figure.read.value)


def main_counts(figures: Sequence[Figure]) -> dict[FigureKind, Figure]:
    """For each kind the largest count of an item; lesser ones are parts of it."""
    largest: dict[FigureKind, Figure] = {}
    for figure in figures:
        held = largest.get(figure.read.kind)
        if held is None or (figure.read.value or -1) > (held.read.value or -1):
            largest[figure.read.kind] = figure
    return largest


def numbers_of(item: Item) -> set[float]:
    """Numbers that tell something by themselves: neither small, nor rounded, nor the year."""
    return {
        float(number.value)
        for number in read_numbers(item.text, item.language)
        if number.value is not None
        and number.value > LEAST_NUMBER
        and not number.rounded
        and abs(number.value - item.published_at.year) > 1
    }


def place_key(place: FoundPlace) -> str:
    return f"{place.country}/{place.name}"


def names_of(item: Item) -> Iterator[tuple[str, FoundName]]:
    """Words that their writing marks as names, with the names as written; places, titles and months are none."""
    if item.language.split("-")[0] in _CAPITAL_NOUNS:
        return
    places = [place.span for place in find_places(item.text, item.language)]
    for name in find_names(item.text, item.language, shortest=3):
        written = name.span.cut(item.text)
        if name.sure and written.lower() not in _NO_NAME and not any(place.overlaps(name.span) for place in places):
            yield written, name
