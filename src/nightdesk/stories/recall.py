"""The linker's memory of recent items: which of them share traits with a new one."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from nightdesk.foundation.ids import ItemId, StoryId
from nightdesk.stories.sense import Sense

MOST_PER_TRAIT = 100
MOST_LOOKED_AT = 1_200
"""A bound on the work for one item, however large the window: its most telling traits come first."""
MOST_NEIGHBOURS = 60
TELLING = 0.15


@dataclass(slots=True)
class Remembered:
    """One item as the linker keeps it: about three quarters of a kilobyte."""

    item: ItemId
    story: StoryId
    language: str
    day: float
    traits: array[int]
    sense: Sense | None


Numbers = np.ndarray[Any, np.dtype[np.int64]]
Floats = np.ndarray[Any, np.dtype[np.float64]]


class Recall:
    """Items by trait; of a trait that very many carry, the latest hundred."""

    def __init__(self) -> None:
        self._items: list[Remembered | None] = []
        self._days = array("d")
        self._norms = array("d")
        self._first = 0
        self._oldest = 0
        self._number: dict[ItemId, int] = {}
        self._carriers: dict[int, int | array[int]] = {}

    def __contains__(self, item: ItemId) -> bool:
        return item in self._number

    def __len__(self) -> int:
        return len(self._number)

    def number(self, item: ItemId) -> int | None:
        return self._number.get(item)

    def get(self, number: int) -> Remembered | None:
        """The item of this number, if it has not been forgotten."""
        return self._items[number - self._first] if number >= self._first else None

    def add(self, remembered: Remembered, weights: dict[int, float]) -> int:
        """Returns the item's number in the order of arrival."""
        number = self._first + len(self._items)
        self._items.append(remembered)
        self._days.append(remembered.day)
        self._norms.append(norm(weights))
        self._number[remembered.item] = number
        for trait in remembered.traits:
            carriers = self._carriers.get(trait)
            if carriers is None:
                self._carriers[trait] = number
            elif isinstance(carriers, int):
                self._carriers[trait] = array("I", (carriers, number))
            else:
                carriers.append(number)
                if len(carriers) >= 2 * MOST_PER_TRAIT:
                    del carriers[:-MOST_PER_TRAIT]
        return number

    def neighbours(self, weights: dict[int, float], since: float) -> dict[StoryId, list[float]]:
        """Likenesses (0 to 1, best first) of the nearest items, by the story they stand in."""
        numbers, products = self._touched(weights)
        if not len(numbers):
            return {}
        places = numbers - self._first
        likeness = products / (norm(weights) * np.frombuffer(self._norms, dtype=np.float64)[places])
        likeness[np.frombuffer(self._days, dtype=np.float64)[places] < since] = 0.0
        best = np.argsort(-likeness, kind="stable")[:MOST_NEIGHBOURS]
        by_story: dict[StoryId, list[float]] = {}
        for place, score in zip(places[best].tolist(), likeness[best].tolist(), strict=True):
            if score > 0 and (item := self._items[place]) is not None:
                by_story.setdefault(item.story, []).append(score)
        return by_story

    def _touched(self, weights: dict[int, float]) -> tuple[Numbers, Floats]:
        """Items that carry telling traits of these, in order of arrival, and the sum of the squares of the weights they share."""
        telling = sorted((trait for trait, weight in weights.items() if weight > TELLING), key=lambda trait: (-weights[trait], trait))
        pieces, squares, lengths = [], [], []
        left = MOST_LOOKED_AT
        for trait in telling:
            carriers = self._carriers.get(trait)
            if carriers is None:
                continue
            piece = (
                np.array((carriers,), dtype=np.uint32)
                if isinstance(carriers, int)
                else np.frombuffer(carriers, dtype=np.uint32)[-MOST_PER_TRAIT:]
            )
            pieces.append(piece)
            squares.append(weights[trait] ** 2)
            lengths.append(len(piece))
            left -= len(piece)
            if left <= 0:
                break
        if not pieces:
            return np.empty(0, np.int64), np.empty(0)
        numbers, places = np.unique(np.concatenate(pieces), return_inverse=True)
        return numbers.astype(np.int64), np.bincount(places, weights=np.repeat(squares, lengths)).astype(np.float64)

    def forget_before(self, day: float) -> Iterator[tuple[int, Remembered]]:
        """Let go of items older than `day`, one after the other."""
        while self._oldest < len(self._items):
            item = self._items[self._oldest]
            assert item is not None
            if item.day >= day:
                break
            number = self._first + self._oldest
            self._let_go(number, item)
            yield number, item

    def _let_go(self, number: int, item: Remembered) -> None:
        del self._number[item.item]
        for trait in item.traits:
            carriers = self._carriers.get(trait)
            if carriers == number:
                del self._carriers[trait]
            elif isinstance(carriers, array) and carriers[0] <= number:
                del carriers[0]
                if not carriers:
                    del self._carriers[trait]
        self._items[self._oldest] = None
        self._oldest += 1
        if self._oldest > 1_000 and 2 * self._oldest > len(self._items):
            for column in (self._items, self._days, self._norms):
                del column[: self._oldest]
            self._first, self._oldest = self._first + self._oldest, 0


def norm(weights: dict[int, float]) -> float:
    return math.sqrt(sum([weight * weight for weight in weights.values()])) or 1.0
