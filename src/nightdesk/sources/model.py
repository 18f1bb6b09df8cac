"""Who we listen to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from nightdesk.foundation.ids import FamilyId, SourceId


class FeedKind(StrEnum):
    RSS = "rss"
    ATOM = "atom"
    JSON_FEED = "json-feed"
    INDEX_PAGE = "index-page"


class Health(StrEnum):
    """The honest state of a source; every state but `fine` carries a reason."""

    NEW = "new"
    FINE = "fine"
    SLOW = "slow"
    SILENT = "silent"
    BROKEN = "broken"
    BLOCKED = "blocked"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Rights:
    """What a source's licence and wishes allow. `licence` is an SPDX name or a title; `credit` is the line it asks for."""

    licence: str | None = None
    licence_url: str | None = None
    credit: str | None = None
    excerpt_limit: int = 300
    paywalled: bool = False
    mining_refused: bool = False
    no_excerpt: bool = False
    no_translation: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet's feed. `family` groups publishers that share an owner or copy one agency: one voice as corroboration."""

    id: SourceId
    name: str
    home: str
    feed: str
    kind: FeedKind
    language: str | None
    country: str | None
    family: FamilyId
    standing: str
    second_hand: bool = False
    rights: Rights = field(default_factory=Rights)


@dataclass(frozen=True, slots=True)
class SourceState:
    """What polling has taught us about a source. Times are the newsroom clock's."""

    source: SourceId
    health: Health = Health.NEW
    reason: str = "not polled yet"
    etag: str | None = None
    last_modified: str | None = None
    interval: timedelta = timedelta(hours=1)
    next_due: datetime | None = None
    last_success: datetime | None = None
    last_item: datetime | None = None
    failures: int = 0
