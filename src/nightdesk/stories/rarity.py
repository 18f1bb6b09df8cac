"""How much a trait tells: one that most texts carry tells nothing, a rare one much.

Counted on the stream as it comes; before there is one, on everyday sentences of a hundred languages (`data/background.tsv.xz`). The counts
take the same memory after an hour and after a year: when two million items are counted, all counts are halved.
"""

from __future__ import annotations

import lzma
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any
from zlib import crc32

import numpy as np

from nightdesk.stories.counts import Counts, Whole
from nightdesk.stories.kin import KIN
from nightdesk.stories.trait_numbers import CONCEPT, COUNTRY, NAME, WORD, number_of

PRIOR_ITEMS = 50
PRIOR_OF_LANGUAGE = 20
BACKGROUND_ITEMS = 200
RARE_IN_LANGUAGE = math.log(60)
COUNTED_BY_LANGUAGE = frozenset((COUNTRY, NAME, CONCEPT, WORD))
_BY_LANGUAGE = np.array([group in COUNTED_BY_LANGUAGE for group in range(8)])
MOST_ITEMS = 2_000_000


@dataclass(frozen=True, slots=True)
class Weighed:
    """What an item's traits tell, between 0 and 1, in their order; and how many items carried each so far."""

    weights: dict[int, float]
    seen: dict[int, int]


class Rarity:
    """Document frequencies, over all items and, for words and names, within each language."""

    def __init__(self) -> None:
        self.items = 0
        self.items_of: dict[str, int] = {}
        self.seen, self.seen_in = Counts(), Counts()

    def weigh(self, traits: dict[int, float], language: str) -> Weighed:
        """As things stand now; what tells nothing is left out, but for countries."""
        numbers = np.fromiter(traits, np.uint32, len(traits))
        groups = numbers & 7
        known, salt = background(language), np.uint32(_salt(language))
        everyday = np.fromiter([known.get(number, 0) for number in traits], np.int64, len(traits))
        of_language = self.items_of.get(language, 0) + (BACKGROUND_ITEMS if known else PRIOR_OF_LANGUAGE)
        seen = self.seen.of(numbers)
        rare = 1.0 - _logs(seen + 1) / math.log(self.items + PRIOR_ITEMS)
        tenths = 10 * self.seen_in.of(numbers ^ salt) + everyday + 5
        here = (math.log(10 * of_language) - _logs(tenths)) / RARE_IN_LANGUAGE
        rare = np.where(_BY_LANGUAGE[groups], np.minimum(rare, here), rare)
        weights = np.fromiter(traits.values(), np.float64, len(traits)) * np.maximum(rare, 0.0)
        kept = np.flatnonzero((rare > 0) | (groups == COUNTRY))
        named = numbers[kept].tolist()
        return Weighed(dict(zip(named, weights[kept].tolist(), strict=True)), dict(zip(named, seen[kept].tolist(), strict=True)))

    def count(self, traits: Iterable[int], language: str) -> None:
        self.items += 1
        self.items_of[language] = self.items_of.get(language, 0) + 1
        numbers = np.fromiter(traits, np.uint32)
        self.seen.add(numbers)
        self.seen_in.add(numbers[_BY_LANGUAGE[numbers & 7]] ^ np.uint32(_salt(language)))
        if self.items >= MOST_ITEMS:
            self._fade()

    def _fade(self) -> None:
        self.items //= 2
        self.items_of = {language: items // 2 for language, items in self.items_of.items() if items > 1}
        self.seen.halve()
        self.seen_in.halve()


def _logs(numbers: Whole) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Natural logarithms of whole numbers from 1, the same on every machine; of large ones to three digits."""
    table = _table_of_logs()
    large = numbers >= len(table)
    if not large.any():
        return table[numbers]
    return np.where(large, table[np.minimum(numbers >> 8, len(table) - 1)] + table[256], table[np.where(large, 1, numbers)])


@lru_cache(maxsize=1)
def _table_of_logs() -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array([0.0, *map(math.log, range(1, 1 << 16))])


@lru_cache(maxsize=1_024)
def _salt(language: str) -> int:
    """What makes a trait's number in one language another than in the next."""
    return crc32(language.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=1)
def _backgrounds() -> dict[str, str]:
    lines = lzma.decompress((files("nightdesk.stories") / "data" / "background.tsv.xz").read_bytes()).decode().split("\n")
    return dict(line.split("\t") for line in lines)


@lru_cache(maxsize=256)
def background(language: str) -> dict[int, int]:
    """In how many tenths of BACKGROUND_ITEMS everyday texts of this language (or a near relation) a trait would stand, by its number."""
    known = _backgrounds()
    listed = known.get(language) or known.get(KIN.get(language, "")) or known.get(language.split("-")[0], "")
    pairs = (pair.rsplit("=", 1) for pair in listed.split(" ") if pair)
    return {number_of(key): int(share) * BACKGROUND_ITEMS // 100 for key, share in pairs}
