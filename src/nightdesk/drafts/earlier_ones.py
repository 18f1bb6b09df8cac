"""Earlier events of the story's sort, where nothing else can be set beside it: how many the archive knows, and what it tells of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.answers import Answer
from nightdesk.drafts.earlier_table import earlier_table
from nightdesk.drafts.kin import Record
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Sentence
from nightdesk.drafts.restate import clauses, lowered
from nightdesk.drafts.same_event import events_of
from nightdesk.drafts.sorts import Sort
from nightdesk.drafts.telling import stands_alone
from nightdesk.drafts.wording import capital, full_date, listed, number

_FEWEST, _MOST, _DATED = 2, 6, 5


def earlier_ones(material: Material, records: Iterable[Record], *, last_told: bool) -> list[Answer]:
    """Only of a sort, whose words leave no doubt that a line tells of one. What was told above is counted, and not told again; so is the
    last of them where that was `last_told`."""
    record = next((record for record in records if record.kin and record.sort is not None), None)
    if record is None or record.sort is None:
        return []
    lines = [event[0] for event in events_of(list(record.kin))]
    if len(lines) < _FEWEST:
        return []
    known = {*material.told_lines, *([record.kin[-1].id] if last_told else [])}
    told = [(line, past) for line in lines if line.id not in known and (past := _past(line, record.sort)) is not None][-_MOST:]
    material.told_lines.update({line.id: line for line, _ in told})
    table = earlier_table(material, record.subject, [(line, capital(past)) for line, past in told]) if len(told) >= _FEWEST else None
    last = [
        material.book.background(f"On {full_date(line.date)}, {lowered(past)}", material.book.cite_line(line))
        for line, past in (told if table is None else ())
    ]
    question = f"how many earlier {record.subject} the archive knows"
    return [Answer(question, (_how_many(material, record, lines), *last), table)]


def _past(line: ArchiveLine, sort: Sort) -> str | None:
    """The line's sentence that tells of the sort, in the past."""
    words = re.compile(rf"\b(?:{sort.words})\b", re.IGNORECASE)
    return next((clause.past for clause in clauses(line.text) if words.search(clause.original) and stands_alone(clause)), None)


def _how_many(material: Material, record: Record, lines: list[ArchiveLine]) -> Sentence:
    """The first line on each, with its day where they are few."""
    days = [full_date(line.date) for line in lines]
    when = f", of {listed(days)}" if len(days) <= _DATED else f", from {days[0]} to {days[-1]}"
    operands = [Operand(day, "line of the archive", material.book.cite_line(line), line.id) for day, line in zip(days, lines, strict=True)]
    text = f"The archive has lines on {number(len(lines))} earlier {record.subject}{when}."
    return material.book.derived(text, Operation.COUNT, operands, str(len(lines)))
