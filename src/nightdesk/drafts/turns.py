"""Turning points: the verbs by which a line tells that a matter of one kind took a turn, and what such lines are on, in words."""

from __future__ import annotations

import re
from functools import lru_cache

from nightdesk.stories.model import EventKind

_COURTS = (
    r"sentenc\w+|convict\w*|acquit\w*|indict\w*|charged|charges|arrest(?:s|ed)?|detain\w*|re-?arrest\w*|impeach\w*|remov(?:es|ed|ing)|"
    r"on trial|trial|pardon\w*|plead\w*|pled|found guilty|extradit\w+|warrant|jailed|imprison\w*|parole\w*|appeals?|verdict|custody|bail|"
    r"upholds|upheld|overturn\w*|lawsuit|sues|sued|assassinat\w+|shot"
)
_OFFICES = (
    r"(?:is|are|was|were|be|been) (?:formally |officially |also )?(?:re-?)?(?:appointed|named|chosen|nominated|confirmed)|elect(?:s|ed)?|"
    r"re-?elected|wins|won|win|sworn|inaugurat\w+|becomes?|became|resign\w*|steps? down|stepped down|succeed\w*|oust\w*|"
    r"(?:is|are|was|were) dismissed|loses|lost|defeat\w*|replac\w+|no[- ]confidence|snap election|takes? office|took office|impeach\w*|"
    r"run-?off|landslide|majority|candidac\w+|deposed|overthr\w+|assum\w+|coalition"
)
_TURNS: dict[EventKind, str] = {
    EventKind.TRIAL: _COURTS,
    EventKind.ARREST: _COURTS,
    EventKind.ELECTION: _OFFICES,
    EventKind.GOVERNMENT: _OFFICES,
    EventKind.COUP: rf"{_OFFICES}|coup|seiz\w+|mutin\w+|junta|martial law|suspend\w*|dissolv\w+",
    EventKind.DEATH: (
        rf"{_OFFICES}|awarded|abdicat\w+|retire\w*|crowned|canoni[sz]ed|scor\w+|hospitali[sz]ed|diagnosed|surgery|assassin\w+|shot|died|dies"
    ),
    EventKind.SPORT: r"wins|won|win|winning|defeat\w*|beats?|becomes? champions?|medal|crowned|(?:world )?record",
    EventKind.AWARD: r"award\w*|wins|won|winning|laureates?|receiv\w+",
    EventKind.SPACE: r"launch\w*|lands?|landed|orbit\w*|dock\w*|crash\w*|explod\w+|splash\w*|lifts? off|reach\w*|collid\w+|returns?",
    EventKind.DIPLOMACY: (
        r"sign(?:s|ed)?|agree[sd]?|agreement|treat(?:y|ies)|truce|ceasefire|exchang\w+|swap\w*|recall\w*|expel\w*|sever\w*|summon\w*|"
        r"sentenc\w+|arrest\w*|detain\w*|imprison\w*|restor\w+|ratif\w+|releas\w+|freed|surrender\w*|withdraw\w*"
    ),
    EventKind.ECONOMY: r"buys?|acquir\w+|merg\w+|bankrupt\w*|cuts?|raises?|record|adopt\w*|joins?|suspend\w*|resign\w*|fined?|sanction\w*",
    EventKind.PROTEST: r"protest\w*|demonstrat\w+|strike|riot\w*|unrest|curfew|killed|arrested",
}
_ABOUT: dict[EventKind, str] = {
    EventKind.TRIAL: "tell of courts or arrests",
    EventKind.ARREST: "tell of courts or arrests",
    EventKind.ELECTION: "tell of elections or offices",
    EventKind.GOVERNMENT: "tell of elections or offices",
    EventKind.COUP: "tell of coups or changes of power",
    EventKind.SPORT: "tell of wins and defeats",
    EventKind.AWARD: "tell of awards",
    EventKind.SPACE: "tell of launches and landings",
    EventKind.DIPLOMACY: "tell of agreements, exchanges or breaks between states",
    EventKind.PROTEST: "tell of protests",
}
# What befalls a person says nothing of who he is: his background is his offices.
_BEFALLS = frozenset({EventKind.ATTACK, EventKind.SHOOTING, EventKind.WAR, EventKind.CRASH, EventKind.FIRE, EventKind.COLLAPSE})
_SUFFERED = (
    r"re-?elected|elected|sworn|inaugurated|appointed|named|crowned|awarded|arrested|convicted|sentenced|shot|assassinated|ousted|removed|"
    r"deposed|impeached|hospitali[sz]ed|freed|released|beatified|chosen|hit|diagnosed|discharged|cleared|acquitted"
)
_DONE = (
    r"becomes?\b|became\b|resign|steps? down|stepped down|succeed|wins\b|won\b|abdicat|retir|takes? office|took office|defeat|"
    r"loses?\b|lost\b|"
    r"(?:announces?|announced) (?:his|her) (?:resignation|retirement|intention)|dies\b|died\b|scores?\b|scored\b|celebrat|"
    r"undergo|underwent|receiv|founds?\b|founded\b|assumes?\b|assumed\b|returns?\b|declares?\b|declared\b|calls? a snap|leaves?\b|left\b"
)
_LIFE = rf"(?:\w+ly )?(?:(?:is|was|has been|had been) (?:\w+ly )?(?:{_SUFFERED})|{_DONE})"
# "The butler to Pope Benedict", "a deal with President Zelenskyy": not he who acts.
_OF_SOMEBODY = re.compile(r"\b(?:to|by|with|for|against|from)(?: (?:the|former|then|[A-Z][\w-]*))* ?$")
_LEADING = 70


def turns_in(text: str, kind: EventKind) -> int:
    """How many turning points of this kind an English clause tells of; 0 for a kind that has no verbs of its own."""
    pattern = _pattern(kind)
    return len({match.group().lower() for match in pattern.finditer(text)}) if pattern is not None else 0


def turns_of(kind: EventKind, *, person: bool) -> EventKind | None:
    """By whose verbs the turns of a matter are told: where a person is attacked or dies, by those of his offices; None where the kind has
    none of its own."""
    if person and kind in _BEFALLS:
        return EventKind.DEATH
    return kind if kind in _TURNS else None


def about(kind: EventKind) -> str | None:
    """What such lines do: "tell of courts or arrests"."""
    return _ABOUT.get(kind)


def turns_of_person(names: str, clause: str) -> bool:
    """Whether a clause tells a turn in the life of one of the names (a pattern), which stands before the verb."""
    found = re.search(rf"(?:{names})(?:,[^,;]{{0,70}},)?,?(?: who)?(?: \([^()]{{0,20}}\))? {_LIFE}", clause)
    return found is not None and not is_of_somebody(clause[: found.start()])


def is_of_somebody(before: str) -> bool:
    """Whether what stands before a name makes its bearer the one to, by or for whom something is done."""
    return _OF_SOMEBODY.search(before) is not None


def is_foremost(names: str, clause: str) -> bool:
    """Whether one of the names (a pattern) is what a clause is about: it stands early, and not only as whose relative or aide acts."""
    found = re.search(names, clause)
    return (
        found is not None
        and found.start() <= _LEADING
        and not re.match(r"['’]s? (?:wife|husband|spouse|son|daughter|brother|aide|ally)\b", clause[found.end() :])
    )


@lru_cache(maxsize=32)
def _pattern(kind: EventKind) -> re.Pattern[str] | None:
    words = _TURNS.get(kind)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE) if words else None
