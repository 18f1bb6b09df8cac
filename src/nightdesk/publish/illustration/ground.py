"""The ground of a picture: the land around a place, and the lines of the globe."""

from __future__ import annotations

from collections.abc import Iterator

from .land import Country, Ring, countries
from .projection import Projection

WIDTH, HEIGHT = 1280, 720


def land(projection: Projection, home: tuple[float, float] | None) -> tuple[str, str]:
    """Two SVG path data: all land in the picture, and the country that holds `home` (longitude, latitude), or nothing."""
    elsewhere: list[str] = []
    here: list[str] = []
    for country in countries():
        paths = list(_paths(country, projection))
        if paths:
            (here if home is not None and country.holds(*home) else elsewhere).extend(paths)
    return "".join(elsewhere), "".join(here)


def _paths(country: Country, projection: Projection) -> Iterator[str]:
    for ring in country.rings:
        points = _in_picture(ring, projection)
        if points:
            yield "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points) + "Z"


def _in_picture(ring: Ring, projection: Projection) -> list[tuple[float, float]]:
    """The ring in picture units, without points that fall on the one before; nothing if it misses the picture."""
    points: list[tuple[float, float]] = []
    for longitude, latitude in ring:
        spot = projection.place(longitude, latitude)
        if spot is not None and (not points or abs(spot[0] - points[-1][0]) + abs(spot[1] - points[-1][1]) > 1.5):
            points.append(spot)
    if len(points) < 3:
        return []
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    return points if right > 0 and left < WIDTH and bottom > 0 and top < HEIGHT else []


def graticule(projection: Projection, step: int) -> str:
    """SVG path data of meridians and parallels every `step` degrees."""
    lines = [[(float(x), float(y)) for y in range(-80, 81, 2)] for x in range(-180, 180, step)]
    lines += [[(float(x), float(y)) for x in range(-180, 181, 2)] for y in range(-80, 81, step)]
    return "".join(_line(line, projection) for line in lines)


def _line(line: list[tuple[float, float]], projection: Projection) -> str:
    data, drawing = "", False
    for longitude, latitude in line:
        spot = projection.place(longitude, latitude)
        if spot is None or not (-200 < spot[0] < WIDTH + 200 and -200 < spot[1] < HEIGHT + 200):
            drawing = False
            continue
        data += f"{'L' if drawing else 'M'}{spot[0]:.0f} {spot[1]:.0f}"
        drawing = True
    return data
