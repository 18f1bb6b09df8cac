"""Which items carry a trait: the latest hundred of each, in arrays.

What came last stands in a dictionary. Every few thousand items it is bound into a volume, sorted by trait, in which nothing changes any
more; two volumes of one size become one. A million items lie in half a dozen volumes, so a look-up costs hardly more than among ten
thousand, and a carrier takes four bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[np.uint32]]
Places = np.ndarray[Any, np.dtype[np.int64]]

MOST_PER_TRAIT = 100
BOUND_AT = 4_096
TOGETHER = 2
LARGEST = 524_288
_RANGES = np.linspace(0, 1 << 32, 17).astype(np.uint64)
"""Volumes become one range of traits by range of traits, so that it takes little memory."""
_NOBODY: list[int] = []


@dataclass(frozen=True, slots=True)
class Volume:
    """`carriers[starts[i]:starts[i + 1]]` are the items that carry `traits[i]`, in order of their numbers; `last` is the last of all."""

    items: int
    last: int
    traits: Numbers
    starts: Numbers
    carriers: Numbers

    def of(self, trait: np.uint32) -> Sequence[int]:
        place = int(np.searchsorted(self.traits, trait))
        if place == len(self.traits) or self.traits[place] != trait:
            return ()
        carriers: list[int] = self.carriers[int(self.starts[place]) : int(self.starts[place + 1])].tolist()
        return carriers

    def find(self, traits: Numbers) -> tuple[Places, Places]:
        """Where the carriers of each trait begin and end; at one place where it has none."""
        places = self.traits.searchsorted(traits)
        places[places == len(self.traits)] = 0
        begin, end = self.starts[places].astype(np.int64), self.starts[places + 1].astype(np.int64)
        missing = self.traits[places] != traits
        end[missing] = begin[missing]
        return begin, end


class Carriers:
    """Numbers of items by trait. Numbers are added in growing order."""

    def __init__(self) -> None:
        self.volumes: list[Volume] = []
        self._latest: dict[int, list[int]] = {}
        self._unbound = 0

    def add(self, number: int, traits: Sequence[int]) -> None:
        latest = self._latest
        for trait in traits:
            carriers = latest.get(trait)
            if carriers is None:
                latest[trait] = [number]
            else:
                carriers.append(number)
        self._unbound += 1
        if self._unbound == BOUND_AT:
            self._bind(number)

    def forget_before(self, number: int) -> None:
        """Let go of volumes that hold only items before this one."""
        if self.volumes and self.volumes[0].last < number:
            self.volumes = [volume for volume in self.volumes if volume.last >= number]

    def of(self, trait: int) -> Iterator[int]:
        """All that are kept of one trait's carriers, the latest first."""
        yield from reversed(self._latest.get(trait, ()))
        for volume in reversed(self.volumes):
            yield from reversed(volume.of(np.uint32(trait)))

    def latest(self, traits: Sequence[int], most: int) -> tuple[Places, Places]:
        """The latest carriers of one trait after another until there are `most` of them, in any order; and which trait each carries, by its
        place among `traits`."""
        recent = [self._latest.get(trait, _NOBODY)[-MOST_PER_TRAIT:] for trait in traits]
        found = np.array([len(some) for some in recent], dtype=np.int64)
        asked, spans = np.array(traits, dtype=np.uint32), []
        for volume in reversed(self.volumes):
            if found.min(initial=MOST_PER_TRAIT) >= MOST_PER_TRAIT:
                break
            begin, end = volume.find(asked)
            begin = np.maximum(begin, end - (MOST_PER_TRAIT - found))
            found += end - begin
            spans.append((volume.carriers, begin, end))
        enough = int(found.cumsum().searchsorted(most)) + 1
        order = np.arange(len(traits))[:enough]
        lengths = [len(some) for some in recent[:enough]]
        numbers = [np.array([number for some in recent[:enough] for number in some], dtype=np.int64)]
        which = [order.repeat(lengths)]
        for carriers, begin, end in spans:
            counts = (end - begin)[:enough]
            ends = counts.cumsum()
            places = np.arange(int(ends[-1]) if len(ends) else 0) + (begin[:enough] - ends + counts).repeat(counts)
            numbers.append(carriers[places].astype(np.int64))
            which.append(order.repeat(counts))
        return np.concatenate(numbers), np.concatenate(which)

    def _bind(self, last: int) -> None:
        traits = np.array(sorted(self._latest), dtype=np.uint32)
        carriers = [self._latest[trait][-MOST_PER_TRAIT:] for trait in traits.tolist()]
        starts = np.zeros(len(traits) + 1, dtype=np.uint32)
        np.cumsum([len(some) for some in carriers], out=starts[1:])
        flat = np.fromiter((number for some in carriers for number in some), np.uint32, int(starts[-1]))
        self.volumes.append(Volume(self._unbound, last, traits, starts, flat))
        self._latest, self._unbound = {}, 0
        while self._are_alike(self.volumes[-TOGETHER:]):
            self.volumes[-TOGETHER:] = [_become_one(self.volumes[-TOGETHER:])]

    @staticmethod
    def _are_alike(volumes: Sequence[Volume]) -> bool:
        return len(volumes) == TOGETHER and len({volume.items for volume in volumes}) == 1 and volumes[0].items < LARGEST


def _become_one(volumes: Sequence[Volume]) -> Volume:
    parts = list(_ranges_together(volumes))
    lengths = np.concatenate([lengths for _, lengths, _ in parts])
    starts = np.zeros(len(lengths) + 1, dtype=np.uint32)
    np.cumsum(lengths, out=starts[1:])
    return Volume(
        sum(volume.items for volume in volumes),
        volumes[-1].last,
        np.concatenate([traits for traits, _, _ in parts]),
        starts,
        np.concatenate([carriers for _, _, carriers in parts]),
    )


def _ranges_together(volumes: Sequence[Volume]) -> Iterator[tuple[Numbers, Places, Numbers]]:
    """Traits, how many carriers each has, and the carriers; of each trait the latest hundred."""
    cuts = [np.searchsorted(volume.traits, _RANGES) for volume in volumes]
    for place in range(len(_RANGES) - 1):
        traits, carriers = [], []
        for volume, cut in zip(volumes, cuts, strict=True):
            low, high = int(cut[place]), int(cut[place + 1])
            traits.append(np.repeat(volume.traits[low:high], np.diff(volume.starts[low : high + 1])))
            carriers.append(volume.carriers[volume.starts[low] : volume.starts[high]])
        every, owners = np.concatenate(traits), np.concatenate(carriers)
        order = np.argsort(every, kind="stable")
        every, owners = every[order], owners[order]
        unique, starts, counts = np.unique(every, return_index=True, return_counts=True)
        from_the_end = np.repeat(starts + counts, counts) - np.arange(len(every))
        yield unique, np.minimum(counts, MOST_PER_TRAIT), owners[from_the_end <= MOST_PER_TRAIT]
