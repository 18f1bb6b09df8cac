"""What is not known from these sources: the questions that an editor asks of this kind of event, each a search that found nothing.

The searches are run again by the verifier. What can be looked for in the same items is told in one sentence.
"""

from __future__ import annotations

import re

from nightdesk.claims.model import FigureKind, Stance
from nightdesk.drafts.court import is_of_a_court
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.probes import probe_named
from nightdesk.drafts.wording import full_date, number
from nightdesk.stories.model import EventKind

_VIOLENT = (EventKind.ATTACK, EventKind.SHOOTING)
_ACCIDENTS = (EventKind.CRASH, EventKind.CRUSH, EventKind.COLLAPSE, EventKind.FIRE)
_NATURAL = (EventKind.EARTHQUAKE, EventKind.STORM, EventKind.FLOOD, EventKind.ERUPTION)

# In the order in which a reader would ask.
_ASKED: dict[EventKind, tuple[str, ...]] = {
    **dict.fromkeys(_VIOLENT, ("responsibility", "motive", "arrest", "method", "figure:injured", "other-side")),
    **dict.fromkeys(_ACCIDENTS, ("cause", "figure:missing", "method", "arrest", "figure:injured")),
    **dict.fromkeys(_NATURAL, ("figure:missing", "figure:injured", "method", "warning")),
    EventKind.WAR: ("other-side", "method", "figure:injured", "next-step"),
    EventKind.COUP: ("decided-how", "next-step", "method"),
    EventKind.PROTEST: ("arrest", "method", "figure:injured"),
    EventKind.OUTBREAK: ("cause", "method"),
    EventKind.ELECTION: ("margin", "conceded", "turnout"),
    EventKind.GOVERNMENT: ("successor", "next-step"),
    EventKind.TRIAL: ("appeal", "plea"),
    EventKind.ARREST: ("plea", "next-step"),
    EventKind.DEATH: ("cause-of-death", "funeral"),
    EventKind.AWARD: (),
    EventKind.SPORT: ("result", "scorers"),
}
_OF_THE_DEAD = ("method", "figure:injured", "figure:missing")
_OF_A_COURT = ("appeal", "plea")
_LEAVING = re.compile(r"\b(?:resign\w*|steps? down|oust\w*|depos\w*|remov\w+|dismiss\w*|dies|impeach\w*|quits?)\b", re.IGNORECASE)
_OF_ONE = re.compile(r"\b(?:presiden\w+|mayor|governor|incumbent|defeat\w*)\b", re.IGNORECASE)
_VERDICT = re.compile(
    r"\b(?:sentenc\w+|convict\w*|acquit\w*|verdict|guilty|rul(?:es|ed|ing)|fin(?:es|ed)|jail\w*|imprison\w*)\b", re.IGNORECASE
)
_MATCH = re.compile(r"\b(?:defeat\w*|beats?|final|match|game)\b", re.IGNORECASE)
_WITHOUT_GOALS = re.compile(
    r"\b(?:tennis|baseball|basketball|motor\w*|formula|grand prix|series|super bowl|marathon|championship|singles)\b", re.IGNORECASE
)
_ATTEMPT = re.compile(r"\b(?:attempt|bid|effort|try|trying|tries) to (?:regain|retake|recapture)\b")
# Where people may be lost without a trace; and where nobody is arrested on the spot.
_LOST = re.compile(
    r"\b(?:ships?|boats?|ferry|ferries|vessels?|corvette|submarine|trawler|capsiz\w+|sinks?|sank|collaps\w+|mine|landslides?|mudslides?|"
    r"avalanche|trains?|missing)\b",
    re.IGNORECASE,
)
_IN_THE_AIR_OR_AT_SEA = re.compile(
    r"\b(?:aircraft|airliner|planes?|helicopters?|mid-air|air show|flight|ships?|boats?|ferry|vessels?|corvette|submarine)\b", re.IGNORECASE
)
_MOST, _TWO = 3, 2


def unknown_section(material: Material) -> Section | None:
    gathered = _gathered(material, _lacking(material))
    told = [_absence(material, probe, searched, until=not place) for place, (probe, searched) in enumerate(gathered)]
    return Section(SectionRole.UNKNOWN, "What is not known from these sources", (Paragraph(tuple(told)),)) if told else None


def first_unknown(material: Material) -> tuple[str, tuple[str, ...]] | None:
    """The first question that an editor would ask and no item answers: its probe, and what was searched."""
    probe = next((probe for probe in _lacking(material) if probe != "source"), None)
    searched = material.lacking(probe) if probe is not None else None
    return (probe, searched) if probe is not None and searched is not None else None


