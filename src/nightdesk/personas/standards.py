"""By what the newsroom judges news: weights, scales and the threshold, as an editor sets them in `newsroom/judgement.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from nightdesk.foundation.errors import BadInput
from nightdesk.foundation.written import read_toml
from nightdesk.stories.model import Subject


@dataclass(frozen=True, slots=True)
class Parts:
    """One number for each part of news judgement."""

    size: float
    speed: float
    languages: float
    sources: float
    human_cost: float
    novelty: float
    prominence: float


@dataclass(frozen=True, slots=True)
class Standards:
    """`weights`: what each part may add at most. `full`: from how many on it adds that. `interests`: what a subject adds or takes.

    `seldom_heard` is added where one of several items is in a language that is not among the `often_heard`; nothing if none are named.
    """

    threshold: float = 0.33
    weights: Parts = Parts(size=0.15, speed=0.10, languages=0.30, sources=0.15, human_cost=0.35, novelty=0.15, prominence=0.34)
    full: Parts = Parts(size=64, speed=32, languages=16, sources=8, human_cost=1000, novelty=16, prominence=50)
    interests: Mapping[str, float] = field(default_factory=dict)
    often_heard: frozenset[str] = frozenset()
    seldom_heard: float = 0.0


STANDARDS = Standards()


def read_standards(file: Path) -> Standards:
    """Raise BadInput naming the key that is wrong."""
    written = read_toml(file)
    unknown = sorted(set(written) - {"threshold", "weights", "full", "interests", "languages"})
    if unknown:
        raise BadInput(str(file), None, f"{unknown[0]}: no such key")
    return Standards(
        threshold=_number(file, "threshold", written.get("threshold")),
        weights=_parts(file, "weights", written.get("weights"), least=0.0),
        full=_parts(file, "full", written.get("full"), least=2.0),
        interests=_interests(file, written.get("interests", {})),
        often_heard=_often_heard(file, written.get("languages", {})),
        seldom_heard=_number(file, "languages.seldom_heard", written.get("languages", {}).get("seldom_heard", 0)),
    )


def _parts(file: Path, table: str, written: Any, least: float) -> Parts:
    names = [part.name for part in fields(Parts)]
    if not isinstance(written, dict) or set(written) != set(names):
        raise BadInput(str(file), None, f"{table}: it needs exactly {', '.join(names)}")
    numbers = {name: _number(file, f"{table}.{name}", written[name]) for name in names}
    for name, number in numbers.items():
        if number < least:
            raise BadInput(str(file), None, f"{table}.{name}: it must be at least {least:g}")
    return Parts(**numbers)


def _often_heard(file: Path, written: Any) -> frozenset[str]:
    codes = written.get("often_heard", []) if isinstance(written, dict) else None
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise BadInput(str(file), None, "languages.often_heard: a list of language codes is needed")
    return frozenset(codes)


def _interests(file: Path, written: Any) -> Mapping[str, float]:
    subjects = [subject.value for subject in Subject]
    if not isinstance(written, dict):
        raise BadInput(str(file), None, "interests: a table of subjects is needed")
    for subject in written:
        if subject not in subjects:
            raise BadInput(str(file), None, f"interests.{subject}: no such subject; the subjects are {', '.join(subjects)}")
    return {subject: _number(file, f"interests.{subject}", value) for subject, value in written.items()}


def _number(file: Path, key: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadInput(str(file), None, f"{key}: a number is needed")
    return float(value)
