"""What a text is about, small enough to be kept a million times: the vector of `nightdesk.languages.meaning` in whole numbers.

Sums and products of whole numbers are exact, so that what a linker makes of them is the same in any order and on any machine.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nightdesk.languages import meaning

Sense = npt.NDArray[np.int8]
LARGEST = 127


def sense_of(text: str, language: str) -> Sense | None:
    """None where too little of the text is known to the model."""
    vector = meaning.read(text, language)
    if vector is None or not np.isfinite(vector).all():
        return None
    whole: Sense = np.rint(vector * (LARGEST / float(np.abs(vector).max()))).astype(np.int8)
    return whole


@dataclass(frozen=True, slots=True)
class Aim:
    """A sense or a sum of senses, made ready for comparing. Whole numbers in floats are exact, so the order of adding changes nothing."""

    values: npt.NDArray[np.float64]
    square: float

    @staticmethod
    def of(sense: Sense | npt.NDArray[np.float64]) -> Aim:
        values = sense.astype(np.float64)
        return Aim(values, float(values @ values))


def alike(one: Aim | None, other: Aim | None) -> float:
    """The cosine of the angle between the two; 0 where either is unknown."""
    if one is None or other is None:
        return 0.0
    lengths = one.square * other.square
    return float(one.values @ other.values) / math.sqrt(lengths) if lengths else 0.0
