"""How long before this peace the war was declared, by the first line of the archive that tells so."""

from __future__ import annotations

import re

from nightdesk.archive.background import record_of_actor
from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.answers import Answer
from nightdesk.drafts.interest import day_before
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation
from nightdesk.drafts.restate import Clause, clauses, lowered
from nightdesk.drafts.telling import stands_alone
from nightdesk.drafts.wording import full_date, span_of

_ENDS = re.compile(r"\b(?:ends?|ending|end to) (?:the |their )?((?:[A-Z][\w'’-]+ ){1,3})(?:[Cc]ivil )?(?:[Ww]ar|[Cc]onflict)\b")
_DECLARED = re.compile(
    r"\bdeclares? (?:that )?(?:it is |they are |itself )?[\"“']?at war\b|\bdeclares? war\b|\bstate of war\b|\bwar (?:begins|breaks out)\b"
)
_LONGEST = 45


def at_war(material: Material) -> list[Answer]:
    """Only where the lead says that a war ends which it names by its place or its parties."""
    lead = material.lead
    ends = _ENDS.search(lead.clause.original) if lead is not None else None
    found = _declared(material, ends[1].strip()) if ends is not None else None
    if lead is None or found is None:
        return []
    line, clause = found
    material.told_lines[line.id] = line
    passage, now = material.book.cite_line(line), lead.item.published_at.date()
    declared = material.book.background(f"On {full_date(line.date)}, {lowered(clause.past or '')}", passage)
    operands = [
        Operand(line.date.isoformat(), "the line of the archive", passage, line.id),
        Operand(now.isoformat(), "the item that tells the news", material.cite(lead.item)),
    ]
    days = (now - line.date).days
    since = material.book.derived(f"That was {span_of(days)} before this report.", Operation.ELAPSED, operands, f"{days} days")
    return [Answer("how long before this war had been declared", (declared, since))]


def _declared(material: Material, name: str) -> tuple[ArchiveLine, Clause] | None:
    for line in record_of_actor(material.pack.archive, (name,), day_before(material)).found:
        for clause in clauses(line.text):
            told = _DECLARED.search(clause.original) and stands_alone(clause) and name in clause.original
            if told and line.id not in material.told_lines and len(clause.original.split()) <= _LONGEST:
                return line, clause
    return None
