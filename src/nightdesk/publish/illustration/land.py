"""The world's land as rings of degrees. Natural Earth 1:50m, public domain."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Country:
    """Outer rings as (longitude, latitude), and the box around each: west, south, east, north."""

    rings: tuple[Ring, ...]
    boxes: tuple[tuple[float, float, float, float], ...]

    def holds(self, longitude: float, latitude: float) -> bool:
        return any(
            west <= longitude <= east and south <= latitude <= north and _inside(ring, longitude, latitude)
            for ring, (west, south, east, north) in zip(self.rings, self.boxes, strict=True)
        )


@cache
def countries() -> tuple[Country, ...]:
    packed = Path(__file__).with_name("land.json.gz").read_bytes()
    return tuple(_country(rings) for rings in json.loads(gzip.decompress(packed)))


def _country(flat: list[list[int]]) -> Country:
    rings = tuple(tuple((ring[i] / 100, ring[i + 1] / 100) for i in range(0, len(ring), 2)) for ring in flat)
    return Country(rings, tuple(map(_box, rings)))


def _box(ring: Ring) -> tuple[float, float, float, float]:
    longitudes, latitudes = [x for x, _ in ring], [y for _, y in ring]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _inside(ring: Ring, x: float, y: float) -> bool:
    """Even-odd rule: a ray from the point crosses the ring an odd number of times."""
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1
