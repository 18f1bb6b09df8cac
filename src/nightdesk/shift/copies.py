"""Which items are copies of one another, and whose voice a copying outlet speaks with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from nightdesk.foundation.ids import FamilyId, ItemId
from nightdesk.shift.record import Record
from nightdesk.sources.model import Source
from nightdesk.wire.agencies import agency_of
from nightdesk.wire.duplicates import CopyBook
from nightdesk.wire.model import Item


class Copying:
    """Groups items in the order in which they are linked; after a restart the book is filled again from the record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._book: CopyBook | None = None

    def group(self) -> int:
        """Give every new item its original. Returns how many are copies."""
        items = self._record.ungrouped()
        if not items:
            return 0
        book, self._book = self._book or self._refilled(), None
        originals = {item.id: book.original_of(item) for item in items}
        self._record.keep_originals(originals)
        self._book = book
        return sum(item != original for item, original in originals.items())

    def begin_with(self, book: CopyBook) -> None:
        """Take over a book that knows more than the record does; for measuring."""
        self._book = book

    def _refilled(self) -> CopyBook:
        book = CopyBook()
        for item, original in self._record.grouped():
            book.knows(item, original)
        return book


def voices(items: Sequence[Item], originals: Mapping[ItemId, FamilyId]) -> Mapping[ItemId, FamilyId]:
    """The family whose words an item prints, where they are not its own outlet's: an agency's, or its original's.

    `originals` gives, for items that are copies, the family of the outlet that had the text first.
    """
    told: dict[ItemId, FamilyId] = {}
    for item in items:
        if agency := agency_of(item):
            told[item.id] = FamilyId(f"{agency} (agency)")
        elif item.id in originals:
            told[item.id] = originals[item.id]
    return told


def speaking_for(sources: Sequence[Source], items: Sequence[Item], voice: Mapping[ItemId, FamilyId]) -> tuple[Source, ...]:
    """The sources of a story; one that tells nothing of its own there belongs to the family whose words it prints."""
    return tuple(_speaking(source, [item for item in items if item.source == source.id], voice) for source in sources)


def _speaking(source: Source, items: Sequence[Item], voice: Mapping[ItemId, FamilyId]) -> Source:
    if not items or any(item.id not in voice for item in items):
        return source
    return replace(source, family=voice[items[0].id])
