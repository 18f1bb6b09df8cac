"""A newsroom that listens to the world for a week of simulated time, in a process of its own that can be killed and started again.

`python -m nightdesk.cli.listened_week prepare|listen|again|check SPAN PORT`, with the data folder in NIGHTDESK_DATA. A span is written
as `SEED:SOURCES:START:DAYS`. What is checked is told as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from importlib import import_module
from typing import Any
from urllib.request import Request, urlopen

from nightdesk import bootstrap
from nightdesk.adapters.web import Limits, WebFetcher
from nightdesk.adapters.web_addresses import Home
from nightdesk.languages.identify import identify
from nightdesk.settings import read_settings
from nightdesk.sources.model import SourceState
from nightdesk.sources.schedule import first_due
from nightdesk.testing.world.laws import Heard, broken_laws
from nightdesk.testing.world.outlets import DOMAIN, Outlet
from nightdesk.testing.world.seeded import draw_world
from nightdesk.testing.world.server import CLOCK

STEP = timedelta(minutes=5)
LIMITS = Limits(size=1_000_000, seconds=4.0, per_host=2, delay=0.0)


@dataclass(frozen=True, slots=True)
class Span:
    """Which world, and how long it is listened to."""

    seed: int
    sources: int
    start: datetime
    days: float

    @property
    def end(self) -> datetime:
        return self.start + timedelta(days=self.days)

    def world(self) -> tuple[Outlet, ...]:
        return draw_world(self.seed, self.sources, self.start, self.end)

    def __str__(self) -> str:
        return f"{self.seed}:{self.sources}:{self.start.isoformat()}:{self.days}"

    @staticmethod
    def read(text: str) -> Span:
        seed, sources, rest = text.split(":", 2)
        start, _, days = rest.rpartition(":")
        return Span(int(seed), int(sources), datetime.fromisoformat(start), float(days))


def listen(span: Span, port: int) -> None:
    """Listen from where the record stands to the end of the span. Every step is durable."""
    settings = bootstrap.open_record()
    with (
        WebFetcher(LIMITS, only_loopback=True, home=Home(DOMAIN, port)) as fetcher,
        bootstrap.open_live_night(settings, fetcher) as night,
        bootstrap.open_engine(settings, night) as engine,
    ):
        night.most_unlinked = sys.maxsize  # here nothing is linked
        at = _enter(span)
        while at <= span.end:
            _set_clock(port, at)
            engine.hear(at)
            if at.minute == 0:
                engine.watch(at)
            at += STEP


def listen_again_and_again(span: Span, port: int) -> None:
    """For each line of standard input, listen in a new process; its number is told at once, its exit status at its end.

    The process is forked from this one, which has loaded the program and opened nothing: so a hundred starts cost what a few did.
    """
    bootstrap.open_site()
    _load()
    for _ in sys.stdin:
        if not (child := os.fork()):
            listen(span, port)
            os._exit(0)
        _tell(child)
        _tell(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _load() -> None:
    import_module("nightdesk.shift.night")
    import_module("nightdesk.shift.engine")
    import_module("nightdesk.adapters.reading_pool")
    identify("A text long enough for both detectors to be loaded by it.")


def _tell(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def _enter(span: Span) -> datetime:
    """The moment to go on from: that of the last batch taken in, which may not have been the last of its round."""
    from django.db import transaction
    from django.db.models import Max

    from nightdesk_site.record.models import HearingRow, SourceRow
    from nightdesk_site.record.sources import add_sources, keep_states

    with transaction.atomic():
        if not SourceRow.objects.exists():
            add_sources([outlet.source() for outlet in span.world()], live=True)
            spread = timedelta(hours=1)
            states = [SourceState(o.source().id, next_due=first_due(o.source().id, span.start, spread)) for o in span.world()]
            keep_states(states, span.start)
    last: datetime | None = HearingRow.objects.aggregate(last=Max("at"))["last"]
    return last or span.start


def _set_clock(port: int, at: datetime) -> None:
    # the world's own server on this machine, and nothing else
    request = Request(f"http://127.0.0.1:{port}/?{int(at.timestamp())}", headers={"Host": f"{CLOCK}.{DOMAIN}"})
    with urlopen(request, timeout=30) as answer:  # noqa: S310
        answer.read()


def check(span: Span) -> dict[str, Any]:
    """What was heard, held against what the world published; and one digest over all that was kept."""
    bootstrap.open_record()
    found = {source: list(items) for source, items in _heard()}
    world = span.world()
    states = _states()
    broken = [law for outlet in world for law in broken_laws(outlet, found.get(outlet.name, []), states[outlet.name])]
    return {
        "sources": len(world),
        "health": dict(Counter(str(state.health) for state in states.values())),
        "items": sum(map(len, found.values())),
        "edits_noticed": sum(item.versions - 1 for items in found.values() for item in items if item.versions),
        "broken": dict(Counter(law.kind for law in broken)),
        "examples": [f"{law.kind}: {law.says}" for law in broken[:20]],
        "digest": _digest(),
    }


def _heard() -> Iterator[tuple[str, list[Heard]]]:
    from nightdesk.wire.model import Item
    from nightdesk_site.record.documents import load
    from nightdesk_site.record.models import ItemRow, ItemVersionRow

    versions = Counter(ItemVersionRow.objects.values_list("item_id", flat=True))
    by_source: dict[str, list[Heard]] = {}
    for row in ItemRow.objects.order_by("id").iterator():
        item = load(Item, row.document)
        heard = Heard(item.external_id, item.title or "", item.text, item.received_at, item.background, versions[row.id], row.withdrawn_at)
        by_source.setdefault(row.source_id, []).append(heard)
    yield from by_source.items()


def _states() -> dict[str, SourceState]:
    from nightdesk_site.record.documents import load
    from nightdesk_site.record.models import SourceRow

    return {key: load(SourceState, state) for key, state in SourceRow.objects.values_list("id", "state")}


def _digest() -> str:
    """Over items with all their versions, states of sources with their history, pages and the names of snapshots."""
    from nightdesk_site.record.models import AlarmRow, ItemRow, ItemVersionRow, PageRow, SnapshotRow, SourceEventRow, SourceRow

    digest = sha256()
    for rows in (
        ItemRow.objects.order_by("id").values_list("id", "document", "arrived_as", "said", "page", "next_look", "looks", "withdrawn_at"),
        ItemVersionRow.objects.order_by("item_id", "number").values_list("item_id", "number", "seen_at", "document", "changes"),
        SourceRow.objects.order_by("id").values_list("id", "state", "retired"),
        SourceEventRow.objects.order_by("source_id", "at", "id").values_list("source_id", "at", "health", "reason"),
        PageRow.objects.order_by("source_id", "digest").values_list("source_id", "digest", "read", "tries"),
        AlarmRow.objects.order_by("kind", "about", "since").values_list("kind", "about", "since", "ended", "says"),
        SnapshotRow.objects.order_by("id").values_list("id"),
    ):
        for row in rows.iterator():
            digest.update(repr(row).encode())
    return digest.hexdigest()


def main() -> None:
    verb, span = sys.argv[1], Span.read(sys.argv[2])
    if verb == "prepare":
        bootstrap.prepare(read_settings())
    elif verb == "listen":
        listen(span, int(sys.argv[3]))
    elif verb == "again":
        listen_again_and_again(span, int(sys.argv[3]))
    else:
        sys.stdout.write(json.dumps(check(span), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
