"""How much a trait tells: one that most texts carry tells nothing, a rare one much.

Counted on the stream as it comes; before there is one, on everyday sentences of a hundred languages (`data/background.tsv.xz`).
"""

from __future__ import annotations

import lzma
import math
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files

from nightdesk.stories.traits import Traits

PRIOR_ITEMS = 50
PRIOR_OF_LANGUAGE = 20
BACKGROUND_ITEMS = 200
RARE_IN_LANGUAGE = math.log(60)
COUNTED_BY_LANGUAGE = frozenset("kwec")


class Rarity:
    """Document frequencies, over all items and, for words and names, within each language."""

    def __init__(self) -> None:
        self._items = 0
        self.seen: dict[str, int] = {}
        self._items_of: dict[str, int] = defaultdict(int)
        self._seen_in: dict[str, dict[str, int]] = defaultdict(dict)

    def weigh(self, traits: Traits, language: str) -> dict[str, float]:
        """Each trait's weight between 0 and 1, as things stand now."""
        total = self._items + PRIOR_ITEMS
        scale = math.log(total)
        known = background(language)
        of_language = self._items_of.get(language, 0) + (BACKGROUND_ITEMS if known else PRIOR_OF_LANGUAGE)
        seen_here = self._seen_in.get(language, {})
        weights = {}
        for key, weight in traits.keys.items():
            rare = 1.0 - math.log(self.seen.get(key, 0) + 1) / scale
            if key[0] in COUNTED_BY_LANGUAGE:
                here = math.log(of_language / (seen_here.get(key, 0) + known.get(key, 0.0) + 0.5)) / RARE_IN_LANGUAGE
                rare = min(rare, max(0.0, here))
            weights[key] = weight * max(0.0, rare)
        return weights

    def count(self, traits: Traits, language: str) -> None:
        self._items += 1
        self._items_of[language] += 1
        seen_here = self._seen_in[language]
        for key in traits.keys:
            self.seen[key] = self.seen.get(key, 0) + 1
            if key[0] in COUNTED_BY_LANGUAGE:
                seen_here[key] = seen_here.get(key, 0) + 1


@lru_cache(maxsize=1)
def _backgrounds() -> dict[str, str]:
    lines = lzma.decompress((files("nightdesk.stories") / "data" / "background.tsv.xz").read_bytes()).decode().split("\n")
    return dict(line.split("\t") for line in lines)


KIN = {
    "be-tarask": "be",
    "zh-yue": "yue",
    "wuu": "zh",
    "zh-classical": "zh",
    "lzh": "zh",
    "no": "nb",
    "sco": "en",
    "pnb": "ur",
    "azb": "fa",
    "mzn": "fa",
}
KIN |= {"sh": "sr", "bjn": "ms", "min": "id", "xmf": "ka", "kaa": "uz", "bh": "hi", "tl": "fil", "nn": "nb", "simple": "en", "arz": "ar"}


@lru_cache(maxsize=256)
def background(language: str) -> dict[str, float]:
    """In how many of BACKGROUND_ITEMS everyday texts of this language (or a near relation) a trait would stand."""
    known = _backgrounds()
    listed = known.get(language) or known.get(KIN.get(language, "")) or known.get(language.split("-")[0], "")
    pairs = (pair.rsplit("=", 1) for pair in listed.split(" ") if pair)
    return {key: int(share) * BACKGROUND_ITEMS / 1000 for key, share in pairs}
