"""An analyst's nightly log: what it noticed and took, what it passed over, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nightdesk.foundation.ids import PersonaId, StoryId
from nightdesk.personas.assign import whose_beat
from nightdesk.personas.judgement import worth_writing
from nightdesk.personas.model import Assignment, Judgement, LogEntry, Notice, Persona
from nightdesk.sources.model import Source
from nightdesk.stories.model import Development, Profile
from nightdesk.wire.model import Item

_LONGEST_NEWS = 160


@dataclass(frozen=True, slots=True)
class Sighting:
    """A story as it stood when the newsroom looked at it. `assignment` is None where it was not taken; `covered_at` is when it last was."""

    story: StoryId
    profile: Profile
    judgement: Judgement
    items: tuple[Item, ...]
    sources: tuple[Source, ...]
    developments: tuple[Development, ...]
    assignment: Assignment | None = None
    covered_at: datetime | None = None


def log_sighting(sighting: Sighting, roster: Sequence[Persona], at: datetime) -> tuple[LogEntry, ...]:
    """One line for the analyst on whose beat the story lies, and one for each that contributes."""
    taken = sighting.assignment
    if taken is None:
        persona = whose_beat(sighting.profile, roster, sighting.items)
        return (LogEntry(persona.id, at, sighting.story, *_not_taken(sighting)),)
    names = {persona.id: persona.name for persona in roster}
    again = Notice.TAKEN_AGAIN if sighting.covered_at else Notice.TAKEN
    lead = LogEntry(taken.persona, at, sighting.story, again, _why_taken(sighting))
    helped = f"adds what its own sources have to the article of {names.get(taken.persona, taken.persona)}"
    return (lead, *(LogEntry(PersonaId(other), at, sighting.story, Notice.TAKEN, helped) for other in taken.contributors))


def _why_taken(sighting: Sighting) -> str:
    """ "145 people reported killed; 5 items; new: …", the weightiest reasons first."""
    reasons = [words for words, share in sighting.judgement.reasons if share > 0][:2]
    news = _latest_news(sighting)
    return "; ".join([*reasons, f"new: {news}"] if news else reasons)


def _not_taken(sighting: Sighting) -> tuple[Notice, str]:
    """What was wanting, in the order in which an editor would say it; a story with too little that is new waits for more."""
    if sighting.covered_at is None:
        return Notice.PASSED_OVER, _why_never_taken(sighting)
    since = f"new since {sighting.covered_at:%-d %B %Y, %H:%M}"
    return (Notice.WAITS, f"too little {since}") if _latest_news(sighting) else (Notice.PASSED_OVER, f"nothing {since}")


def _why_never_taken(sighting: Sighting) -> str:
    if worth_writing(sighting.judgement):
        return "too little evidence for a piece"
    why = "one source only" if len(sighting.sources) <= 1 else "one family of sources only" if _families(sighting) <= 1 else "too small"
    news = sum(1 for development in sighting.developments if development.new)
    still = "" if news > 1 or len(sighting.items) <= 1 else ", nothing new since the first report"
    return f"{why}{still} (judged {sighting.judgement.score:.2f}, {sighting.judgement.threshold:.2f} needed)"


def _families(sighting: Sighting) -> int:
    return len({source.family for source in sighting.sources})


def _latest_news(sighting: Sighting) -> str:
    """The words of the latest development since the story was last covered; of its latest at all where it never was."""
    received = {item.id: item.received_at for item in sighting.items}
    fresh = [
        development
        for development in sighting.developments
        if development.new and (sighting.covered_at is None or received.get(development.item, sighting.covered_at) > sighting.covered_at)
    ]
    words = "; ".join(fresh[-1].what) if fresh else ""
    return words if len(words) <= _LONGEST_NEWS else words[:_LONGEST_NEWS].rsplit(" ", 1)[0] + " …"
