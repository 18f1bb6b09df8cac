"""Playing a recorded wire: served on loopback as of any moment, and listened to like the live one.

The served wire depends on nothing but its files and the moment, so that a night that was broken off goes on as if it had not been.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Self

from nightdesk.adapters.played_formats import MEDIA_TYPES, article_page, render
from nightdesk.adapters.played_site import Served, played_site
from nightdesk.adapters.played_sources import PLACE, describe, source_ids
from nightdesk.adapters.web import WebFetcher
from nightdesk.foundation.errors import BadWireFile
from nightdesk.foundation.ids import SourceId
from nightdesk.sources.model import FeedKind, Source
from nightdesk.wire.ports import Answer, Fetcher, Refusal, Request
from nightdesk.wire.wirefile import WireRow, read_wire

STEP = timedelta(hours=12)
WINDOW = timedelta(days=3)
LEAST_ENTRIES = 10
ENTRIES_A_PAGE = 200


@dataclass(frozen=True, slots=True)
class _Played:
    """A row and the time at which it goes over the wire: its own, or, if it has none, that of the row before it."""

    at: datetime
    row: WireRow


class PlayedWire:
    """A wire made of files and folders of JSON lines (`nightdesk.wire.wirefile`).

    A `sources.toml` beside a wire file may say more of its sources (`nightdesk.sources.catalogue`; its ids are the rows' `source`
    in lower case, with hyphens for what is neither letter, digit nor full stop). `start` is when a wire begins whose first
    rows have no time. A feed holds all that was published in the last step, all of the last three days, and at
    least the ten newest pieces. Raises BadWireFile if a path holds no wire and BadInput if a
    `sources.toml` is wrong; bad lines of the wire are left out and stand in `problems`.
    """

    def __init__(self, paths: Sequence[Path], *, step: timedelta = STEP, start: datetime | None = None) -> None:
        recorded = read_wire(paths)
        self.problems: tuple[BadWireFile, ...] = recorded.problems
        self.name = f"{'+'.join(path.name for path in paths)[:60]}-{_fingerprint(recorded.rows)}"
        self._step = step
        self._rows = _in_time(recorded.rows, start or datetime.now(UTC).replace(microsecond=0))
        self._by_source: dict[SourceId, list[_Played]] = defaultdict(list)
        ids = source_ids(played.row.source for played in self._rows)
        for played in self._rows:
            self._by_source[ids[played.row.source]].append(played)
        self._sources = describe({name: [played.row for played in rows] for name, rows in self._by_source.items()}, paths)
        self._now = self._rows[0].at if self._rows else datetime.min.replace(tzinfo=UTC)
        self._site = played_site(self._look_up)
        self._fetcher: _PlayedFetcher | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def sources(self) -> tuple[Source, ...]:
        """In order of id. Their feeds stand under a name that only `fetcher` knows the way to."""
        return tuple(self._sources.values())

    def moments(self, step: timedelta | None = None) -> Iterator[datetime]:
        """The multiples of `step` (counted from 1970) at which at least one new piece is on the wire. Sets the wire's step."""
        self._step = step or self._step
        last = None
        for played in self._rows:
            moment = _next_multiple(played.at, self._step)
            if moment != last:
                last = moment
                yield moment

    def due(self, moment: datetime) -> tuple[Source, ...]:
        """The sources that published something in the step that ends at `moment`."""
        return tuple(source for source in self._sources.values() if self._published(source.id, moment - self._step, moment))

    def set_time(self, moment: datetime) -> None:
        """From now on, serve the wire as it was at `moment`."""
        self._now = moment

    def start(self) -> str:
        """Serve on loopback; return the base address."""
        return self._site.start()

    def fetcher(self) -> Fetcher:
        """Fetches from this wire, through real HTTP, and from nowhere else. Starts the wire; `stop` ends both."""
        if self._fetcher is None:
            self._fetcher = _PlayedFetcher(self.start())
        return self._fetcher

    def stop(self) -> None:
        if self._fetcher is not None:
            self._fetcher.close()
            self._fetcher = None
        self._site.stop()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def _published(self, source: SourceId, after: datetime, until: datetime) -> list[_Played]:
        rows = self._by_source[source]
        return rows[bisect_right(rows, after, key=_at) : bisect_right(rows, until, key=_at)]

    def _on_the_feed(self, source: SourceId) -> list[WireRow]:
        """Newest first."""
        rows = self._by_source[source]
        end = bisect_right(rows, self._now, key=_at)
        begin = bisect_right(rows, self._now - max(self._step, WINDOW), key=_at)
        return [played.row for played in reversed(rows[max(0, min(begin, end - LEAST_ENTRIES)) : end])]

    def _look_up(self, path: str, query: str) -> Served | None:
        name, _, rest = path.removeprefix("/").partition("/")
        source = self._sources.get(SourceId(name))
        if source is None:
            return None
        if path == source.feed.removeprefix(PLACE):
            return self._feed(source, int(query) if query.isascii() and query.isdigit() else 0)
        return self._article(source, rest)

    def _feed(self, source: Source, page: int) -> Served:
        rows = self._on_the_feed(source.id)
        if source.kind is FeedKind.INDEX_PAGE:
            return _served(render(source, rows, None, self._now), source.kind, rows)
        shown = rows[page * ENTRIES_A_PAGE : (page + 1) * ENTRIES_A_PAGE]
        further = f"?{page + 1}" if len(rows) > (page + 1) * ENTRIES_A_PAGE else None
        return _served(render(source, shown, further, self._now), source.kind, rows)

    def _article(self, source: Source, row_id: str) -> Served | None:
        row = next((played.row for played in self._by_source[source.id] if played.row.id == row_id and played.at <= self._now), None)
        return _served(article_page(source, row), FeedKind.INDEX_PAGE, [row]) if row else None


