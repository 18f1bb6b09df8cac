"""Copies of one text: the same words, nearly the same words, or an agency's piece under another outlet's name.

Each text gives a MinHash signature (Broder 1997; rensa's implementation) of its runs of five words, or of five signs where a script
writes no spaces. Texts whose signatures agree in at least eight parts of ten are copies; candidates are found by bands of a signature
(locality-sensitive hashing), so that the cost does not grow with the number of texts. A short text is a copy only of the same words.
The first text of a group, in the order in which they are given, is the original.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from operator import eq

from rensa import RMinHash

from nightdesk.foundation.ids import ItemId
from nightdesk.wire.model import Item

NEAR = 0.8
RUN = 5
LEAST_RUNS = 20
"""Texts with fewer runs say too little for a likeness to mean a copy."""
PARTS, BANDS = 64, 16
SLOTS = 1 << 17
MOST_STEPS = 64
EXACT = 12
_NO_PARTS, _NO_SLOTS = array("H", bytes(2 * PARTS)), (None,) * BANDS
WINDOW = timedelta(days=14)
MOST_TEXT = 20_000
_SEED = 20_260_301


@dataclass(frozen=True, slots=True)
class Print:
    """A text's fingerprint: `exact` for its words, `parts` of its signature (empty for a short text)."""

    exact: bytes
    parts: tuple[int, ...]


def fingerprint(text: str) -> Print:
    words = _words(text[:MOST_TEXT])
    runs = [" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]
    exact = blake2b(" ".join(words).encode("utf-8", "ignore"), digest_size=EXACT).digest()
    if len(runs) < LEAST_RUNS:
        return Print(exact, ())
    signature = RMinHash(PARTS, _SEED)
    signature.update(runs)
    return Print(exact, tuple(signature.digest()))


def _words(text: str) -> list[str]:
    """Words in small letters without marks; single signs where words are written without spaces."""
    plain = "".join(sign if sign.isalnum() else " " for sign in unicodedata.normalize("NFKC", text).casefold())
    words = plain.split()
    return list("".join(words)) if words and len(plain) / len(words) > 15 else words


class _Shelf:
    """Texts by number, in arrays: a hundred thousand of them take some forty megabytes.

    Of each part of a signature sixteen bits are kept, which two different parts share once in 65,536 times. `bands` find the texts that
    share a band, `exact` the first text of the same words.
    """

    def __init__(self) -> None:
        self.originals: list[ItemId] = []
        self.times = array("d")
        self.parts = array("H")
        self.digests = bytearray()
        self.exact = _Chains()
        self.bands = [_Chains() for _ in range(BANDS)]

    def add(self, original: ItemId, at: datetime, taken: Print) -> None:
        number = len(self.originals)
        self.originals.append(original)
        self.times.append(at.timestamp())
        self.parts.extend(_kept(taken.parts) or _NO_PARTS)
        self.exact.add(number, None if self._same(taken) is not None else _slot(taken.exact))
        self.digests += taken.exact
        for band, slot in zip(self.bands, _slots(taken) or _NO_SLOTS, strict=True):
            band.add(number, slot)

    def find(self, taken: Print) -> Iterator[tuple[float, float, ItemId]]:
        """For each text that is the same or shares a band: unlikeness, time, and the original of its group."""
        same = self._same(taken)
        if same is not None:
            yield self._found(same, 1.0)
        sharing = {number for band, slot in zip(self.bands, _slots(taken), strict=False) for number in band.at(slot, MOST_STEPS)}
        mine = _kept(taken.parts)
        for number in sharing:
            theirs = self.parts[number * PARTS : (number + 1) * PARTS]
            yield self._found(number, sum(map(eq, mine, theirs)) / PARTS)

    def _same(self, taken: Print) -> int | None:
        numbers = self.exact.at(_slot(taken.exact), len(self.originals))
        return next((number for number in numbers if self.digests[number * EXACT : (number + 1) * EXACT] == taken.exact), None)

    def _found(self, number: int, likeness: float) -> tuple[float, float, ItemId]:
        return 1.0 - likeness, self.times[number], self.originals[number]


class _Chains:
    """Numbers by slot, the latest first. `_heads` gives the last number that fell into a slot, `_before` the one before it; -1 for none."""

    def __init__(self) -> None:
        self._heads = array("i")
        self._before = array("i")

    def add(self, number: int, slot: int | None) -> None:
        """`number` counts up; without a slot it is found nowhere."""
        if slot is None:
            self._before.append(-1)
            return
        if not self._heads:
            self._heads = array("i", [-1]) * SLOTS
        self._before.append(self._heads[slot])
        self._heads[slot] = number

    def at(self, slot: int, most: int) -> Iterator[int]:
        number = self._heads[slot] if self._heads else -1
        while number >= 0 and most > 0:
            yield number
            number, most = self._before[number], most - 1


class CopyBook:
    """Knows the texts of the last two to four weeks. Give it items in one order, and it gives the same groups every time."""

    def __init__(self) -> None:
        self._now, self._earlier = _Shelf(), _Shelf()
        self._began: datetime | None = None

    def original_of(self, item: Item) -> ItemId:
        """The item whose copy this one is; itself if it is none. It is known from now on."""
        taken = fingerprint(item.text)
        self._turn_over(item.published_at)
        found = [one for shelf in (self._now, self._earlier) for one in shelf.find(taken)]
        near = [one for one in found if one[0] <= 1.0 - NEAR and abs(item.published_at.timestamp() - one[1]) <= WINDOW.total_seconds()]
        original = min(near)[2] if near else item.id
        self._now.add(original, item.published_at, taken)
        return original

    def knows(self, item: Item, original: ItemId) -> None:
        """Take in an item whose group is known."""
        self._turn_over(item.published_at)
        self._now.add(original, item.published_at, fingerprint(item.text))

    def _turn_over(self, at: datetime) -> None:
        """Every two weeks what is older than two weeks is forgotten: it can no longer be anybody's original."""
        if self._began is None or at - self._began > WINDOW:
            self._now, self._earlier, self._began = _Shelf(), self._now, at


def _slots(taken: Print) -> tuple[int, ...]:
    # a tuple of whole numbers has the same hash in every run
    rows = PARTS // BANDS
    return tuple(hash(taken.parts[start : start + rows]) % SLOTS for start in range(0, len(taken.parts), rows))


def _slot(exact: bytes) -> int:
    return int.from_bytes(exact[:4], "big") % SLOTS


def _kept(parts: Sequence[int]) -> array[int]:
    return array("H", [part & 0xFFFF for part in parts])
