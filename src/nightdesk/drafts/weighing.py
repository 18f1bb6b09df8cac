"""How much a line of the archive bears on a story: a sum of what it shares with it, and of what was decided in it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.interest import FINAL, Interest, Step
from nightdesk.drafts.kin import NEAR, content_words, scores_of
from nightdesk.drafts.milestones import is_acted_on, weight_of_turn
from nightdesk.drafts.naming import is_organisation, lead_text
from nightdesk.drafts.principals import Principal, is_contest
from nightdesk.drafts.restate import Clause, clauses
from nightdesk.drafts.telling import can_be_told, looks_ahead, looks_back, opens_with_a_surname
from nightdesk.drafts.turns import is_foremost, is_of_somebody, turns_in, turns_of_person
from nightdesk.drafts.wording import full_date
from nightdesk.languages.places import find_places
from nightdesk.stories.model import EventKind

_WEIGHED_CLOSELY, _GLANCED_AT = 120, 240
_SAME_STAGE = 1.5
_LONG_AGO, _YEARS_TO_A_POINT = 2012, 20
_EACH, _MOST_EACH, _TOGETHER = 1.0, 2, 1.6
OF_KIND, _OF_NEAR_KIND, _LABELLED, _LIKE, _MOST_LIKE = 1.0, 0.4, 1.5, 1.0, 2.5
_NEARNESS = ((45, 1.2), (150, 0.8), (450, 0.4))
_OTHER_KIND, _NOBODY, _OPENING = -1.5, -3.0, 0.4
_FATE, _FOREMOST, _STRAY, _LONG, _LONGEST, _LONG_COSTS = 1.8, 1.2, -1.5, 32, 45, 0.6
_MONTH = re.compile(r"\b(?:January|February|March|April|May(?= \d)|June|July|August|September|October|November|December)\b")
_DIES = re.compile(r"\b(?:dies|died|passes away)\b")
_KIN = re.compile(r"\b(?:wife|husband|spouse|widow|widower|son|daughter|brother|sister|mother|father|partner)\b")
_OTHERS_DEATH, _PARTYS_OWN, _JUDGED = -8.0, -2.5, 1.0
_OTHERS_OFFICE = -2.0
_OTHERS_RESIGNATION = re.compile(r"\b(?:accept|refus|reject)(?:s|ed|es) the resignations?\b")
_VERDICT = re.compile(r"\b(?:convict(?:ed|s|ions?)|sentence[sd]|acquit(?:s|ted)|nullified|annulled|overturned)\b")
_WITHIN_A_PARTY = re.compile(r"\bprimar(?:y|ies)\b|\bleadership (?:election|contest|bid|challenge)\b", re.IGNORECASE)
_TURN, _MOST_TURNS, _ELSEWHEN = 0.4, 2, -1.2
_LEANS = re.compile(r"(?:He|She|They|It|This|That) ")
_NAMES_HIMSELF = re.compile(r"(?:He|She) (?:has |had )?(?:tak(?:en|es)|took|adopt(?:s|ed)|chooses|chose|chosen) the (?:\w+ )?name\b")
# "The jubilee of Ada Rook commences."
_THEIRS = r"^(?:[\w-]+ ){0,3}(?:jubilee|coronation|abdication|inauguration|investiture|canoni[sz]ation|beatification) of (?:[\w-]+ ){0,3}"
_OWN_RECORD, _HERE = 1.5, 0.8
_FIRST = re.compile(r"\b(?:first|only|youngest|oldest|longest|most|record|second)\b")
_PERSONAL = re.compile(r"\b(?:he|she|him|his|her|hers)\b", re.IGNORECASE)
_BACKWARD = re.compile(r"(?:The|These|Those|Both|Another|Others|Such|All|None|Some|One) [a-z]")


def weighed(interest: Interest) -> list[Step]:
    """The lines that can be told, heaviest first; only the most promising are looked at closely."""
    rough = sorted(
        ((_roughly(interest, line), line) for line in interest.net), key=lambda pair: (-pair[0], -pair[1].date.toordinal(), pair[1].id)
    )
    steps = [step for weight, line in rough[:_WEIGHED_CLOSELY] if (step := _closely(interest, line, weight)) is not None]
    return sorted(steps, key=lambda step: (-step.weight, -step.line.date.toordinal(), step.line.id))


def _roughly(interest: Interest, line: ArchiveLine) -> float:
    named = [one for one in interest.whom if is_named(interest, one, line, line.text)]
    weight = _EACH * min(_MOST_EACH, len(named)) + (_TOGETHER if len(named) > 1 else 0.0)
    if not named and interest.place is not None and not interest.place.search(line.text):
        weight -= _EACH
    weight += _LABELLED if interest.labels & set(line.labels) else 0.0
    weight += _likeness(interest, line) + weight_of_turn(line.text[:_GLANCED_AT]) / 2
    days = (interest.material.began - line.date).days
    return weight + next((bonus for within, bonus in _NEARNESS if days <= within), 0.0)


def _likeness(interest: Interest, line: ArchiveLine) -> float:
    """How rare the words are that the line shares with the story, against its length."""
    words = content_words(line.text)
    shared = sum(math.log((1 + len(interest.net)) / interest.spread[word]) for word in words & interest.words if interest.spread[word])
    return min(_MOST_LIKE, _LIKE * shared / math.sqrt(len(words) or 1))


def _closely(interest: Interest, line: ArchiveLine, weight: float) -> Step | None:
    """The line's sentence that tells most, of those that can be told under its date."""
    told = [
        clause
        for clause in clauses(line.text)
        if can_be_told(clause) and not _hangs(clause, line, interest) and not looks_back(clause, line.date)
    ]
    steps = [_weighed(interest, line, clause, weight) for clause in told]
    steps += [_weighed(interest, line, first, weight, second) for first, second in _pairs(interest, line)]
    return max(steps, key=lambda step: (step.weight, -step.clause.span.start), default=None)


