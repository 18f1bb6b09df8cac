"""Counts of very many different things in fixed memory: a count-min sketch of two rows (Cormode and Muthukrishnan 2005).

A count is never too low; it may be too high where both of a thing's slots are shared.
"""

from __future__ import annotations

SLOTS = 1 << 21
_MIX, _FOLD = 0x9E3779B1, 0xFFFFFFFF


class Counts:
    """Counts of numbers of 32 bits. Empty slots cost no memory until they are first counted in."""

    def __init__(self) -> None:
        self._first = memoryview(bytearray(4 * SLOTS)).cast("I")
        self._second = memoryview(bytearray(4 * SLOTS)).cast("I")

    def __getitem__(self, number: int) -> int:
        once = self._first[number % SLOTS]
        return once and min(once, self._second[(number * _MIX & _FOLD) >> 11])

    def add(self, number: int) -> None:
        self._first[number % SLOTS] += 1
        self._second[(number * _MIX & _FOLD) >> 11] += 1

    def halve(self) -> None:
        """Let what was long ago count for less: every count becomes half of what it was, rounded down."""
        import numpy as np

        for row in (self._first, self._second):
            slots = np.frombuffer(row, dtype=np.uint32)
            slots >>= 1
