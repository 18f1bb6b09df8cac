"""Tables of names in one file that is looked up where it lies, so that hundreds of thousands of names take no memory of the process.

The file is a line of JSON and sections of bytes, each aligned. A table has the slots of a hash table, the names in them, and the numbers of
each name.
"""

from __future__ import annotations

import json
import mmap
from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

ALIGNED = 8
_LEAST_SLOTS = 8


class Sections:
    """The sections of one file. `head` is what its writer put there."""

    def __init__(self, content: bytes | mmap.mmap) -> None:
        line = content[: content.find(b"\n")]
        told = json.loads(line)
        self.head: dict[str, Any] = told["head"]
        self._places: dict[str, tuple[int, int]] = {name: (start, end) for name, (start, end) in told["sections"].items()}
        self._content, self._start = memoryview(content), len(line) + 1 + -(len(line) + 1) % ALIGNED

    def raw(self, name: str) -> memoryview:
        start, end = self._places[name]
        return self._content[self._start + start : self._start + end]

    def numbers(self, name: str, kind: str) -> memoryview:
        """The section as numbers of a kind of `struct`."""
        return self.raw(name).cast("B").cast(kind)  # type: ignore[call-overload,no-any-return]

    def text(self, name: str, start: int, end: int) -> str:
        return str(self.raw(name)[start:end], "utf-8")


def opened(path: Path) -> Sections:
    with path.open("rb") as file:
        return Sections(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def write(path: Path, head: Mapping[str, Any], sections: Mapping[str, bytes]) -> None:
    places, at = {}, 0
    for name, content in sections.items():
        places[name] = (at, at + len(content))
        at += len(content) + -len(content) % ALIGNED
    line = json.dumps({"head": head, "sections": places}, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() + b"\n"
    parts = [line, bytes(-len(line) % ALIGNED)]
    for content in sections.values():
        parts += [content, bytes(-len(content) % ALIGNED)]
    path.write_bytes(b"".join(parts))


class Table:
    """Numbers by name."""

    def __init__(self, sections: Sections, name: str) -> None:
        self._slots = sections.numbers(f"{name}.slots", "I")
        self._names, self._ends = sections.raw(f"{name}.names"), sections.numbers(f"{name}.ends", "I")
        self._values, self._value_ends = sections.numbers(f"{name}.values", "I"), sections.numbers(f"{name}.value_ends", "I")
        self._last = len(self._slots) - 1

    def get(self, name: str) -> tuple[int, ...]:
        """No numbers where the name is not known."""
        key = name.encode("utf-8", "surrogatepass")
        slot, slots, ends = crc32(key) & self._last, self._slots, self._ends
        while held := slots[slot]:
            if self._names[ends[held - 1] : ends[held]] == key:
                return tuple(self._values[self._value_ends[held - 1] : self._value_ends[held]])
            slot = slot + 1 & self._last
        return ()


def table(name: str, entries: Mapping[str, Iterable[int]]) -> dict[str, bytes]:
    """The sections of a table, half of whose slots stay free."""
    size = _LEAST_SLOTS
    while size < 2 * len(entries):
        size *= 2
    slots, ends, values, value_ends = array("I", bytes(4 * size)), array("I", [0]), array("I"), array("I", [0])
    names = bytearray()
    for number, (entry, numbers) in enumerate(sorted(entries.items()), start=1):
        key = entry.encode("utf-8", "surrogatepass")
        slot = crc32(key) & (size - 1)
        while slots[slot]:
            slot = slot + 1 & (size - 1)
        slots[slot] = number
        names += key
        values.extend(numbers)
        ends.append(len(names))
        value_ends.append(len(values))
    parts = {"slots": slots, "names": names, "ends": ends, "values": values, "value_ends": value_ends}
    return {f"{name}.{part}": bytes(content) for part, content in parts.items()}
