"""A piece that its feed only announces, completed from its page; and what is kept of one that may not be kept whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from nightdesk.foundation.ids import SnapshotId
from nightdesk.sources.rights import Extent
from nightdesk.wire.model import Item, Snapshot


def completed(announced: Item, page: Item) -> Item:
    """The announced item with its page's text and whatever else the feed did not say. It stays the same item, of the same time.

    A page that gives less than the feed adds nothing to the text, but its rights hold.
    """
    reserved = page.extent is not Extent.FULL
    longer = reserved or len(page.text) > len(announced.text)
    undated = announced.published_at == announced.received_at
    return replace(
        announced,
        title=announced.title or page.title,
        text=page.text if longer else announced.text,
        language=page.language if longer and announced.language_basis == "unknown" else announced.language,
        language_basis=page.language_basis if longer and announced.language_basis == "unknown" else announced.language_basis,
        url=page.url or announced.url,
        author=announced.author or page.author,
        published_at=min(announced.published_at, page.published_at) if undated else announced.published_at,
        outlets=announced.outlets or page.outlets,
        extent=page.extent,
        image=page.image or announced.image,
        rights=page.rights or announced.rights,
    )


def discreet(snapshot: Snapshot, items: Sequence[Item]) -> Snapshot:
    """The snapshot itself; or, where an item may not be kept whole, one that holds what is kept of it and no more."""
    if all(item.extent is Extent.FULL for item in items):
        return snapshot
    kept = "\n\n".join(f"{item.title or ''}\n{item.url or ''}\n{item.text}" for item in items).encode()
    return replace(snapshot, id=SnapshotId(sha256(kept).hexdigest()), media_type="text/plain; charset=utf-8", body=kept)
