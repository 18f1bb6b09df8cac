"""The linker's memory of recent items: which of them share traits with a new one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from heapq import nsmallest

from nightdesk.foundation.ids import ItemId, StoryId

MOST_PER_TRAIT = 100
MOST_LOOKED_AT = 1_200
"""A bound on the work for one item, however large the window: its most telling traits come first."""
MOST_NEIGHBOURS = 60
TELLING = 0.15


@dataclass(slots=True)
class Remembered:
    item: ItemId
    story: StoryId
    language: str
    day: float
    keys: tuple[str, ...]
    norm: float


class Recall:
    """Items by trait; of a trait that very many carry, the latest few hundred."""

    def __init__(self) -> None:
        self.items: list[Remembered | None] = []
        self._carriers: dict[str, list[int]] = {}
        self._oldest = 0

    def add(self, remembered: Remembered) -> int:
        number = len(self.items)
        self.items.append(remembered)
        for key in remembered.keys:
            carriers = self._carriers.setdefault(key, [])
            carriers.append(number)
            if len(carriers) >= 2 * MOST_PER_TRAIT:
                del carriers[:-MOST_PER_TRAIT]
        return number

    def neighbours(self, weights: dict[str, float], since: float) -> dict[StoryId, list[float]]:
        """Likenesses (0 to 1, best first) of the nearest items, by the story they stand in."""
        touched: dict[int, float] = {}
        left = MOST_LOOKED_AT
        telling = sorted((key for key, weight in weights.items() if weight > TELLING), key=lambda key: (-weights[key], key))
        for key in telling:
            carriers = self._carriers.get(key)
            if carriers:
                square = weights[key] ** 2
                for number in carriers[-MOST_PER_TRAIT:]:
                    touched[number] = touched.get(number, 0.0) + square
                left -= min(len(carriers), MOST_PER_TRAIT)
                if left <= 0:
                    break
        own = norm(weights)
        scored = []
        for number, product in touched.items():
            other = self.items[number]
            if other is not None and other.day >= since:
                scored.append((-product / (own * other.norm), number, other.story))
        by_story: dict[StoryId, list[float]] = {}
        for likeness, _, story in nsmallest(MOST_NEIGHBOURS, scored):
            by_story.setdefault(story, []).append(-likeness)
        return by_story

    def forget_before(self, day: float) -> list[Remembered]:
        """Let go of items older than `day`, and return them."""
        gone = []
        while self._oldest < len(self.items):
            item = self.items[self._oldest]
            if item is not None and item.day >= day:
                break
            if item is not None:
                gone.append(item)
                for key in item.keys:
                    carriers = self._carriers.get(key)
                    if carriers and carriers[0] <= self._oldest:
                        del carriers[0]
                        if not carriers:
                            del self._carriers[key]
            self.items[self._oldest] = None
            self._oldest += 1
        return gone


def norm(weights: dict[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
