"""`nightdesk measure figures`: how well counts of people are read from text in any language."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from nightdesk.claims.figures import read_figures
from nightdesk.claims.model import FigureKind, Qualifier
from nightdesk.cli.labelled import LabelledLine, read_lines
from nightdesk.languages.identify import identify

Stated = tuple[str, int | None, str]
"""Kind, value and qualifier of one figure."""


@dataclass(frozen=True, slots=True)
class LabelledText:
    language: str
    text: str
    gold: tuple[Stated, ...]


@dataclass
class Tally:
    """Figures that stand in the gold, that were read, and that are in both."""

    gold: int = 0
    read: int = 0
    both: int = 0

    def add(self, gold: Iterable[Any], read: Iterable[Any]) -> None:
        wanted, found = Counter(gold), Counter(read)
        self.gold += wanted.total()
        self.read += found.total()
        self.both += (wanted & found).total()

    def scores(self) -> dict[str, float]:
        precision = self.both / self.read if self.read else float(not self.gold)
        recall = self.both / self.gold if self.gold else float(not self.read)
        f1 = 2 * self.both / (self.gold + self.read) if self.gold + self.read else 1.0
        return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


@dataclass
class Measured:
    items: int = 0
    plain: Tally = field(default_factory=Tally)
    qualified: Tally = field(default_factory=Tally)
    by_language: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_script: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))


@click.command("figures")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a table.")
def measure_figures(file: Path, as_json: bool) -> None:
    """Read the counts of people in the texts of FILE, and compare with the figures they are labelled with.

    FILE holds JSON lines with `id`, `text`, `figures` (each with `kind`, `value`, `qualifier`) and where known `language`. The reader sees
    text and language only. Scored are multisets of (item, kind, value), a null value equal to null, and the same with the qualifier.
    """
    rows = read_rows(file)
    with click.progressbar(rows, label="Reading", file=sys.stderr) as reading:
        figures = report(measure_texts(reading))
    click.echo(json.dumps(figures, ensure_ascii=False) if as_json else table(figures))


def read_rows(file: Path) -> list[LabelledText]:
    """All rows in the file's order; BadInput names the first line that is wrong."""
    return [_labelled(line) for line in read_lines(file)]


def _labelled(line: LabelledLine) -> LabelledText:
    line.text("id")
    text, labels = line.text("text"), line.row.get("figures")
    if not isinstance(labels, list):
        raise line.wrong('"figures" is missing or is no list')
    return LabelledText(line.text_if_any("language") or "", text, tuple(_stated(line, label) for label in labels))


def _stated(line: LabelledLine, label: Any) -> Stated:
    if not isinstance(label, dict) or label.get("kind") not in set(FigureKind):
        raise line.wrong(f'a figure needs a "kind" out of {", ".join(FigureKind)}')
    value, qualifier = label.get("value"), label.get("qualifier", Qualifier.EXACT)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise line.wrong(f'"value" is neither a whole number nor null: {value!r}')
    if qualifier not in set(Qualifier):
        raise line.wrong(f'"qualifier" is none of {", ".join(Qualifier)}: {qualifier!r}')
    return str(label["kind"]), value, str(qualifier)


def measure_texts(rows: Iterable[LabelledText]) -> Measured:
    measured = Measured()
    for row in rows:
        language = identify(row.text, row.language or None).language
        read = [(str(found.kind), found.value, str(found.qualifier)) for found in read_figures(row.text, language)]
        gold_plain, read_plain = [label[:2] for label in row.gold], [found[:2] for found in read]
        measured.items += 1
        measured.qualified.add(row.gold, read)
        for tally in (measured.plain, measured.by_language[row.language or language], measured.by_script[script_of(row.text)]):
            tally.add(gold_plain, read_plain)
    return measured


def script_of(text: str) -> str:
    """The script of most letters, by the first word of their Unicode names ("LATIN", "CJK")."""
    names = Counter(unicodedata.name(letter, "UNKNOWN").split(" ")[0] for letter in text if letter.isalpha())
    return min(names, key=lambda name: (-names[name], name)).title() if names else "None"


def report(measured: Measured) -> dict[str, Any]:
    return {
        "items": measured.items,
        "figures": measured.plain.gold,
        **measured.plain.scores(),
        "with_qualifier": measured.qualified.scores(),
        "by_language": dict(_parts(measured.by_language)),
        "by_script": dict(_parts(measured.by_script)),
    }


def _parts(tallies: dict[str, Tally]) -> Iterator[tuple[str, dict[str, float]]]:
    for name in sorted(tallies):
        tally = tallies[name]
        yield name, {"figures": tally.gold, "read": tally.read, **tally.scores()}


def table(figures: dict[str, Any]) -> str:
    head = f"{'':<16} {'figures':>8} {'precision':>10} {'recall':>8} {'F1':>8}"
    lines = [head, _line("all", figures["figures"], figures), _line("with qualifier", figures["figures"], figures["with_qualifier"])]
    for part in ("by_script", "by_language"):
        lines += ["", part.replace("_", " ")]
        ordered = sorted(figures[part].items(), key=lambda named: (-named[1]["figures"], named[0]))
        lines += [_line(name, scores["figures"], scores) for name, scores in ordered]
    return "\n".join(lines)


def _line(name: str, count: float, scores: dict[str, float]) -> str:
    return f"{name:<16} {count:>8.0f} {scores['precision']:>10.3f} {scores['recall']:>8.3f} {scores['f1']:>8.3f}"
