"""`nightdesk measure pipeline`: how fast pages become items of stories, from the first request to the story, with nothing lost."""

from __future__ import annotations

import gzip
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from nightdesk.foundation.errors import BadInput
from nightdesk.foundation.ids import ItemId, SourceId
from nightdesk.settings import move_to, read_settings
from nightdesk.stories.model import Arrival
from nightdesk.wire.model import Item
from nightdesk.wire.ports import Answer

OUTLETS = 50
_START = datetime(2026, 3, 2, tzinfo=UTC)
_WARM = 50
_ROUND = timedelta(minutes=20)


@click.command("pipeline")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="[DIR]")
@click.option("--items", default=2_000, show_default=True, type=click.IntRange(1), help="So many pages are made where no DIR is given.")
@click.option(
    "--a-round", default=2, show_default=True, type=click.IntRange(1, 20), help="Pages that each of the fifty outlets publishes at once."
)
@click.option(
    "--window", default=0, type=click.IntRange(0), help="So many items of a seeded wire are in the linker's window before it begins."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def measure_pipeline(folder: Path | None, items: int, a_round: int, window: int, as_json: bool) -> None:
    """Fetch pages, take their articles out, identify their languages, link them to stories and read their claims.

    DIR holds stored pages (*.html.gz). Without it, pages are made from the sample wire, of the size and the dirt of real ones. Fifty
    outlets on this machine publish them on index pages, a few in each round, and a newsroom of its own, with a record of its own,
    listens to them as it would listen to any. Lost is a page that is neither an item in a story nor refused with a reason.
    """
    page, count = _stored(folder) if folder else _made(items)
    with _newsroom() as settings:
        told = _measured(settings, page, count, a_round, window)
    click.echo(json.dumps(told, ensure_ascii=False) if as_json else _table(told))


def _stored(folder: Path) -> tuple[Callable[[int], bytes], int]:
    files = sorted(folder.glob("*.html.gz"))
    if not files:
        raise BadInput(str(folder), None, "there are no stored pages here (*.html.gz)")
    for file in files:
        _unpacked(file)
    return lambda number: _unpacked(files[number]), len(files)


def _unpacked(file: Path) -> bytes:
    try:
        return gzip.decompress(file.read_bytes())
    except (OSError, EOFError) as error:
        raise BadInput(str(file), None, f"not a packed page: {error}") from None


def _made(items: int) -> tuple[Callable[[int], bytes], int]:
    from nightdesk.bootstrap import SAMPLE_WIRE
    from nightdesk.testing.made_pages import MadePages
    from nightdesk.wire.wirefile import read_wire

    return MadePages(read_wire([read_settings().newsroom / SAMPLE_WIRE]).rows).page, items


@contextmanager
def _newsroom() -> Iterator[Any]:
    """Settings of a newsroom with a record of its own, gone afterwards."""
    with TemporaryDirectory() as data:
        yield move_to(Path(data))


@dataclass(slots=True)
class _Times:
    """When pages were asked for, and when their items stood in stories; in seconds of a monotonic clock."""

    asked: dict[int, float]
    linked: dict[str, float]

    def seconds(self) -> list[float]:
        return sorted(at - self.asked[int(name.rpartition("/")[2])] for name, at in self.linked.items())


def _measured(settings: Any, page: Callable[[int], bytes], count: int, a_round: int, window: int) -> dict[str, Any]:
    from nightdesk import bootstrap
    from nightdesk.adapters.web import Limits, WebFetcher
    from nightdesk.adapters.web_addresses import Home
    from nightdesk.testing.page_site import DOMAIN, PageSite

    bootstrap.prepare(settings)
    with (
        PageSite(page, count, OUTLETS) as site,
        WebFetcher(Limits(per_host=4, delay=0.0), only_loopback=True, home=Home(DOMAIN, site.port)) as fetcher,
        bootstrap.open_live_night(settings, fetcher) as night,
    ):
        night.record.add_sources(site.sources(), live=True)
        _fill(night, max(window, _WARM))  # tables and helpers are loaded before the clock starts: that is no reading
        night.ear.reader.read_pages([(site.sources()[0], _blank_page())] * _WARM, _START)
        at = _START
        _round(night, at)  # the first hearing of each outlet: it has published nothing yet
        times, began, cpu = _Times(site.asked_at, {}), time.monotonic(), _cpu()
        with click.progressbar(length=count, label="Reading", file=sys.stderr) as bar:
            while len(site.asked_at) < count and site.round * OUTLETS <= count + OUTLETS * a_round * 5:
                site.round, at = site.round + a_round, at + _ROUND
                _round(night, at)
                _note_linked(times)
                bar.update(len(site.asked_at) - bar.pos)
        seconds, helper = time.monotonic() - began, _peak_of_helpers()
    return _told(count, times, seconds, _cpu() - cpu, helper)


def _round(night: Any, at: datetime) -> None:
    """What a tick does up to the story: hear in batches, link what each brought."""
    for number, asked in enumerate(night.batches(at)):
        night.hear(f"measure:{at.isoformat()}:{number}", asked, at)
        night.link(at)


def _note_linked(times: _Times) -> None:
    from nightdesk_site.record.models import LinkRow

    now = time.monotonic()
    for address in LinkRow.objects.values_list("item__page", flat=True):
        times.linked.setdefault(address, now)


def _fill(night: Any, window: int) -> None:
    """Put items of a seeded wire into the linker and into the book of copies, as if they had come in during the last days."""
    from nightdesk.bootstrap import SAMPLE_WIRE
    from nightdesk.claims.read import read_claims
    from nightdesk.cli.seeded_wire import seeded_wire
    from nightdesk.stories.link import Linker
    from nightdesk.wire.duplicates import CopyBook
    from nightdesk.wire.wirefile import read_wire

    rows = read_wire([read_settings().newsroom / SAMPLE_WIRE]).rows
    linker, book = Linker(), CopyBook()
    with click.progressbar(seeded_wire(rows, window, 1), length=window, label="Filling the window", file=sys.stderr) as items:
        for item in items:
            linker.place(item.arrival)
            book.original_of(_received(item.arrival))
    night.linking.begin_with(linker)
    night.copying.begin_with(book)
    read_claims(_received(Arrival(ItemId("first"), SourceId("first"), "en", _START, rows[0].text)))


def _received(arrival: Arrival) -> Item:
    said_at, name = arrival.published_at, str(arrival.item)
    return Item(
        arrival.item, SourceId(arrival.source), name, arrival.language, "declared", None, arrival.text, None, None, said_at, said_at
    )


def _blank_page() -> Answer:
    address = "http://127.0.0.1/"
    return Answer(address, address, 200, {}, "text/html", "utf-8", b"<html><body><p>A page to begin with.</p></body></html>")


def _told(count: int, times: _Times, seconds: float, cpu: float, helper: int) -> dict[str, Any]:
    from nightdesk_site.record.models import ItemRow, PageRow

    waits = times.seconds()
    items = ItemRow.objects.count()
    refused = PageRow.objects.filter(read=True).count() - ItemRow.objects.exclude(page="").count()
    return {
        "pages": count,
        "items": items,
        "refused": refused,
        "lost": count - len(times.linked) - refused,
        "seconds": round(seconds, 1),
        "cpu_seconds": round(cpu, 1),
        "items_per_second": round(items / seconds, 1),
        "items_per_cpu_second": round(items / cpu, 1),
        "p50_seconds_to_linked": round(_share(waits, 0.5), 2),
        "p95_seconds_to_linked": round(_share(waits, 0.95), 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "peak_mb_of_a_helper": helper,
    }


def _peak_of_helpers() -> int:
    """The most memory that one of this process's children has taken so far, in megabytes; what they were forked from does not count."""
    peaks = [0]
    for listed in Path("/proc/self/task").glob("*/children"):
        for child in listed.read_text().split():
            with suppress(OSError):
                told = dict(line.split(":", 1) for line in Path("/proc", child, "status").read_text().splitlines())
                peaks.append(int(told.get("VmHWM", "0 kB").split()[0]) // 1024)
    return max(peaks)


def _share(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def _cpu() -> float:
    own, helpers = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + helpers.ru_utime + helpers.ru_stime


def _table(told: dict[str, Any]) -> str:
    return "\n".join(f"{key.replace('_', ' '):<24} {value:>10}" for key, value in told.items())
