"""What is not known from these sources: each sentence a search that found nothing, run again by the verifier."""

from __future__ import annotations

from nightdesk.claims.model import FigureKind
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.probes import probe_named
from nightdesk.drafts.wording import counted
from nightdesk.stories.model import EventKind

_VIOLENT = (EventKind.ATTACK, EventKind.SHOOTING, EventKind.WAR)
_ACCIDENTS = (EventKind.CRASH, EventKind.CRUSH, EventKind.COLLAPSE, EventKind.FIRE)
_NATURAL = (EventKind.EARTHQUAKE, EventKind.STORM, EventKind.FLOOD, EventKind.ERUPTION)

# In order of what a reader would ask first.
_ASKED: dict[EventKind, tuple[str, ...]] = {
    **dict.fromkeys(_VIOLENT, ("responsibility", "other-side", "method", "figure:injured", "answer")),
    **dict.fromkeys(_ACCIDENTS, ("cause", "figure:missing", "method", "figure:injured")),
    **dict.fromkeys(_NATURAL, ("method", "figure:missing", "warning", "cost", "figure:injured")),
    EventKind.COUP: ("responsibility", "method", "answer"),
    EventKind.PROTEST: ("method", "figure:injured", "answer"),
    EventKind.OUTBREAK: ("cause", "method"),
    EventKind.ELECTION: ("margin", "turnout"),
    EventKind.GOVERNMENT: ("decided-how", "reason", "margin"),
    EventKind.TRIAL: ("plea", "reason"),
    EventKind.ARREST: ("plea", "reason"),
    EventKind.DEATH: ("cause-of-death",),
    EventKind.AWARD: ("vote-of-jury", "prize-money"),
    EventKind.SPORT: ("score",),
    EventKind.DIPLOMACY: ("reason", "answer"),
}
_MOST = 4


def unknown_section(material: Material) -> Section | None:
    probes = list(_ASKED.get(material.pack.profile.event, ("reason", "answer")))
    if material.main is not None and material.main.falls:
        probes.insert(0, "revision")
    counts_dead = material.main is not None and material.main.kind is FigureKind.KILLED
    told: list[Sentence] = []
    for probe in probes:
        if probe == "method" and not counts_dead:
            continue
        searched = material.lacking(probe)
        if searched is not None and len(told) < _MOST:
            told.append(_absence(material, probe, searched, first=not told))
    return Section(SectionRole.UNKNOWN, "What is not known from these sources", (Paragraph(tuple(told)),)) if told else None


def _absence(material: Material, probe: str, searched: tuple[str, ...], *, first: bool) -> Sentence:
    looked_for = probe_named(probe).looked_for
    everything = len(searched) == len(material.pack.items)
    if len(searched) == 1:
        text = f"The item {'searched ' if not everything else ''}does not say: nothing in it {looked_for}."
    elif first:
        text = f"Of the {counted(len(searched), 'item')} searched, none {looked_for}."
    else:
        text = (
            f"None {looked_for}."
            if everything
            else f"None of the {counted(len(searched), 'item')} that could be searched for it {looked_for}."
        )
    return material.book.absence(text, probe, looked_for, searched)
