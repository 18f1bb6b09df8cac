"""Listening: ask each source, read what it says, and know how it is doing. One bad source never stops the night."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from nightdesk.foundation.clock import Clock
from nightdesk.foundation.errors import UnreadableFeed
from nightdesk.foundation.ids import SnapshotId
from nightdesk.sources import schedule
from nightdesk.sources.model import Health, Source, SourceState
from nightdesk.wire.completing import completed, discreet
from nightdesk.wire.edits import digest_of
from nightdesk.wire.heard import Called, Heard, Received, Seen, TextPage, nothing_seen
from nightdesk.wire.model import Item, Snapshot
from nightdesk.wire.ports import Answer, Fetcher, Reader, Reading, Refusal, Request
from nightdesk.wire.refusals import MISSING, health_of
from nightdesk.wire.snapshots import keep
from nightdesk.wire.websub import Hub

MAX_PAGES_BACK = 20
MAX_COMPLETED = 30
AT_ONCE = 200
"""So many further addresses are asked together, so that their answers fit into memory."""
FIRST_COMPLETED = 10
FIRST_LOOK_BACK = timedelta(days=7)
"""A source's older pages are followed back to where we last heard it; on first hearing, no further than this."""


def listen(
    asked: Sequence[tuple[Source, SourceState]],
    fetcher: Fetcher,
    reader: Reader,
    clock: Clock,
    seen: Seen = nothing_seen,
    *,
    longest: timedelta = schedule.LONGEST,
) -> tuple[Heard, ...]:
    """Ask every given source now, due or not (`nightdesk.sources.schedule.due` picks), and return what each said, in the same order.

    `seen` tells which article pages of a source need not be fetched now; `longest` bounds the pause of a quiet source. On a clock
    that is not played, what a source published before it was first heard is background.
    """
    now = clock.now()
    answers = fetcher.fetch_all([Request(state.moved_to or source.feed, state.etag, state.last_modified) for source, state in asked])
    hearings = [_Hearing(source, state, now, reader, seen, longest, live=not clock.played) for source, state in asked]
    for hearing, answer in zip(hearings, answers, strict=True):
        hearing.take_feed(answer)
    while wanted := [(hearing, address) for hearing in hearings for address in hearing.wants()]:
        _go_further(wanted[:AT_ONCE], fetcher, reader, now)
    return tuple(hearing.conclude() for hearing in hearings)


