"""An AI analyst, the story given to one, and the log of a night."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nightdesk.foundation.ids import PersonaId, StoryId


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #rrggbb."""

    ink: str
    paper: str
    accent: str
    glow: str


@dataclass(frozen=True, slots=True)
class Persona:
    """An AI analyst as an editor writes one down in `newsroom/personas/*.toml`. It never claims to be a person.

    `countries` are ISO 3166 alpha-2 codes; `subjects` are values of `nightdesk.stories.model.Subject`;
    `lens` says what it looks for beneath events; `questions` are its standing questions; `sources` say whom it prefers to hear.
    `title` is its byline, `region_name` its region in words. Subjects in `takes_anywhere` are its own whatever the place;
    `takes_the_rest` marks the one analyst who gets the stories that no region claims.
    """

    id: PersonaId
    name: str
    beat: str
    lens: str
    questions: tuple[str, ...]
    countries: frozenset[str]
    subjects: tuple[str, ...]
    languages: tuple[str, ...]
    sources: tuple[str, ...]
    voice: str
    never: tuple[str, ...]
    disclosure: str
    palette: Palette
    title: str = ""
    region_name: str = ""
    takes_anywhere: tuple[str, ...] = ()
    takes_the_rest: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """News judgement one can read: a score and the reasons it is made of, each with its share.

    `threshold` is the score from which a story is worth writing about, as the editor's standards had it.
    """

    score: float
    reasons: tuple[tuple[str, float], ...]
    threshold: float = 0.3


@dataclass(frozen=True, slots=True)
class Assignment:
    """A story given to an analyst, and why it, and why at all."""

    story: StoryId
    persona: PersonaId
    judgement: Judgement
    reasons: tuple[str, ...]
    contributors: tuple[PersonaId, ...] = ()


class Notice(StrEnum):
    """What became of a story that an analyst noticed."""

    TAKEN = "taken"
    TAKEN_AGAIN = "taken again"
    WAITS = "waits"
    PASSED_OVER = "passed over"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of an analyst's nightly log: what it noticed, what became of it, and why."""

    persona: PersonaId
    at: datetime
    story: StoryId
    notice: Notice
    why: str
