"""`nightdesk measure extraction`: how much of an article's text is found on its page, and how little else."""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

import click

from nightdesk.adapters.pages import read_article
from nightdesk.foundation.errors import BadInput, UnreadableFeed

TRUTH = "ground-truth.json"
WORDS_A_SHINGLE = 4
MAX_BYTES = 20_000_000
SHOWN = 5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Page:
    """A stored page and the text of the article that is on it."""

    name: str
    file: Path
    address: str
    body: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares of all shingles of truth and finding together: in both, only found, only true. They add up to 1, or to 0 if there are none."""

    both: float
    extra: float
    missed: float

    @property
    def precision(self) -> float:
        return self.both / (self.both + self.extra) if self.both else float(not self.extra and not self.missed)

    @property
    def recall(self) -> float:
        return self.both / (self.both + self.missed) if self.both else float(not self.extra and not self.missed)


@click.command("extraction")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a table.")
def measure_extraction(folder: Path, as_json: bool) -> None:
    """Read the article on each page of DIR, and compare its text with what it is known to be.

    DIR holds pages as `html/ID.html.gz`, and `ground-truth.json`: {ID: {"articleBody": text, "url": address}}, as in the public article
    extraction benchmark (github.com/scrapinghub/article-extraction-benchmark), whose method of scoring is used: texts are compared as
    multisets of shingles of four words; precision and recall are means over pages, and F1 is theirs. The reader is the one that listens.
    """
    pages = read_pages(folder)
    with click.progressbar(pages, label="Reading", file=sys.stderr) as reading:
        found, seconds = extract_all(reading)
    figures = report(pages, found, seconds)
    click.echo(json.dumps(figures, ensure_ascii=False) if as_json else "\n".join(table(figures)))


def read_pages(folder: Path) -> list[Page]:
    """The pages in the order of the truth. Raises BadInput if the truth is none, or a page is missing."""
    file = folder / TRUTH
    try:
        truth = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(str(file), None, f"cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise BadInput(str(file), getattr(error, "lineno", None), f"not JSON ({error})") from None
    if not isinstance(truth, dict) or not truth:
        raise BadInput(str(file), None, 'not an object of {ID: {"articleBody": …, "url": …}}')
    return [_page(folder, file, name, row) for name, row in truth.items()]


def _page(folder: Path, truth: Path, name: str, row: Any) -> Page:
    if not isinstance(row, dict) or not isinstance(row.get("articleBody") or "", str):
        raise BadInput(str(truth), None, f'{name!r} has no "articleBody" that is a text')
    file = folder / "html" / f"{name}.html.gz"
    if not file.is_file():
        raise BadInput(str(truth), None, f"the page of {name!r} is missing: {file}")
    return Page(name, file, str(row.get("url") or "https://page.invalid/"), row.get("articleBody") or "")


def extract_all(pages: Iterable[Page]) -> tuple[list[str], float]:
    """The text found on each page, "" where it was refused, and the seconds of the processor for reading alone."""
    read_article(b"<p>The parts are loaded before the time is taken.</p>", "utf-8", "https://page.invalid/")
    found, seconds = [], 0.0
    for page in pages:
        body = _stored(page.file)
        began = time.process_time()
        found.append(_text(body, page.address))
        seconds += time.process_time() - began
    return found, seconds


def _stored(file: Path) -> bytes:
    try:
        with gzip.open(file, "rb") as stream:
            return stream.read(MAX_BYTES)
    except (OSError, EOFError) as error:
        raise BadInput(str(file), None, f"cannot be unpacked ({error})") from None


def _text(body: bytes, address: str) -> str:
    try:
        return read_article(body, "utf-8", address).text
    except UnreadableFeed:
        return ""


def compare(truth: str, found: str) -> Overlap:
    """How far two texts are the same: the published method's true and false positives and false negatives, each text weighing the same."""
    wanted, read = _shingles(truth), _shingles(found)
    both, extra, missed = (wanted & read).total(), (read - wanted).total(), (wanted - read).total()
    together = both + extra + missed
    return Overlap(both / together, extra / together, missed / together) if together else Overlap(0.0, 0.0, 0.0)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words; a text of fewer is one run; an empty one has none."""
    words = _WORD.findall(text)
    if not words:
        return Counter()
    runs = range(max(1, len(words) - WORDS_A_SHINGLE + 1))
    return Counter(tuple(words[start : start + WORDS_A_SHINGLE]) for start in runs)


def score(overlaps: Sequence[Overlap]) -> dict[str, float]:
    """Means over pages: precision over those where something was found, recall over those where something is to be found."""
    precision = mean([one.precision for one in overlaps if one.both + one.extra > 0] or [0.0])
    recall = mean([one.recall for one in overlaps if one.both + one.missed > 0] or [0.0])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"f1": round(f1, 4), "precision": round(precision, 4), "recall": round(recall, 4)}


def report(pages: Sequence[Page], found: Sequence[str], seconds: float) -> dict[str, Any]:
    overlaps = [compare(page.body, text) for page, text in zip(pages, found, strict=True)]
    worst = sorted(zip(pages, overlaps, strict=True), key=lambda pair: (pair[1].both, pair[0].name))[:SHOWN]
    return {
        "pages": len(pages),
        **score(overlaps),
        "pages_per_cpu_second": round(len(pages) / seconds, 1) if seconds else None,
        "empty": sum(not text for text in found),
        "worst": [{"page": page.name, "both": round(one.both, 3), "extra": round(one.extra, 3)} for page, one in worst],
    }


def table(figures: dict[str, Any]) -> Iterator[str]:
    for name in ("pages", "f1", "precision", "recall", "pages_per_cpu_second", "empty"):
        yield f"{name.replace('_', ' '):<22} {figures[name]:>9}"
    yield "\nworst pages, by the share of text that is both true and found"
    for one in figures["worst"]:
        yield f"  {one['both']:.3f}  {one['page']}"
