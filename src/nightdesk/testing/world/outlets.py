"""An outlet of the world: how it behaves, and what it publishes when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from nightdesk.foundation.ids import FamilyId, SourceId
from nightdesk.sources.model import FeedKind, Source

DOMAIN = "world.invalid"
ON_THE_FEED = timedelta(days=3)
LEAST_ON_THE_FEED = 10


class Manner(StrEnum):
    """How an outlet's server behaves. All but the first few are some kind of trouble."""

    GOOD = "good"
    PLAIN = "gives no validators"
    LATE = "takes its time"
    SHORT = "announces only, the text stands on pages"
    MOVED = "moved for good to another address"
    MISLABELLED = "names another encoding than it uses"
    TORN = "its feed breaks off"
    AT_TIMES = "fails for hours at a time"
    ASLEEP = "never answers in time"
    FAILING = "its server fails"
    CIRCLE = "redirects in a circle"
    HUGE = "its answer does not end"
    BOMB = "a small answer unpacks to a huge one"
    ENTITIES = "its feed hides a bomb of entities"
    DEEP = "its feed is nested without bottom"
    PAGE = "gives a web page for a feed"
    KEPT_OUT = "its robots.txt keeps everybody out"
    BUSY = "asks to be left alone for hours"
    GONE = "is gone for good"
    MISSING = "is not found"


READABLE = frozenset({Manner.GOOD, Manner.PLAIN, Manner.LATE, Manner.SHORT, Manner.MOVED, Manner.MISLABELLED, Manner.TORN, Manner.AT_TIMES})


@dataclass(frozen=True, slots=True)
class Wording:
    """What a piece says from a moment on."""

    since: datetime
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing published. `wordings` are in order of time, the first at publication; `withdrawn` is when its page is taken down."""

    id: str
    wordings: tuple[Wording, ...]
    withdrawn: datetime | None = None

    @property
    def at(self) -> datetime:
        return self.wordings[0].since

    def as_of(self, now: datetime) -> Wording:
        return next(wording for wording in reversed(self.wordings) if wording.since <= now)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source as the world knows it. `host` may be shared; `path` is where its feed or index page stands."""

    name: str
    host: str
    path: str
    kind: FeedKind
    manner: Manner
    language: str
    pieces: tuple[Piece, ...]

    @property
    def readable(self) -> bool:
        return self.manner in READABLE

    @property
    def on_pages(self) -> bool:
        """Whether its texts stand on pages, not in its feed."""
        return self.kind is FeedKind.INDEX_PAGE or self.manner is Manner.SHORT

    @property
    def home(self) -> str:
        return f"http://{self.host}.{DOMAIN}"

    def source(self) -> Source:
        return Source(
            id=SourceId(self.name),
            name=f"The {self.name.capitalize()} (a test outlet)",
            home=f"{self.home}/",
            feed=self.home + self.path,
            kind=self.kind,
            language=self.language,
            country=None,
            family=FamilyId(self.name),
            standing="an outlet of the simulated world",
        )

    def listed(self, now: datetime) -> list[Piece]:
        """What its feed or index page holds now, newest first."""
        out = [piece for piece in self.pieces if piece.at <= now and not (piece.withdrawn and piece.withdrawn <= now)]
        late = [piece for piece in out if piece.at > now - ON_THE_FEED]
        return (out[-LEAST_ON_THE_FEED:] if len(late) < LEAST_ON_THE_FEED else late)[::-1]

    def page(self, piece: Piece) -> str:
        return f"{self.path.rstrip('/')}/{piece.id}" if self.kind is FeedKind.INDEX_PAGE else f"/{self.name}/{piece.id}"
