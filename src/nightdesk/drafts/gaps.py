"""What no item tells, in plain words: each search as the question that a reader would ask, and the sentence that leaves it open."""

from __future__ import annotations

import re
from datetime import date

from nightdesk.drafts.material import Material
from nightdesk.drafts.wording import capital, full_date, listed, number, short_date
from nightdesk.stories.model import EventKind

# Completes "No item says …"; `{it}` is the event.
_QUESTIONS = {
    "responsibility": "who was behind {it}",
    "motive": "what the motive was",
    "arrest": "whether anybody was arrested",
    "cause": "what caused {it}",
    "victims": "who the dead were",
    "homeless": "how many people lost their homes",
    "figure:missing": "how many people are missing",
    "figure:injured": "how many people were hurt",
    "method": "how the dead were counted",
    "revision": "for what reason the count came down",
    "warning": "whether people were warned",
    "attempt": "whether control was regained",
    "other-side": "what account the other side gives",
    "answer": "what those accused answer",
    "plea": "what the defence answers",
    "appeal": "whether there will be an appeal",
    "next-step": "what is to follow",
    "decided-how": "how the decision was taken",
    "programme": "what the new government means to do",
    "margin": "what share of the vote each side had",
    "turnout": "how high the turnout was",
    "conceded": "whether the loser has conceded",
    "inauguration": "when the winner takes office",
    "successor": "who the successor is to be",
    "election-called": "whether an election will be called",
    "confirmation": "whether anybody else confirms either account",
    "cause-of-death": "what the cause of death was",
    "funeral": "when the burial is to be",
    "result": "what the score was",
    "scorers": "who scored",
    "points": "by how many points it was won",
    "citation": "for what work it was given",
    "source": "what its source is",
}
_TO_FOLLOW = {
    EventKind.ELECTION: "what kind of government is to follow",
    EventKind.ARREST: "what is to follow for those arrested",
    EventKind.DIPLOMACY: "how the agreement is to be carried out",
}
_ACCUSED = re.compile(r"\baccus(?:es?|ed|ing) (?P<whom>(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}) of\b")
_EVENTS = {
    EventKind.ATTACK: "the attack",
    EventKind.SHOOTING: "the shooting",
    EventKind.CRASH: "the crash",
    EventKind.CRUSH: "the crush",
    EventKind.COLLAPSE: "the collapse",
    EventKind.FIRE: "the fire",
}
_OTHERWISE = (
    (re.compile(r"\b(?:capsiz\w+|sinks?|sank)\b", re.IGNORECASE), "the sinking"),
    (re.compile(r"\b(?:landslides?|mudslides?)\b", re.IGNORECASE), "the landslide"),
    (re.compile(r"\b(?:collisions?|collid\w+)\b", re.IGNORECASE), "the collision"),
    (re.compile(r"\b(?:explosions?|blasts?)\b", re.IGNORECASE), "the explosion"),
)
_DISASTERS = frozenset(
    {EventKind.CRASH, EventKind.CRUSH, EventKind.COLLAPSE, EventKind.FIRE, EventKind.EARTHQUAKE, EventKind.STORM, EventKind.FLOOD}
)
_CONTESTED = frozenset(
    {EventKind.ATTACK, EventKind.SHOOTING, EventKind.WAR, EventKind.PROTEST, EventKind.COUP, EventKind.TRIAL, EventKind.ARREST}
)


def told_open(material: Material, probe: str, searched: int, *, until: bool) -> str:
    """The sentence on one search, or on several put together with "+". `until` has it say where the account ends, so that a reader knows
    what a later item may change."""
    if probe == "source":
        return _unsourced(material, searched, until=until)
    asked = [_question(material, name) for name in probe.split("+")]
    event = material.pack.profile.event
    end = full_date(material.last.published_at.date())
    whole = searched == len(material.pack.items)
    if searched == 1:
        return f"The {'' if whole else 'only '}report{'' if whole else ' that could be read'} does not say {listed(asked, 'or')}."
    some = f"the {number(searched)} reports that could be read{f', up to {end},' if until else ''}"
    to = f" up to {end}" if until else ""
    if event in _DISASTERS:
        rest = f", nor {listed(asked[1:], 'or')}" if len(asked) > 1 else ""
        where = f"any report{to}" if whole else f"any of {some.rstrip(',')}"
        return f"{capital(asked[0])} is not said in {where}{rest}."
    if event in _CONTESTED:
        return f"{f'No report{to}' if whole else f'None of {some}'} says {listed(asked, 'or')}."
    leave = f"Every report{to} leaves open" if whole else f"All {some.removeprefix('the ')} leave open"
    return f"{leave} {listed(asked)}."


def told_no_more(probe: str, last: date, *, whole: bool) -> str:
    """What was told until a day, and in nothing after it; `whole` where all that came after could be searched."""
    return f"No report after {short_date(last)}{'' if whole else ' that could be read'} says {_QUESTIONS[probe]}."


def _unsourced(material: Material, searched: int, *, until: bool) -> str:
    end = full_date(material.last.published_at.date())
    if searched == 1:
        return "The report names no source."
    if searched == len(material.pack.items):
        return f"No report{f' up to {end}' if until else ''} names a source."
    return f"None of the {number(searched)} reports that could be read{f', up to {end},' if until else ''} names a source."


def _question(material: Material, probe: str) -> str:
    if probe == "answer" and (accused := _accused(material)) is not None:
        return f"what {accused} answers"
    if probe == "next-step":
        return _TO_FOLLOW.get(material.pack.profile.event, _QUESTIONS[probe])
    return _QUESTIONS[probe].format(it=_event(material))


def _accused(material: Material) -> str | None:
    """Whom the items accuse, where it is one ("accuses India of backing the insurgents")."""
    accused = {found["whom"] for item in material.english for found in _ACCUSED.finditer(item.text)}
    return accused.pop() if len(accused) == 1 else None


def _event(material: Material) -> str:
    """ "the crash": what a reader would call it, by the words of the lead before the kind of the event."""
    lead = material.lead.clause.original if material.lead is not None else ""
    kind = material.pack.profile.event
    if kind in _DISASTERS:
        for words, name in _OTHERWISE:
            if words.search(lead):
                return name
    return _EVENTS.get(kind, "it")
