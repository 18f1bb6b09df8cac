"""Earlier events that can be set beside a story: which of them a story of its kind has."""

from __future__ import annotations

from collections.abc import Callable

from nightdesk.drafts.changes import coups, deaths, sentences
from nightdesk.drafts.contests import editions, elections, laureates
from nightdesk.drafts.holders import holders
from nightdesk.drafts.material import Material
from nightdesk.drafts.series import Series
from nightdesk.stories.model import EventKind

_FINDERS: dict[EventKind, Callable[[Material], Series | None]] = {
    EventKind.ELECTION: elections,
    EventKind.GOVERNMENT: holders,
    EventKind.SPORT: editions,
    EventKind.AWARD: laureates,
    EventKind.TRIAL: sentences,
    EventKind.ARREST: sentences,
    EventKind.COUP: coups,
    EventKind.DEATH: deaths,
}


def series_beside(material: Material) -> Series | None:
    """None where the archive tells of no such event."""
    find = _FINDERS.get(material.pack.profile.event)
    found = find(material) if find is not None else None
    return found if found is not None and found.steps else None
