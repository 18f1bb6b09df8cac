"""The two doors of the wire: one that fetches, one that reads. What goes wrong comes back as a value with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from nightdesk.sources.model import Source
from nightdesk.sources.rights import NO_WISHES, Wishes
from nightdesk.wire.model import Item
from nightdesk.wire.websub import Hub


@dataclass(frozen=True, slots=True)
class Request:
    """Ask for what stands at `address`, unless it is still what `etag` or `last_modified` name."""

    address: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, unpacked. Header names are in lower case. Only statuses 200 and 304 are answers; the rest are refusals.

    `moved_to` is where the server said the address has gone for good, however many steps that took; `site` is what the site wishes for
    all that stands there, told in its robots.txt and tdmrep.json.
    """

    address: str
    final_address: str
    status: int
    headers: Mapping[str, str]
    media_type: str
    charset: str | None
    body: bytes
    moved_to: str | None = None
    site: Wishes = NO_WISHES

    @property
    def not_modified(self) -> bool:
        return self.status == 304


class RefusalKind(StrEnum):
    """Why there is no answer."""

    ADDRESS = "address"
    ROBOTS = "robots"
    UNREACHABLE = "unreachable"
    SLOW = "slow"
    TOO_LARGE = "too large"
    REDIRECTS = "redirects"
    STATUS = "status"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Refusal:
    """No answer, and why, in words fit for the desk. `retry_after` is the server's wish."""

    address: str
    kind: RefusalKind
    reason: str
    status: int | None = None
    retry_after: timedelta | None = None


class Fetcher(Protocol):
    """Fetches many addresses at once, within limits of its own, and never raises for what a server does."""

    def fetch_all(self, requests: Sequence[Request]) -> list[Answer | Refusal]:
        """One result for each request, in the same order."""
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer holds. `items` and `pages` come oldest first.

    `pages` are addresses of articles that an index page lists; `next_page` is where a feed goes on with older entries; `lists` are
    further lists that this one consists of, as a sitemap index does. `unfinished` names, by their own names, the items whose pages
    hold more of their text. `listed` counts what the list names, with or without text. `hub` is where the feed's news can be had as it
    breaks. `notes` say in plain words what was left out.
    """

    items: tuple[Item, ...] = ()
    pages: tuple[str, ...] = ()
    next_page: str | None = None
    lists: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()
    hub: Hub | None = None
    listed: int = 0
    notes: tuple[str, ...] = ()


class Reader(Protocol):
    """Turns answers into items. Both raise UnreadableFeed, with a reason for the desk, if there is nothing to be read."""

    def read_feed(self, source: Source, answer: Answer, received_at: datetime) -> Reading: ...

    def read_page(self, source: Source, answer: Answer, received_at: datetime) -> Item: ...

    def read_pages(self, pages: Sequence[tuple[Source, Answer]], received_at: datetime) -> Sequence[Item | Exception]:
        """Many pages, perhaps at once: for each, in the same order, the item or what was raised over it."""
        ...
