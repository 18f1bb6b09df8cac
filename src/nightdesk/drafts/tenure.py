"""How long somebody had held an office, by the archive's line of the day on which he came into it.

Where the editions differ on it, the archive's own count stands beside theirs; else it is one of the answers for members.
"""

from __future__ import annotations

import re

from nightdesk.archive.background import record_of_actor
from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.additions import by_topic
from nightdesk.drafts.answers import Answer
from nightdesk.drafts.in_short import BEFORE
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Sentence
from nightdesk.drafts.naming import is_organisation, lead_text
from nightdesk.drafts.offices import takes_office, title_taken
from nightdesk.drafts.restate import Clause, clauses, lowered, reads_well
from nightdesk.drafts.wording import full_date, listed, short_date, span_of
from nightdesk.stories.model import EventKind
from nightdesk.wire.model import Item

_OF_OFFICES = (EventKind.GOVERNMENT, EventKind.ELECTION, EventKind.COUP, EventKind.DEATH)
TIME_IN_OFFICE = "the time in office"
_PERSONS, _LONGEST, _FEWEST_DAYS, _A_SEASON = 2, 40, 10, 100


def tenure(material: Material) -> list[Answer]:
    """For at most two whom the lead names: the last line that tells how each came into an office, and how far back it lies."""
    if material.pack.profile.event not in _OF_OFFICES or len(by_topic(material).get(TIME_IN_OFFICE, {})) > 1:
        return []
    told: list[Sentence] = []
    asked: list[str] = []
    for name in _persons(material):
        if _comes_in(material, name):
            continue
        found = _came_in(material, name)
        if found is None or len(asked) == _PERSONS:
            continue
        asked.append(name)
        told += _told(material, name, *found)
    return [Answer(f"how long {listed(asked)} had been in office", tuple(told))] if told else []


def again(material: Material) -> list[Answer]:
    """Of whoever comes into an office now: the first and the last line that tell how he came into the same one before."""
    if material.pack.profile.event not in _OF_OFFICES:
        return []
    news = lead_text(material) or (material.happening.now if material.happening is not None else "")
    for name in _persons(material):
        if not _comes_in(material, name):
            continue
        title = title_taken(news, name)
        search = record_of_actor(material.pack.archive, (name,), material.began)
        before = [line for line in search.found if _days_since(material, line) >= _A_SEASON]
        lines = [line for line in before if title is not None and title in _titles(line, name)]
        shown = list(dict.fromkeys([*lines[:1], *lines[-1:]]))
        if shown:
            told = tuple(_came_before(material, name, line) for line in shown)
            return [Answer(f"how often {name} had come into the same office before", told)]
    return []


def _titles(line: ArchiveLine, name: str) -> list[str | None]:
    return [title_taken(clause.original, name) for clause in clauses(line.text)]


def _came_before(material: Material, name: str, line: ArchiveLine) -> Sentence:
    days = _days_since(material, line)
    text = f"{name} had come into the same office {span_of(days)} before, on {full_date(line.date)}."
    return material.book.derived(text, Operation.ELAPSED, _operands(material, line), f"{days} days")


def settled(material: Material) -> list[Sentence]:
    """The days between the line that tells how somebody came into office and the item that tells that he leaves it; and which edition
    counts on to its own report."""
    for name in _persons(material):
        found = None if _comes_in(material, name) else _came_in(material, name)
        if found is not None and (days := _days_since(material, found[0])) >= _FEWEST_DAYS:
            line, now = found[0], _news(material).published_at.date()
            text = f"By the archive it was {span_of(days)}, from {short_date(line.date)} to the news of {full_date(now)}."
            told = [material.book.derived(text, Operation.ELAPSED, _operands(material, line), f"{days} days")]
            return [*told, *_to_their_reports(material, line, days)]
    return []


def _to_their_reports(material: Material, line: ArchiveLine, days: int) -> list[Sentence]:
    """Longer times than the archive's that end on the day of the report that gives them."""
    told = []
    for said in by_topic(material).get(TIME_IN_OFFICE, {}).values():
        for item in list(said.values())[:1]:
            own = (item.published_at.date() - line.date).days
            if own > days + 1 and re.search(rf"(?<!\d){own}(?!\d)", item.text):
                until = short_date(item.published_at.date())
                text = f"The {own} days of {material.voice(item, short=True)} reach to {until}, when it reported."
                start = Operand(line.date.isoformat(), "the line of the archive", material.book.cite_line(line))
                end = Operand(item.published_at.date().isoformat(), "the report that gives the time", material.cite(item))
                told.append(material.book.derived(text, Operation.ELAPSED, [start, end], f"{own} days"))
    return told


def _persons(material: Material) -> list[str]:
    """Whom the lead names, or who is told of without English; and whom an edition names as the holder before."""
    text = lead_text(material) or (material.happening.now if material.happening is not None else "")
    named = [actor.name for actor in material.pack.profile.actors if " " in actor.name and not is_organisation(actor.name)]
    who = [material.happening.who] if material.happening is not None else []
    followed = [particular.short for particular in by_topic(material).get(BEFORE, {})]
    return [*(name for name in dict.fromkeys([*who, *named]) if name in text), *(name for name in followed if name not in text)]


def _comes_in(material: Material, name: str) -> bool:
    """Whether it is the news that he comes into an office: his time in it begins."""
    told = lead_text(material) or (material.happening.now if material.happening is not None else "")
    return (
        re.search(rf"{re.escape(name)}[^.;]{{0,60}}\b(?:becomes|succeeds|defeats|wins|is (?:re-?)?elected|takes office)\b", told)
        is not None
        or re.search(rf"\b(?:chooses|elects|appoints|confirms|names) (?:\w+ ){{0,3}}{re.escape(name)}", told) is not None
    )


def _came_in(material: Material, name: str) -> tuple[ArchiveLine, Clause] | None:
    search = record_of_actor(material.pack.archive, (name,), material.began)
    for line in reversed(search.found):
        for clause in clauses(line.text):
            comes_in = takes_office(clause.original, name) or title_taken(clause.original, name) is not None
            if comes_in and clause.past and reads_well(clause) and len(clause.original.split()) <= _LONGEST:
                return line, clause
    return None


def _told(material: Material, name: str, line: ArchiveLine, clause: Clause) -> list[Sentence]:
    days = _days_since(material, line)
    if days < _FEWEST_DAYS:
        return []
    told = []
    if line.id not in material.told_lines:
        material.told_lines[line.id] = line
        told.append(material.book.background(f"On {full_date(line.date)}, {lowered(clause.past or '')}", material.book.cite_line(line)))
    text = f"{name} had come into office {span_of(days)} before, on {full_date(line.date)}."
    return [*told, material.book.derived(text, Operation.ELAPSED, _operands(material, line), f"{days} days")]


def _news(material: Material) -> Item:
    """Counted to the item that tells the news, or to the first where none tells it in English."""
    return material.lead.item if material.lead is not None else material.first


def _days_since(material: Material, line: ArchiveLine) -> int:
    return (_news(material).published_at.date() - line.date).days


def _operands(material: Material, line: ArchiveLine) -> list[Operand]:
    news = _news(material)
    return [
        Operand(line.date.isoformat(), "the line of the archive", material.book.cite_line(line)),
        Operand(news.published_at.date().isoformat(), "the item that tells the news", material.cite(news)),
    ]
