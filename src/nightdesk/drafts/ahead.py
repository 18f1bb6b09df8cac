"""What to watch: what the items themselves say is to come."""

from __future__ import annotations

import re

from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.restate import clauses
from nightdesk.drafts.wording import full_date, short_date

_COMING = re.compile(r"\b(?:will|(?:is|are) (?:expected|scheduled|due|set|planned) |plans? to|under ?way|ongoing|pending|continu\w+ to)\b")
_PRONOUN = re.compile(r"(?:They|He|She|It|This|These|That) ")


def ahead_section(material: Material) -> Section | None:
    """None where the items say nothing of what is to come."""
    told = _coming(material)
    return Section(SectionRole.AHEAD, "What to watch", (Paragraph(tuple(told)),)) if told else None


def closing_section(material: Material) -> Section:
    """Where the account ends: for one that has nothing else to end with."""
    item = material.last
    when = full_date(item.published_at.date())
    told = material.book.fact(f"The last report read for this account is of {when}.", material.book.cite(item))
    return Section(SectionRole.AHEAD, "How far this account goes", (Paragraph((told,)),))


def _coming(material: Material) -> list[Sentence]:
    """Sentences of English items no older than the lead that speak of what is to come, if the opening has not told them."""
    told: list[Sentence] = []
    lead = material.lead.item.id if material.lead else None
    since = material.lead.item.published_at if material.lead else material.first.published_at
    for item in (item for item in reversed(material.english) if item.published_at >= since):
        for clause in clauses(item.text)[1:]:
            if item.id != lead and clause.past and not _PRONOUN.match(clause.past) and _COMING.search(clause.original) and len(told) < 2:
                when = short_date(item.published_at.date())
                told.append(
                    material.book.fact(f"As of {when}, {clause.past[0].lower()}{clause.past[1:]}", material.cite(item, clause.span))
                )
    return told