def _pairs(interest: Interest, line: ArchiveLine) -> Iterator[tuple[Clause, Clause]]:
    """The line's first two sentences, where only the second names somebody of the story and cannot stand without the first ("Romário
    scores his 1000th goal. He is only the second to achieve this, the first being …")."""
    first, second = (*clauses(line.text)[:2], None, None)[:2]
    if first is None or second is None or not can_be_told(first) or second.past is None or len(second.original.split()) > _LONG:
        return
    people = [one for one in interest.subjects if one.person or one.named_alone]
    leans = (_LEANS.match(second.original) is not None or opens_with_a_surname(second, line)) and not looks_ahead(second.original)
    if leans and any(_is_told_of(one, second.original) and not one.stands_in(first.original) for one in people):
        yield first, second


def _is_told_of(one: Principal, text: str) -> bool:
    """Whether the name stands in the text other than as him by or for whom something was done."""
    found = one.pattern.search(text) if one.stands_in(text) else None
    return found is not None and not is_of_somebody(text[: found.start()])


def _hangs(clause: Clause, line: ArchiveLine, interest: Interest) -> bool:
    """A sentence that runs on too long, or a later one that speaks of what or whom the one before it named."""
    if len(clause.original.split()) > _LONGEST:
        return True
    backward = _BACKWARD.match(clause.original) is not None or (
        opens_with_a_surname(clause, line) and not any(one.pattern.match(clause.original) for one in interest.whom)
    )
    return clause.span.start > 0 and (backward or _is_of_a_nobody(clause.original))


def _is_of_a_nobody(text: str) -> bool:
    """Whether "he" or "her" stands in a sentence before anybody is named in it ("its support for his candidacy")."""
    found = _PERSONAL.search(text)
    if found is None:
        return False
    before = text[: found.start()]
    for place in reversed(find_places(before, "en")):
        before = before[: place.span.start] + before[place.span.end :]
    return re.search(r"\b[A-Z][a-z]", before[1:]) is None


