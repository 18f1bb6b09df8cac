"""The wire's reader: any answer of any kind of source to items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from nightdesk.adapters.entries import Entry, to_item, to_items
from nightdesk.adapters.feeds import MAX_ENTRIES, parse_feed
from nightdesk.adapters.hubs import hub_of
from nightdesk.adapters.index_pages import MAX_LINKS, read_index
from nightdesk.adapters.newsletters import MEDIA_TYPE, read_letters
from nightdesk.adapters.pages import read_article
from nightdesk.adapters.sitemaps import fresh_pages, is_sitemap, newest_children, parse_sitemap, unpacked
from nightdesk.adapters.wishes import header_wishes
from nightdesk.sources.model import FeedKind, Source
from nightdesk.sources.rights import Extent, Wishes
from nightdesk.wire.model import Item
from nightdesk.wire.ports import Answer, Reading

SHORT = 500
"""Letters below which a piece is taken to be only announced by its feed, and its page is read for the rest."""


class WireReader:
    """Implements `nightdesk.wire.ports.Reader`. What a list is shows in its bytes; its kind only tells index pages from the rest."""

    def read_feed(self, source: Source, answer: Answer, received_at: datetime) -> Reading:
        body = unpacked(answer.body)
        if answer.media_type == MEDIA_TYPE:
            return _reading(source, read_letters(body), None, received_at)
        if is_sitemap(body):
            return _sitemap(source, replace(answer, body=body), received_at)
        if source.kind is FeedKind.INDEX_PAGE:
            return _index(answer)
        feed = parse_feed(body, answer.charset, answer.final_address)
        wishes = _told_with(answer).then(Wishes(licence=feed.licence, licence_by="the feed"))
        reading = _reading(source, _wishing(feed.entries, wishes), feed.language, received_at)
        left_out = (f"{feed.left_out} entries beyond the first {MAX_ENTRIES:,} were left out",) if feed.left_out else ()
        return replace(reading, next_page=feed.next_page, hub=hub_of(answer, feed), notes=reading.notes + left_out)

    def read_page(self, source: Source, answer: Answer, received_at: datetime) -> Item:
        entry = read_article(answer.body, answer.charset, answer.final_address)
        (entry,) = _wishing([entry], _told_with(answer))
        # A page's `lang` is as often a leftover default as a feed's, so the catalogue's word counts before it.
        return to_item(replace(entry, language=None), entry.own_name or answer.final_address, source, entry.language, received_at)

    def read_pages(self, pages: Sequence[tuple[Source, Answer]], received_at: datetime) -> list[Item | Exception]:
        return [self._read_one(source, answer, received_at) for source, answer in pages]

    def _read_one(self, source: Source, answer: Answer, received_at: datetime) -> Item | Exception:
        try:
            return self.read_page(source, answer, received_at)
        except Exception as error:  # whatever a hostile page does to its reader stays with that page
            return error


def _reading(source: Source, entries: Sequence[Entry], language: str | None, received_at: datetime) -> Reading:
    items, notes = to_items(entries, source, language, received_at)
    unfinished = tuple(item.external_id for item in items if item.url and _is_announced(item, source.read_pages))
    bare = [entry.link for entry in reversed(entries) if entry.link and not (entry.text or entry.title)]
    pages = tuple(dict.fromkeys(bare)) if source.read_pages is not False else ()
    return Reading(items=tuple(items), pages=pages, unfinished=unfinished, listed=len(entries), notes=tuple(notes))


def _is_announced(item: Item, read_pages: bool | None) -> bool:
    """Whether the piece's page is to be read: never where its text may not be kept."""
    if item.extent is not Extent.FULL or read_pages is False:
        return False
    return read_pages is True or weight(item.text) < SHORT


def weight(text: str) -> int:
    """Letters of a text; a sign of a script that writes words with one or two of them counts three times."""
    start = text[: 3 * SHORT]
    return len(start) if start.isascii() else len(start) + 2 * sum("\u1100" <= letter <= "\ud7ff" for letter in start)


def _wishing(entries: Sequence[Entry], wishes: Wishes) -> list[Entry]:
    """The entries under what was said about all of them; what one says itself counts more."""
    return [replace(entry, wishes=wishes.then(entry.wishes)) for entry in entries] if wishes else list(entries)


def _told_with(answer: Answer) -> Wishes:
    """What the site says of all its pages, then what it said with this one."""
    return answer.site.then(header_wishes(answer.headers))


def _index(answer: Answer) -> Reading:
    links = read_index(answer.body, answer.charset, answer.final_address).links
    notes = (f"only the first {MAX_LINKS} links were looked at",) if len(links) == MAX_LINKS else ()
    return Reading(pages=links[::-1], listed=len(links), notes=notes)


def _sitemap(source: Source, answer: Answer, received_at: datetime) -> Reading:
    """The pieces of a news sitemap, the pages of a plain one, the newest maps of an index."""
    sitemap = parse_sitemap(answer.body, answer.charset, answer.final_address)
    if sitemap.children:
        return Reading(lists=newest_children(sitemap), listed=len(sitemap.children))
    if sitemap.entries:
        return _reading(source, _wishing(sitemap.entries, _told_with(answer)), None, received_at)
    return Reading(pages=fresh_pages(sitemap, received_at, MAX_LINKS), listed=len(sitemap.places))
