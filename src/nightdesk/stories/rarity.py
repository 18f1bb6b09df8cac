"""How much a trait tells: one that most texts carry tells nothing, a rare one much.

Counted on the stream as it comes; before there is one, on everyday sentences of a hundred languages (`data/background.tsv.xz`). The counts
take the same memory after an hour and after a year: when two million items are counted, all counts are halved.
"""

from __future__ import annotations

import lzma
import math
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from zlib import crc32

from nightdesk.stories.counts import Counts
from nightdesk.stories.kin import KIN
from nightdesk.stories.trait_numbers import CONCEPT, COUNTRY, NAME, WORD, number_of

PRIOR_ITEMS = 50
PRIOR_OF_LANGUAGE = 20
BACKGROUND_ITEMS = 200
RARE_IN_LANGUAGE = math.log(60)
COUNTED_BY_LANGUAGE = frozenset((COUNTRY, NAME, CONCEPT, WORD))
MOST_ITEMS = 2_000_000


class Rarity:
    """Document frequencies, over all items and, for words and names, within each language."""

    def __init__(self) -> None:
        self._items = 0
        self._items_of: dict[str, int] = defaultdict(int)
        self._seen = Counts()
        self._seen_in = Counts()

    def seen(self, number: int) -> int:
        """How many items carried the trait."""
        return self._seen[number]

    def weigh(self, traits: dict[int, float], language: str) -> dict[int, float]:
        """Each trait's weight between 0 and 1, as things stand now; what tells nothing is left out, but for countries."""
        scale = math.log(self._items + PRIOR_ITEMS)
        known, salt = background(language), _salt(language)
        of_language = self._items_of.get(language, 0) + (BACKGROUND_ITEMS if known else PRIOR_OF_LANGUAGE)
        seen, seen_in, log = self._seen, self._seen_in, math.log
        weights = {}
        for number, weight in traits.items():
            rare = 1.0 - log(seen[number] + 1) / scale
            if number & 7 in COUNTED_BY_LANGUAGE:
                here = log(of_language / (seen_in[number ^ salt] + known.get(number, 0.0) + 0.5)) / RARE_IN_LANGUAGE
                rare = min(rare, here)
            if rare > 0 or number & 7 == COUNTRY:
                weights[number] = weight * max(0.0, rare)
        return weights

    def count(self, traits: Iterable[int], language: str) -> None:
        self._items += 1
        self._items_of[language] += 1
        salt = _salt(language)
        for number in traits:
            self._seen.add(number)
            if number & 7 in COUNTED_BY_LANGUAGE:
                self._seen_in.add(number ^ salt)
        if self._items >= MOST_ITEMS:
            self._fade()

    def _fade(self) -> None:
        self._items //= 2
        self._items_of = defaultdict(int, {language: items // 2 for language, items in self._items_of.items() if items > 1})
        self._seen.halve()
        self._seen_in.halve()


@lru_cache(maxsize=1_024)
def _salt(language: str) -> int:
    """What makes a trait's number in one language another than in the next."""
    return crc32(language.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=1)
def _backgrounds() -> dict[str, str]:
    lines = lzma.decompress((files("nightdesk.stories") / "data" / "background.tsv.xz").read_bytes()).decode().split("\n")
    return dict(line.split("\t") for line in lines)


@lru_cache(maxsize=256)
def background(language: str) -> dict[int, float]:
    """In how many of BACKGROUND_ITEMS everyday texts of this language (or a near relation) a trait would stand, by its number."""
    known = _backgrounds()
    listed = known.get(language) or known.get(KIN.get(language, "")) or known.get(language.split("-")[0], "")
    pairs = (pair.rsplit("=", 1) for pair in listed.split(" ") if pair)
    return {number_of(key): int(share) * BACKGROUND_ITEMS / 1000 for key, share in pairs}
