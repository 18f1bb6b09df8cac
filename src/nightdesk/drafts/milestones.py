"""How much of a turn a sentence tells: what is decided and done outweighs what is asked for, begun or said."""

from __future__ import annotations

import re
from functools import lru_cache

_DECIDED = re.compile(
    r"\b(?:nullif\w+|disqualif\w+|cannot run|orders? the (?:\w+ ){0,2}(?:release|arrest)|sentenced?s?|convict(?:s|ed)|"
    r"found guilty|pleads? guilty|acquit(?:s|ted)|annul(?:s|led)|overturn(?:s|ed)|pardon(?:s|ed)|"
    r"impeach(?:es|ed)|votes to impeach|"
    r"dismiss(?:es|ed)|sack(?:s|ed)|replac(?:es|ed|ing)|ending [^,.;]{3,60}(?:tenure|rule|reign)|"
    r"remov(?:es|ed|ing) (?:\w+ ){0,3}from (?:office|power)|removes?|ousts?|ousted|depos(?:es|ed)|"
    r"overthrow(?:s|n)|overthrew|assassinat(?:es|ed|ion)|(?:is|are|was|were) (?:\w+ )?(?:stabbed|charged|killed|shot|arrested|"
    r"imprisoned|jailed|released|freed|extradited)|"
    r"arrests|arrested|(?:formally )?indict(?:s|ed)|charged with|elect(?:s|ed)|re-?elect(?:s|ed)|wins? (?!over)|"
    r"(?<!Korean )won (?!over)|defeat(?:s|ed|ing)?|beats?|"
    r"sworn[- ]in|swears in|(?:is|are|was) chosen|assumes? (?:office|power|(?:his|her|its) \w+ term)|inaugurated|"
    r"takes? office|becom(?:es|e)|became|succeed(?:s|ed)|resign(?:s|ed|ation)|steps? down|"
    r"abdicat\w+|dies|died|"
    r"declar(?:es|ed) (?:martial law|war|independence|a state of emergency|victory)|signs?(?= [^.]{0,60}(?:agreement|treaty|"
    r"accord|deal|truce))|"
    r"ceasefire|invad(?:es|ed)|(?:is|are) [\"“]?at war|annex(?:es|ed)|captur(?:es?|ed)|seiz(?:es?|ed)|awarded|"
    r"recaptur(?:es|ed)|tak(?:es?|en|ing) (?:full )?control|giv(?:es?|ing) up|"
    r"receiv(?:es|ed) (?=[^.]{0,50}(?:prize|award|medal|vote|sentence|per ?cent|%))|founds|founded|cleared of|approves|"
    r"land(?:s|ed) (?:on|at|in)|"
    r"runoff|run-off|second round|first round|joins?|adopts?|withdraws?|dissolv(?:es|ed)|no[- ]confidence|is (?:re-?)?appointed|"
    r"breaks? the|sets? a|world record|retir(?:es|ed))\b",
    re.IGNORECASE,
)
_UNDERWAY = re.compile(
    r"\b(?:request(?:s|ed)?|petition|files? a|mourning|travel ban|issues? (?:a|an) |begins?|considers?|plans?|planned|prepar\w+|announces?|"
    r"announced|"
    r"summon\w*|attempts? to|tries to|motion|raids?|adjourns?|investigat\w+|probe|protest\w*|rall(?:y|ies))\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:accepts? the resignation|accepted the resignation|refuse[sd]? the resignations?|hospital|doses?|vaccin\w+|COVID-19|"
    r"aircraft carrier|for (?:his|her) role in|expected to|says?|said|states? that|calls? (?:for|on)|urg(?:es|ed)|hopes?|hoped|"
    r"warns?|warned|criticis\w+|criticiz\w+|condemn\w*|"
    r"accus(?:es|ed)|denies|praises?|thanks?|apologi[sz]es|claims?(?! (?:its|his|her|their|the|a) )|vows?|pledges?|"
    r"expresses|reveals?|suggests?|visits?|meets? with|"
    r"first dose|tests? positive|congratulat\w+|interview|televised|comments?|remarks?|hails?|endors\w+|bans? [^.]{0,60}from entering)\b",
    re.IGNORECASE,
)
_DECISIVE, _BEGUN, _WORDS = 1.6, -0.3, -1.0
_MOST_TURNS, _REACH, _OPENING, _LOOKED_BACK_TO = 2, 45, 25, 0.3
_BESIDE = re.compile(
    r"(?:announc\w+|sa(?:ys|id)|reveal\w*|claim\w*|warn\w*|states?|stated) that\b|,? (?:after|over|amid|following|because|despite|"
    r"as|while|when|since|in response|if|on charges|of (?:ordering|discussing)|related to|"
    r"a (?:month|year|day|week) after)\b",
    re.IGNORECASE,
)
_DONE_TO = re.compile(
    r"\b(?:sentenc\w+|convict(?:s|ed)|acquit(?:s|ted)|annul\w*|overturn(?:s|ed)|pardon(?:s|ed)|impeach\w*|remov(?:es|ed)|ousts?|"
    r"ousted|depos\w+|"
    r"overthr\w+|arrests?|arrested|indict(?:s|ed)|charg(?:es|ed)|(?:re-?)?elect(?:s|ed)?|defeat\w*|beats?|appoint(?:s|ed)|"
    r"nam(?:es|ed)|releas\w+|"
    r"free[sd]|nullif\w+|dismiss(?:es|ed)|sack(?:s|ed)|confirm(?:s|ed)(?! that)|succeed(?:s|ed)|replac(?:es|ed|ing)|"
    r"kill(?:s|ed)|shoots?|stab(?:s|"
    r"bed))\b(?![^,;]*[,;])",
    re.IGNORECASE,
)
_LEFT_TO = re.compile(
    r" ?(?:to (?:remain|stay) (?:in power|president|prime minister)|"
    r"(?:must be|is|are|was|were|has been) (?:nullified|annulled|overturned|impeached|removed|released|freed))\b"
)
_OWN_FATE = re.compile(
    r"['’]s (?:[\w-]+ )?(?:impeachment|arrest|conviction|sentence|election|victory|resignation|"
    r"dismissal|removal|indictment|tenure|rule|reign|premiership)\b"
)
# "Killed while fighting alongside the army", "would have replaced the king": nothing befalls whom the name is.
_NOT_HIM = re.compile(r"\b(?:while|when|during|alongside|against|by|with|after|before|near|inside|outside|in)\b|['’]s\b")
_UNREAL = re.compile(r"\bwould(?: not)? have $")
_IN_PASSING = re.compile(r"\b(?:that|which|who)(?: \w+ly| had)? $")


