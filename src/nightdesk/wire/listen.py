"""Listening: ask each source, read what it says, and know how it is doing. One bad source never stops the night."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from nightdesk.foundation.clock import Clock
from nightdesk.foundation.errors import UnreadableFeed
from nightdesk.foundation.ids import SnapshotId, SourceId
from nightdesk.sources import schedule
from nightdesk.sources.model import Health, Source, SourceState
from nightdesk.wire.completing import completed, discreet
from nightdesk.wire.model import Item, Snapshot
from nightdesk.wire.ports import Answer, Fetcher, Reader, Reading, Refusal, RefusalKind, Request
from nightdesk.wire.snapshots import keep
from nightdesk.wire.websub import Hub

MAX_PAGES_BACK = 20
MAX_COMPLETED = 30
FIRST_COMPLETED = 10
FIRST_LOOK_BACK = timedelta(days=7)
"""A source's older pages are followed back to where we last heard it; on first hearing, no further than this."""

Seen = Callable[[SourceId, str], bool]


def nothing_seen(_source: SourceId, _address: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Heard:
    """What one source said when it was asked. `items` come oldest first, each naming the snapshot it was read from.

    `problem` is None unless the source could not be heard; `notes` tell what was left out of what was heard; `hub` is where the source's
    news can be had as it breaks. Store `state`
    in the same transaction as `items`: its validators say that these items have been received.
    """

    source: Source
    state: SourceState
    snapshots: tuple[Snapshot, ...] = ()
    items: tuple[Item, ...] = ()
    problem: str | None = None
    notes: tuple[str, ...] = ()
    hub: Hub | None = None

    @property
    def snapshot(self) -> Snapshot | None:
        """What the source's own address gave, without further pages."""
        return self.snapshots[0] if self.snapshots else None


def listen(
    asked: Sequence[tuple[Source, SourceState]], fetcher: Fetcher, reader: Reader, clock: Clock, seen: Seen = nothing_seen
) -> tuple[Heard, ...]:
    """Ask every given source now, due or not (`nightdesk.sources.schedule.due` picks), and return what each said, in the same order.

    `seen` tells, by the address of their snapshot, which article pages have been received before; those are not fetched again.
    """
    now = clock.now()
    answers = fetcher.fetch_all([Request(source.feed, state.etag, state.last_modified) for source, state in asked])
    hearings = [_Hearing(source, state, now, reader, seen) for source, state in asked]
    for hearing, answer in zip(hearings, answers, strict=True):
        hearing.take_feed(answer)
    while wanted := [(hearing, address) for hearing in hearings for address in hearing.wants()]:
        further = fetcher.fetch_all([Request(address) for _, address in wanted])
        for (hearing, _), answer in zip(wanted, further, strict=True):
            hearing.take_further(answer)
    return tuple(hearing.conclude() for hearing in hearings)


class _Errand(StrEnum):
    """Why a further address is asked: it lists more pieces, it is a piece, or it is the page of a piece that the feed announced."""

    LIST = "list"
    PIECE = "piece"
    REST = "rest"


@dataclass(slots=True)
class _Hearing:
    """The course of asking one source: its feed, then the pages that the feed leads to."""

    source: Source
    state: SourceState
    now: datetime
    reader: Reader
    seen: Seen
    answer: Answer | None = None
    failure: tuple[Health, str, timedelta | None] | None = None
    snapshots: list[Snapshot] = field(default_factory=list)
    items: dict[str, Item] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    errands: dict[str, _Errand] = field(default_factory=dict)
    announced: dict[str, str] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    hub: Hub | None = None
    lists_read: int = 0
    completing: int = 0
    incomplete: bool = False

    def wants(self) -> tuple[str, ...]:
        return tuple(self.errands)

    def take_feed(self, answer: Answer | Refusal) -> None:
        if isinstance(answer, Refusal):
            self.failure = (_health(answer), answer.reason, answer.retry_after)
            return
        self.answer = answer
        if answer.not_modified:
            return
        try:
            self._take_reading(self.reader.read_feed(self.source, answer, self.now), answer)
        except Exception as error:  # whatever a hostile feed does to its reader stays with that feed
            self.failure = (Health.BROKEN, _why(error), None)

    def take_further(self, answer: Answer | Refusal) -> None:
        """A list's continuation, a piece of an index page, or the page of an announced piece.

        What fails is noted, and asked for again next time; only an announced piece stands as it was announced.
        """
        errand = self.errands.pop(answer.address)
        try:
            if isinstance(answer, Refusal):
                raise UnreadableFeed(answer.reason)
            if errand is _Errand.LIST:
                self._take_reading(self.reader.read_feed(self.source, answer, self.now), answer)
            else:
                self._take_page(answer, errand)
        except Exception as error:
            self.incomplete |= errand is not _Errand.REST
            self.notes.append(f"{answer.address} could not be read: {_why(error)}")

    def _take_page(self, answer: Answer, errand: _Errand) -> None:
        try:
            page = self.reader.read_page(self.source, answer, self.now)
        except UnreadableFeed as error:  # it was had and holds no piece: kept, so that it is not asked for again
            self._keep(answer, [])
            self.notes.append(f"{answer.address} was left out: {error}")
            return
        if errand is _Errand.PIECE:
            self._receive([page], answer)
            return
        name = self.announced.pop(answer.address)
        whole = completed(self.items[name], page)
        self.items[name] = replace(whole, snapshot=self._keep(answer, [whole]))

    def _take_reading(self, reading: Reading, answer: Answer) -> None:
        self._receive(reading.items, answer)
        self.hub = self.hub or reading.hub
        self.notes.extend(reading.notes)
        for address in reading.pages:
            if not self.seen(self.source.id, address):
                self._send(address, _Errand.PIECE)
        self._finish(reading)
        goes_on = bool(reading.items) and min(item.published_at for item in reading.items) > self._heard_until()
        for address in (*reading.lists, *([reading.next_page] if reading.next_page and goes_on else [])):
            if self.lists_read < MAX_PAGES_BACK:
                self.lists_read += 1
                self._send(address, _Errand.LIST)

    def _finish(self, reading: Reading) -> None:
        """Send for the rest of what is new and only announced, the newest first. A first hearing is background: few pages are read."""
        since, limit = (self.state.last_item, MAX_COMPLETED) if self.state.last_item else (None, FIRST_COMPLETED)
        for name in reversed(reading.unfinished):
            item = self.items[name]
            new = since is None or item.published_at > since
            if item.url and new and self.completing < limit and item.url not in self.asked and not self.seen(self.source.id, item.url):
                self.completing += 1
                self.announced[item.url] = name
                self._send(item.url, _Errand.REST)

    def _send(self, address: str, errand: _Errand) -> None:
        if address not in self.asked:
            self.asked.add(address)
            self.errands[address] = errand

    def _receive(self, items: Sequence[Item], answer: Answer) -> None:
        snapshot = self._keep(answer, items)
        for item in items:
            self.items.setdefault(item.external_id, replace(item, snapshot=snapshot))

    def _keep(self, answer: Answer, items: Sequence[Item]) -> SnapshotId:
        snapshot = discreet(keep(self.source.id, answer, self.now), items)
        self.snapshots.append(snapshot)
        return snapshot.id

    def _heard_until(self) -> datetime:
        return self.state.last_success or self.now - FIRST_LOOK_BACK

    def conclude(self) -> Heard:
        if self.failure or self.answer is None:
            health, reason, retry_after = self.failure or (Health.BROKEN, "no answer", None)
            return Heard(self.source, schedule.failed(self.state, self.now, health, reason, retry_after), problem=reason)
        items = tuple(sorted(self.items.values(), key=lambda item: item.published_at))
        etag, last_modified = self._validators(self.answer)
        state = schedule.answered(self.state, self.now, [item.published_at for item in items], etag, last_modified)
        return Heard(self.source, state, tuple(self.snapshots), items, None, tuple(self.notes), self.hub)

    def _validators(self, answer: Answer) -> tuple[str | None, str | None]:
        """Without validators the source will be read in full again, as it must be where something was missed."""
        if self.incomplete:
            return None, None
        kept = (self.state.etag, self.state.last_modified) if answer.not_modified else (None, None)
        return answer.headers.get("etag", kept[0]), answer.headers.get("last-modified", kept[1])


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, UnreadableFeed) else f"its reader stumbled ({type(error).__name__})"


def _health(refusal: Refusal) -> Health:
    if refusal.status is not None:
        return _HEALTH_OF_STATUS.get(refusal.status, Health.BROKEN)
    return _HEALTH_OF_KIND.get(refusal.kind, Health.BROKEN)


_HEALTH_OF_STATUS = {
    410: Health.GONE,
    429: Health.BLOCKED,
    401: Health.BLOCKED,
    402: Health.BLOCKED,
    403: Health.BLOCKED,
    451: Health.BLOCKED,
}
_HEALTH_OF_KIND = {RefusalKind.SLOW: Health.SLOW, RefusalKind.ROBOTS: Health.BLOCKED, RefusalKind.ADDRESS: Health.BLOCKED}
