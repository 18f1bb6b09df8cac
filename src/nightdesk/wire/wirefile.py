"""A recorded wire: JSON lines, each one thing that some source published. Bad lines are told by file and line; the rest is read.

A row holds `id` and `text`, and where known `language, published_at, title, url, source, author` and `outlets` (the outlets that a
second-hand source cites). Other keys are left alone. Files may be packed (.xz, .gz).
"""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from nightdesk.foundation.errors import BadWireFile

MAX_LINE = 4_000_000
ENDINGS = (".jsonl", ".jsonl.xz", ".jsonl.gz")


@dataclass(frozen=True, slots=True)
class WireRow:
    """One line of a wire file. `source` is the file's name where the row names none; `published_at` is in UTC."""

    id: str
    text: str
    source: str
    language: str | None = None
    published_at: datetime | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordedWire:
    """Rows in the order of their files, each identity once, and what was wrong with the lines that were left out."""

    rows: tuple[WireRow, ...]
    problems: tuple[BadWireFile, ...]


def read_wire(paths: Iterable[Path]) -> RecordedWire:
    """Read files, and the wire files in folders in order of name. Raises BadWireFile if a path is no wire at all."""
    rows: dict[tuple[str, str], WireRow] = {}
    problems: list[BadWireFile] = []
    for file in [file for path in paths for file in wire_files(path)]:
        for number, found in _lines(file):
            if isinstance(found, WireRow) and (found.source, found.id) in rows:
                found = BadWireFile(str(file), number, f"{found.id!r} of source {found.source!r} stands here a second time")
            if isinstance(found, BadWireFile):
                problems.append(found)
            else:
                rows[found.source, found.id] = found
    return RecordedWire(tuple(rows.values()), tuple(problems))


def wire_files(path: Path) -> list[Path]:
    """The wire files that `path` names. Raises BadWireFile if there is none."""
    if path.is_dir():
        found = sorted(file for file in path.iterdir() if file.name.endswith(ENDINGS))
        if not found:
            raise BadWireFile(str(path), None, f"no wire file here (their names end in {', '.join(ENDINGS)})")
        return found
    if not path.is_file():
        raise BadWireFile(str(path), None, "there is no such file")
    return [path]


def _lines(file: Path) -> Iterator[tuple[int, WireRow | BadWireFile]]:
    number = 0
    try:
        with _open(file) as lines:
            while line := lines.readline(MAX_LINE + 1):
                number += 1
                if len(line) > MAX_LINE:
                    yield (
                        number,
                        BadWireFile(str(file), number, f"longer than {MAX_LINE:,} bytes; the rest of the file is not read"),
                    )
                    return
                if line.strip():
                    yield number, _row(line, file, number)
    except (OSError, EOFError, lzma.LZMAError) as error:
        yield number + 1, BadWireFile(str(file), number + 1, f"the file cannot be read on from here ({error})")


def _open(file: Path) -> BinaryIO:
    if file.name.endswith(".xz"):
        return cast(BinaryIO, lzma.open(file, "rb"))
    return cast(BinaryIO, gzip.open(file, "rb")) if file.name.endswith(".gz") else file.open("rb")


def _row(line: bytes, file: Path, number: int) -> WireRow | BadWireFile:
    try:
        return _understand(json.loads(line), file)
    except UnicodeDecodeError:
        return BadWireFile(str(file), number, "the line is not UTF-8")
    except json.JSONDecodeError as error:
        return BadWireFile(str(file), number, f"not JSON: {error.msg.removesuffix(' at')}, at character {error.pos + 1}")
    except RecursionError:
        return BadWireFile(str(file), number, "not a row: nested too deep")
    except _WrongError as wrong:
        return BadWireFile(str(file), number, str(wrong))


class _WrongError(Exception):
    """What is wrong with a row."""


def _understand(row: Any, file: Path) -> WireRow:
    if not isinstance(row, dict):
        raise _WrongError("a row is a JSON object with at least `id` and `text`")
    return WireRow(
        id=_needed(row, "id"),
        text=_needed(row, "text"),
        source=_string(row, "source") or file.name.split(".", 1)[0],
        language=_string(row, "language"),
        published_at=_time(row),
        title=_string(row, "title"),
        url=_string(row, "url"),
        author=_string(row, "author"),
        outlets=_outlets(row),
    )


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise _WrongError(f"`{key}` is to be a string, not {json.dumps(value)[:60]}")
    return value.strip() or None if value else None


def _needed(row: dict[str, Any], key: str) -> str:
    value = _string(row, key)
    if value is None:
        raise _WrongError(f"`{key}` is missing or empty")
    return value


def _time(row: dict[str, Any]) -> datetime | None:
    value = _string(row, "published_at")
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise _WrongError(f"`published_at` is no time (2026-01-31T12:00:00Z is one): {value[:60]!r}") from None


def _outlets(row: dict[str, Any]) -> tuple[str, ...]:
    value = row.get("outlets") or []
    if not isinstance(value, list) or not all(isinstance(outlet, str) for outlet in value):
        raise _WrongError("`outlets` is to be a list of names")
    return tuple(dict.fromkeys(outlet.strip() for outlet in value if outlet.strip()))
