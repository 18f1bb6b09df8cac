"""What is not known from these sources: the questions that an editor asks of this kind of event, each a search that found nothing.

The searches are run again by the verifier. What can be looked for in the same items is told in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from nightdesk.claims.model import FigureKind, Stance
from nightdesk.drafts.court import is_of_a_court
from nightdesk.drafts.gaps import told_no_more, told_open
from nightdesk.drafts.kin import ACCIDENTS
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.probes import probe_named
from nightdesk.drafts.rebuttal import rebuttal_after
from nightdesk.drafts.whereabouts import NATURAL
from nightdesk.stories.model import EventKind

_VIOLENT = (EventKind.ATTACK, EventKind.SHOOTING)

# In the order in which a reader would ask: first that on which a story of the kind turns.
_ASKED: dict[EventKind, tuple[str, ...]] = {
    **dict.fromkeys(_VIOLENT, ("responsibility", "motive", "arrest", "victims", "other-side", "figure:injured")),
    **dict.fromkeys(ACCIDENTS, ("cause", "figure:missing", "arrest", "victims", "figure:injured")),
    **dict.fromkeys(NATURAL, ("cause", "figure:missing", "homeless", "victims", "warning", "figure:injured")),
    EventKind.WAR: ("other-side", "victims", "next-step", "figure:injured"),
    EventKind.COUP: ("next-step", "decided-how"),
    EventKind.PROTEST: ("other-side", "arrest", "victims", "next-step", "figure:injured"),
    EventKind.OUTBREAK: ("cause",),
    EventKind.ELECTION: ("margin", "conceded", "inauguration", "turnout", "next-step"),
    EventKind.GOVERNMENT: ("successor", "election-called", "programme", "next-step"),
    EventKind.TRIAL: ("appeal", "plea"),
    EventKind.ARREST: ("plea", "next-step"),
    EventKind.DIPLOMACY: ("next-step",),
    EventKind.DEATH: ("cause-of-death", "funeral"),
    EventKind.AWARD: ("citation",),
    EventKind.SPORT: ("result", "scorers", "points"),
}
_OF_THE_DEAD = ("method", "victims", "homeless", "figure:injured", "figure:missing")
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
_SLIDE = re.compile(r"\b(?:landslides?|mudslides?|avalanche)\b", re.IGNORECASE)
_AGREED = re.compile(r"\b(?:sign\w*|agree\w*|accord|treaty|deal|pact|ceasefire|truce|talks|summit)\b", re.IGNORECASE)
_BY_POINTS = re.compile(r"\b(?:motogp|formula|drivers['’]|riders['’])", re.IGNORECASE)
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
_MOST, _STILL_TOLD = 2, 3
_MISSING = "figure:missing"
_SAID_IN_MANY_WAYS = frozenset(["citation", "programme", "victims", "homeless", "points", "next-step", "method"])
_NEARLY_ALL = 0.85


def unknown_section(material: Material, told: Iterable[Sentence] = ()) -> Section | None:
    """`told` are the sentences above: what one of them says is missing is not said again."""
    above = {name for sentence in told if sentence.search is not None for name in sentence.search.probe.split("+")}
    gathered = _gathered(material, _lacking(material, above))
    looked_for = [(probe, searched, probe_named(probe).looked_for) for probe, searched in gathered]
    left_open = [
        material.book.absence(told_open(material, probe, len(searched), until=not place), probe, sought, searched)
        for place, (probe, searched, sought) in enumerate(looked_for)
    ]
    left_open += _not_since(material)
    return Section(SectionRole.UNKNOWN, "What is not known from these sources", (Paragraph(tuple(left_open)),)) if left_open else None


def _not_since(material: Material) -> list[Sentence]:
    """That the missing, once counted, are told of no more: whether they were found a reader cannot know."""
    counted = [figure for figure in material.pack.figures if figure.read.kind is FigureKind.MISSING and figure.read.value]
    if not counted or _MISSING not in _probes(material) or material.portal_only:
        return []
    last = max(counted, key=lambda figure: (figure.published_at, figure.id))
    after = [item for item in material.pack.items if item.published_at > last.published_at]
    searched = material.lacking(_MISSING, after) if len(after) >= _STILL_TOLD else None
    if searched is None or last.published_at.date() == material.last.published_at.date():
        return []
    text = told_no_more(_MISSING, last.published_at.date(), whole=len(searched) == len(after))
    return [material.book.absence(text, _MISSING, probe_named(_MISSING).looked_for, searched, material.cite_figure(last))]


def first_unknown(material: Material) -> tuple[str, tuple[str, ...]] | None:
    """The first question that an editor would ask and no item answers: its probe, and what was searched."""
    probe = next((probe for probe in _lacking(material) if probe not in _last_resort(material)), None)
    searched = material.lacking(probe) if probe is not None else None
    return (probe, searched) if probe is not None and searched is not None else None


def plain(looked_for: str) -> str:
    """ "give the score or say who scored" for "gives the score, or says who scored"."""
    return re.sub(r"(^|, or |, )(give|say|name|tell|bring|put|quote|hold)s\b", lambda match: match[1] + match[2], looked_for)


def _lacking(material: Material, told: Collection[str] = ()) -> list[str]:
    """The first searches that found nothing; where all found something, how the dead were counted, or whether a source is named."""
    asked = [probe for probe in _probes(material) if probe not in told]
    found = [probe for probe in asked if not _counted(material, probe) and _searched(material, probe) is not None]
    last = [probe for probe in _last_resort(material) if probe not in told and _searched(material, probe) is not None]
    return found[:_MOST] or last[:1]


def _searched(material: Material, probe: str) -> tuple[str, ...] | None:
    """What can be said in many ways must have been looked for in nearly all items: the one that could not be read may tell it."""
    searched = material.lacking(probe)
    enough = _NEARLY_ALL * len(material.pack.items) if _SAID_IN_MANY_WAYS.intersection(probe.split("+")) else 0
    return searched if searched is not None and len(searched) >= enough else None


def _last_resort(material: Material) -> tuple[str, ...]:
    """Who counted is told above where people are counted; else a reader asks from whom all of it is known."""
    return ("method",) if material.main is not None else ("source",)


def _counted(material: Material, probe: str) -> bool:
    """Whether some item gives the number that the probe looks for."""
    kind = probe.removeprefix("figure:")
    return kind != probe and any(figure.read.kind.value == kind for figure in material.pack.figures)


def _gathered(material: Material, probes: list[str]) -> list[tuple[str, tuple[str, ...]]]:
    """The searches put together as far as one and the same items can be searched for them, and what was searched."""
    gathered: list[tuple[str, tuple[str, ...]]] = []
    for probe in probes:
        together = f"{gathered[-1][0]}+{probe}" if gathered else probe
        searched = _searched(material, together)
        if searched is not None and gathered:
            gathered[-1] = (together, searched)
        elif (alone := _searched(material, probe)) is not None:
            gathered.append((probe, alone))
    return gathered


def _probes(material: Material) -> list[str]:
    event, main = material.pack.profile.event, material.main
    probes = [probe for probe in _ASKED.get(event, ()) if _fits(material, probe)]
    if main is not None and main.falls:
        probes.insert(1, "revision")
    if "other-side" in probes and event is EventKind.PROTEST:
        probes.insert(1, "method")
    if material.lead is not None and rebuttal_after(material.lead.item.text, material.lead.clause) is not None:
        probes.insert(0, "confirmation")
    if any(_ATTEMPT.search(item.text) for item in material.english):
        probes.insert(0, "attempt")
    if any(attribution.read.stance is Stance.ACCUSES for attribution in material.pack.attributions):
        probes.insert(0, "answer")
    if "plea" in probes and "answer" in probes:
        probes.remove("answer")
    counts_dead = main is not None and main.kind is FigureKind.KILLED
    return [probe for probe in probes if counts_dead or probe not in _OF_THE_DEAD]


def _fits(material: Material, probe: str) -> bool:
    """What loosed a landslide is asked and whom it buried, and who lost a home to what struck wide; who is missing where people may be
    lost, an arrest not of what crashed in the air or at sea; a successor where somebody leaves, what is meant to be done where one comes;
    who conceded and when the winner takes office where one was elected, which government follows where many were; an appeal of a verdict,
    other business of a court where the lead tells of one; points where they decide, a score where two sides met; the other side's account
    where one side speaks."""
    lead = material.lead.clause.original if material.lead is not None else ""
    event = material.pack.profile.event
    if event in NATURAL and probe in ("cause", "victims", "homeless"):
        return (_SLIDE.search(lead) is not None) == (probe != "homeless")
    if event is EventKind.DIPLOMACY:
        return _AGREED.search(lead) is not None
    if event in ACCIDENTS and probe in ("figure:injured", "victims"):
        return _IN_THE_AIR_OR_AT_SEA.search(lead) is None
    if event in ACCIDENTS and probe in ("figure:missing", "arrest"):
        told = " ".join([lead, *(item.text for item in material.english)])
        of_its_kind = event is EventKind.COLLAPSE or _LOST.search(told) is not None
        return of_its_kind if probe == "figure:missing" else _IN_THE_AIR_OR_AT_SEA.search(told) is None
    if event is EventKind.GOVERNMENT:
        return (_LEAVING.search(lead) is None) == (probe == "programme")
    if probe in ("conceded", "inauguration"):
        return _OF_ONE.search(lead) is not None
    if event is EventKind.ELECTION and probe == "next-step":
        return _OF_ONE.search(lead) is None
    if probe == "appeal":
        return _VERDICT.search(lead) is not None and is_of_a_court(material)
    if probe == "points":
        return _BY_POINTS.search(lead) is not None
    if probe in ("result", "scorers"):
        return _MATCH.search(lead) is not None and (probe == "result" or _WITHOUT_GOALS.search(lead) is None)
    if probe == "other-side":
        return event is EventKind.WAR or bool(material.pack.attributions) or any(figure.read.said_by for figure in material.pack.figures)
    return probe not in _OF_A_COURT or is_of_a_court(material)
