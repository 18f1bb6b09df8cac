"""How likely an item belongs to a story: a logistic regression over what they share.

The weights were learned from the "In the news" stories by `benchmarks/linking_weights.py`, which also reports each half of the stories
judged with weights learned from the other half.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

GROUPS = "cpnkewm"
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
)


@dataclass(slots=True)
class Tally:
    """What a story's items carry, counted. `first` and `last` are the times of its first and latest items in days."""

    items: int = 0
    first: float = math.inf
    last: float = 0.0
    traits: dict[str, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)
    has_country: bool = False
    has_place: bool = False

    def take(self, keys: tuple[str, ...], language: str, day: float) -> None:
        self.items += 1
        self.first = min(self.first, day)
        self.last = max(self.last, day)
        self.languages[language] = self.languages.get(language, 0) + 1
        for key in keys:
            self.traits[key] = self.traits.get(key, 0) + 1
            self.has_country = self.has_country or key[0] == "c"
            self.has_place = self.has_place or key[0] == "p"

    def join(self, other: Tally) -> None:
        self.items += other.items
        self.first = min(self.first, other.first)
        self.last = max(self.last, other.last)
        self.has_place = self.has_place or other.has_place
        self.has_country = self.has_country or other.has_country
        for key, times in other.traits.items():
            self.traits[key] = self.traits.get(key, 0) + times
        for language, times in other.languages.items():
            self.languages[language] = self.languages.get(language, 0) + times


def compare(
    weights: dict[str, float], seen: Mapping[str, int], language: str, day: float, story: Tally, nearest: list[float]
) -> list[float]:
    """The features of an item (its weighted traits) beside a story.

    `seen` says how many items carried each trait so far; `nearest` are the item's likenesses to the story's items, best first. A shared
    trait is peculiar to the story as far as those who carry it stand in it: "Gaza" is shared by many stories, "Netzarim" by one.
    """
    total, shared, best = dict.fromkeys(GROUPS, 1e-9), dict.fromkeys(GROUPS, 0.0), dict.fromkeys(GROUPS, 0.0)
    in_language = story.languages.get(language, 0)
    most, most_words = math.sqrt(story.items), math.sqrt(max(1, in_language))
    peculiar = dict.fromkeys(GROUPS, 0.0)
    has_country = shares_country = False
    for key, weight in weights.items():
        group = key[0]
        total[group] += weight
        times = story.traits.get(key, 0)
        if group == "c":
            has_country = True
            shares_country = shares_country or times > 0
        if times:
            worth = weight * min(1.0, times / (most_words if group == "w" else most))
            shared[group] += worth
            best[group] = max(best[group], worth)
            peculiar[group] += weight * times / max(times, seen.get(key, 0))
    covered = [shared[group] / total[group] for group in GROUPS]
    same, days = float(in_language > 0), day - story.last
    return [
        *covered,
        *(math.log1p(3 * shared[group]) for group in GROUPS),
        best["k"],
        best["p"],
        best["n"],
        best["m"],
        nearest[0],
        sum(nearest[:3]) / 3,
        float(has_country and story.has_country and not shares_country),
        float(total["p"] > 0.01 and story.has_place and shared["p"] == 0),
        math.log1p(max(0.0, day - story.first)),
        same,
        math.log(story.items),
        days,
        math.log1p(max(0.0, days)),
        float(not has_country),
        float(not story.has_country),
        same * covered[5],
        (1 - same) * covered[4],
        (1 - same) * nearest[0],
        (peculiar["k"] + peculiar["m"]) / (total["k"] + total["m"]),
        peculiar["p"] / total["p"],
        same * peculiar["w"] / total["w"],
        (peculiar["c"] + peculiar["e"] + peculiar["n"]) / (total["c"] + total["e"] + total["n"]),
    ]


@lru_cache(maxsize=1)
def learned() -> tuple[tuple[float, ...], float]:
    table = json.loads((files("nightdesk.stories") / "data" / "likeness.json").read_text("utf-8"))
    return tuple(table["weights"][name] for name in FEATURES), table["bias"]


def likelihood(features: list[float]) -> float:
    """The probability that the item belongs to the story."""
    weights, bias = learned()
    score = bias + sum(weight * value for weight, value in zip(weights, features, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
