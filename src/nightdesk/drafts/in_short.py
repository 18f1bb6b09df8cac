"""How a brief speaks of those whom it has named: by surname, and by name where a lexicon can only say "the winner"."""

from __future__ import annotations

import re

from nightdesk.drafts.material import Material
from nightdesk.drafts.restate import moved_back, without_pictures
from nightdesk.stories.model import EventKind

_TWO = 2
_STAND_INS = ("the winner", "the new leader", "the one who died")
_REMOVED, BEFORE = "the leader removed from office", "who held the office before"
# The number is checked with the words around it as they stand in the lexicon.
_COUNTED = re.compile(r"\d|\b(?:first in|second|third|fourth|\w+th)\b")
_OF_ONE = (EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.DEATH, EventKind.COUP)
_OPENERS = re.compile(r"^(?:In|Amid) (?:the |an? )?[^A-Z,]{3,60}, ")
_DIES = re.compile(r"(?P<name>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})(?:, [^,]{3,90},)? (?:dies|died|is killed)\b")
_WINS = re.compile(r"(?:^|, |\bwith )(?P<who>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}) (?:defeat(?:s|ing)?|beat(?:s|ing)?|wins?|winning) ")
_NUMERAL = re.compile(r"[IVXLC]+$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Family names that stand first: whoever bears one is called by the full name.
_SURNAME_FIRST = _words(
    """
    Ahn Bae Cai Cao Chang Chen Cheng Cho Choi Chou Chung Dai Deng Ding Do Du Duan Fan Fang Feng Fu Gao Go Gong Gu Guo Han He Hong Hu Hua
    Huang Hwang Im Jang Jeon Jeong Ji Jia Jiang Jin Jo Jun Jung Kang Kim Ko Koo Kwon Lai Lam Lau Le Lee Lei Li Liang Liao Lim Lin Liu Lo Lu
    Luo Ma Meng Mo Moon Nam Ngo Nguyen Nie No Noh Oh Ou Pak Pan Park Peng Pham Phan Qian Qin Qiu Ren Roh Ryu Seo Seong Shen Shi Shin Son
    Song Su Suh Sun Tan Tang Tao Tian Tong Tran Truong Tsai Vo Vu Wan Wang Wei Wen Woo Wu Xi Xia Xiao Xie Xiong Xu Xue Yan Yang Yao Ye Yi
    Yin Yoo Yoon You Yu Yuan Yun Zeng Zhang Zhao Zheng Zhong Zhou Zhu Zou
    """
)
# Countries where the family name comes first, or where there is none.
_NO_SURNAME = _words("BT CN ET HK HU ID IS JP KH KP KR LA MM MN MO MY SG TH TW VN")


def short_name(name: str, countries: frozenset[str] = frozenset()) -> str:
    """The surname of a plain name of two words; the name itself where a rule of English does not tell which word that is.

    `countries` are those of the story: where one of them puts the family name first, or has none, the name stays whole.
    """
    words = name.split()
    if len(words) != _TWO or words[0] in _SURNAME_FIRST or countries & _NO_SURNAME or _NUMERAL.match(words[1]) or not words[1][0].isupper():
        return name
    return words[1]


def named_in_short(material: Material, says: str, known: frozenset[str] = frozenset()) -> str:
    """What is said, of somebody by name: "that Pelé had been a world champion"; who is named already, by surname."""
    who = _subject(material)
    if who is not None and not _COUNTED.search(says):
        for stand_in in _STAND_INS:
            says = re.sub(rf"\b{stand_in}\b(?!'s)", _short(material, who), says)
    if material.pack.profile.event is EventKind.SPORT:
        says = says.replace("it was held in", "it was won in")
    before = (material.said_beside or {}).get(BEFORE, {})
    if len(before) == 1:
        says = says.replace(_REMOVED, next(iter(before)).short)
    told = lead_words(material)
    for named in material.named:
        if named.name in told or named.name in known:
            says = says.replace(named.name, _short(material, named.name))
    return says


def of_the_winner(material: Material, says: str) -> str:
    """ "It was the winner's third title" with the winner's name, where the lead tells who won and several editions say it."""
    found = _WINS.search(lead_words(material)) if material.pack.profile.event is EventKind.SPORT else None
    return says if found is None or found["who"].endswith("s") else says.replace("the winner's", f"{found['who']}'s")


def lead_words(material: Material) -> str:
    """What headline and lead say, without what points to a picture."""
    if material.lead is not None:
        return _OPENERS.sub("", moved_back(without_pictures(material.lead.clause.original)))
    return material.happening.now if material.happening is not None else ""


def _short(material: Material, name: str) -> str:
    return short_name(name, frozenset(place.country for place in material.pack.profile.places if place.country))


def _subject(material: Material) -> str | None:
    """The one person of whom the lead tells, named before anything is told of anybody; None for a party, or a name of many parts."""
    if material.pack.profile.event not in _OF_ONE:
        return None
    told = lead_words(material)
    at = {named.name: told.find(named.name) for named in material.named if named.name in told}
    who = material.happening.who if material.happening is not None else min(at, key=lambda name: at[name], default=None)
    dead = _DIES.search(told) if who is None and material.pack.profile.event is EventKind.DEATH else None
    who = dead["name"] if dead is not None else who
    if who is None or not told or "," in told[: told.find(who)] or " by " in told[: told.find(who)]:
        return None
    return who if len(who.split()) <= _TWO else None
