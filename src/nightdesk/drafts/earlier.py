"""What the archive holds that bears on a story: lines on the same names and the same kind of event, or on the same place and kind.

A name alone makes no background. Of the lines that name somebody only those count that tell of the story's kind of event, or of one near
it; of the lines on a place only those that tell of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from nightdesk.archive.background import record_of_actor
from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.kin import ACCIDENTS, Record, content_words, is_kin
from nightdesk.drafts.material import Material
from nightdesk.drafts.naming import is_organisation, lead_text, names_to_ask
from nightdesk.drafts.of_kind import FEWEST, MARGIN, MOST, record_elsewhere, record_of_the_kind
from nightdesk.drafts.offices import is_change_of, office_in
from nightdesk.drafts.restate import clauses
from nightdesk.drafts.turns import is_foremost, turns_in, turns_of, turns_of_person
from nightdesk.drafts.whereabouts import NATURAL
from nightdesk.stories.model import EventKind

_NAMED, _RECORDS, _FEW_LINES, _SHARED = 2, 3, 60, 3
# A storm's name is given again some years later.
_STORM = re.compile(r"(?:Hurricane|Typhoon|Cyclone|(?:Tropical |Winter )?Storm) [A-Z]")


def find_records(material: Material) -> tuple[Record, ...]:
    """At most three, those that bear most on the story first: by name, by office, by kind of event in the place."""
    named, of_kind, office = _by_name(material), record_of_the_kind(material), _by_office(material)
    by_kind_first = material.pack.profile.event in (*NATURAL, *ACCIDENTS)
    of_kind_first = [of_kind, record_elsewhere(material, of_kind)]
    ordered = [*of_kind_first, *named, office] if by_kind_first else [*named[:1], office, *named[1:], of_kind]
    found = [record for record in ordered if record is not None] or _by_words(material)
    return tuple(record for place, record in enumerate(found) if not _is_told(record, found[:place]))[:_RECORDS]


def _is_told(record: Record, before: list[Record]) -> bool:
    """Whether records before it hold nearly all that it would add."""
    known = {line.id for other in before for line in other.kin}
    return bool(before) and sum(line.id not in known for line in record.kin) < FEWEST


def _by_name(material: Material) -> list[Record]:
    """The first names of the story under which the archive has kin to set beside it: at most two, those that the lead holds first."""
    lead, event, found = lead_text(material), material.pack.profile.event, []
    places = [place.name for place in material.pack.profile.places]
    for names in names_to_ask(material):
        if _STORM.match(names[0]):
            continue
        search = record_of_actor(material.pack.archive, names, material.began - MARGIN)
        anybodys = " " not in names[0] and not is_organisation(names[0]) and len(search.found) > _FEW_LINES
        beside = places if anybodys else []
        kin = tuple(line for line in search.found if _is_kin_by_name(line, names, event) and _names_one(line, beside))
        if not kin and event is EventKind.DEATH:
            pattern = "|".join(re.escape(name) for name in names)
            kin = tuple(line for line in search.found if is_kin(line, event) and is_foremost(pattern, line.text))
        if kin and len(search.found) <= MOST:
            found.append(Record(names[0], True, search, kin))
    clear = [record for record in found if len(record.kin) >= FEWEST and (record.subject in lead or not lead)] or found[:1]
    return clear[:_NAMED]


def _names_one(line: ArchiveLine, places: list[str]) -> bool:
    """A single word may be anybody's name: the line must then be of the story's places too."""
    return not places or any(place in line.text for place in places)


def _is_kin_by_name(line: ArchiveLine, names: Iterable[str], event: EventKind) -> bool:
    """Whether the sentence that names them tells of the story's kind of event, or of a turn in a matter of that kind."""
    every = list(names)
    turns = turns_of(event, person=not any(is_organisation(name) for name in every))
    if turns is None or turns is event:
        if not is_kin(line, event):
            return False
        if turns is None:
            return True
    pattern = "|".join(re.escape(name) for name in _called(every))
    if turns is EventKind.DEATH:
        return any(turns_of_person(pattern, clause.original) for clause in clauses(line.text))
    return any(re.search(pattern, clause.original) and turns_in(clause.original, turns) for clause in clauses(line.text))


def _called(names: Iterable[str]) -> list[str]:
    """The names, and the last word of a person's: the sentence after the first calls him so."""
    every = list(names)
    return [*every, *(name.split()[-1] for name in every if " " in name and not is_organisation(name) and len(name.split()[-1]) > 3)]


def _by_words(material: Material) -> list[Record]:
    """Where there is no kin by kind: lines that name what the lead names and share three more of its words."""
    lead = lead_text(material)
    for names in names_to_ask(material):
        wanted = content_words(lead) - content_words(" ".join(names))
        search = record_of_actor(material.pack.archive, names, material.began - MARGIN)
        kin = tuple(line for line in search.found if names[0] in lead and len(wanted & content_words(line.text)) >= _SHARED)
        if len(kin) >= FEWEST and len(search.found) <= MOST:
            return [Record(names[0], True, replace(search, found=kin), kin)]
    return []


def _by_office(material: Material) -> Record | None:
    """Who came into the office that the story is about, and who left it."""
    office = office_in(material)
    if office is None:
        return None
    search = record_of_actor(material.pack.archive, office.names, material.began - MARGIN)
    kin = tuple(line for line in search.found if is_change_of(office, line))
    return Record(office.title, True, search, kin, office=True) if len(kin) >= FEWEST and len(search.found) <= 2 * MOST else None
