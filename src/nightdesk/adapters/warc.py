"""Snapshots on disk: one WARC file for each day, each snapshot a gzip member of its own, so that it can be read alone.

The file is written first and the record afterwards. What a kill leaves at the end of a file without a row is cut off before the
next snapshot is written there.
"""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from threading import Lock

from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from nightdesk.foundation.errors import NotFound
from nightdesk.wire.model import Snapshot

ENDING = ".warc.gz"
_LEVEL = 4
"""warcio's own level 9 takes twice as long and saves three parts in a hundred."""


@dataclass(frozen=True, slots=True)
class Place:
    """`length` bytes of a file from `offset` on."""

    file: str
    offset: int
    length: int


class WarcShelf:
    """All snapshots of a newsroom in one folder; one process writes. `recorded_end` tells how far the record knows a file."""

    def __init__(self, folder: Path, recorded_end: Callable[[str], int] = lambda file: 0) -> None:
        self._folder = folder
        self._recorded_end = recorded_end
        self._ends: dict[str, int] = {}
        self._lock = Lock()

    def keep(self, snapshots: Sequence[Snapshot]) -> list[Place]:
        """Write each, in the order given. They are on disk when this returns."""
        with self._lock:
            return [place for file, some in _by_file(snapshots).items() for place in self._append(file, some)]

    def read(self, place: Place) -> bytes:
        """The bytes as they were received. Raises NotFound if they are no longer kept."""
        file = self._folder / place.file
        if not place.file or not file.is_file():
            raise NotFound("this snapshot is no longer kept: its time of retention is over, or its owner had it taken down")
        with file.open("rb") as lines:
            lines.seek(place.offset)
            packed = lines.read(place.length)
        record = next(iter(ArchiveIterator(io.BytesIO(packed))))
        return bytes(record.content_stream().read())

    def blank(self, place: Place) -> None:
        """Overwrite a snapshot where it lies. What stands after it can no longer be read by walking the file, only by its place."""
        file = self._folder / place.file
        if place.file and file.is_file():
            with self._lock, file.open("r+b") as target:
                target.seek(place.offset)
                target.write(bytes(place.length))

    def remove(self, file: str) -> None:
        with self._lock:
            (self._folder / file).unlink(missing_ok=True)
            self._ends.pop(file, None)

    def _append(self, file: str, snapshots: Sequence[Snapshot]) -> list[Place]:
        path = self._folder / file
        end = self._ends.get(file)
        if end is None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
            end = self._recorded_end(file)
            os.truncate(path, end)
        packed, places = bytearray(), []
        for snapshot in snapshots:
            member = _pack(snapshot)
            places.append(Place(file, end + len(packed), len(member)))
            packed += member
        with path.open("r+b") as target:
            target.seek(end)
            target.write(packed)
            target.flush()
        self._ends[file] = end + len(packed)
        return places


def file_of(snapshot: Snapshot) -> str:
    return f"{snapshot.fetched_at.astimezone(UTC):%Y-%m-%d}{ENDING}"


def _by_file(snapshots: Sequence[Snapshot]) -> dict[str, list[Snapshot]]:
    """In the order given, provided that those of one file stand together, as those of one hearing do."""
    files: dict[str, list[Snapshot]] = {}
    for snapshot in snapshots:
        files.setdefault(file_of(snapshot), []).append(snapshot)
    return files


def _pack(snapshot: Snapshot) -> bytes:
    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=False)
    record = writer.create_warc_record(
        snapshot.address,
        "resource",
        payload=io.BytesIO(snapshot.body),
        length=len(snapshot.body),
        warc_content_type=" ".join(snapshot.media_type.split()) or "application/octet-stream",
        warc_headers_dict={
            "WARC-Date": f"{snapshot.fetched_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "WARC-Record-ID": f"<urn:sha256:{snapshot.id}>",
            "WARC-Payload-Digest": f"sha256:{snapshot.id}",
        },
    )
    writer.write_record(record)
    return gzip.compress(packed.getvalue(), _LEVEL, mtime=0)
