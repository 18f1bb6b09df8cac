"""How likely an item belongs to a story: a logistic regression over what they share.

The weights were learned from the "In the news" stories, and lines of the Current Events portal of autumn 2022, by
`benchmarks/linking_weights.py`, which also reports each half of the stories judged with weights that saw nothing of it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from operator import mul
from typing import Any

import numpy as np
import numpy.typing as npt

from nightdesk.stories.rarity import Weighed
from nightdesk.stories.remembered import Together
from nightdesk.stories.sense import Aim, Sense, alike
from nightdesk.stories.trait_numbers import CONCEPT, COUNTRY, FIGURE, FULL_NAME, GROUPS, NAME, PLACE, WORD

FEATURES = (
    *(f"covered_{group}" for group in GROUPS),
    *(f"shared_{group}" for group in GROUPS),
    "best_name",
    "best_place",
    "best_number",
    "best_full_name",
    "nearest",
    "nearest_three",
    "other_country",
    "other_place",
    "age",
    "same_language",
    "size",
    "days",
    "log_days",
    "item_without_country",
    "story_without_country",
    "covered_w_same_language",
    "covered_e_other_language",
    "nearest_other_language",
    "peculiar_names",
    "peculiar_places",
    "peculiar_words",
    "peculiar_rest",
    "meaning",
    "meaning_other_language",
    "meaning_unknown",
)


_NEAREST, _NEAREST_THREE = FEATURES.index("nearest"), FEATURES.index("nearest_three")
_NEAREST_OTHER_LANGUAGE, _SAME_LANGUAGE = FEATURES.index("nearest_other_language"), FEATURES.index("same_language")
ONE_PLACE = 2
"""A town and the region around it."""
PARTS = 64


@dataclass(slots=True)
class Tally:
    """What a story's items carry, counted; a place as far as an item tells of it alone. `first` and `last` are the times of its first and
    latest items in days."""

    items: int = 0
    first: float = math.inf
    last: float = 0.0
    traits: dict[int, float] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)
    countries: int = 0
    places: int = 0
    _sense: npt.NDArray[np.float64] | None = None
    _aim: Aim | None = None

    @staticmethod
    def of(items: Together) -> Tally:
        """The same as taking the items one after the other."""
        groups = items.traits & 7
        owners = np.repeat(np.arange(len(items.lengths)), items.lengths)
        places = groups == PLACE
        named = np.bincount(owners[places], minlength=len(items.lengths))
        shares = np.maximum(1, PARTS * ONE_PLACE // np.maximum(named, 1)) / PARTS
        shares[named <= ONE_PLACE] = 1.0
        traits, inverse = np.unique(items.traits, return_inverse=True)
        counts = np.bincount(inverse, weights=np.where(places, shares[owners], 1.0))
        languages: dict[str, int] = {}
        for language in items.languages:
            languages[language] = languages.get(language, 0) + 1
        return Tally(
            len(items.languages),
            min(items.days),
            max(items.days),
            dict(zip(traits.tolist(), counts.tolist(), strict=True)),
            languages,
            int(np.count_nonzero(groups == COUNTRY)),
            int(np.count_nonzero(places)),
            np.sum(items.senses, axis=0, dtype=np.float64) if items.senses else None,
        )

    @property
    def aim(self) -> Aim | None:
        """What its items are about, taken together."""
        if self._aim is None and self._sense is not None:
            self._aim = Aim.of(self._sense)
        return self._aim

    def take(self, traits: Collection[int], language: str, day: float, sense: Sense | None) -> None:
        self.items += 1
        self.first = min(self.first, day)
        self.last = max(self.last, day)
        self.languages[language] = self.languages.get(language, 0) + 1
        counts, place = self.traits, _told_of_a_place(traits)
        for trait in traits:
            counts[trait] = counts.get(trait, 0) + (place if trait & 7 == PLACE else 1)
            self.countries += trait & 7 == COUNTRY
            self.places += trait & 7 == PLACE
        if sense is not None:
            self._sense = sense.astype(np.float64) if self._sense is None else self._sense + sense
            self._aim = None

    def give_back(self, traits: Collection[int], language: str, sense: Sense | None) -> None:
        """Undo `take`, but for the times."""
        self.items -= 1
        if sense is not None and self._sense is not None:
            self._sense, self._aim = self._sense - sense, None
        _subtract(self.languages, language, 1)
        place = _told_of_a_place(traits)
        for trait in traits:
            _subtract(self.traits, trait, place if trait & 7 == PLACE else 1)
            self.countries -= trait & 7 == COUNTRY
            self.places -= trait & 7 == PLACE


def _told_of_a_place(traits: Collection[int]) -> float:
    """How much an item tells of each place that it names: a round-up that lists a dozen towns is the story of none of them.

    In sixty-fourths, so that sums are exact in any order.
    """
    places = sum([trait & 7 == PLACE for trait in traits])
    return max(1, PARTS * ONE_PLACE // places) / PARTS if places > ONE_PLACE else 1


def _subtract(counts: dict[Any, Any], thing: Any, much: float) -> None:
    counts[thing] -= much
    if not counts[thing]:
        del counts[thing]


@dataclass(frozen=True, slots=True)
class Reading:
    """An item as it is compared: its weighted traits, how many items carried each so far, its language, its time in days, what it is about,
    and whether it is an article. `total` is the weight of each group of traits."""

    weights: dict[int, float]
    seen: dict[int, int]
    total: tuple[float, ...]
    has_country: bool
    language: str
    day: float
    aim: Aim | None
    long: bool

    @staticmethod
    def of(weighed: Weighed, language: str, day: float, sense: Sense | None, *, long: bool = False) -> Reading:
        total = [1e-9] * len(GROUPS)
        has_country = False
        for trait, weight in weighed.weights.items():
            total[trait & 7] += weight
            has_country = has_country or trait & 7 == COUNTRY
        return Reading(
            weighed.weights, weighed.seen, tuple(total), has_country, language, day, None if sense is None else Aim.of(sense), long
        )


def seen_nearest(features: list[float], nearest: float, nearest_three: float) -> list[float]:
    """The same comparison, were the nearest of the story's items as near as this."""
    other = list(features)
    other[_NEAREST], other[_NEAREST_THREE] = nearest, nearest_three
    other[_NEAREST_OTHER_LANGUAGE] = (1 - features[_SAME_LANGUAGE]) * nearest
    return other


