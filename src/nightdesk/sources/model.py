"""Who we listen to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from nightdesk.foundation.ids import FamilyId, SourceId
from nightdesk.sources.habit import Habit


class FeedKind(StrEnum):
    """What stands at a source's address. RSS of any version, RDF among them, is `rss`; a page that lists articles an `index-page`."""

    RSS = "rss"
    ATOM = "atom"
    JSON_FEED = "json-feed"
    SITEMAP = "sitemap"
    INDEX_PAGE = "index-page"
    MAIL = "mail"


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
class Told:
    """Where it is from that something is known: `what` names the thing, such as "country", `by` who says so."""

    what: str
    by: str


@dataclass(frozen=True, slots=True)
class Rights:
    """What a source's licence and wishes allow; `nightdesk.sources.rights` says what follows from it.

    `licence` is an SPDX name or a title; `credit` is the line it asks for. `permission` is the owner's leave, in the editor's words: it
    lifts what the site refuses. `told` says where each of these is from.
    """

    licence: str | None = None
    licence_url: str | None = None
    credit: str | None = None
    excerpt_limit: int = 300
    paywalled: bool = False
    mining_refused: bool = False
    no_excerpt: bool = False
    no_translation: bool = False
    no_image: bool = False
    permission: str | None = None
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet's feed. `family` groups publishers that share an owner or copy one agency: one voice as corroboration.

    A `language_assumed` gives way to what a text is plainly in. `read_pages` tells whether the page of each piece is read for the
    whole text; None: where the feed's own is short. `told` says where each label is from.
    """

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
    owner: str | None = None
    topic: str | None = None
    language_assumed: bool = False
    read_pages: bool | None = None
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceState:
    """What polling has taught us about a source. Times are the newsroom clock's.

    `first_heard` parts its backlog from its news. `moved_to` is where it said it went for good. A source that is `retired_at` some
    moment is asked no more.
    """

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
    first_heard: datetime | None = None
    failing_since: datetime | None = None
    moved_to: str | None = None
    retired_at: datetime | None = None
    habit: Habit = field(default_factory=Habit)
