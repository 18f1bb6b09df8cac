"""What the archive holds that bears on a story: a search by name and one by kind of event, chosen for what they tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from nightdesk.archive.background import record_of_actor, record_of_kind
from nightdesk.archive.model import ArchiveLine, ArchiveSearch
from nightdesk.drafts.events import TELLING, plural, with_article
from nightdesk.drafts.material import Material
from nightdesk.drafts.naming import lead_text, names_to_ask
from nightdesk.drafts.restate import clauses
from nightdesk.stories.event_kinds import event_scores
from nightdesk.stories.model import EventKind

_FEWEST, _MOST, _A_YEAR = 2, 260, 365
# A story often reaches the wire a day or two after its event; lines that near could be about the event itself.
_MARGIN = timedelta(days=3)
# What nature did is told of for longer before it reaches every wire.
_NATURAL_MARGIN = timedelta(days=7)
_AFTERMATH = re.compile(r"\b(?:jury|lawsuit|anniversary|memorial|commemorat\w+|mourn\w*)\b", re.IGNORECASE)
_NATURAL = (EventKind.EARTHQUAKE, EventKind.STORM, EventKind.FLOOD, EventKind.ERUPTION)
_POLITICS = (EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.COUP)
_VIOLENCE = (EventKind.ATTACK, EventKind.WAR, EventKind.SHOOTING)
# Kinds between which a matter moves: a prisoner's trial and her exchange, an election and the government that follows.
_NEAR = {
    **dict.fromkeys(_POLITICS, _POLITICS),
    **dict.fromkeys(_VIOLENCE, _VIOLENCE),
    EventKind.DIPLOMACY: (EventKind.TRIAL, EventKind.ARREST, EventKind.WAR),
    EventKind.TRIAL: (EventKind.ARREST, EventKind.ATTACK),
    EventKind.ARREST: (EventKind.TRIAL, EventKind.ATTACK, EventKind.COUP),
    EventKind.DEATH: (EventKind.GOVERNMENT, EventKind.ELECTION, EventKind.AWARD, EventKind.SPORT),
    EventKind.PROTEST: (EventKind.GOVERNMENT, EventKind.SHOOTING, EventKind.ATTACK),
    EventKind.AWARD: (EventKind.CULTURE, EventKind.SCIENCE),
}
_RARE = (EventKind.CRUSH, EventKind.COLLAPSE, EventKind.ERUPTION)


@dataclass(frozen=True, slots=True)
class Record:
    """`subject` completes "The archive names …", or where it is not `named` "The archive has lines on …"."""

    subject: str
    named: bool
    search: ArchiveSearch


def find_records(material: Material) -> tuple[Record, ...]:
    """At most two: by name (an actor, or something the lead names) and by kind of event in the place."""
    named, of_kind = _by_name(material), _by_kind(material)
    order = (of_kind, named) if material.pack.profile.event in _NATURAL else (named, of_kind)
    return tuple(record for record in order if record is not None)


def _by_name(material: Material) -> Record | None:
    """The first name that the lead holds and the archive knows; failing that, the first other name that it knows."""
    lead = lead_text(material)
    second: Record | None = None
    for names in names_to_ask(material):
        in_lead = any(name in lead for name in names)
        if second is not None and not in_lead:
            continue
        search = record_of_actor(material.pack.archive, names, material.began - _MARGIN)
        if _FEWEST <= len(search.found) <= _MOST and any(is_kin(line, material.pack.profile.event) for line in search.found):
            record = Record(names[0], True, search)
            if in_lead:
                return record
            second = record
    return second


def is_kin(line: ArchiveLine, event: EventKind, *, named: bool = True) -> bool:
    """Whether a line tells of the story's kind of event, or of a near one; where nobody is named, not much less than of another."""
    scores, near = _scores(line.text), (event, *_NEAR.get(event, ()))
    if not named and _AFTERMATH.search(line.text):
        return False
    highest = max((score for kind, score in scores if kind is not EventKind.DEATH or event is EventKind.DEATH), default=0)
    told = [kind for kind, score in scores if named or 2 * score >= highest]
    return event is EventKind.OTHER or (not scores and not named) or any(kind in near for kind in told)


@lru_cache(maxsize=8192)
def _scores(text: str) -> tuple[tuple[EventKind, int], ...]:
    return tuple(event_scores(text, "en").items())


def _by_kind(material: Material) -> Record | None:
    """In the first of the story's places for which the archive tells of such events; of a rare kind, anywhere."""
    profile = material.pack.profile
    kind, telling = plural(profile.event), TELLING.get(profile.event)
    if kind is None or telling is None:
        return None
    anywhere: tuple[tuple[str, ...], ...] = ((),) if profile.event in _RARE else ()
    for places in (*((place,) for place in _places_to_ask(material)), *anywhere):
        before = material.began - (_NATURAL_MARGIN if profile.event in _NATURAL else _MARGIN)
        search = record_of_kind(material.pack.archive, places, profile.event.value, before)
        about = tuple(line for line in search.found if _is_about(line, telling, places) and is_kin(line, profile.event, named=False))
        if _FEWEST <= len(about) <= _MOST and not (search.more and not places):
            where = f" in {with_article(places[0])}" if places else ""
            return Record(f"{kind}{where}", False, replace(search, found=about))
        lately = tuple(line for line in about if (material.began - line.date).days <= _A_YEAR)
        if places and len(about) > _MOST and _FEWEST <= len(lately) <= _MOST:
            return Record(f"{kind} in {with_article(places[0])} in the year before this story", False, replace(search, found=lately))
    return None


def _places_to_ask(material: Material) -> list[str]:
    """The story's places; where nature strikes, only those that the lead names, if there is a lead."""
    lead, places = lead_text(material), [place.name for place in material.pack.profile.places[:3]]
    return [place for place in places if place in lead] if lead and material.pack.profile.event in _NATURAL else places


def _is_about(line: ArchiveLine, telling: str, places: tuple[str, ...]) -> bool:
    """One sentence of the line holds a telling word, and names the place itself rather than what comes from there ("Iran-backed")."""
    here = re.compile("|".join(rf"\b{re.escape(place)}\b(?![-'’]\w)" for place in places) or r"")
    return any(
        re.search(telling, clause.original, re.IGNORECASE) and (not places or here.search(line.text) is not None)
        for clause in clauses(line.text)
    )