def compare(item: Reading, story: Tally, nearest: list[float]) -> list[float]:
    """The features of an item beside a story.

    `nearest` are the item's likenesses to the story's items, best first. A shared trait is peculiar to the story as far as those who carry
    it stand in it: "Gaza" is shared by many stories, "Netzarim" by one.
    """
    total, carried, weights, seen = item.total, story.traits, item.weights, item.seen
    shared, best, peculiar = [0.0] * len(GROUPS), [0.0] * len(GROUPS), [0.0] * len(GROUPS)
    in_language = story.languages.get(item.language, 0)
    most, most_words = math.sqrt(story.items), math.sqrt(max(1, in_language))
    shares_country = False
    for trait in [trait for trait in weights if trait in carried]:
        weight, times, group = weights[trait], carried[trait], trait & 7
        shares_country = shares_country or group == COUNTRY
        worth = weight * min(1.0, times / (most_words if group == WORD else most))
        shared[group] += worth
        best[group] = max(best[group], worth)
        peculiar[group] += weight * times / max(times, seen[trait])
    covered = [part / whole for part, whole in zip(shared, total, strict=True)]
    same, days = float(in_language > 0), item.day - story.last
    near = alike(item.aim, story.aim)
    return [
        *covered,
        *(math.log1p(3 * part) for part in shared),
        best[NAME],
        best[PLACE],
        best[FIGURE],
        best[FULL_NAME],
        nearest[0],
        sum(nearest[:3]) / 3,
        float(item.has_country and story.countries > 0 and not shares_country),
        float(total[PLACE] > 0.01 and story.places > 0 and shared[PLACE] == 0),
        math.log1p(max(0.0, item.day - story.first)),
        same,
        math.log(story.items),
        days,
        math.log1p(max(0.0, days)),
        float(not item.has_country),
        float(story.countries == 0),
        same * covered[WORD],
        (1 - same) * covered[CONCEPT],
        (1 - same) * nearest[0],
        (peculiar[NAME] + peculiar[FULL_NAME]) / (total[NAME] + total[FULL_NAME]),
        peculiar[PLACE] / total[PLACE],
        same * peculiar[WORD] / total[WORD],
        (peculiar[COUNTRY] + peculiar[CONCEPT] + peculiar[FIGURE]) / (total[COUNTRY] + total[CONCEPT] + total[FIGURE]),
        near,
        (1 - same) * near,
        float(item.aim is None or story.aim is None),
    ]


@lru_cache(maxsize=1)
def learned() -> tuple[tuple[float, ...], float]:
    table = json.loads((files("nightdesk.stories") / "data" / "likeness.json").read_text("utf-8"))
    return tuple(table["weights"][name] for name in FEATURES), table["bias"]


def likelihood(features: list[float]) -> float:
    """The probability that the item belongs to the story."""
    weights, bias = learned()
    score = bias + sum(map(mul, weights, features))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
