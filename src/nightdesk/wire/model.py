"""What was received, byte for byte, and what was read from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nightdesk.foundation.ids import ItemId, PassageId, SnapshotId, SourceId, stable_id
from nightdesk.foundation.spans import Span
from nightdesk.sources.model import Rights
from nightdesk.sources.rights import Extent


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of one answer. `id` is their SHA-256 in hex, so the same bytes are kept once."""

    id: SnapshotId
    source: SourceId
    address: str
    fetched_at: datetime
    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class LeadImage:
    """The picture a publisher put to its piece: an address, never the picture itself, with the credit it asks for."""

    address: str
    credit: str | None = None
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing received. It is identified by its source and the source's own name for it (`external_id`), never by address.

    `language` is a BCP 47 code; `language_basis` says where it comes from: "declared", "identified", or "unknown".
    `outlets` are the outlets that a second-hand source cites for this text. `extent` is how much of the piece `text` is, and `rights` are
    its own where its page says more than its source's. A piece that was out before its source was first heard is `background`: never news.
    """

    id: ItemId
    source: SourceId
    external_id: str
    language: str
    language_basis: str
    title: str | None
    text: str
    url: str | None
    author: str | None
    published_at: datetime
    received_at: datetime
    outlets: tuple[str, ...] = ()
    snapshot: SnapshotId | None = None
    extent: Extent = Extent.FULL
    image: LeadImage | None = None
    rights: Rights | None = None
    background: bool = False

    @staticmethod
    def identify(source: SourceId, external_id: str) -> ItemId:
        return ItemId(stable_id("item", source, external_id))


class PassageKind(StrEnum):
    """An item's passage may support a fact; that of an archive line, or of a report older than the story, supports background only."""

    ITEM = "item"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Passage:
    """An exact span of an item's or an archive line's text, with all that a reader needs to judge it."""

    id: PassageId
    kind: PassageKind
    document: str
    span: Span
    text: str
    language: str
    source: SourceId
    source_name: str
    outlets: tuple[str, ...]
    said_at: datetime
    url: str | None

    @classmethod
    def of_item(cls, item: Item, span: Span, source_name: str) -> Passage:
        """The item's own words in this span."""
        return cls(
            id=cls.name(item.id, span),
            kind=PassageKind.ITEM,
            document=item.id,
            span=span,
            text=span.cut(item.text),
            language=item.language,
            source=item.source,
            source_name=source_name,
            outlets=item.outlets,
            said_at=item.published_at,
            url=item.url,
        )

    @staticmethod
    def name(document: str, span: Span) -> PassageId:
        return PassageId(f"{document}#{span.start}-{span.end}")
