"""No bytes make a reader stumble: each is read, or refused with a reason."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from nightdesk.adapters.newsletters import bundle
from nightdesk.adapters.opml import read_opml
from nightdesk.adapters.reader import WireReader
from nightdesk.foundation.errors import UnreadableFeed
from nightdesk.foundation.ids import FamilyId, SourceId
from nightdesk.sources.model import FeedKind, Source
from nightdesk.testing.broken_bytes import damaged
from nightdesk.testing.newspapers import PAYWALL, Piece, front, news_map, page, rss
from nightdesk.wire.ports import Answer

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
AT = "https://paper.example/"
ROUNDS = 40
ATOM = (
    b'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><link rel="hub" href="/h"/>'
    b'<entry><id>1</id><title type="html">A &amp;amp; B</title><updated>2026-01-30T06:00:00Z</updated><content type="xhtml">'
    b"<div>x<b>y</b></div></content></entry></feed>"
)
JSON = b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "content_html": "<p>x</p>", "date_published": "2026-01-30"}]}'
LETTER = bundle([b"From: A <a@b.example>\nSubject: =?utf-8?q?x?=\nContent-Type: text/html; charset=utf-8\n\n<p>Words</p>", b"x"])
LISTS = [rss("P", 3, whole=True).encode(), ATOM, JSON, news_map(AT, "P", 3).encode(), gzip.compress(news_map(AT, "P", 2).encode()), LETTER]
PAGES = [page(Piece(1), "P", PAYWALL).encode(), front("P", 5).encode()]
OPML = (
    b'<opml version="2.0"><body><outline text="a"><outline xmlUrl="https://a.example/f" htmlUrl="/" language="en"/></outline></body></opml>'
)


def read_or_refuse(read: Callable[[], object]) -> None:
    try:
        read()
    except UnreadableFeed as refused:
        reason = str(refused)
    else:
        reason = "read"
    assert reason


@pytest.mark.parametrize("kind", [FeedKind.RSS, FeedKind.INDEX_PAGE])
def test_lists(kind: FeedKind) -> None:
    source = Source(SourceId("p"), "P", AT, AT, kind, None, None, FamilyId("p"), "")
    for number, body in enumerate(LISTS):
        media_type = "multipart/digest" if body is LETTER else "text/xml"
        for raw in damaged(body, number, ROUNDS):
            answer = Answer(AT, AT, 200, {"link": raw[:50].decode("latin-1")}, media_type, "utf-8", raw)
            read_or_refuse(lambda answer=answer: WireReader().read_feed(source, answer, NOW))  # type: ignore[misc]


def test_pages() -> None:
    source = Source(SourceId("p"), "P", AT, AT, FeedKind.INDEX_PAGE, None, None, FamilyId("p"), "")
    for number, body in enumerate(PAGES):
        for raw in damaged(body, number, ROUNDS):
            answer = Answer(AT, AT, 200, {}, "text/html", None, raw)
            read_or_refuse(lambda answer=answer: WireReader().read_page(source, answer, NOW))  # type: ignore[misc]
            read_or_refuse(lambda answer=answer: WireReader().read_feed(source, answer, NOW))  # type: ignore[misc]


def test_lists_of_feeds() -> None:
    for raw in damaged(OPML, 1, ROUNDS):
        read_or_refuse(lambda raw=raw: read_opml(raw))  # type: ignore[misc]