def plain(looked_for: str) -> str:
    """ "give the score or say who scored" for "gives the score, or says who scored"."""
    return re.sub(r"(^|, or |, )(give|say|name|tell|bring|put|quote|hold)s\b", lambda match: match[1] + match[2], looked_for)


def _lacking(material: Material) -> list[str]:
    """The first three searches that found nothing; where all found something, whether a source is named."""
    found = [probe for probe in _probes(material) if not _counted(material, probe) and material.lacking(probe) is not None][:_MOST]
    return found or [probe for probe in ("source",) if material.lacking(probe) is not None]


def _counted(material: Material, probe: str) -> bool:
    """Whether some item gives the number that the probe looks for."""
    kind = probe.removeprefix("figure:")
    return kind != probe and any(figure.read.kind.value == kind for figure in material.pack.figures)


def _gathered(material: Material, probes: list[str]) -> list[tuple[str, tuple[str, ...]]]:
    """The searches put together as far as one and the same items can be searched for them, and what was searched."""
    gathered: list[tuple[str, tuple[str, ...]]] = []
    for probe in probes:
        together = f"{gathered[-1][0]}+{probe}" if gathered else probe
        searched = material.lacking(together)
        if searched is not None and gathered:
            gathered[-1] = (together, searched)
        elif (alone := material.lacking(probe)) is not None:
            gathered.append((probe, alone))
    return gathered


def _probes(material: Material) -> list[str]:
    event, main = material.pack.profile.event, material.main
    probes = [probe for probe in _ASKED.get(event, ("next-step",)) if _fits(material, probe)]
    if main is not None and main.falls:
        probes.insert(0, "revision")
    if any(_ATTEMPT.search(item.text) for item in material.english):
        probes.insert(0, "attempt")
    if any(attribution.read.stance is Stance.ACCUSES for attribution in material.pack.attributions):
        probes.insert(0, "answer")
    if "plea" in probes and "answer" in probes:
        probes.remove("answer")
    counts_dead = main is not None and main.kind is FigureKind.KILLED
    if not counts_dead and len(probes) < _TWO and not any(item.outlets for item in material.pack.items):
        probes.append("source")
    return [probe for probe in probes if counts_dead or probe not in _OF_THE_DEAD]


def _fits(material: Material, probe: str) -> bool:
    """Who is missing is asked for where people may be lost, an arrest not of what crashed in the air or at sea; a successor where somebody
    leaves, who conceded where one was elected; an appeal of a verdict, other business of a court where the lead tells of one; a score where
    two sides met, the other side's account where one side speaks."""
    lead = material.lead.clause.original if material.lead is not None else ""
    event = material.pack.profile.event
    if event in _ACCIDENTS and probe in ("figure:missing", "arrest"):
        told = " ".join([lead, *(item.text for item in material.english)])
        of_its_kind = event is EventKind.COLLAPSE or _LOST.search(told) is not None
        return of_its_kind if probe == "figure:missing" else _IN_THE_AIR_OR_AT_SEA.search(told) is None
    if probe == "successor" or (probe == "next-step" and event is EventKind.GOVERNMENT):
        return _LEAVING.search(lead) is not None
    if probe == "conceded":
        return _OF_ONE.search(lead) is not None
    if probe == "appeal":
        return _VERDICT.search(lead) is not None and is_of_a_court(material)
    if probe in ("result", "scorers"):
        return _MATCH.search(lead) is not None and (probe == "result" or _WITHOUT_GOALS.search(lead) is None)
    if probe == "other-side":
        return bool(material.pack.attributions) or any(figure.read.said_by for figure in material.pack.figures)
    return probe not in _OF_A_COURT or is_of_a_court(material)


def _absence(material: Material, probe: str, searched: tuple[str, ...], *, until: bool) -> Sentence:
    """`until` has the sentence say where the account ends, so that a reader knows what a later item may change."""
    end = full_date(material.last.published_at.date())
    looked_for = probe_named(probe).looked_for
    whole = len(searched) == len(material.pack.items)
    what = "line" if material.portal_only else "item"
    if len(searched) == 1:
        text = f"The {'' if whole else 'only '}{what}{'' if whole else ' that can be searched for it'} does not {plain(looked_for)}."
    elif whole:
        text = f"No {what}{f' up to {end}' if until else ''} {looked_for}."
    else:
        text = f"None of the {number(len(searched))} {what}s that could be searched{f', up to {end},' if until else ''} {looked_for}."
    return material.book.absence(text, probe, looked_for, searched)
