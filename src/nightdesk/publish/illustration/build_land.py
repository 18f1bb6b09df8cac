"""Write `land.json.gz` from Natural Earth's countries at 1:50m, as the npm package world-atlas (TopoJSON) carries them.

    python -m nightdesk.publish.illustration.build_land countries-50m.json

Natural Earth is in the public domain; world-atlas is under the ISC licence. Rings are kept in hundredths of a degree, with the
country's ISO 3166 code in two letters, which the package pycountry knows for the numbers that the atlas has (it is needed only here).
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

_UNNUMBERED = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}
"""As the catalogue of places files them; what is left without a code belongs to no country here."""
_CRIMEA = ("RU", "UA", 34.1, 45.1)
"""The atlas draws who holds what; the peninsula is Ukraine's (United Nations General Assembly, resolution 68/262, 2014)."""
_SMALLEST_RING = 8
"""Rings with fewer points are islands too small to be seen at this scale."""


def main(atlas: str) -> None:
    topology = json.loads(Path(atlas).read_text())
    arcs = [_absolute(arc, topology["transform"]) for arc in topology["arcs"]]
    shapes = topology["objects"]["countries"]["geometries"]
    countries = [(_code(shape), rings) for shape in shapes if (rings := _rings(shape, arcs))]
    _move(dict(countries), *_CRIMEA)
    packed = gzip.compress(json.dumps(countries, separators=(",", ":")).encode(), 9, mtime=0)
    Path(__file__).with_name("land.json.gz").write_bytes(packed)


def _code(shape: dict[str, Any]) -> str:
    import pycountry

    known = pycountry.countries.get(numeric=shape.get("id", ""))
    return str(known.alpha_2) if known else _UNNUMBERED.get(shape["properties"]["name"], "")


def _move(countries: dict[str, list[list[int]]], from_: str, to: str, longitude: float, latitude: float) -> None:
    """Hand over the ring whose box has this point in its middle third."""
    for ring in countries[from_]:
        (left, right), (low, high) = (min(ring[::2]), max(ring[::2])), (min(ring[1::2]), max(ring[1::2]))
        x, y = (100 * longitude - left) / (right - left), (100 * latitude - low) / (high - low)
        if 1 / 3 < x < 2 / 3 and 1 / 3 < y < 2 / 3:
            countries[from_].remove(ring)
            countries[to].append(ring)
            return
    raise ValueError(f"{from_} has no such ring")


def _absolute(arc: list[list[int]], transform: dict[str, Any]) -> list[tuple[float, float]]:
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale_x + shift_x, y * scale_y + shift_y))
    return points


def _rings(shape: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> list[list[int]]:
    """Outer rings as flat lists of hundredths of degrees: longitude, latitude, longitude, …"""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    rings = [_stitch(polygon[0], arcs) for polygon in polygons]
    large = [ring for ring in rings if len(ring) >= _SMALLEST_RING] or rings[:1]
    return [[round(100 * value) for point in _thinned(ring) for value in point] for ring in large]


def _stitch(indices: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    ring: list[tuple[float, float]] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring


def _thinned(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Without points nearer than a twentieth of a degree to the one before."""
    kept = [ring[0]]
    for x, y in ring[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= 0.05:
            kept.append((x, y))
    return kept


if __name__ == "__main__":
    main(sys.argv[1])