def _weighed(interest: Interest, line: ArchiveLine, clause: Clause, weight: float, also: Clause | None = None) -> Step:
    text = clause.original if also is None else f"{clause.original} {also.original}"
    named = [one for one in interest.whom if is_named(interest, one, line, text)]
    fate = any(not one.country and not is_contest(one.name) and _comes_to(one, text) for one in named)
    fate = fate or (also is not None and (_FIRST.search(also.original) or _NAMES_HIMSELF.match(also.original)) is not None)
    foremost = any(is_foremost(one.pattern.pattern, text) for one in named)
    weight += weight_of_turn(text) + _TURN * min(_MOST_TURNS, turns_in(text, interest.event)) + _of_other_time(clause, line)
    weight += _OWN_RECORD if any(one in interest.bodies for one in named) else 0.0
    weight += _HERE if interest.bodies and any(town in text for town in interest.towns) else 0.0
    weight += _SAME_STAGE if interest.event is EventKind.SPORT and interest.final and FINAL.search(text) else 0.0
    weight += _OTHERS_DEATH if interest.event is EventKind.DEATH and not _is_their_death(named, text) else 0.0
    weight += _FATE if fate else _FOREMOST / 2 if foremost else 0.0
    weight += _OPENING if not clause.span.start else 0.0
    weight += (line.date.year - _LONG_AGO) / _YEARS_TO_A_POINT
    if interest.whom and not named:
        weight += _NOBODY
    elif interest.whom and len(named) < 2 and not foremost and not fate and not _is_of_the_matter(interest, line):
        weight += _STRAY
    weight += of_kind(interest, line, fate=fate)
    weight += _JUDGED if fate and _VERDICT.search(text) else 0.0
    weight += _OTHERS_OFFICE if _OTHERS_RESIGNATION.search(text) else 0.0
    weight += _PARTYS_OWN if _WITHIN_A_PARTY.search(text) and not _WITHIN_A_PARTY.search(lead_text(interest.material)) else 0.0
    weight -= weight_of_turn(line.text[:_GLANCED_AT]) / 2
    return Step(line, clause, weight - (_LONG_COSTS if len(text.split()) > _LONG else 0.0), fate, also)


def _is_of_the_matter(interest: Interest, line: ArchiveLine) -> bool:
    """Whether a label of the line is the name of what the story is about, and no person's or contest's."""
    return any(not one.person and not one.country and not is_contest(one.name) and one.name in line.labels for one in interest.whom)


def is_named(interest: Interest, one: Principal, line: ArchiveLine, text: str) -> bool:
    """In the text; a matter that has a name also by the line's label, where the text names the story's place (labels stray)."""
    if one.stands_in(text):
        return True
    matter = not one.person and not one.country and not is_contest(one.name) and not is_organisation(one.name)
    here = interest.place is not None and interest.place.search(line.text) is not None
    return matter and here and any(one.stands_in(label) for label in line.labels)


def _is_their_death(named: list[Principal], text: str) -> bool:
    """A sentence without a death, or with that of somebody near to one of the story ("his wife"): another's is another matter."""
    dies = _DIES.search(text)
    if dies is None or not named:
        return True
    return _KIN.search(text[: dies.start()]) is not None or any(one.pattern.match(text) for one in named)


def _comes_to(one: Principal, text: str) -> bool:
    if one.person and one.is_another(text):
        return False
    theirs = re.search(rf"{_THEIRS}(?:{one.pattern.pattern})", text, re.IGNORECASE) is not None
    return theirs or _loses_kin(one, text) or turns_of_person(one.pattern.pattern, text) or is_acted_on(one.pattern, text)


def _loses_kin(one: Principal, text: str) -> bool:
    """ "Prince Philip, the husband of Queen Elizabeth II, dies"."""
    dies = _DIES.search(text)
    kin = _KIN.search(text[: dies.start()]) if dies is not None else None
    return one.person and kin is not None and dies is not None and one.stands_in(text[kin.end() : dies.start()])


def of_kind(interest: Interest, line: ArchiveLine, *, fate: bool) -> float:
    """What it adds that a line tells of the story's kind, or of one near it; another kind costs, unless the line bears a label of the
    matter or somebody's fate."""
    kinds = scores_of(line.text)
    highest = max((score for _, score in kinds), default=0)
    strong = {kind for kind, score in kinds if 2 * score >= highest}
    if interest.event in strong:
        return OF_KIND
    if strong & set(NEAR.get(interest.event, ())):
        return _OF_NEAR_KIND
    return 0.0 if fate or not strong or interest.labels & set(line.labels) else _OTHER_KIND


def _of_other_time(clause: Clause, line: ArchiveLine) -> float:
    """A sentence that was about another month when it was written stands badly under the date of its line."""
    months = {found.group() for found in _MONTH.finditer(clause.original)}
    return _ELSEWHEN if months and full_date(line.date).split()[1] not in months and not looks_ahead(clause.original) else 0.0
