"""What is not known from these sources: each sentence a search that found nothing, run again by the verifier."""

from __future__ import annotations

from nightdesk.claims.model import FigureKind, Stance
from nightdesk.drafts.ahead import awaited
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.probes import probe_named
from nightdesk.drafts.wording import counted, digits
from nightdesk.stories.model import EventKind

_VIOLENT = (EventKind.ATTACK, EventKind.SHOOTING, EventKind.WAR)
_ACCIDENTS = (EventKind.CRASH, EventKind.CRUSH, EventKind.COLLAPSE, EventKind.FIRE)
_NATURAL = (EventKind.EARTHQUAKE, EventKind.STORM, EventKind.FLOOD, EventKind.ERUPTION)

# In order of what a reader would ask first. What one waits for stands in `ahead` and is left out here.
_ASKED: dict[EventKind, tuple[str, ...]] = {
    **dict.fromkeys(_VIOLENT, ("method", "figure:injured")),
    **dict.fromkeys(_ACCIDENTS, ("figure:missing", "method", "figure:injured")),
    **dict.fromkeys(_NATURAL, ("method", "warning", "figure:injured", "figure:missing")),
    EventKind.COUP: ("method", "decided-how"),
    EventKind.PROTEST: ("method", "figure:injured", "reason"),
    EventKind.OUTBREAK: ("cause", "method"),
    EventKind.ELECTION: ("turnout", "margin"),
    EventKind.GOVERNMENT: ("decided-how", "reason"),
    EventKind.TRIAL: ("reason",),
    EventKind.ARREST: ("reason",),
    EventKind.DEATH: ("reason",),
    EventKind.AWARD: ("vote-of-jury", "prize-money", "reason"),
    EventKind.SPORT: ("reason",),
}
_COUNTING = ("method", "figure:injured", "figure:missing")
_MOST = 4


def unknown_section(material: Material) -> Section | None:
    told: list[Sentence] = []
    before: tuple[str, ...] = ()
    for probe in _probes(material):
        searched = material.lacking(probe)
        if searched is not None and len(told) < _MOST:
            told.append(_absence(material, probe, searched, before))
            before = searched
    return Section(SectionRole.UNKNOWN, "What is not known from these sources", (Paragraph(tuple(told)),)) if told else None


def _probes(material: Material) -> list[str]:
    event = material.pack.profile.event
    probes = list(_ASKED.get(event, ("reason", "decided-how")))
    if material.main is not None and material.main.falls:
        probes.insert(0, "revision")
    if any(attribution.read.stance is Stance.ACCUSES for attribution in material.pack.attributions):
        probes.append("answer")
    counts_dead = material.main is not None and material.main.kind is FigureKind.KILLED
    if not counts_dead:
        probes.append("source")
    waiting = {probe for probe, _ in awaited(event)}
    return [probe for probe in probes if probe not in waiting and (counts_dead or probe not in _COUNTING)]


def _absence(material: Material, probe: str, searched: tuple[str, ...], before: tuple[str, ...]) -> Sentence:
    """`before` are the items of the search told just before, which need not be counted out again."""
    looked_for = probe_named(probe).looked_for
    everything = len(searched) == len(material.pack.items)
    if len(searched) == 1:
        whose = "it" if searched == before else f"the one item{'' if everything else ' that this search can read'}"
        text = f"Nothing in {whose} {looked_for}."
    elif searched == before:
        text = f"None {looked_for}."
    elif not before:
        which = "both items" if everything and len(searched) == 2 else f"{'all ' if everything else ''}{counted(len(searched), 'item')}"
        text = f"Searched: {which}. None {looked_for}."
    else:
        text = f"Of the {digits(len(searched))} that this search can read, none {looked_for}."
    return material.book.absence(text, probe, looked_for, searched)
