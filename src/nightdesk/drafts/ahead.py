"""What to watch: what the items themselves say is to come, and the questions that the next ones would answer."""

from __future__ import annotations

import re

from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.probes import probe_named
from nightdesk.drafts.restate import clauses
from nightdesk.drafts.wording import full_date, short_date
from nightdesk.stories.model import EventKind

_COMING = re.compile(
    r"\b(?:will|is expected|are expected|is scheduled|are scheduled|is due|plans to|is underway|are underway|ongoing|pending|is set to)\b"
)
_NEXT: dict[EventKind, tuple[str, ...]] = {
    EventKind.ATTACK: ("arrest", "recovery"),
    EventKind.SHOOTING: ("arrest",),
    EventKind.WAR: ("next-step", "recovery"),
    EventKind.COUP: ("next-step", "arrest"),
    EventKind.PROTEST: ("arrest", "next-step"),
    EventKind.EARTHQUAKE: ("recovery",),
    EventKind.STORM: ("recovery",),
    EventKind.FLOOD: ("recovery",),
    EventKind.FIRE: ("arrest", "recovery"),
    EventKind.CRASH: ("arrest", "recovery"),
    EventKind.CRUSH: ("arrest",),
    EventKind.COLLAPSE: ("arrest", "recovery"),
    EventKind.ELECTION: ("next-step",),
    EventKind.GOVERNMENT: ("successor", "next-step"),
    EventKind.TRIAL: ("appeal", "next-step"),
    EventKind.ARREST: ("next-step",),
    EventKind.DEATH: ("successor",),
}
_MOST = 3


def ahead_section(material: Material) -> Section | None:
    told = _coming(material)
    for probe in _NEXT.get(material.pack.profile.event, ("next-step",)):
        searched = material.lacking(probe)
        if searched is not None and len(told) < _MOST:
            told.append(_still_open(material, probe, searched, first=not any(sentence.search for sentence in told)))
    return Section(SectionRole.AHEAD, "What to watch", (Paragraph(tuple(told)),)) if told else None


def _coming(material: Material) -> list[Sentence]:
    """Sentences of the newest English items that speak of what is to come, if the opening has not told them."""
    told: list[Sentence] = []
    lead = material.lead.item.id if material.lead else None
    for item in reversed(material.english):
        for clause in clauses(item.text):
            if item.id == lead or not clause.past or not _COMING.search(clause.original) or len(told) >= 2:
                continue
            told.append(
                material.book.fact(f"{clause.past.rstrip('.')} ({short_date(item.published_at.date())}).", material.cite(item, clause.span))
            )
    return told


def _still_open(material: Material, probe: str, searched: tuple[str, ...], *, first: bool) -> Sentence:
    looked_for = probe_named(probe).looked_for
    until = full_date(material.last.published_at.date())
    text = f"Up to {until} no item {looked_for}." if first else f"Nor has any item yet told more than that: none {looked_for}."
    if not first:
        text = f"None {looked_for}."
    return material.book.absence(text, probe, looked_for, searched)
