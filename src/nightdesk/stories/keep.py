"""A linker written down and read again as it was, so that a restart need not read every text anew.

What can be counted from the items (what each story carries) is not written; all else is, as numbers and names that cannot run as code.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import numpy as np

from nightdesk.foundation.ids import StoryId
from nightdesk.stories.carriers import Volume
from nightdesk.stories.counts import Counts
from nightdesk.stories.link import Linker
from nightdesk.stories.remembered import Block, Remembered

Array = np.ndarray[Any, np.dtype[Any]]


def write(linker: Linker, file: BinaryIO) -> None:
    """Raises OSError as the file does."""
    recall, holdings, rarity, cabinet = linker.recall, linker.holdings, linker.rarity, linker.recall.cabinet
    names, members, first, last, free = holdings.kept()
    latest = cabinet.packed(cabinet.latest) if cabinet.latest else None
    head = {
        "items": rarity.items,
        "items_of": rarity.items_of,
        "languages": cabinet.languages,
        "oldest": recall.oldest,
        "forgotten_blocks": sum(block is None for block in cabinet.blocks),
        "blocks": len(cabinet.blocks),
        "volumes": [(volume.items, volume.last) for volume in recall.carriers.volumes],
        "names": names,
        "free": free,
        "apart": sorted((story, sorted(others)) for story, others in linker.apart.items()),
        "joined": sorted(linker.joined),
        "taught": list(linker.aliases.taught.items()),
        "partners": [(name, list(others.items())) for name, others in linker.aliases.partners.items()],
        "latest": len(cabinet.latest),
    }
    file.write(json.dumps(head).encode() + b"\n")
    for column in (recall.days, recall.norms, recall.stories):
        start, values = column.kept()
        _write(file, np.array([start]), values)
    _write(file, np.array([len(held) for held in members]), _joined("I", members), np.array(first), np.array(last))
    for counts in (rarity.seen, rarity.seen_in):
        for row in counts.rows:
            counted = np.flatnonzero(row)
            _write(file, counted.astype(np.uint32), row[counted])
    for block in cabinet.blocks:
        if block is not None:
            _write_block(file, block)
    if latest is not None:
        _write_block(file, latest)
    for volume in recall.carriers.volumes:
        _write(file, volume.traits, volume.starts, volume.carriers)


def read(file: BinaryIO) -> Linker:
    """The linker that was written. Raises ValueError or OSError where the file is not whole."""
    head = json.loads(file.readline())
    linker = Linker()
    recall, holdings, rarity, cabinet = linker.recall, linker.holdings, linker.rarity, linker.recall.cabinet
    rarity.items, rarity.items_of, recall.oldest = head["items"], head["items_of"], head["oldest"]
    for language in head["languages"]:
        cabinet.code(language)
    for column in (recall.days, recall.norms, recall.stories):
        start, values = _read(file), _read(file)
        column.restore(int(start[0]), values)
    lengths, members, first, last = (_read(file) for _ in range(4))
    names = [StoryId(name) for name in head["names"]]
    holdings.restore(names, list(_parted(members, lengths)), first.tolist(), last.tolist(), head["free"])
    for counts in (rarity.seen, rarity.seen_in):
        _count_again(counts, file)
    cabinet.blocks = [None] * head["forgotten_blocks"]
    cabinet.blocks += [_read_block(file) for _ in range(head["blocks"] - head["forgotten_blocks"])]
    if head["latest"]:
        _read_latest(linker, _read_block(file), head["latest"])
    recall.carriers.volumes = [Volume(items, last, _read(file), _read(file), _read(file)) for items, last in head["volumes"]]
    linker.apart = {StoryId(story): {StoryId(other) for other in others} for story, others in head["apart"]}
    linker.aliases.taught = {StoryId(story): tuple((one, other) for one, other in pairs) for story, pairs in head["taught"]}
    linker.aliases.partners = {name: dict(others) for name, others in head["partners"]}
    linker.joined = {StoryId(story) for story in head["joined"]}
    return linker


def _read_latest(linker: Linker, block: Block, items: int) -> None:
    """Those that are in no volume yet are counted among the carriers anew."""
    cabinet, start = linker.recall.cabinet, len(linker.recall.cabinet)
    for at in range(items):
        item: Remembered = cabinet.unpacked(block, at, start + at)
        linker.recall.carry(item)
        cabinet.latest.append(item)


def _count_again(counts: Counts, file: BinaryIO) -> None:
    for row in counts.rows:
        places, values = _read(file), _read(file)
        row[places] = values


def _write_block(file: BinaryIO, block: Block) -> None:
    names = np.frombuffer(block.names, dtype=np.uint8)
    _write(file, names, block.name_ends, block.traits, block.trait_ends, block.senses, block.sense_ends, block.languages, block.days)


def _read_block(file: BinaryIO) -> Block:
    names, *columns = (_read(file) for _ in range(8))
    return Block(names.tobytes(), *columns)


def _joined(kind: str, members: Sequence[array[int]]) -> Array:
    together = array(kind)
    for held in members:
        together.extend(held)
    return np.array(together, dtype=np.uint32)


def _parted(members: Array, lengths: Array) -> Iterator[array[int]]:
    at = 0
    for length in lengths.tolist():
        yield array("I", members[at : at + length].tolist())
        at += length


def _write(file: BinaryIO, *arrays: Array) -> None:
    for one in arrays:
        np.lib.format.write_array(file, np.ascontiguousarray(one), allow_pickle=False)


def _read(file: BinaryIO) -> Array:
    found: Array = np.lib.format.read_array(file, allow_pickle=False)
    return found
