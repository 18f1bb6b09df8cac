"""Counts of very many different things in fixed memory: a count-min sketch of two rows (Cormode and Muthukrishnan 2005).

A count is never too low; it may be too high where both of a thing's slots are shared.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from nightdesk.stories.carriers import Numbers

SLOTS = 1 << 21
_MIX = np.uint32(0x9E3779B1)
_FOLD = np.uint32(11)
_LOW = np.uint32(SLOTS - 1)

Whole = np.ndarray[Any, np.dtype[np.int64]]


class Counts:
    """Counts of numbers of 32 bits. Empty slots cost no memory until they are first counted in."""

    def __init__(self) -> None:
        self.rows = (np.zeros(SLOTS, dtype=np.uint32), np.zeros(SLOTS, dtype=np.uint32))

    def of(self, numbers: Numbers) -> Whole:
        first, second = self.rows
        least: Whole = np.minimum(first[numbers & _LOW], second[(numbers * _MIX) >> _FOLD]).astype(np.int64)
        return least

    def add(self, numbers: Numbers) -> None:
        first, second = self.rows
        np.add.at(first, numbers & _LOW, 1)
        np.add.at(second, (numbers * _MIX) >> _FOLD, 1)

    def halve(self) -> None:
        """Let what was long ago count for less: every count becomes half of what it was, rounded down."""
        for row in self.rows:
            row >>= 1
