"""Draws where a place lies: its region, its country set off, and a globe to find it on. Plain shapes with class names, as charts are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape
from math import radians, sqrt

import numpy as np
from numpy.typing import NDArray

from nightdesk.archive.place_names import press_name
from nightdesk.publish.illustration.land import Country, Ring, countries
from nightdesk.publish.illustration.projection import Projection
from nightdesk.publish.naming import country_name
from nightdesk.stories.model import Place

Points = NDArray[np.float64]

_WIDTH, _HEIGHT = 320, 230
_GLOBE_X, _GLOBE_Y, _GLOBE = 40.0, _HEIGHT - 40.0, 34.0
_NEAREST, _FARTHEST = 2.5, 17.0
"""Degrees from the middle of the map to its upper edge: no closer than a province, no wider than a subcontinent."""
_MOST_SPOTS = 3
_CLOSE = 30.0
_SPECK = 4.0
_BEYOND = 8.0


@lru_cache(maxsize=512)
def draw_locator(places: tuple[Place, ...]) -> str:
    """The SVG; nothing where it is not known where the first place lies. The same places give the same bytes.

    A country is set off by its code, and never because it holds a point: near a border a point says too much.
    """
    home = next(iter(places), None)
    if home is None or home.latitude is None or home.longitude is None:
        return ""
    spots = _spots_of(places)
    here = [one for one in countries() if home.country and one.code == home.country]
    elsewhere = [one for one in countries() if not (home.country and one.code == home.country)]
    map_ = _framed(home, spots, here)
    return (
        f'<svg class="locator" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(caption(places))}">'
        f'<rect class="sea" width="{_WIDTH}" height="{_HEIGHT}"/>'
        f'<path class="land" d="{_shapes(elsewhere, map_)}"/><path class="here" d="{_shapes(here, map_)}"/>'
        f"{''.join(_drawn_spots(spots, map_))}{_globe(map_)}</svg>"
    )


def caption(places: Sequence[Place]) -> str:
    """The places that are pointed out, and their country."""
    home = places[0]
    country = press_name(country_name(home.country)) if home.country else home.name
    return ", ".join(dict.fromkeys([*(press_name(place.name) for place in _spots_of(places)), country]))


def _spots_of(places: Sequence[Place]) -> list[Place]:
    """What can be pointed at: places in the first one's country that are not that country itself."""
    known = (place for place in places if place.latitude is not None and place.longitude is not None)
    return [place for place in known if place.country == places[0].country and not _is_a_country(place)][:_MOST_SPOTS]


def _is_a_country(place: Place) -> bool:
    return place.country is not None and press_name(place.name) == press_name(country_name(place.country))


def _framed(home: Place, spots: Sequence[Place], here: Sequence[Country]) -> Projection:
    """Around the first spot, or the middle of the country; as wide as the country is, within bounds."""
    ring = max((ring for one in here for ring in one.rings), key=_extent, default=None)
    if ring is None:
        return _around(*_of((spots or [home])[0]), (_NEAREST + _FARTHEST) / 3)
    low, high = ring.min(axis=0), ring.max(axis=0)
    reach = min(max(0.62 * max(float(high[1] - low[1]), float(high[0] - low[0]) * _HEIGHT / _WIDTH), _NEAREST), _FARTHEST)
    x, y = _of((spots or [home])[0]) if spots or reach == _FARTHEST else (float(value) for value in (low + high) / 2)
    return _around(x, y, reach)


def _around(longitude: float, latitude: float, reach: float) -> Projection:
    return Projection(longitude, latitude, _HEIGHT / 2 / radians(reach), _WIDTH / 2, _HEIGHT / 2)


def _extent(ring: Ring) -> float:
    return float(np.prod(ring.max(axis=0) - ring.min(axis=0)))


def _of(place: Place) -> tuple[float, float]:
    return place.longitude or 0.0, place.latitude or 0.0


def _shapes(of: Iterable[Country], map_: Projection) -> str:
    """Path data of all rings that can be seen. What lies outside the picture is drawn at its edge."""
    drawn = []
    for ring in (ring for country in of for ring in country.rings):
        placed = _visible(map_.place(ring))
        if len(placed) < 3 or _misses(placed):
            continue
        drawn.append(_outline(np.clip(placed, -_BEYOND, [_WIDTH + _BEYOND, _HEIGHT + _BEYOND]), 1.6))
    return "".join(drawn)


def _visible(placed: Points) -> Points:
    return placed[~np.isnan(placed[:, 0])]


def _misses(placed: Points) -> bool:
    low, high = placed.min(axis=0), placed.max(axis=0)
    outside = bool((high < 0).any()) or float(low[0]) > _WIDTH or float(low[1]) > _HEIGHT
    return outside or float((high - low).max()) < _SPECK


def _outline(placed: Points, step: float) -> str:
    """Path data through one point for every `step` units of the way, in whole units."""
    way = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(placed, axis=0).T))))
    points = np.rint(placed[np.diff(np.floor(way / step), prepend=-1.0) > 0]).astype(int)
    points = points[np.any(np.diff(points, axis=0, prepend=points[:1] - 1) != 0, axis=1)]
    if len(points) < 3:
        return ""
    return f"M{points[0][0]} {points[0][1]}l{' '.join(f'{x} {y}' for x, y in np.diff(points, axis=0).tolist())}z".replace(" -", "-")


def _drawn_spots(spots: Sequence[Place], map_: Projection) -> Iterator[str]:
    """Dots with names; one too close to another is left to the caption."""
    drawn: list[tuple[float, float]] = []
    for place in spots:
        x, y = (round(float(value), 1) for value in map_.place(np.array([_of(place)]))[0])
        if not (0 <= x <= _WIDTH and 0 <= y <= _HEIGHT) or any(abs(x - a) + abs(y - b) < _CLOSE for a, b in drawn):
            continue
        drawn.append((x, y))
        left = x > _WIDTH * 0.62
        words = f'x="{x - 9:.1f}" text-anchor="end"' if left else f'x="{x + 9:.1f}"'
        yield f'<circle class="spot" cx="{x}" cy="{y}" r="4.5"/><text {words} y="{y + 4:.1f}">{escape(place.name)}</text>'


def _globe(map_: Projection) -> str:
    """The half of the world around the place, the place in the middle."""
    world = Projection(map_.longitude, map_.latitude, _GLOBE / sqrt(2), _GLOBE_X, _GLOBE_Y)
    drawn = []
    for ring in (ring for country in countries() for ring in country.rings):
        placed = _visible(world.place(ring))
        near = placed[np.hypot(placed[:, 0] - _GLOBE_X, placed[:, 1] - _GLOBE_Y) <= _GLOBE]
        if len(near) > 2 and float((near.max(axis=0) - near.min(axis=0)).max()) >= _SPECK:
            drawn.append(_outline(near, 2.4))
    return (
        f'<g class="globe"><circle class="sea" cx="{_GLOBE_X:g}" cy="{_GLOBE_Y:g}" r="{_GLOBE + 1:g}"/>'
        f'<path class="land" d="{"".join(drawn)}"/><circle class="spot" cx="{_GLOBE_X:g}" cy="{_GLOBE_Y:g}" r="3"/></g>'
    )
