"""Files of labelled JSON lines, as the measures take them. Whatever is wrong in one is told by file and line, as BadInput."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nightdesk.foundation.errors import BadInput

LONGEST_LINE = 1_000_000


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """One JSON object with the place where it stands."""

    file: Path
    number: int
    row: dict[str, Any]

    def wrong(self, problem: str) -> BadInput:
        return BadInput(str(self.file), self.number, problem)

    def text(self, key: str) -> str:
        """Raise BadInput if there is none, or an empty one."""
        value = self.row.get(key)
        if not isinstance(value, str) or not value:
            raise self.wrong(f'"{key}" is missing or is no text')
        return value

    def text_if_any(self, key: str) -> str | None:
        return None if self.row.get(key) in (None, "") else self.text(key)

    def time_if_any(self, key: str) -> datetime | None:
        """A time without a zone is taken as UTC."""
        written = self.row.get(key)
        if written is None:
            return None
        try:
            moment = datetime.fromisoformat(written)
        except (TypeError, ValueError):
            raise self.wrong(f'"{key}" is no time in ISO 8601: {written!r}') from None
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def read_lines(file: Path) -> Iterator[LabelledLine]:
    """The objects of a file in its order, blank lines left out; a line too long is never read whole.

    Raises BadInput for a line that is no object, and for a file without any.
    """
    with file.open("rb") as lines:
        number, rows = 0, 0
        while line := lines.readline(LONGEST_LINE + 1):
            number += 1
            if line.strip():
                rows += 1
                yield _read(file, number, line)
    if not rows:
        raise BadInput(str(file), None, "there is no line in it to measure")


def _read(file: Path, number: int, line: bytes) -> LabelledLine:
    if len(line) > LONGEST_LINE:
        raise BadInput(str(file), number, f"the line is longer than {LONGEST_LINE:,} bytes")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput(str(file), number, f"not a JSON object ({error})") from None
    if not isinstance(row, dict):
        raise BadInput(str(file), number, "not a JSON object")
    return LabelledLine(file, number, row)
