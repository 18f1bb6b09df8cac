"""What is kept of an item that was placed: four bytes a trait, one a dimension of its meaning, and its name.

The latest items stand in lists; every few thousand are packed into a block of arrays. A block goes when all its items are forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nightdesk.foundation.ids import ItemId
from nightdesk.stories.carriers import Numbers
from nightdesk.stories.sense import Sense

BLOCK = 4_096
Ends = np.ndarray[Any, np.dtype[np.uint32]]


@dataclass(frozen=True, slots=True)
class Remembered:
    """One item. `number` is its place in the order of arrival."""

    number: int
    item: ItemId
    language: str
    day: float
    traits: Sequence[int]
    sense: Sense | None


@dataclass(frozen=True, slots=True)
class Block:
    """`BLOCK` items in a row, packed. A sense of no length is none."""

    names: bytes
    name_ends: Ends
    traits: Numbers
    trait_ends: Ends
    senses: Sense
    sense_ends: Ends
    languages: Numbers
    days: np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Together:
    """Several items: their traits end to end and how many each has, the senses of those that have one, their languages and days."""

    traits: Numbers
    lengths: np.ndarray[Any, np.dtype[np.int64]]
    senses: Sequence[Sense]
    languages: Sequence[str]
    days: Sequence[float]


class Cabinet:
    """Items by number."""

    def __init__(self) -> None:
        self.blocks: list[Block | None] = []
        self.latest: list[Remembered] = []
        self.languages: list[str] = []
        self._codes: dict[str, int] = {}

    def __len__(self) -> int:
        """How many items were ever kept: the number of the next one."""
        return len(self.blocks) * BLOCK + len(self.latest)

    def add(self, item: Remembered) -> None:
        self.latest.append(item)
        if len(self.latest) == BLOCK:
            self.blocks.append(self.packed(self.latest))
            self.latest = []

    def forget_before(self, number: int) -> None:
        """Let go of blocks that hold only items before this one."""
        for place in range(number // BLOCK - 1, -1, -1):
            if self.blocks[place] is None:
                break
            self.blocks[place] = None

    def __getitem__(self, number: int) -> Remembered:
        place, at = divmod(number, BLOCK)
        if place == len(self.blocks):
            return self.latest[at]
        block = self.blocks[place]
        if block is None:
            raise KeyError(number)
        return self.unpacked(block, at, number)

    def together(self, numbers: Sequence[int]) -> Together:
        """What these items carry, laid end to end. Raises KeyError for one that is forgotten."""
        traits, senses, languages, days = [], [], [], []
        for number in numbers:
            place, at = divmod(number, BLOCK)
            if place == len(self.blocks):
                item = self.latest[at]
                traits.append(np.array(item.traits, dtype=np.uint32))
                senses.append(_NO_SENSE if item.sense is None else item.sense)
                languages.append(item.language)
                days.append(item.day)
                continue
            block = self.blocks[place]
            if block is None:
                raise KeyError(number)
            traits.append(_cut(block.traits, block.trait_ends, at))
            senses.append(_cut(block.senses, block.sense_ends, at))
            languages.append(self.languages[int(block.languages[at])])
            days.append(float(block.days[at]))
        lengths = np.fromiter(map(len, traits), np.int64, len(traits))
        return Together(np.concatenate(traits), lengths, [sense for sense in senses if len(sense)], languages, days)

    def unpacked(self, block: Block, at: int, number: int) -> Remembered:
        sense = _cut(block.senses, block.sense_ends, at)
        return Remembered(
            number,
            ItemId(_cut(block.names, block.name_ends, at).decode("utf-8", "surrogatepass")),
            self.languages[int(block.languages[at])],
            float(block.days[at]),
            _cut(block.traits, block.trait_ends, at).tolist(),
            sense if len(sense) else None,
        )

    def name(self, number: int) -> ItemId:
        place, at = divmod(number, BLOCK)
        if place == len(self.blocks):
            return self.latest[at].item
        block = self.blocks[place]
        if block is None:
            raise KeyError(number)
        return ItemId(_cut(block.names, block.name_ends, at).decode("utf-8", "surrogatepass"))

    def packed(self, items: Sequence[Remembered]) -> Block:
        names = [item.item.encode("utf-8", "surrogatepass") for item in items]
        senses = [_NO_SENSE if item.sense is None else item.sense for item in items]
        return Block(
            b"".join(names),
            _ends(map(len, names)),
            np.fromiter((trait for item in items for trait in item.traits), np.uint32),
            _ends(len(item.traits) for item in items),
            np.concatenate(senses),
            _ends(map(len, senses)),
            np.fromiter((self.code(item.language) for item in items), np.uint32, len(items)),
            np.fromiter((item.day for item in items), np.float64, len(items)),
        )

    def code(self, language: str) -> int:
        """A language's number, from now on if it had none."""
        code = self._codes.setdefault(language, len(self.languages))
        if code == len(self.languages):
            self.languages.append(language)
        return code


_NO_SENSE: Sense = np.empty(0, dtype=np.int8)


def _ends(lengths: Any) -> Ends:
    return np.cumsum(np.fromiter(lengths, np.int64)).astype(np.uint32)


def _cut(pool: Any, ends: Ends, at: int) -> Any:
    return pool[int(ends[at - 1]) if at else 0 : int(ends[at])]
