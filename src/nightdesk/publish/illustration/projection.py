"""Lambert's azimuthal equal-area projection around a place (Snyder, Map Projections: A Working Manual, 1987, chapter 24)."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

_FARTHEST = -0.7
"""Cosine of the distance (about 134 degrees) beyond which a point is not drawn."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to picture units: `scale` units for one radian near the centre, which lies at (`x`, `y`)."""

    longitude: float
    latitude: float
    scale: float
    x: float
    y: float

    def place(self, longitude: float, latitude: float) -> tuple[float, float] | None:
        """Where a point falls, or None if it lies on the far side of the world."""
        phi, centre = radians(latitude), radians(self.latitude)
        across = radians(longitude - self.longitude)
        nearness = sin(centre) * sin(phi) + cos(centre) * cos(phi) * cos(across)
        if nearness < _FARTHEST:
            return None
        stretch = self.scale * sqrt(2 / (1 + nearness))
        east = stretch * cos(phi) * sin(across)
        north = stretch * (cos(centre) * sin(phi) - sin(centre) * cos(phi) * cos(across))
        return self.x + east, self.y - north
