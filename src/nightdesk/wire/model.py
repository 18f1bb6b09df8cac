"""What was received, byte for byte, and what was read from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nightdesk.foundation.ids import ItemId, PassageId, SnapshotId, SourceId, stable_id
from nightdesk.foundation.spans import Span


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
class Item:
    """One thing received. It is identified by its source and the source's own name for it (`external_id`), never by address.

    `language` is a BCP 47 code; `language_basis` says where it comes from: "declared", "identified", or "unknown".
    `outlets` are the outlets that a second-hand source cites for this text.
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

    @staticmethod
    def identify(source: SourceId, external_id: str) -> ItemId:
        return ItemId(stable_id("item", source, external_id))


class PassageKind(StrEnum):
    """An item's passage may support a fact; an archive line's passage supports background only."""

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

    @staticmethod
    def name(document: str, span: Span) -> PassageId:
        return PassageId(f"{document}#{span.start}-{span.end}")
