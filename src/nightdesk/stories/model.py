"""A story, how its items came to it, and what each of them added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nightdesk.foundation.ids import ItemId, StoryId


@dataclass(frozen=True, slots=True)
class Arrival:
    """All that the linker may see of an item."""

    item: ItemId
    source: str
    language: str
    published_at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Why an item stands in a story. `score` lies between 0 and 1; `reasons` are words for the desk."""

    item: ItemId
    story: StoryId
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Story `absorbed` became part of story `into`."""

    absorbed: StoryId
    into: StoryId
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regrouping:
    """A word on two stories: `items` left `story` for `into`. With `apart` they are two stories, else they are one now.

    It is a person's, or the program's own where a story shows itself to be two. It holds: what was parted is never merged by the program,
    what a person joined is never parted by it.
    """

    story: StoryId
    into: StoryId
    items: tuple[ItemId, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class Placement:
    """What the arrival of one item did: its link, the merges that it brought about, and what it parted."""

    link: Link
    merges: tuple[Merge, ...] = ()
    parted: tuple[Regrouping, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Items about one event, in order of publication."""

    id: StoryId
    items: tuple[ItemId, ...]
    first_reported: datetime
    last_reported: datetime


class News(StrEnum):
    """The ways in which an item can add to what its story already holds."""

    FIRST = "first report"
    FIGURE = "new figure"
    ACTOR = "new actor"
    PLACE = "new place"
    STATEMENT = "new statement"
    CONTRADICTION = "contradiction"
    CONFIRMATION = "confirmation"
    REVISION = "revision by the source"
    NOTHING = "nothing new"


@dataclass(frozen=True, slots=True)
class Development:
    """What one item adds to its story. `what` says it in words; it is empty exactly when `kinds` is (NOTHING,)."""

    item: ItemId
    story: StoryId
    kinds: tuple[News, ...]
    what: tuple[str, ...]

    @property
    def new(self) -> bool:
        return not set(self.kinds) <= {News.NOTHING, News.CONFIRMATION}


class Subject(StrEnum):
    """What the reader's site files a story under."""

    CONFLICT = "conflict"
    DISASTERS = "disasters"
    POLITICS = "politics"
    JUSTICE = "justice"
    ECONOMY = "economy"
    HEALTH = "health"
    SCIENCE = "science"
    CULTURE = "culture"
    SPORT = "sport"
    SOCIETY = "society"


class EventKind(StrEnum):
    """The kind of event a story is about; each belongs to one Subject (see `nightdesk.stories.profile`)."""

    ATTACK = "attack"
    SHOOTING = "shooting"
    WAR = "war"
    COUP = "coup"
    PROTEST = "protest"
    EARTHQUAKE = "earthquake"
    STORM = "storm"
    FLOOD = "flood"
    FIRE = "fire"
    ERUPTION = "eruption"
    CRASH = "crash"
    CRUSH = "crush"
    COLLAPSE = "collapse"
    OUTBREAK = "outbreak"
    ELECTION = "election"
    GOVERNMENT = "government"
    DIPLOMACY = "diplomacy"
    TRIAL = "trial"
    ARREST = "arrest"
    DEATH = "death"
    AWARD = "award"
    SPORT = "sport"
    SPACE = "space"
    SCIENCE = "science"
    ECONOMY = "economy"
    CULTURE = "culture"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in English, with the country it lies in (ISO 3166 alpha-2) and where it is, if that is known."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts in a story, as named in English or romanised, with the names met in its items."""

    name: str
    aliases: tuple[str, ...]
    mentions: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What a story is about, read from all its items in all their languages. Places and actors come best supported first."""

    story: StoryId
    event: EventKind
    subject: Subject
    places: tuple[Place, ...]
    countries: tuple[str, ...]
    actors: tuple[Actor, ...]
