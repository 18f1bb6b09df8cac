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
    """`code` is its ISO 3166 code in two letters; empty where it has none."""

    code: str
    rings: tuple[Ring, ...]


@cache
def countries() -> tuple[Country, ...]:
    packed = Path(__file__).with_name("land.json.gz").read_bytes()
    return tuple(
        Country(code, tuple(np.array(ring, dtype=np.float64).reshape(-1, 2) / 100 for ring in rings))
        for code, rings in json.loads(gzip.decompress(packed))
    )
