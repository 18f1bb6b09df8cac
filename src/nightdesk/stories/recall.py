"""The linker's memory of recent items: which of them share traits with a new one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any
from zlib import crc32

import numpy as np

from nightdesk.foundation.ids import ItemId
from nightdesk.stories.carriers import Carriers, Places
from nightdesk.stories.columns import Column
from nightdesk.stories.remembered import Cabinet, Remembered

MOST_LOOKED_AT = 1_200
"""A bound on the work for one item, however large the window: its most telling traits come first."""
MOST_NEIGHBOURS = 60
TELLING = 0.15
_ITS_NAME = 7
"""The group of a trait that no text has: what an item is called."""

Floats = np.ndarray[Any, np.dtype[np.float64]]


class Recall:
    """Items by number and by trait, and the number of the story that each stands in."""

    def __init__(self) -> None:
        self.cabinet, self.carriers = Cabinet(), Carriers()
        self.days, self.norms, self.stories = Column(np.float64), Column(np.float64), Column(np.uint32)
        self.oldest = 0

    def __len__(self) -> int:
        return len(self.cabinet) - self.oldest

    def __getitem__(self, number: int) -> Remembered:
        return self.cabinet[number]

    @property
    def next(self) -> int:
        """The number of the item that comes next."""
        return len(self.cabinet)

    def number(self, item: ItemId) -> int | None:
        """The number of an item that is remembered."""
        for number in self.carriers.of(_name_trait(item)):
            if number >= self.oldest and self.cabinet.name(number) == item:
                return number
        return None

    def add(self, item: Remembered, weights: dict[int, float], story: int) -> None:
        self.days.append(item.day)
        self.norms.append(norm(weights))
        self.stories.append(story)
        self.carry(item)
        self.cabinet.add(item)

    def carry(self, item: Remembered) -> None:
        """From now on the item is found by its traits, and by what it is called."""
        self.carriers.add(item.number, (*item.traits, _name_trait(item.item)))

    def move(self, items: Sequence[int], story: int) -> None:
        self.stories.put(np.fromiter(items, np.int64, len(items)), story)

    def shortest(self, items: Sequence[int]) -> float:
        """The least norm of these items, as they were when they came."""
        return float(self.norms.at(np.array(items, dtype=np.int64)).min())

    def neighbours(self, weights: dict[int, float], since: float) -> dict[int, list[float]]:
        """Likenesses (0 to 1, best first) of the nearest items, by the number of the story they stand in; the nearest story first."""
        telling = sorted((trait for trait, weight in weights.items() if weight > TELLING), key=lambda trait: (-weights[trait], trait))
        carriers, which = self.carriers.latest(telling, MOST_LOOKED_AT)
        if not len(carriers):
            return {}
        numbers, products = _summed(carriers, which, np.array([weights[trait] ** 2 for trait in telling]))
        if self.oldest and numbers[0] < self.oldest:
            remembered = numbers >= self.oldest
            numbers, products = numbers[remembered], products[remembered]
        likeness = products / (norm(weights) * self.norms.at(numbers))
        likeness[self.days.at(numbers) < since] = 0.0
        best = _best(likeness)
        by_story: dict[int, list[float]] = {}
        for story, score in zip(self.stories.at(numbers[best]).tolist(), likeness[best].tolist(), strict=True):
            if score > 0:
                by_story.setdefault(story, []).append(score)
        return by_story

    def forget_before(self, day: float) -> Iterator[Remembered]:
        """Let go of items older than `day`, one after the other."""
        while self.oldest < self.next and self.days[self.oldest] < day:
            item = self.cabinet[self.oldest]
            self.oldest += 1
            yield item
            for column in (self.days, self.norms, self.stories):
                column.forget_before(self.oldest)
            self.carriers.forget_before(self.oldest)
            self.cabinet.forget_before(self.oldest)


def _summed(carriers: Places, which: Places, squares: Floats) -> tuple[Places, Floats]:
    """Items in order of arrival, and the sum of the squares of the weights that each shares."""
    packed = np.sort(carriers << 16 | which)
    numbers = packed >> 16
    opens = np.empty(len(numbers), dtype=bool)
    opens[0] = True
    np.not_equal(numbers[1:], numbers[:-1], out=opens[1:])
    products: Floats = np.bincount(np.cumsum(opens) - 1, weights=squares[packed & 0xFFFF]).astype(np.float64)
    return numbers[opens], products


def _best(likeness: Floats) -> Places:
    """The places of the largest, best first, and of the alike the earliest first."""
    if len(likeness) <= MOST_NEIGHBOURS:
        return np.argsort(-likeness, kind="stable")
    least = np.partition(likeness, -MOST_NEIGHBOURS)[-MOST_NEIGHBOURS]
    places = np.flatnonzero(likeness >= least)
    return places[np.argsort(-likeness[places], kind="stable")[:MOST_NEIGHBOURS]]


def _name_trait(item: ItemId) -> int:
    return crc32(item.encode("utf-8", "surrogatepass")) & ~7 | _ITS_NAME


def norm(weights: dict[int, float]) -> float:
    return math.sqrt(sum([weight * weight for weight in weights.values()])) or 1.0
