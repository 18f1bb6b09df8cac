"""The world's land as rings of degrees. Natural Earth 1:50m, public domain."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Ring = NDArray[np.float64]
"""Points as rows of longitude and latitude."""


@dataclass(frozen=True, slots=True)
class Country:
    rings: tuple[Ring, ...]

    def holds(self, longitude: float, latitude: float) -> bool:
        return any(_inside(ring, longitude, latitude) for ring in self.rings)


@cache
def countries() -> tuple[Country, ...]:
    packed = Path(__file__).with_name("land.json.gz").read_bytes()
    return tuple(
        Country(tuple(np.array(ring, dtype=np.float64).reshape(-1, 2) / 100 for ring in rings))
        for rings in json.loads(gzip.decompress(packed))
    )


def _inside(ring: Ring, x: float, y: float) -> bool:
    """Even-odd rule: a ray from the point crosses the ring an odd number of times."""
    x1, y1 = ring[:, 0], ring[:, 1]
    x2, y2 = np.roll(x1, -1), np.roll(y1, -1)
    rising = (y1 > y) != (y2 > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        before = x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return bool(np.count_nonzero(rising & before) % 2)
