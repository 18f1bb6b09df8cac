"""Claims: statements with their exact place in the text and, where the text gives one, their speaker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from nightdesk.foundation.ids import AmountId, AttributionId, FigureId, ItemId
from nightdesk.foundation.spans import Span


class FigureKind(StrEnum):
    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    INFECTED = "infected"
    RESCUED = "rescued"
    KIDNAPPED = "kidnapped"


class Qualifier(StrEnum):
    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"
    NEARLY = "nearly"
    UP_TO = "up_to"
    RANGE = "range"
    FEWER_THAN = "fewer_than"

    @property
    def words(self) -> str:
        """How English says it before a number, with the space behind: "at least "; nothing for an exact number or a range."""
        return "" if self in (Qualifier.EXACT, Qualifier.RANGE) else f"{self.value.replace('_', ' ')} "


class Tally(StrEnum):
    """Does a figure give the whole count, what was added to it, or the count of one of several places? Told only where the text says so."""

    TOTAL = "total"
    MORE = "more"
    PART = "part"


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """A count of people as read from a text. `value` is None for a round word without a number ("dozens");
    `low` and `high` are set only for a range. `span` is the exact substring that holds the figure; `tally` is None where the text does
    not say whether it is a whole."""

    kind: FigureKind
    value: int | None
    low: int | None
    high: int | None
    qualifier: Qualifier
    who: str | None
    said_by: str | None
    span: Span
    tally: Tally | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its story: what was read, where, and when the item was published; `as_of` is the day it is said to hold for."""

    id: FigureId
    item: ItemId
    language: str
    published_at: datetime
    read: ReadFigure
    as_of: date | None = None


class AmountKind(StrEnum):
    """What else than people a figure of the news measures."""

    MONEY = "money"
    PERCENT = "percent"
    VOTES = "votes"
    SEATS = "seats"
    MAGNITUDE = "magnitude"
    TEMPERATURE = "temperature"
    DISTANCE = "distance"
    AREA = "area"
    MASS = "mass"
    SPEED = "speed"
    VOLUME = "volume"
    ENERGY = "energy"
    POWER = "power"
    SCORE = "score"
    PRISON_TERM = "prison_term"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class ReadAmount:
    """A figure that counts no people, as read from a text. `unit` is a symbol ("km", "%"), an ISO 4217 code, or a plain English noun
    ("dollar" where no country is named, "local" for a word like "pesos" that names none, "vote", "year"). `value` is None for a range, a
    round word, and a score, whose two numbers stand in `score` as written; `what` is what it is of, where the text says so ("humanitarian
    aid")."""

    kind: AmountKind
    value: float | None
    low: float | None
    high: float | None
    unit: str
    qualifier: Qualifier
    said_by: str | None
    span: Span
    tally: Tally | None = None
    score: tuple[int, int] | None = None
    what: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in its story, as `Figure` is for people."""

    id: AmountId
    item: ItemId
    language: str
    published_at: datetime
    read: ReadAmount
    as_of: date | None = None


class Stance(StrEnum):
    ASSERTS = "asserts"
    PROMISES = "promises"
    ORDERS = "orders"
    ACCUSES = "accuses"
    DENIES = "denies"
    ESTIMATES = "estimates"


class Tone(StrEnum):
    """How the text itself puts what is said, as far as the verb tells."""

    SAID = "said"
    REPORTED = "reported"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    WARNED = "warned"


@dataclass(frozen=True, slots=True)
class ReadAttribution:
    """Who says what: three exact spans of one text, the stance, and the tone of the verb."""

    speaker: Span
    cue: Span
    content: Span
    stance: Stance
    tone: Tone = Tone.SAID


@dataclass(frozen=True, slots=True)
class Attribution:
    id: AttributionId
    item: ItemId
    language: str
    published_at: datetime
    read: ReadAttribution


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, marks excluded from `span`; `speaker` where the text names one."""

    item: ItemId
    span: Span
    speaker: Span | None


class Movement(StrEnum):
    FIRST = "first"
    RISE = "rise"
    FALL = "fall"
    SAME = "same"


class Aside(StrEnum):
    """Why a figure moves nothing."""

    OUTDATED = "outdated or rounder"
    ALONE = "an outlier: nobody else gave as many then"
    WORDS = "no number"
    MORE = "an increment, no total"
    PART = "the count of one of several places"


@dataclass(frozen=True, slots=True)
class Step:
    """A figure as it was first stated, and the later figures that repeat it.

    One set `aside` moves nothing, and `why` says why (rules in `nightdesk.claims.history`).
    """

    figure: Figure
    movement: Movement
    repeated_by: tuple[Figure, ...] = ()
    aside: bool = False
    why: Aside | None = None


@dataclass(frozen=True, slots=True)
class History:
    """How one count moved in a story. `group` names who is counted in plain English ("insurgents"), or None for people at large.

    `steps` are in order of the day they hold for; `low` and `high` are the least and the greatest value standing at the end
    among the latest statements of each source (equal where all agree; None where no number was stated), `stands` those statements.
    """

    kind: FigureKind
    group: str | None
    steps: tuple[Step, ...]
    low: int | None
    high: int | None
    stands: tuple[Figure, ...] = ()

    @property
    def lowest(self) -> tuple[Figure, ...]:
        """Who stands by the low end."""
        return tuple(figure for figure in self.stands if self.low in (figure.read.value, figure.read.low, figure.read.high))

    @property
    def highest(self) -> tuple[Figure, ...]:
        """Who stands by the high end."""
        return tuple(figure for figure in self.stands if self.high in (figure.read.value, figure.read.high))

    @property
    def outliers(self) -> tuple[Figure, ...]:
        return tuple(step.figure for step in self.steps if step.why is Aside.ALONE)
