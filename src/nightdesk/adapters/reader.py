"""The wire's reader: any answer of any kind of source to items."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from nightdesk.adapters.entries import to_item, to_items
from nightdesk.adapters.feeds import MAX_ENTRIES, parse_feed
from nightdesk.adapters.pages import MAX_LINKS, read_article, read_index
from nightdesk.sources.model import FeedKind, Source
from nightdesk.wire.model import Item
from nightdesk.wire.ports import Answer, Reading


class WireReader:
    """Implements `nightdesk.wire.ports.Reader`. What a feed is shows in its bytes; its kind only tells feeds from index pages."""

    def read_feed(self, source: Source, answer: Answer, received_at: datetime) -> Reading:
        if source.kind is FeedKind.INDEX_PAGE:
            links = read_index(answer.body, answer.charset, answer.final_address).links
            notes = (f"only the first {MAX_LINKS} links were looked at",) if len(links) == MAX_LINKS else ()
            return Reading(pages=links[::-1], notes=notes)
        feed = parse_feed(answer.body, answer.charset, answer.final_address)
        items, notes_of_items = to_items(feed.entries, source, feed.language, received_at)
        if feed.left_out:
            notes_of_items.append(f"{feed.left_out} entries beyond the first {MAX_ENTRIES:,} were left out")
        return Reading(items=tuple(items), next_page=feed.next_page, notes=tuple(notes_of_items))

    def read_page(self, source: Source, answer: Answer, received_at: datetime) -> Item:
        entry = read_article(answer.body, answer.charset, answer.final_address)
        # A page's `lang` is as often a leftover default as a feed's, so the catalogue's word counts before it.
        return to_item(replace(entry, language=None), entry.own_name or answer.final_address, source, entry.language, received_at)
