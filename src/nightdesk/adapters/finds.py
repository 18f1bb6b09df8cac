"""A list of pieces found at an address: what kind it is, and what it holds now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nightdesk.adapters.entries import Entry
from nightdesk.adapters.feeds import parse_feed
from nightdesk.adapters.index_pages import MAX_LINKS
from nightdesk.adapters.sitemaps import fresh_pages, is_sitemap, newest_children, parse_sitemap, unpacked
from nightdesk.adapters.times import in_utc
from nightdesk.adapters.wishes import header_wishes
from nightdesk.foundation.errors import UnreadableFeed
from nightdesk.sources.model import FeedKind
from nightdesk.sources.rights import NO_WISHES, Wishes
from nightdesk.wire.ports import Answer


@dataclass(frozen=True, slots=True)
class Find:
    """`how` tells how it was found; `entries` come newest first; `pages` are addresses of pieces where nothing else is said of them;
    `lists` are the further lists of an index."""

    address: str
    kind: FeedKind
    title: str
    how: str
    pieces: int
    entries: tuple[Entry, ...] = ()
    pages: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    language: str | None = None
    home: str | None = None
    wishes: Wishes = NO_WISHES

    @property
    def newest(self) -> datetime | None:
        times = (in_utc(entry.published, None) for entry in self.entries if entry.published)
        return max((when for when in times if when), default=None)


def find_in(answer: Answer, now: datetime, how: str) -> Find | None:
    """The feed or sitemap that an answer is, or None."""
    try:
        body = unpacked(answer.body)
        return _sitemap(body, answer, now, how) if is_sitemap(body) else _feed(body, answer, how)
    except UnreadableFeed:
        return None


def _feed(body: bytes, answer: Answer, how: str) -> Find:
    feed = parse_feed(body, answer.charset, answer.final_address)
    wishes = header_wishes(answer.headers).then(Wishes(licence=feed.licence, licence_by="the feed"))
    entries = tuple(sorted(feed.entries, key=_recency, reverse=True))
    address = answer.final_address
    return Find(address, feed.kind, feed.title, how, len(entries), entries, language=feed.language, home=feed.home, wishes=wishes)


def _sitemap(body: bytes, answer: Answer, now: datetime, how: str) -> Find:
    sitemap = parse_sitemap(body, answer.charset, answer.final_address)
    pages = () if sitemap.entries else fresh_pages(sitemap, now, MAX_LINKS)[::-1]
    return Find(
        address=answer.final_address,
        kind=FeedKind.SITEMAP,
        title=sitemap.title,
        how=how,
        pieces=len(sitemap.entries) or len(pages),
        entries=tuple(sorted(sitemap.entries, key=_recency, reverse=True)),
        pages=pages,
        lists=newest_children(sitemap),
        wishes=header_wishes(answer.headers),
    )


def is_comments(find: Find) -> bool:
    """Whether it looks like a feed of readers' comments, which many sites name beside their news."""
    return "comment" in find.address.lower() or "comment" in find.title.lower()


def _recency(entry: Entry) -> float:
    when = in_utc(entry.published, None) if entry.published else None
    return when.timestamp() if when else 0.0
