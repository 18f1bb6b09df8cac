"""How long somebody had held an office, by the archive's line of the day on which he came into it."""

from __future__ import annotations

from nightdesk.archive.background import record_of_actor
from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.answers import Answer
from nightdesk.drafts.earlier import Record
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Sentence
from nightdesk.drafts.naming import is_organisation, lead_text
from nightdesk.drafts.offices import takes_office
from nightdesk.drafts.restate import Clause, clauses, lowered, reads_well
from nightdesk.drafts.telling import restated_line
from nightdesk.drafts.wording import full_date, listed, number, opening_number, span_of
from nightdesk.stories.model import EventKind

_OF_OFFICES = (EventKind.GOVERNMENT, EventKind.ELECTION, EventKind.COUP, EventKind.DEATH)
_PERSONS, _LONGEST, _A_YEAR, _OFTEN, _DAYS_SHOWN = 2, 40, 365, 2, 3


def tenure(material: Material) -> list[Answer]:
    """For at most two whom the lead names: the last line that tells how each came into an office, and how far back it lies."""
    if material.pack.profile.event not in _OF_OFFICES:
        return []
    told: list[Sentence] = []
    asked: list[str] = []
    for name in _persons(material):
        found = _came_in(material, name)
        if found is None or len(asked) == _PERSONS:
            continue
        asked.append(name)
        told += _told(material, name, *found)
    return [Answer(f"when {listed(asked)} came into office, by the archive", tuple(told))] if told else []


def turnover(material: Material, records: tuple[Record, ...]) -> list[Answer]:
    """How often the office changed hands, or was about to, in the year before this story."""
    office = next((record for record in records if record.office), None)
    lately = [line for line in office.kin if 0 < (material.began - line.date).days <= _A_YEAR] if office is not None else []
    if office is None or len(lately) < _OFTEN or len(lately) == len(office.kin):
        return []
    shown = lately[-_DAYS_SHOWN:]
    days = listed([full_date(line.date) for line in shown])
    which = f", the last {number(len(shown))} of {days}" if len(shown) < len(lately) else f", of {days}"
    operands = [Operand(full_date(line.date), "line of the archive", document=line.id) for line in lately]
    text = f"{opening_number(len(lately))} of the lines on the office of {office.subject} are of the year before this story{which}."
    told = [material.book.derived(text, Operation.COUNT, operands, str(len(lately)))]
    restated = [sentence for line in shown for sentence in restated_line(material, office, line)]
    return [Answer("how often that office changed hands of late", (*told, *restated))]


def _persons(material: Material) -> list[str]:
    """Whom the lead names, or who is told of without English."""
    text = lead_text(material) or (material.happening.now if material.happening is not None else "")
    named = [actor.name for actor in material.pack.profile.actors if " " in actor.name and not is_organisation(actor.name)]
    who = [material.happening.who] if material.happening is not None else []
    return [name for name in dict.fromkeys([*who, *named]) if name in text]


def _came_in(material: Material, name: str) -> tuple[ArchiveLine, Clause] | None:
    search = record_of_actor(material.pack.archive, (name,), material.began)
    for line in reversed(search.found):
        for clause in clauses(line.text):
            if takes_office(clause.original, name) and clause.past and reads_well(clause) and len(clause.original.split()) <= _LONGEST:
                return line, clause
    return None


def _told(material: Material, name: str, line: ArchiveLine, clause: Clause) -> list[Sentence]:
    days = (material.began - line.date).days
    if days < 1:
        return []
    told = []
    if line.id not in material.told_lines:
        material.told_lines[line.id] = line
        told.append(material.book.background(f"On {full_date(line.date)}, {lowered(clause.past or '')}", material.book.cite_line(line)))
    text = f"By the archive's line of {full_date(line.date)}, {name} came into office {span_of(days)} before this story."
    operands = [
        Operand(line.date.isoformat(), "the line of the archive", material.book.cite_line(line)),
        Operand(material.began.isoformat(), "the first item of this story", material.cite(material.first)),
    ]
    return [*told, material.book.derived(text, Operation.ELAPSED, operands, f"{days} days")]
