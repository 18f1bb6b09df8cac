"""What the archive holds that bears on a story: a search by name and one by kind of event, chosen for what they tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from nightdesk.archive.background import record_of_actor, record_of_kind
from nightdesk.archive.model import ArchiveSearch
from nightdesk.drafts.events import TELLING, plural, with_article
from nightdesk.drafts.material import Material
from nightdesk.drafts.naming import lead_text, names_to_ask
from nightdesk.stories.model import EventKind

_FEWEST, _MOST = 2, 260
# A story often reaches the wire a day or two after its event; lines that near could be about the event itself.
_MARGIN = timedelta(days=3)
_NATURAL = (EventKind.EARTHQUAKE, EventKind.STORM, EventKind.FLOOD, EventKind.ERUPTION)
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
        if _FEWEST <= len(search.found) <= _MOST:
            record = Record(names[0], True, search)
            if in_lead:
                return record
            second = record
    return second


def _by_kind(material: Material) -> Record | None:
    """In the first of the story's places for which the archive tells of such events; of a rare kind, anywhere."""
    profile = material.pack.profile
    kind, telling = plural(profile.event), TELLING.get(profile.event)
    if kind is None or telling is None:
        return None
    anywhere: tuple[tuple[str, ...], ...] = ((),) if profile.event in _RARE else ()
    for places in (*((place.name,) for place in profile.places[:3]), *anywhere):
        search = record_of_kind(material.pack.archive, places, profile.event.value, material.began - _MARGIN)
        about = tuple(line for line in search.found if re.search(telling, line.text, re.IGNORECASE))
        if _FEWEST <= len(about) <= _MOST and not search.more:
            where = f" in {with_article(places[0])}" if places else ""
            return Record(f"{kind}{where}", False, replace(search, found=about))
    return None
