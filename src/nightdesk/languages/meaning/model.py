"""The model in its file: which pieces of words each language has, and the vector of each, one bit for a dimension.

The file is mapped into memory, so that only the languages in use are read. It holds a line of JSON and, each beginning at the next multiple
of 64 bytes, the languages: the fingerprints of their pieces in order (32 bits each), the logarithm of each one's weight (8 bits), the
signs of its vector (one bit for a dimension), and the vector common to all the language's texts (16 bits for a dimension).
"""

from __future__ import annotations

import json
import mmap
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import numpy.typing as npt

FORMAT = "nightdesk meaning 1"
ALIGNED = 64
STEPS = 16.0
"""How many steps of weight make a factor of two."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tongue:
    """What the model knows of one language."""

    fingerprints: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.uint8]
    signs: npt.NDArray[np.uint8]
    common: npt.NDArray[np.float16]

    def known(self, pieces: npt.NDArray[np.uint32]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
        """Where each piece lies, and whether it lies there."""
        places = np.minimum(np.searchsorted(self.fingerprints, pieces), len(self.fingerprints) - 1)
        return places, self.fingerprints[places] == pieces

    def vectors(self, places: npt.NDArray[np.intp]) -> Floats:
        bits = np.unpackbits(self.signs[places], axis=1).astype(np.float32)
        return np.asarray((2 * bits - 1) * self.sizes(places)[:, None], dtype=np.float32)

    def total(self, places: npt.NDArray[np.intp], times: Floats) -> Floats:
        """The sum of the vectors of pieces, each so many times."""
        sizes = times * self.sizes(places)
        ones = sizes @ np.unpackbits(self.signs[places], axis=1).astype(np.float32)
        return np.asarray(2 * ones - sizes.sum(), dtype=np.float32)

    def sizes(self, places: npt.NDArray[np.intp]) -> Floats:
        """The weight of each piece; a step is a sixteenth of a factor of two, and 255 the largest of all."""
        return np.asarray(np.exp2((self.weights[places].astype(np.float32) - 255) / STEPS), dtype=np.float32)


class Model:
    """All languages of one file."""

    def __init__(self, content: bytes | mmap.mmap) -> None:
        head = json.loads(content[: content.find(b"\n")])
        assert head["format"] == FORMAT, f"the model's file is of the format {head['format']!r}, not {FORMAT!r}"
        self.dimensions: int = head["dimensions"]
        self._pieces: dict[str, int] = head["pieces"]
        self._content, self._starts = content, _starts(self._pieces, self.dimensions, content.find(b"\n") + 1)
        self.tongue = lru_cache(maxsize=256)(self._tongue)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._pieces)

    def _tongue(self, language: str) -> Tongue:
        start, count = self._starts[language], self._pieces[language]

        def part(kind: type[np.generic], length: int) -> npt.NDArray[np.generic]:
            nonlocal start
            found = np.frombuffer(self._content, dtype=kind, count=length, offset=start)
            start += found.nbytes
            return found

        fingerprints, weights = part(np.uint32, count), part(np.uint8, count)
        signs = part(np.uint8, count * self.dimensions // 8).reshape(count, self.dimensions // 8)
        start += -start % 2
        return Tongue(fingerprints, weights, signs, part(np.float16, self.dimensions))  # type: ignore[arg-type]


def pack(vectors: Floats) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """The weights and signs of vectors. The largest has the weight of one."""
    sizes = np.abs(vectors).mean(axis=1)
    largest = float(sizes.max())
    steps = np.clip(np.rint(255 + STEPS * np.log2(np.maximum(sizes, 1e-12) / largest)), 0, 255)
    return steps.astype(np.uint8), np.packbits(vectors > 0, axis=1)


def write(path: Path, tongues: dict[str, Tongue], dimensions: int) -> None:
    head = {"format": FORMAT, "dimensions": dimensions, "pieces": {name: len(tongue.weights) for name, tongue in sorted(tongues.items())}}
    content = bytearray(json.dumps(head, separators=(",", ":")).encode() + b"\n")
    for name, start in _starts(head["pieces"], dimensions, len(content)).items():  # type: ignore[arg-type]
        tongue = tongues[name]
        content.extend(bytes(start - len(content)))
        content.extend(tongue.fingerprints.tobytes() + tongue.weights.tobytes() + tongue.signs.tobytes())
        content.extend(bytes(len(content) % 2) + tongue.common.tobytes())
    path.write_bytes(content)


def _starts(pieces: dict[str, int], dimensions: int, after: int) -> dict[str, int]:
    starts, at = {}, after
    for name, count in pieces.items():
        starts[name] = at = at + -at % ALIGNED
        at += count * 5 + count * dimensions // 8
        at += at % 2 + 2 * dimensions
    return starts


@lru_cache(maxsize=1)
def shipped() -> Model | None:
    """The model that comes with the program, or None where its folder was left out."""
    file = files("nightdesk.languages.meaning") / "data" / "meaning.bin"
    if not file.is_file():
        return None
    with as_file(file) as path, path.open("rb") as opened:
        return Model(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))
