"""What an item adds to its story: a count, a place, an actor, a matter that no earlier item had, in any language.

A count is new if it is higher than the one that stands and not implied by it ("136" after "more than 135"), of a kind not counted before,
or lower where a source takes back its own; lower counts of others are stragglers. A repeated count is a confirmation. Nothing here says
that a lower count is right: it says "lower".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from nightdesk.claims.model import Attribution, Figure, FigureKind, Qualifier, Stance
from nightdesk.foundation.ids import StoryId
from nightdesk.languages.names import consonant_key
from nightdesk.languages.places import country_name, find_places
from nightdesk.languages.words import split
from nightdesk.stories.concepts import find_concepts
from nightdesk.stories.model import Development, News
from nightdesk.stories.rarity import background
from nightdesk.stories.so_far import Counts, StorySoFar, main_counts, names_of, numbers_of, place_key
from nightdesk.stories.trait_numbers import number_of
from nightdesk.wire.model import Item

COUNTED = {kind: "dead" if kind is FigureKind.KILLED else kind.value for kind in FigureKind}
FIRM = frozenset({Qualifier.EXACT, Qualifier.AT_LEAST})
ROUGH = frozenset({Qualifier.ABOUT, Qualifier.NEARLY})
_EVENTFUL = """
    landslide flood fire explosion collapse arrest resign protest court treaty missile drone train insurgent referendum assassination
    emergency history women children victory military
"""
EVENTFUL = frozenset(_EVENTFUL.split())
SETTLED = 3
FRESH = timedelta(days=1)


def develop(
    item: Item, figures: Sequence[Figure], earlier: StorySoFar, story: StoryId, attributions: Sequence[Attribution] = ()
) -> Development:
    """What `item`, with the figures and attributions read from it, adds to what its story held before it."""
    if earlier.items == 0:
        return Development(item.id, story, (News.FIRST,), (_first(figures),))
    news = [
        *_figures(figures, str(item.source), earlier),
        *_places(item, earlier),
        *_actors(item, earlier),
        *_matters(item, earlier),
        *_voices(item, attributions, earlier),
        *_other_numbers(item, figures, earlier),
        *_contradictions(item, figures, earlier),
    ]
    if not news:
        news = list(_confirmations(item, figures, earlier))
    if not news:
        return Development(item.id, story, (News.NOTHING,), ())
    kinds = tuple(dict.fromkeys(kind for kind, _ in news))
    return Development(item.id, story, kinds, tuple(dict.fromkeys(what for _, what in news)))


def _first(figures: Sequence[Figure]) -> str:
    counts = [f"{_number(figure)} {COUNTED[figure.read.kind]}" for figure in main_counts(figures).values() if figure.read.value is not None]
    return f"first report: {', '.join(counts)}" if counts else "first report"


def _figures(figures: Sequence[Figure], source: str, earlier: StorySoFar) -> Iterator[tuple[News, str]]:
    main = main_counts(figures)
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
            if item.text[place.span.start].islower():
                continue
            if place.country and place.country not in earlier.countries:
                yield News.PLACE, f"first to name {country_name(place.country)}"
        elif place_key(place) not in earlier.places and place.country in earlier.countries:
            yield News.PLACE, f"first to name {place.name}"


def _actors(item: Item, earlier: StorySoFar) -> Iterator[tuple[News, str]]:
    """Names like none before them. A language's first item spells even known names its own way, so there a name must be one of two words,
    both of them new and neither an everyday word."""
    fresh = [(written, name) for written, name in names_of(item) if not any(_alike(name.key, known) for known in earlier.names)]
    if earlier.languages.get(item.language):
        for written, name in fresh:
            if not any(name.key in pair for pair in earlier.heard):
                yield News.ACTOR, f"first to name {written}"
        return
    everyday = background(item.language)
    for (first, one), (second, other) in pairwise(fresh):
        beside = item.text[one.span.end : other.span.start] == " "
        common = number_of(f"k:{one.key}") in everyday or number_of(f"k:{other.key}") in everyday
        if beside and not common and not any(_alike(one.key, a) and _alike(other.key, b) for a, b in earlier.heard):
            yield News.ACTOR, f"first to name {first} {second}"


def _alike(one: str, other: str) -> bool:
    """The same name with another ending, or with one consonant heard otherwise."""
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter) and len(shorter) >= 2:
        return True
    return len(one) == len(other) >= 3 and sum(a != b for a, b in zip(one, other, strict=True)) <= 1


def _matters(item: Item, earlier: StorySoFar) -> Iterator[tuple[News, str]]:
    for concept in find_concepts(item.text, split(item.text, item.language), item.language):
        if concept in EVENTFUL and concept not in earlier.concepts:
            yield News.STATEMENT, f"first to tell of {concept.replace('_', ' ')}"


def _voices(item: Item, attributions: Sequence[Attribution], earlier: StorySoFar) -> Iterator[tuple[News, str]]:
    """Somebody who speaks for the first time, and what they do by speaking."""
    for attribution in attributions:
        speaker = attribution.read.speaker.cut(item.text)
        if consonant_key(speaker) not in earlier.speakers:
            kind = News.CONTRADICTION if attribution.read.stance is Stance.DENIES else News.STATEMENT
            yield kind, f"first to tell what {speaker} {attribution.read.stance.value}"


def _other_numbers(item: Item, figures: Sequence[Figure], earlier: StorySoFar) -> Iterator[tuple[News, str]]:
    """A year, an age, a number of people aboard that nobody has mentioned."""
    if earlier.items >= 1:
        counted = {float(figure.read.value) for figure in figures if figure.read.value is not None}
        for number in sorted(numbers_of(item) - earlier.numbers - counted):
            yield News.STATEMENT, f"first to give the number {number:g}"


def _contradictions(item: Item, figures: Sequence[Figure], earlier: StorySoFar) -> Iterator[tuple[News, str]]:
    """An exact count below one that others hold to be exact, told while theirs is fresh."""
    for kind, figure in main_counts(figures).items():
        counts, value = earlier.counts.get(kind, Counts()), figure.read.value
        standing = counts.standing()
        if value is None or standing is None or {figure.read.qualifier, standing[1]} != {Qualifier.EXACT}:
            continue
        told_by = counts.sources_of(standing[0])
        fresh = counts.latest is not None and item.published_at - counts.latest <= FRESH
        if value < standing[0] and fresh and not counts.sources_of(value) and str(item.source) not in told_by:
            yield News.CONTRADICTION, f"gives {_number(figure)} {COUNTED[kind]} where others give {standing[0]:,}"


def _confirmations(item: Item, figures: Sequence[Figure], earlier: StorySoFar) -> Iterator[tuple[News, str]]:
    for kind, figure in main_counts(figures).items():
        sources = earlier.counts.get(kind, Counts()).sources_of(figure.read.value or -1)
        if sources and str(item.source) not in sources:
            yield News.CONFIRMATION, f"also gives {_number(figure)} {COUNTED[kind]}"


def _number(figure: Figure) -> str:
    return f"{figure.read.qualifier.words}{figure.read.value:,}"
