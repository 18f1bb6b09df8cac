"""Lambert's azimuthal equal-area projection around a place (Snyder, Map Projections: A Working Manual, 1987, chapter 24)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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

    def place(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Where points (rows of longitude and latitude) fall; NaN for those on the far side of the world."""
        across, phi = np.radians(points[:, 0] - self.longitude), np.radians(points[:, 1])
        centre = np.radians(self.latitude)
        nearness = np.sin(centre) * np.sin(phi) + np.cos(centre) * np.cos(phi) * np.cos(across)
        stretch = self.scale * np.sqrt(2 / (1 + np.maximum(nearness, _FARTHEST)))
        east = stretch * np.cos(phi) * np.sin(across)
        north = stretch * (np.cos(centre) * np.sin(phi) - np.sin(centre) * np.cos(phi) * np.cos(across))
        placed = np.column_stack((self.x + east, self.y - north))
        placed[nearness < _FARTHEST] = np.nan
        return placed
