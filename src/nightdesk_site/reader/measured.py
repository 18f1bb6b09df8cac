"""How often the checks are wrong, as the newsroom last measured it: read from what `nightdesk measure tampering --json` printed.

Each measurement is a file of its own, `newsroom/measured/tampering-YEAR-MONTH-DAY.json`; the latest counts.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from pydantic import BaseModel, Field, ValidationError

_log = logging.getLogger("nightdesk.reader")
_LARGEST = 1_000_000
_NAME = "tampering-"


class _Caught(BaseModel):
    caught: int = Field(ge=0)
    n: int = Field(ge=0)


class _Alarms(BaseModel):
    alarms: int = Field(ge=0)
    n: int = Field(ge=0)


class _Printed(BaseModel):
    sound: int = Field(ge=0)
    damaged: int = Field(ge=0)
    by_damage: dict[str, _Caught]
    false_alarms_by_manner: dict[str, _Alarms]


@dataclass(frozen=True, slots=True)
class Kind:
    damage: str
    caught: int
    tried: int


@dataclass(frozen=True, slots=True)
class Tampering:
    """Of `tried` sentences damaged on purpose, `caught` were stopped; of `sound` ones, `false_alarms` were stopped without need."""

    on: date
    caught: int
    tried: int
    false_alarms: int
    sound: int
    kinds: tuple[Kind, ...]


def tampering() -> Tampering | None:
    """The latest measurement; None where nobody has measured, or where the file is not what the command prints (the log says why)."""
    files = sorted((settings.NEWSROOM.newsroom / "measured").glob(f"{_NAME}????-??-??.json"))
    return _read(files[-1], files[-1].stat().st_mtime_ns) if files else None


@lru_cache(maxsize=4)
def _read(file: Path, _changed: int) -> Tampering | None:
    try:
        printed = _Printed.model_validate(json.loads(file.read_bytes()[:_LARGEST]))
        on = date.fromisoformat(file.stem.removeprefix(_NAME))
    except (OSError, ValueError, ValidationError) as error:
        _log.warning("measured.unreadable file=%s why=%s", file.name, str(error)[:200])
        return None
    kinds = tuple(Kind(name, one.caught, one.n) for name, one in printed.by_damage.items() if not name.endswith(", both") and one.n)
    alarms = sum(one.alarms for one in printed.false_alarms_by_manner.values())
    return Tampering(on, sum(kind.caught for kind in kinds), printed.damaged, alarms, printed.sound, kinds)
