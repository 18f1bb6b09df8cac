"""A wire without end, made from a real one: for measuring what cannot be measured on two thousand items.

Each story is told in one to nine languages. What is its own (a country and a town named as its language names them, two names, a number)
and how long its texts are comes from the items of the wire it is made from, and so do the words around it. Sizes are those of real stories:
every third has one item, a few have hundreds. The same seed makes the same wire.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from nightdesk.foundation.ids import ItemId
from nightdesk.languages.names import find_names
from nightdesk.languages.places import country_name, find_places
from nightdesk.stories.model import Arrival
from nightdesk.wire.wirefile import WireRow

BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
WITHIN = timedelta(days=10)
"""All items lie within ten days, so none of them has left the window when the last comes."""
MOST_ITEMS, TAIL = 400, 1.05
MOST_LANGUAGES = 9
AT_ONCE = 3_000
KEPT_OF_A_TEXT = 0.75


@dataclass(frozen=True, slots=True)
class SeededItem:
    """An item of the wire and the story it was made for."""

    arrival: Arrival
    story: int


@dataclass(slots=True)
class _Story:
    number: int
    left: int
    country: str
    names: tuple[str, str]
    figure: int
    texts: dict[str, list[str]]
    towns: tuple[str, ...]


class _Stock:
    """The words, names and places of a wire, by language."""

    def __init__(self, rows: Sequence[WireRow]) -> None:
        self.texts: dict[str, list[str]] = defaultdict(list)
        self.words: dict[str, list[str]] = defaultdict(list)
        self.names: list[str] = []
        towns: dict[str, set[str]] = defaultdict(set)
        names: set[str] = set()
        for row in rows:
            language = row.language or "und"
            self.texts[language].append(row.text)
            self.words[language].extend(row.text.split())
            names.update(name.span.cut(row.text) for name in find_names(row.text, language) if name.sure)
            for place in find_places(row.text, language):
                if place.country:
                    towns[place.country].add(place.name)
        self.names = sorted(names)
        self.languages = sorted(self.texts)
        self.often = [len(self.texts[language]) for language in self.languages]
        self.countries = sorted(towns)
        self.towns = {country: tuple(sorted(found)) for country, found in towns.items()}


def seeded_wire(rows: Sequence[WireRow], items: int, seed: int) -> Iterator[SeededItem]:
    """`items` items in order of time."""
    chance, stock = random.Random(seed), _Stock(rows)
    alive: list[_Story] = []
    opened = 0
    for number in range(items):
        if not alive or (len(alive) < AT_ONCE and chance.random() < 0.5):
            alive.append(_open(opened, stock, chance))
            opened += 1
            at = len(alive) - 1
        else:
            at = chance.randrange(len(alive))
        story = alive[at]
        language = chance.choice(sorted(story.texts))
        text = _tell(story, language, stock, chance)
        moment = BEGAN + WITHIN * number / items
        yield SeededItem(Arrival(ItemId(f"seeded-{number}"), f"{language}-{number % 7}.example", language, moment, text), story.number)
        story.left -= 1
        if not story.left:
            alive[at] = alive[-1]
            alive.pop()


def _open(number: int, stock: _Stock, chance: random.Random) -> _Story:
    size = min(MOST_ITEMS, int(chance.random() ** (-1 / TAIL)))
    spoken = set(chance.choices(stock.languages, stock.often, k=min(size, chance.randint(1, MOST_LANGUAGES))))
    country = chance.choice(stock.countries)
    return _Story(
        number,
        size,
        country,
        (chance.choice(stock.names), chance.choice(stock.names)),
        chance.randint(13, 40_000),
        {language: chance.choice(stock.texts[language]).split() for language in sorted(spoken)},
        tuple(chance.choices(stock.towns[country], k=2)),
    )


def _tell(story: _Story, language: str, stock: _Stock, chance: random.Random) -> str:
    """The story's own text in this language, a quarter of its words exchanged, with what is the story's own in it."""
    words = [word if chance.random() < KEPT_OF_A_TEXT else chance.choice(stock.words[language]) for word in story.texts[language]]
    own = [country_name(story.country, language), chance.choice(story.towns), " ".join(story.names), str(story.figure)]
    places = sorted(chance.choices(range(len(words) + 1), k=len(own)))
    cuts = [0, *places, len(words)]
    parts = [" ".join(words[start:end]) for start, end in pairwise(cuts)]
    told = [parts[0]]
    for thing, part in zip(own, parts[1:], strict=True):
        told += [thing, part]
    return " ".join(part for part in told if part)
