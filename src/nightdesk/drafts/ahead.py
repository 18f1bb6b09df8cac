"""What to watch: what the items themselves say is to come, and what no item has told yet."""

from __future__ import annotations

import re

from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.probes import probe_named
from nightdesk.drafts.restate import clauses
from nightdesk.drafts.wording import digits, full_date, short_date
from nightdesk.stories.model import EventKind

_COMING = re.compile(r"\b(?:will|(?:is|are) (?:expected|scheduled|due|set|planned) |plans? to|under ?way|ongoing|pending|continu\w+ to)\b")
_PRONOUN = re.compile(r"(?:They|He|She|It|This|These|That) ")
_LEAVING = re.compile(r"\b(?:resign\w*|steps? down|oust\w*|depos\w*|remov\w+|dismiss\w*|dies|impeach\w*|quits?)\b", re.IGNORECASE)
_IN_COURT = re.compile(r"\b(?:sentenc\w*|convict\w*|indict\w*|charged|on trial|found guilty|plead\w*)", re.IGNORECASE)
_OF_A_COURT = ("appeal", "plea")
_RECOVERY = ("recovery", "word of rescue or relief")
_ARREST = ("arrest", "word of an arrest")
_NEXT_STEP = ("next-step", "a date for what is to follow")
_AWAITED: dict[EventKind, tuple[tuple[str, str], ...]] = {
    EventKind.ATTACK: (
        ("other-side", "an account from the other side"),
        ("responsibility", "a claim of responsibility"),
        ("figure:injured", "a count of the wounded"),
    ),
    EventKind.SHOOTING: (_ARREST, ("responsibility", "word of who was behind it")),
    EventKind.WAR: (("other-side", "an account from the other side"), _NEXT_STEP),
    EventKind.COUP: (_NEXT_STEP,),
    EventKind.PROTEST: (_ARREST, _NEXT_STEP),
    EventKind.EARTHQUAKE: (_RECOVERY, ("figure:missing", "a count of the missing")),
    EventKind.STORM: (_RECOVERY, ("cost", "a figure for the damage")),
    EventKind.FLOOD: (_RECOVERY, ("cost", "a figure for the damage")),
    EventKind.FIRE: (("cause", "a cause"), _ARREST),
    EventKind.CRASH: (("cause", "a cause"), _RECOVERY),
    EventKind.CRUSH: (("cause", "a cause"), _ARREST),
    EventKind.COLLAPSE: (("cause", "a cause"), _ARREST),
    EventKind.OUTBREAK: (_NEXT_STEP,),
    EventKind.ELECTION: (("margin", "the shares of the vote or the seats"), _NEXT_STEP),
    EventKind.GOVERNMENT: (("successor", "the name of a successor"), _NEXT_STEP),
    EventKind.TRIAL: (("appeal", "word of an appeal"), ("plea", "the answer of the accused")),
    EventKind.ARREST: (("plea", "the answer of the accused"), _NEXT_STEP),
    EventKind.DEATH: (("cause-of-death", "a cause of death"),),
    EventKind.SPORT: (),
    EventKind.AWARD: (),
}
_MOST = 3


def awaited(kind: EventKind) -> tuple[tuple[str, str], ...]:
    """Probes and what each would bring."""
    return _AWAITED.get(kind, (_NEXT_STEP,))


def ahead_section(material: Material) -> Section | None:
    """None where the items say nothing of what is to come, and nothing is waited for."""
    told = _coming(material)
    for probe, what in awaited(material.pack.profile.event):
        searched = material.lacking(probe) if _fits(material, probe) else None
        if searched is not None and len(told) < _MOST:
            before = next((sentence.search.documents for sentence in reversed(told) if sentence.search), None)
            told.append(_still_to_come(material, probe, what, searched, before))
    told += _last_move(material)
    return Section(SectionRole.AHEAD, "What to watch", (Paragraph(tuple(told)),)) if told else None


def closing_section(material: Material) -> Section:
    """Where the account ends: for one that has nothing else to end with."""
    item = material.last
    when = full_date(item.published_at.date())
    line = "line" if material.dated_by_day(item) else "item"
    told = material.book.fact(f"The last {line} read for this account is of {when}.", material.book.cite(item))
    return Section(SectionRole.AHEAD, "How far this account goes", (Paragraph((told,)),))


def _fits(material: Material, probe: str) -> bool:
    """A successor is asked for where somebody leaves, an appeal or an answer only where the lead tells of a court's business."""
    if probe == "successor":
        return _leaves(material)
    return probe not in _OF_A_COURT or is_of_a_court(material)


def is_of_a_court(material: Material) -> bool:
    """Whether the lead tells of a court's business."""
    return material.lead is not None and bool(_IN_COURT.search(material.lead.clause.original))


def _leaves(material: Material) -> bool:
    """Whether somebody leaves an office, so that a successor may be asked for."""
    return material.lead is not None and bool(_LEAVING.search(material.lead.clause.original))


def _coming(material: Material) -> list[Sentence]:
    """Sentences of the newest English items that speak of what is to come, if the opening has not told them."""
    told: list[Sentence] = []
    lead = material.lead.item.id if material.lead else None
    for item in reversed(material.english):
        for clause in clauses(item.text)[1:]:
            if item.id != lead and clause.past and not _PRONOUN.match(clause.past) and _COMING.search(clause.original) and len(told) < 2:
                when = short_date(item.published_at.date())
                told.append(
                    material.book.fact(f"As of {when}, {clause.past[0].lower()}{clause.past[1:]}", material.cite(item, clause.span))
                )
    return told


def _still_to_come(material: Material, probe: str, what: str, searched: tuple[str, ...], before: tuple[str, ...] | None) -> Sentence:
    until = full_date(material.last.published_at.date())
    everything = len(searched) == len(material.pack.items)
    if before is None:
        who = f"No item up to {until}" if everything else f"None of the {digits(len(searched))} items that this search can read"
        text = f"{who} brings {what}."
    else:
        which = "" if everything or searched == before else f" of the {digits(len(searched))} that can be searched for it"
        text = f"Nor does any{which} bring {what}."
    return material.book.absence(text, probe, probe_named(probe).looked_for, searched)


def _last_move(material: Material) -> list[Sentence]:
    main = material.main
    if main is None or not main.moved:
        return []
    before, last = main.levels[-2].figure, main.levels[-1].figure
    way = "up" if (last.read.value or 0) > (before.read.value or 0) else "down"
    text = f"The count last went {way} on {short_date(last.published_at.date())}, from {material.said(before)} to {material.said(last)}."
    return [material.book.fact(text, material.cite_figure(before), material.cite_figure(last))]
