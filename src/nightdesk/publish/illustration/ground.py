"""The ground of a picture: the land around a place, and the lines of the globe."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from .land import Ring, countries
from .projection import Projection

WIDTH, HEIGHT = 1280, 720
_MARGIN = 200


def land(projection: Projection, home: str | None) -> tuple[str, str]:
    """Two SVG path data: all land in the picture, and the country `home` (its ISO 3166 code), or nothing.

    A country is known by its code and never by a point: where borders are disputed, or near, a point says too much.
    """
    elsewhere: list[str] = []
    here: list[str] = []
    placed = projection.place(_every_point())
    start = 0
    for country in countries():
        paths = []
        for ring in country.rings:
            points = _in_picture(placed[start : start + len(ring)])
            start += len(ring)
            if len(points) >= 3:
                paths.append("M" + "L".join(f"{x} {y}" for x, y in points) + "Z")
        (here if home and country.code == home else elsewhere).extend(paths)
    return "".join(elsewhere), "".join(here)


@cache
def _every_point() -> Ring:
    """All rings in one, so that they are projected together."""
    return np.concatenate([ring for country in countries() for ring in country.rings])


def _in_picture(placed: Ring) -> list[list[int]]:
    """A projected ring in whole picture units, without points that fall on the one before; nothing if it misses the picture."""
    placed = placed[~np.isnan(placed[:, 0])]
    if len(placed) < 3:
        return []
    (left, top), (right, bottom) = placed.min(axis=0), placed.max(axis=0)
    if right <= 0 or left >= WIDTH or bottom <= 0 or top >= HEIGHT:
        return []
    whole = np.rint(placed).astype(int)
    moved = np.any(np.diff(whole, axis=0, prepend=whole[:1] - 1) != 0, axis=1)
    points: list[list[int]] = whole[moved].tolist()
    return points


def graticule(projection: Projection, step: int) -> str:
    """SVG path data of meridians and parallels every `step` degrees."""
    along, up = np.arange(-180.0, 181.0, 2.0), np.arange(-80.0, 81.0, 2.0)
    lines = [np.column_stack((np.full_like(up, x), up)) for x in range(-180, 180, step)]
    lines += [np.column_stack((along, np.full_like(along, y))) for y in range(-80, 81, step)]
    return "".join(_line(line, projection) for line in lines)


def _line(line: NDArray[np.float64], projection: Projection) -> str:
    placed = projection.place(line)
    low, high = np.array([-_MARGIN, -_MARGIN]), np.array([WIDTH + _MARGIN, HEIGHT + _MARGIN])
    shown = np.all((placed > low) & (placed < high), axis=1)
    data, drawing = "", False
    for (x, y), visible in zip(placed, shown, strict=True):
        if visible:
            data += f"{'L' if drawing else 'M'}{x:.0f} {y:.0f}"
        drawing = bool(visible)
    return data
