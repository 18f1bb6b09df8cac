"""Columns of numbers, one entry for each item in the order of arrival, of which the oldest are let go."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

LEAST_ROOM = 1_024


class Column:
    """Grows at its end and shrinks at its beginning; an entry keeps its number. A view given out stays what it was."""

    def __init__(self, kind: npt.DTypeLike) -> None:
        self._values: npt.NDArray[Any] = np.zeros(LEAST_ROOM, dtype=kind)
        self._first = self._end = 0

    def append(self, value: float) -> None:
        place = self._end - self._first
        if place == len(self._values):
            self._room(max(LEAST_ROOM, place + (place >> 2)))
        self._values[place] = value
        self._end += 1

    def __getitem__(self, number: int) -> Any:
        return self._values[number - self._first].item()

    def __setitem__(self, number: int, value: float) -> None:
        self._values[number - self._first] = value

    def at(self, numbers: npt.NDArray[Any]) -> npt.NDArray[Any]:
        found: npt.NDArray[Any] = self._values[numbers - self._first]
        return found

    def put(self, numbers: npt.NDArray[Any], value: float) -> None:
        self._values[numbers - self._first] = value

    def forget_before(self, number: int) -> None:
        """Half of the room is given back at a time."""
        if number - self._first > LEAST_ROOM and 2 * (number - self._first) > self._end - self._first:
            kept = self._values[number - self._first : self._end - self._first].copy()
            self._values, self._first = kept, number

    def kept(self) -> tuple[int, npt.NDArray[Any]]:
        """The number of the first entry that is kept, and all from there on."""
        return self._first, self._values[: self._end - self._first]

    def restore(self, first: int, values: npt.NDArray[Any]) -> None:
        self._first, self._end = first, first + len(values)
        self._values = np.array(values, dtype=self._values.dtype)

    def _room(self, places: int) -> None:
        roomier = np.zeros(places, dtype=self._values.dtype)
        roomier[: len(self._values)] = self._values
        self._values = roomier