@lru_cache(maxsize=16_384)
def weight_of_turn(clause: str) -> float:
    """From about -1 for bare words to 2.4 for two things decided; what a sentence only looks back to counts for little."""
    beside = _BESIDE.search(clause, _OPENING)
    main, rest = (clause[: beside.start()], clause[beside.start() :]) if beside is not None else (clause, "")
    said = _SAID.search(main)
    done = main[: said.start()] if said is not None else main
    decided = len({match.group().lower() for match in _DECIDED.finditer(done)})
    weight = _DECISIVE * min(_MOST_TURNS, decided) * (0.75 if decided > 1 else 1.0)
    weight += _LOOKED_BACK_TO if not decided and _DECIDED.search(rest) else 0.0
    return weight + (_BEGUN if _UNDERWAY.search(main) else 0.0) + (_WORDS if said is not None else 0.0)


def is_acted_on(name: re.Pattern[str], clause: str) -> bool:
    """Whether something decided befalls the name: the verb stands shortly before it, or the deed itself just after it.

    What a relative clause tells of it ("the coup that deposed …") is told beside another matter.
    """
    for found in name.finditer(clause):
        before, after = clause[max(0, found.start() - _REACH) : found.start()], clause[found.end() :]
        done = _DONE_TO.search(before)
        told_beside = done is not None and (
            _IN_PASSING.search(before[: done.start()]) is not None
            or _NOT_HIM.search(before[done.end() :]) is not None
            or _UNREAL.search(clause[: max(0, found.start() - len(before)) + done.start()]) is not None
        )
        if (done is not None and not told_beside) or _OWN_FATE.match(after) or _LEFT_TO.match(after):
            return True
    return False
