"""`nightdesk measure attribution`: how well it is read who says what."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from nightdesk.claims.attributions import read_attributions
from nightdesk.cli.labelled import LabelledLine, read_lines
from nightdesk.cli.measure_figures import Tally
from nightdesk.languages.words import split

ENOUGH = 0.5
"""Least intersection over union of the tokens of a speaker, and of a content, that makes a pair."""

_KEYS = ("speaker", "content")


@dataclass(frozen=True, slots=True)
class Said:
    """Who says what, as tokens, and the stance if one is given."""

    speaker: frozenset[str]
    content: frozenset[str]
    stance: str | None

    def matches(self, other: Said) -> float:
        """How well two attributions agree, 0 where speaker or content agree too little."""
        speaker, content = _shared(self.speaker, other.speaker), _shared(self.content, other.content)
        return speaker + content if min(speaker, content) >= ENOUGH else 0.0


@dataclass(frozen=True, slots=True)
class LabelledText:
    language: str
    text: str
    gold: tuple[Said, ...]


@dataclass
class Measured:
    items: int = 0
    found: Tally = field(default_factory=Tally)
    stances: int = 0
    by_language: dict[str, Tally] = field(default_factory=dict)


@click.command("attribution")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a table.")
def measure_attribution(file: Path, as_json: bool) -> None:
    """Read who says what in the texts of FILE, and compare with the attributions they are labelled with.

    FILE holds JSON lines with `id`, `text`, `attributions` (each with `speaker`, `content` and where known `stance`) and where known
    `language`, else English. A pair counts if speaker and content each share half of their words (intersection over union); each
    attribution is paired once. The reader sees text and language only.
    """
    rows = [_labelled(line) for line in read_lines(file)]
    with click.progressbar(rows, label="Reading", file=sys.stderr) as reading:
        figures = report(measure_texts(reading))
    click.echo(json.dumps(figures, ensure_ascii=False) if as_json else table(figures))


def _labelled(line: LabelledLine) -> LabelledText:
    line.text("id")
    text, labels = line.text("text"), line.row.get("attributions")
    if not isinstance(labels, list):
        raise line.wrong('"attributions" is missing or is no list')
    return LabelledText(line.text_if_any("language") or "en", text, tuple(_said(line, label) for label in labels))


def _said(line: LabelledLine, label: Any) -> Said:
    if not isinstance(label, dict) or not all(isinstance(label.get(key), str) and label[key] for key in _KEYS):
        raise line.wrong('an attribution needs a "speaker" and a "content"')
    return said(label["speaker"], label["content"], label.get("stance"))


def said(speaker: str, content: str, stance: str | None = None) -> Said:
    return Said(_tokens(speaker), _tokens(content), stance)


def _tokens(text: str) -> frozenset[str]:
    return frozenset(word.cut(text).lower() for word in split(text, "en"))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def measure_texts(rows: Iterable[LabelledText]) -> Measured:
    measured = Measured()
    for row in rows:
        read = [
            said(found.speaker.cut(row.text), found.content.cut(row.text), found.stance.value)
            for found in read_attributions(row.text, row.language)
        ]
        pairs = pair(row.gold, read)
        measured.items += 1
        measured.stances += sum(row.gold[gold].stance == read[found].stance for gold, found in pairs)
        for tally in (measured.found, measured.by_language.setdefault(row.language, Tally())):
            tally.gold += len(row.gold)
            tally.read += len(read)
            tally.both += len(pairs)
    return measured


def pair(gold: Sequence[Said], read: Sequence[Said]) -> list[tuple[int, int]]:
    """One-to-one pairs, as many as possible; among equals the better first, then the earlier."""
    wanted = {
        place: sorted(
            (found for found in range(len(read)) if one.matches(read[found])), key=lambda found: (-one.matches(read[found]), found)
        )
        for place, one in enumerate(gold)
    }
    taken: dict[int, int] = {}
    for place in range(len(gold)):
        _seat(place, wanted, taken, set())
    return sorted((place, found) for found, place in taken.items())


def _seat(place: int, wanted: dict[int, list[int]], taken: dict[int, int], tried: set[int]) -> bool:
    """Give this label a reading, moving others to their next best where that helps (augmenting paths)."""
    for found in wanted[place]:
        if found not in tried:
            tried.add(found)
            if found not in taken or _seat(taken[found], wanted, taken, tried):
                taken[found] = place
                return True
    return False


def report(measured: Measured) -> dict[str, Any]:
    both = measured.found.both
    return {
        "items": measured.items,
        "attributions": measured.found.gold,
        "read": measured.found.read,
        **measured.found.scores(),
        "stance_right": round(measured.stances / both, 4) if both else 0.0,
        "by_language": {
            name: {"attributions": tally.gold, "read": tally.read, **tally.scores()} for name, tally in sorted(measured.by_language.items())
        },
    }


def table(figures: dict[str, Any]) -> str:
    lines = [f"{'':<16} {'said':>8} {'precision':>10} {'recall':>8} {'F1':>8}", _line("all", figures)]
    if len(figures["by_language"]) > 1:
        lines += [_line(name, scores) for name, scores in figures["by_language"].items()]
    return "\n".join([*lines, "", f"stance right in {figures['stance_right']:.3f} of the pairs"])


def _line(name: str, scores: dict[str, Any]) -> str:
    return f"{name:<16} {scores['attributions']:>8} {scores['precision']:>10.3f} {scores['recall']:>8.3f} {scores['f1']:>8.3f}"
