"""How much a trait tells: one that most texts carry tells nothing, a rare one much. Counted on the stream itself, as it comes."""

from __future__ import annotations

import math
from collections import defaultdict

from nightdesk.stories.traits import Traits

PRIOR_ITEMS = 50
PRIOR_OF_LANGUAGE = 20
RARE_IN_LANGUAGE = math.log(60)


class Rarity:
    """Document frequencies, over all items and, for words and names, within each language."""

    def __init__(self) -> None:
        self._items = 0
        self._seen: dict[str, int] = {}
        self._items_of: dict[str, int] = defaultdict(int)
        self._seen_in: dict[str, dict[str, int]] = defaultdict(dict)

    def weigh(self, traits: Traits, language: str) -> dict[str, float]:
        """Each trait's weight between 0 and 1, as things stand now."""
        total = self._items + PRIOR_ITEMS
        scale = math.log(total)
        of_language = self._items_of.get(language, 0) + PRIOR_OF_LANGUAGE
        seen_here = self._seen_in.get(language, {})
        weights = {}
        for key, weight in traits.keys.items():
            rare = 1.0 - math.log(self._seen.get(key, 0) + 1) / scale
            if key[0] in "kw":
                here = math.log(of_language / (seen_here.get(key, 0) + 0.5)) / RARE_IN_LANGUAGE
                rare = min(rare, max(0.0, here))
            weights[key] = weight * max(0.0, rare)
        return weights

    def count(self, traits: Traits, language: str) -> None:
        self._items += 1
        self._items_of[language] += 1
        seen_here = self._seen_in[language]
        for key in traits.keys:
            self._seen[key] = self._seen.get(key, 0) + 1
            if key[0] in "kw":
                seen_here[key] = seen_here.get(key, 0) + 1
