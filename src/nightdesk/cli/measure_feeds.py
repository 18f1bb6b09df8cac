"""`nightdesk measure feeds`: whether any file at all is read as a feed or refused with a reason."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from nightdesk.adapters.reader import WireReader
from nightdesk.foundation.errors import BadInput, UnreadableFeed
from nightdesk.foundation.ids import FamilyId, SourceId
from nightdesk.sources.model import FeedKind, Source
from nightdesk.wire.ports import Answer

MAX_BYTES = 5_000_000
"""What a fetched answer may be large at most; the rest of a larger file is not read."""
SHOWN = 20
_ADDRESS = "https://feeds.invalid/file"
_SOURCE = Source(
    SourceId("measured"), "Measured", "https://feeds.invalid/", _ADDRESS, FeedKind.RSS, None, None, FamilyId("measured"), "measured"
)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that is no feed, and why."""

    file: str
    reason: str


@dataclass(slots=True)
class Measured:
    """`entries` are what the feeds name, `items` those of them that hold a title or a text.

    `crashes` counts files at which the reader stumbled instead of saying what is wrong with them; each is named in `crashed`.
    """

    files: int = 0
    feeds: int = 0
    entries: int = 0
    items: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    crashes: int = 0
    crashed: list[Rejected] = field(default_factory=list)
    seconds: float = 0.0


@click.command("feeds")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a table.")
def measure_feeds(folder: Path, as_json: bool) -> None:
    """Read every file in DIR as a source's answer: each is a feed with entries, or is refused with a reason.

    Files may be anything: RSS of any version, Atom, JSON Feed, sitemaps, mail, or no feed at all. The reader is the one that listens; it
    sees the bytes only. A good start are the tests of feedparser's source package: `pip download --no-binary :all: feedparser`.
    """
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    if not files:
        raise BadInput(str(folder), None, "there are no files here")
    with click.progressbar(files, label="Reading", file=sys.stderr) as reading:
        measured = measure(reading, folder)
    click.echo(json.dumps(asdict(measured), ensure_ascii=False) if as_json else "\n".join(table(measured)))


def measure(files: Iterable[Path], folder: Path) -> Measured:
    """Read files one after the other; `seconds` are of the processor."""
    measured = Measured()
    began = time.process_time()
    for file in files:
        measured.files += 1
        name = str(file.relative_to(folder))
        try:
            entries, items = read(file)
            measured.entries += entries
            measured.items += items
            measured.feeds += 1
        except (UnreadableFeed, OSError) as error:
            measured.rejected.append(Rejected(name, str(error)))
        except Exception as error:  # this is what is measured
            measured.crashes += 1
            measured.crashed.append(Rejected(name, f"{type(error).__name__}: {error}"[:300]))
    measured.seconds = round(time.process_time() - began, 3)
    return measured


def read(file: Path) -> tuple[int, int]:
    """How many entries a file holds, and how many of them with words. Raises UnreadableFeed, saying why, if it is no feed."""
    with file.open("rb") as stream:
        body = stream.read(MAX_BYTES)
    answer = Answer(_ADDRESS, _ADDRESS, 200, {}, _media_type(body), None, body)
    reading = WireReader().read_feed(_SOURCE, answer, datetime.now(UTC))
    return reading.listed, len(reading.items)


def _media_type(body: bytes) -> str:
    """A digest of letters is known by its first header; nothing else is told by its type."""
    return "multipart/digest" if b"multipart/digest" in body[:200].lower() else ""


def table(measured: Measured) -> Iterator[str]:
    figures: dict[str, Any] = asdict(measured)
    for name in ("files", "feeds", "entries", "items", "crashes", "seconds"):
        yield f"{name:<10} {figures[name]:>10}"
    yield f"{'rejected':<10} {len(measured.rejected):>10}"
    for told in (*measured.crashed, *measured.rejected[:SHOWN]):
        yield f"  {told.file}: {told.reason}"
    if len(measured.rejected) > SHOWN:
        yield f"  and {len(measured.rejected) - SHOWN} more; --json tells them all"