def _go_further(wanted: Sequence[tuple[_Hearing, str]], fetcher: Fetcher, reader: Reader, now: datetime) -> None:
    """Ask for what hearings want beyond their sources' own addresses; pages are read together, as many as the machine can."""
    answers = fetcher.fetch_all([Request(address) for _, address in wanted])
    had = [(hearing, answer) for (hearing, _), answer in zip(wanted, answers, strict=True)]
    pages = [(hearing.source, answer) for hearing, answer in had if isinstance(answer, Answer) and hearing.wants_page(answer.address)]
    read = iter(reader.read_pages(pages, now))
    for hearing, answer in had:
        page = next(read) if isinstance(answer, Answer) and hearing.wants_page(answer.address) else None
        hearing.take_further(answer, page)


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
    longest: timedelta
    live: bool
    answer: Answer | None = None
    refusal: Refusal | None = None
    trouble: str | None = None
    said: dict[str, str] = field(default_factory=dict)
    pages: dict[str, TextPage] = field(default_factory=dict)
    called: list[Called] = field(default_factory=list)
    snapshots: list[Snapshot] = field(default_factory=list)
    items: dict[str, Item] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    errands: dict[str, _Errand] = field(default_factory=dict)
    announced: dict[str, str] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    hub: Hub | None = None
    lists_read: int = 0
    completing: int = 0
    incomplete: bool = False
    unfinished: bool = False

    def wants(self) -> tuple[str, ...]:
        return tuple(self.errands)

    def take_feed(self, answer: Answer | Refusal) -> None:
        if isinstance(answer, Refusal):
            self.refusal = answer
            return
        self.answer = answer
        if answer.not_modified:
            return
        try:
            self._take_reading(self.reader.read_feed(self.source, answer, self.now), answer)
        except Exception as error:  # whatever a hostile feed does to its reader stays with that feed
            self.trouble = _why(error)

    def wants_page(self, address: str) -> bool:
        return self.errands[address] is not _Errand.LIST

    def take_further(self, answer: Answer | Refusal, page: Item | Exception | None) -> None:
        """A list's continuation, a piece of an index page, or the page of an announced piece; `page` is what was read from it.

        What fails is noted, and asked for again next time; the page of an announced piece is looked at again later.
        """
        errand = self.errands.pop(answer.address)
        if errand is not _Errand.LIST:
            self.called.append(Called(answer.address, done=isinstance(answer, Answer)))
        try:
            if isinstance(answer, Refusal):
                raise UnreadableFeed(answer.reason)
            if errand is _Errand.LIST:
                self._take_reading(self.reader.read_feed(self.source, answer, self.now), answer)
            else:
                self._take_page(answer, page, errand)
        except Exception as error:
            self.incomplete |= errand is not _Errand.REST
            if errand is _Errand.REST and isinstance(answer, Refusal):
                self.unread[self.announced[answer.address]] = answer.address
            self.notes.append(f"{answer.address} could not be read: {_why(error)}")

    def _take_page(self, answer: Answer, page: Item | Exception | None, errand: _Errand) -> None:
        if isinstance(page, UnreadableFeed):  # it was had and holds no piece: kept, so that it is not asked for again
            self._keep(answer, [])
            self.notes.append(f"{answer.address} was left out: {page}")
            return
        if not isinstance(page, Item):
            raise page or UnreadableFeed("it was not read")
        if errand is _Errand.PIECE:
            self._receive([page], answer)
            self.pages[page.id] = TextPage(answer.address, page.title or "")
            return
        name = self.announced.pop(answer.address)
        whole = completed(self.items[name], page)
        self.items[name] = replace(whole, snapshot=self._keep(answer, [whole]))
        self.pages[whole.id] = TextPage(answer.address, page.title or "")

    def _take_reading(self, reading: Reading, answer: Answer) -> None:
        self._receive(reading.items, answer)
        self.hub = self.hub or reading.hub
        self.notes.extend(reading.notes)
        known = self._received(reading.pages)
        self.incomplete |= bool(known.later)
        self._call(known.left_of(reading.pages))
        self._finish(reading)
        goes_on = bool(reading.items) and min(item.published_at for item in reading.items) > self._heard_until()
        for address in (*reading.lists, *([reading.next_page] if reading.next_page and goes_on else [])):
            if self.lists_read < MAX_PAGES_BACK:
                self.lists_read += 1
                self._send(address, _Errand.LIST)

    def _received(self, pages: Sequence[str]) -> Received:
        return self.seen(self.source.id, pages, self.now) if pages else Received()

    def _call(self, pages: Sequence[str]) -> None:
        """Send for the pages of pieces, oldest first, so many at once. Of a backlog only the newest are read, the rest is passed over."""
        if self.live and self.state.first_heard is None:
            self.called += [Called(address, done=True) for address in pages[:-FIRST_COMPLETED]]
            pages = pages[-FIRST_COMPLETED:]
        self.unfinished |= len(pages) > MAX_COMPLETED
        for address in pages[:MAX_COMPLETED]:
            self._send(address, _Errand.PIECE)

    def _finish(self, reading: Reading) -> None:
        """Send for the rest of what is new and only announced, the newest first. A first hearing is background: few pages are read."""
        since, limit = (self.state.last_item, MAX_COMPLETED) if self.state.last_item else (None, FIRST_COMPLETED)
        named = {self.items[name].url: name for name in reading.unfinished if since is None or self.items[name].published_at > since}
        pages = [address for address in reversed(named) if address and address not in self.asked]
        wanted = self._received(pages).left_of(pages)
        if since is not None:
            self.unread |= {named[address]: address for address in wanted[max(0, limit - self.completing) :]}
        for address in wanted[: max(0, limit - self.completing)]:
            self.completing += 1
            self.announced[address] = named[address]
            self._send(address, _Errand.REST)

    def _send(self, address: str, errand: _Errand) -> None:
        if address not in self.asked:
            self.asked.add(address)
            self.errands[address] = errand

    def _receive(self, items: Sequence[Item], answer: Answer) -> None:
        snapshot = self._keep(answer, items)
        for item in items:
            self.said.setdefault(item.id, digest_of(item))
            self.items.setdefault(item.external_id, replace(item, snapshot=snapshot, background=self._is_background(item)))

    def _is_background(self, item: Item) -> bool:
        """Whether a piece is older than our listening to its source: it was not heard as it broke, and is not called new."""
        return self.live and item.published_at <= (self.state.first_heard or self.now)

    def _keep(self, answer: Answer, items: Sequence[Item]) -> SnapshotId:
        snapshot = discreet(keep(self.source.id, answer, self.now), items)
        self.snapshots.append(snapshot)
        return snapshot.id

    def _heard_until(self) -> datetime:
        return self.state.last_success or self.now - FIRST_LOOK_BACK

    def conclude(self) -> Heard:
        if self.answer is None or self.trouble is not None:
            return self._failed()
        items = tuple(sorted(self.items.values(), key=lambda item: item.published_at))
        etag, last_modified = self._validators(self.answer)
        state = schedule.answered(
            replace(self.state, moved_to=self.answer.moved_to or self.state.moved_to),
            self.now,
            [item.published_at for item in items],
            etag,
            last_modified,
            longest=self.longest,
            unfinished=self.unfinished,
        )
        return Heard(
            self.source,
            state,
            tuple(self.snapshots),
            items,
            None,
            tuple(self.notes),
            self.hub,
            said=self.said,
            pages=self.pages,
            called=tuple(self.called),
            awaited={self.items[name].id: address for name, address in self.unread.items() if name in self.items},
        )

    def _failed(self) -> Heard:
        refusal = self.refusal
        reason = self.trouble or (refusal.reason if refusal else "no answer")
        health = health_of(refusal) if refusal else Health.BROKEN
        missing = refusal is not None and refusal.status in MISSING
        state = schedule.failed(self.state, self.now, health, reason, refusal.retry_after if refusal else None, missing=missing)
        if self.state.moved_to and missing:  # the new home is gone: perhaps the old one is back
            state = schedule.moved(state, None, self.now)
        return Heard(self.source, state, problem=reason)

    def _validators(self, answer: Answer) -> tuple[str | None, str | None]:
        """Without validators the source will be read in full again, as it must be where something was missed."""
        if self.incomplete or self.unfinished:
            return None, None
        kept = (self.state.etag, self.state.last_modified) if answer.not_modified else (None, None)
        return answer.headers.get("etag", kept[0]), answer.headers.get("last-modified", kept[1])


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, UnreadableFeed) else f"its reader stumbled ({type(error).__name__})"