class _PlayedFetcher:
    """Knows the way from the name in the sources to the server's present port, and contacts nothing but this machine."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._web = WebFetcher(only_loopback=True)

    def fetch_all(self, requests: Sequence[Request]) -> list[Answer | Refusal]:
        there = [replace(request, address=_swap(request.address, PLACE, self._base)) for request in requests]
        return [self._at_home(answer) for answer in self._web.fetch_all(there)]

    def _at_home(self, answer: Answer | Refusal) -> Answer | Refusal:
        address = _swap(answer.address, self._base, PLACE)
        if isinstance(answer, Refusal):
            return replace(answer, address=address)
        return replace(answer, address=address, final_address=_swap(answer.final_address, self._base, PLACE))

    def close(self) -> None:
        self._web.close()


def _at(played: _Played) -> datetime:
    return played.at


def _swap(address: str, here: str, there: str) -> str:
    return there + address[len(here) :] if address.startswith((f"{here}/", f"{here}?")) else address


def _in_time(rows: Sequence[WireRow], start: datetime) -> list[_Played]:
    """In order of time, rows of equal time in the order of their files."""
    at = next((row.published_at for row in rows if row.published_at), start)
    played = []
    for row in rows:
        at = row.published_at or at
        played.append(_Played(at, row))
    return sorted(played, key=_at)


def _next_multiple(moment: datetime, step: timedelta) -> datetime:
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    return epoch - (epoch - moment) // step * step


def _served(body: bytes, kind: FeedKind, rows: Sequence[WireRow]) -> Served:
    newest = max((row.published_at for row in rows if row.published_at), default=None)
    etag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    return Served(body, MEDIA_TYPES[kind], etag, format_datetime(newest, usegmt=True) if newest else None)


def _fingerprint(rows: Sequence[WireRow]) -> str:
    """Two wires of the same file name are told apart by what they hold."""
    digest = blake2b(digest_size=4)
    for row in rows:
        digest.update(f"{row.source}\x1f{row.id}\x1f{row.published_at}\x1e".encode())
    return digest.hexdigest()
