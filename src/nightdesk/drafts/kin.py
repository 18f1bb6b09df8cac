"""What of the archive is kin to a story: lines that tell of its kind of event, or of one near it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nightdesk.archive.model import ArchiveLine, ArchiveSearch
from nightdesk.drafts.sorts import Sort
from nightdesk.stories.event_kinds import event_scores
from nightdesk.stories.model import EventKind

_AFTERMATH = re.compile(r"\b(?:jury|lawsuit|anniversary|memorial|commemorat\w+|mourn\w*)\b", re.IGNORECASE)
_POLITICS = (EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.COUP)
VIOLENCE = (EventKind.ATTACK, EventKind.WAR, EventKind.SHOOTING)
ACCIDENTS = (EventKind.CRASH, EventKind.COLLAPSE, EventKind.FIRE, EventKind.CRUSH)
# Kinds between which a matter moves: a prisoner's trial and her exchange, an election and the government that follows.
NEAR = {
    **dict.fromkeys(_POLITICS, _POLITICS),
    **dict.fromkeys(VIOLENCE, VIOLENCE),
    EventKind.DIPLOMACY: (EventKind.TRIAL, EventKind.ARREST, EventKind.WAR),
    EventKind.TRIAL: (EventKind.ARREST, EventKind.ATTACK, EventKind.COUP, EventKind.SHOOTING),
    EventKind.ARREST: (EventKind.TRIAL, EventKind.ATTACK, EventKind.COUP),
    EventKind.DEATH: (EventKind.GOVERNMENT, EventKind.ELECTION, EventKind.AWARD, EventKind.SPORT),
    EventKind.PROTEST: (EventKind.GOVERNMENT, EventKind.SHOOTING, EventKind.ATTACK),
    EventKind.AWARD: (EventKind.CULTURE, EventKind.SCIENCE),
}
_DULL_WORDS = "with from that their into after over more than least people killed others other which were have been"
_DULL = frozenset(word[:6] for word in _DULL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Record:
    """`subject` completes "The archive names …", or where it is not `named` "The archive has lines on …"; of all that was found, `kin`
    are the lines that tell of the story's kind of event. `office` marks a record of who came into an office and who left it. Where there is
    no kin because none of the lines on the kind tells of the story's `sort`, these are the lines `unlike` it."""

    subject: str
    named: bool
    search: ArchiveSearch
    kin: tuple[ArchiveLine, ...]
    office: bool = False
    sort: Sort | None = None
    unlike: tuple[ArchiveLine, ...] = ()


def is_kin(line: ArchiveLine, event: EventKind, *, named: bool = True) -> bool:
    """Whether a line tells of the story's kind of event, or of a near one; where nobody is named, not much less than of another."""
    scores, near = scores_of(line.text), (event, *NEAR.get(event, ()))
    if not named and _AFTERMATH.search(line.text):
        return False
    highest = max((score for kind, score in scores if kind is not EventKind.DEATH or event is EventKind.DEATH), default=0)
    told = [kind for kind, score in scores if named or 2 * score >= highest]
    return event is EventKind.OTHER or (not scores and not named) or any(kind in near for kind in told)


@lru_cache(maxsize=8192)
def scores_of(text: str) -> tuple[tuple[EventKind, int], ...]:
    return tuple(event_scores(text, "en").items())


def content_words(text: str) -> frozenset[str]:
    """The openings of words of four letters and more, without those that every line has."""
    return frozenset(word[:6] for word in re.findall(r"[a-z]{4,}", text.casefold())) - _DULL
