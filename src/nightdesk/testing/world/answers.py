"""What a request to the world gives at a moment: pure, so that a request made again after a kill gets the same answer."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from functools import cache
from hashlib import blake2b

from nightdesk.adapters.played_formats import MEDIA_TYPES, article_page, render
from nightdesk.testing.world.outlets import DOMAIN, Manner, Outlet, Piece
from nightdesk.wire.wirefile import WireRow

MOVED_PATH = "/moved/feed"
TEASER = 90
BUSY_SECONDS = 4 * 3600
_BOMB = (
    "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
    "<rss version='2.0'><channel><title>&b;</title></channel></rss>"
)


@dataclass(frozen=True, slots=True)
class Answered:
    """`waits` is how long the server lets one wait, in seconds; `endless` that the body is repeated for ever."""

    status: int = 200
    body: bytes = b""
    media_type: str = "text/plain"
    headers: Mapping[str, str] = field(default_factory=dict)
    waits: float = 0.0
    endless: bool = False


class World:
    """Outlets by host. `allowed` is what the robots.txt of a host says to everybody."""

    def __init__(self, outlets: tuple[Outlet, ...]) -> None:
        self.outlets = outlets
        self._by_feed = {(outlet.host, outlet.path): outlet for outlet in outlets}
        self._by_home = {(outlet.host, MOVED_PATH): outlet for outlet in outlets if outlet.manner is Manner.MOVED}
        self._pages = {
            (outlet.host, outlet.page(piece)): (outlet, piece) for outlet in outlets if outlet.on_pages for piece in outlet.pieces
        }
        self._closed = {outlet.host for outlet in outlets if outlet.manner is Manner.KEPT_OUT}

    def answer(self, host: str, path: str, known: str | None, now: datetime) -> Answered:
        """`host` without the world's domain; `known` is the validator that was sent along."""
        if path == "/robots.txt":
            rules = "Disallow: /" if host in self._closed else "Disallow: /private/"
            return Answered(body=f"User-agent: *\n{rules}\n".encode())
        if outlet := self._by_feed.get((host, path)):
            return _misbehaves(outlet, now) or _feed(outlet, known, now)
        if outlet := self._by_home.get((host, path)):
            return _feed(outlet, known, now)
        if found := self._pages.get((host, path)):
            return _page(*found, now)
        if path == "/circle":
            return Answered(302, headers={"Location": f"http://{host}.{DOMAIN}/circle-back"})
        if path == "/circle-back":
            return Answered(302, headers={"Location": f"http://{host}.{DOMAIN}/circle"})
        return Answered(404)


def fails_now(outlet: Outlet, now: datetime) -> bool:
    """Outlets that fail at times do so in some hours of their own."""
    hour = int(now.timestamp()) // 3600
    return outlet.manner is Manner.AT_TIMES and blake2b(f"{outlet.name}:{hour // 5}".encode(), digest_size=1).digest()[0] < 80


def _misbehaves(outlet: Outlet, now: datetime) -> Answered | None:
    feed = "application/rss+xml"
    match outlet.manner:
        case Manner.ASLEEP:
            return Answered(waits=3600)
        case Manner.FAILING:
            return Answered(500)
        case Manner.AT_TIMES if fails_now(outlet, now):
            return Answered(503, headers={"Retry-After": format_datetime(_end_of_hour(now), usegmt=True)})
        case Manner.CIRCLE:
            return Answered(302, headers={"Location": f"{outlet.home}/circle"})
        case Manner.MOVED:
            return Answered(301, headers={"Location": outlet.home + MOVED_PATH})
        case Manner.HUGE:
            return Answered(body=b"<item>and on</item>" * 3_000, media_type=feed, endless=True)
        case Manner.BOMB:
            return Answered(body=_packed_bomb(), media_type=feed, headers={"Content-Encoding": "gzip"})
        case Manner.ENTITIES:
            return Answered(body=_BOMB.encode(), media_type=feed)
        case Manner.DEEP:
            return Answered(body=b"<a>" * 20_000 + b"</a>" * 20_000, media_type=feed)
        case Manner.PAGE:
            return Answered(body=b"<!doctype html><html><body><p>No feed here.</p></body></html>", media_type=feed)
        case Manner.BUSY:
            return Answered(429, headers={"Retry-After": str(BUSY_SECONDS)})
        case Manner.GONE:
            return Answered(410)
        case Manner.MISSING:
            return Answered(404)
    return None


@cache
def _packed_bomb() -> bytes:
    return gzip.compress(bytes(20_000_000), 9)


def _end_of_hour(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def _feed(outlet: Outlet, known: str | None, now: datetime) -> Answered:
    listed = outlet.listed(now)
    wordings = [piece.as_of(now) for piece in listed]
    stamp = blake2b(f"{outlet.name}\x1f".encode(), digest_size=8)
    for piece, wording in zip(listed, wordings, strict=True):
        stamp.update(f"{piece.id}\x1f{wording.since if not outlet.on_pages else ''}".encode())
    etag = f'"{stamp.hexdigest()}"'
    validators = {} if outlet.manner is Manner.PLAIN else {"ETag": etag}
    if known == etag:
        return Answered(304, headers=validators)
    rows = [_row(outlet, piece, now) for piece in listed]
    body = render(outlet.source(), rows, None, now)
    charset = "utf-8"
    if outlet.manner is Manner.MISLABELLED:
        charset = "iso-8859-1"
    if outlet.manner is Manner.TORN:
        body = body.removesuffix(b"</channel></rss>") + b"<item><guid>torn</guid><descr"
    waits = 0.01 if outlet.manner is Manner.LATE else 0.0
    return Answered(200, body, f"{MEDIA_TYPES[outlet.kind]}; charset={charset}", validators, waits)


def _row(outlet: Outlet, piece: Piece, now: datetime) -> WireRow:
    wording = piece.as_of(now)
    row = WireRow(piece.id, wording.text, outlet.name, outlet.language, piece.at, wording.title, outlet.home + outlet.page(piece))
    if outlet.manner is Manner.SHORT:  # the feed keeps what it said first; only the page is changed
        first = piece.wordings[0]
        return replace(row, title=first.title, text=f"{first.text[:TEASER].rsplit(' ', 1)[0]}…")
    return row


def _page(outlet: Outlet, piece: Piece, now: datetime) -> Answered:
    if piece.at > now:
        return Answered(404)
    if piece.withdrawn and piece.withdrawn <= now:
        return Answered(410)
    return Answered(200, article_page(outlet.source(), _row_of_page(outlet, piece, now)), "text/html; charset=utf-8")


def _row_of_page(outlet: Outlet, piece: Piece, now: datetime) -> WireRow:
    wording = piece.as_of(now)
    return WireRow(piece.id, wording.text, outlet.name, outlet.language, piece.at, wording.title, outlet.home + outlet.page(piece))
