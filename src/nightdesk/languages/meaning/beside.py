"""Another model of meaning that stands beside the shipped one, if the operator chose one; `nightdesk.adapters` has them."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float32]


class Reader(Protocol):
    """Reads texts of any language into one space."""

    @property
    def dimensions(self) -> int: ...

    def __call__(self, text: str, language: str) -> Vector | None:
        """A unit vector, or None where the model has nothing to say of the text now."""
        ...


_standing: list[Reader] = []


def stand(reader: Reader | None) -> None:
    """From now on this reader has half a say in this process; None: the shipped model has all of it."""
    _standing[:] = [] if reader is None else [reader]


def standing() -> Reader | None:
    return _standing[0] if _standing else None


def joined(own: Vector | None, size: int, other: Vector | None, other_size: int) -> Vector | None:
    """One vector of two, whose likeness to another such is the mean of both models' likenesses. Who says nothing counts as unlike all."""
    if own is None and other is None:
        return None
    halves = (np.zeros(size, np.float32) if own is None else own, np.zeros(other_size, np.float32) if other is None else other)
    return np.asarray(np.concatenate(halves) / np.sqrt(2), dtype=np.float32)
