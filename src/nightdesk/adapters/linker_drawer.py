"""The linker in a file of the data folder, so that a restart reads only what came since.

The file says which program made it: another version of the reading of texts would give its numbers another meaning. It may be deleted
at any time; then every recorded placement is read again.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from nightdesk.shift.record import Mark
from nightdesk.stories import keep
from nightdesk.stories.link import Linker

NAME = "linker.bin"
log = logging.getLogger(__name__)


class FileDrawer:
    """`meaning` is the model of meaning that the operator chose beside the shipped one, for it decides what numbers mean, too."""

    def __init__(self, folder: Path, meaning: str = "") -> None:
        self._file, self._meaning = folder / NAME, meaning

    def put_by(self, linker: Linker, mark: Mark) -> None:
        """A file that cannot be written is reported, and no more: nothing is lost with it."""
        new = self._file.with_suffix(".new")
        head = {"made_by": self._maker(), "sequence": mark.sequence, "item": mark.item, "regrouping": mark.regrouping}
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with new.open("wb") as file:
                file.write(json.dumps(head).encode() + b"\n")
                keep.write(linker, file)
            new.replace(self._file)
        except OSError as error:
            log.warning("The linker could not be put by in %s (%s); the next start will take longer.", self._file, error)

    def take_up(self) -> tuple[Linker, Mark] | None:
        try:
            with self._file.open("rb") as file:
                head = json.loads(file.readline(10_000))
                if head["made_by"] != self._maker():
                    return None
                return keep.read(file), Mark(head["sequence"], head["item"], head["regrouping"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            log.warning("%s is not whole (%s) and is passed over; every placement is read again.", self._file, error)
            return None

    def _maker(self) -> str:
        return f"{_program()} {self._meaning}".strip()


@lru_cache(maxsize=1)
def _program() -> str:
    """A hash of all that reads texts and places items: code, tables, weights."""
    digest = blake2b(digest_size=16)
    for stage in ("nightdesk.languages", "nightdesk.stories"):
        for name, file in sorted(_files(files(stage), "")):
            digest.update(name.encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry, f"{path}/{entry.name}")
        elif entry.is_file():
            yield f"{path}/{entry.name}", entry
