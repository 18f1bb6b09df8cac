"""How much a line of the archive bears on a story: a sum of what it shares with it, and of what was decided in it."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.kin import NEAR, content_words
from nightdesk.drafts.interest import FINAL, Interest, Step
from nightdesk.drafts.milestones import is_acted_on, weight_of_turn
from nightdesk.drafts.principals import Principal, is_contest
from nightdesk.drafts.restate import Clause, clauses
from nightdesk.drafts.telling import can_be_told, looks_ahead
from nightdesk.drafts.turns import is_foremost, turns_in, turns_of_person
from nightdesk.drafts.wording import full_date
from nightdesk.stories.event_kinds import event_scores
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
_TURN, _MOST_TURNS, _ELSEWHEN = 0.4, 2, -1.2
_BACKWARD = re.compile(r"(?:The|These|Those|Both|Another|Others|Such|All|None|Some|One) [a-z]")


def weighed(interest: Interest) -> list[Step]:
    """The lines that can be told, heaviest first; only the most promising are looked at closely."""
    rough = sorted(
        ((_roughly(interest, line), line) for line in interest.net), key=lambda pair: (-pair[0], -pair[1].date.toordinal(), pair[1].id)
    )
    steps = [step for weight, line in rough[:_WEIGHED_CLOSELY] if (step := _closely(interest, line, weight)) is not None]
    return sorted(steps, key=lambda step: (-step.weight, -step.line.date.toordinal(), step.line.id))


@lru_cache(maxsize=8192)
def kinds_of(text: str) -> tuple[tuple[EventKind, int], ...]:
    return tuple(event_scores(text, "en").items())


def _roughly(interest: Interest, line: ArchiveLine) -> float:
    named = [one for one in interest.whom if one.stands_in(line.text)]
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
    told = [clause for clause in clauses(line.text) if can_be_told(clause) and not _hangs(clause)]
    steps = [_weighed(interest, line, clause, weight) for clause in told]
    return max(steps, key=lambda step: (step.weight, -step.clause.span.start), default=None)


def _hangs(clause: Clause) -> bool:
    """A sentence that runs on too long, or a later one that speaks of what the one before it named."""
    return len(clause.original.split()) > _LONGEST or (clause.span.start > 0 and _BACKWARD.match(clause.original) is not None)


def _weighed(interest: Interest, line: ArchiveLine, clause: Clause, weight: float) -> Step:
    text = clause.original
    named = [one for one in interest.whom if one.stands_in(text)]
    fate = any(not one.country and not is_contest(one.name) and _comes_to(one, text) for one in named)
    foremost = any(is_foremost(one.pattern.pattern, text) for one in named)
    weight += weight_of_turn(text) + _TURN * min(_MOST_TURNS, turns_in(text, interest.event)) + _of_other_time(clause, line)
    weight += _SAME_STAGE if interest.event is EventKind.SPORT and interest.final and FINAL.search(text) else 0.0
    weight += _FATE if fate else _FOREMOST / 2 if foremost else 0.0
    weight += _OPENING if not clause.span.start else 0.0
    weight += (line.date.year - _LONG_AGO) / _YEARS_TO_A_POINT
    if interest.whom and not named:
        weight += _NOBODY
    elif interest.whom and len(named) < 2 and not foremost and not fate:
        weight += _STRAY
    weight += of_kind(interest, line, fate=fate)
    weight -= weight_of_turn(line.text[:_GLANCED_AT]) / 2
    return Step(line, clause, weight - (_LONG_COSTS if len(text.split()) > _LONG else 0.0), fate)


def _comes_to(one: Principal, text: str) -> bool:
    if one.person and one.is_another(text):
        return False
    return turns_of_person(one.pattern.pattern, text) or is_acted_on(one.pattern, text)


def of_kind(interest: Interest, line: ArchiveLine, *, fate: bool) -> float:
    """What it adds that a line tells of the story's kind, or of one near it; another kind costs, unless the line bears a label of the
    matter or somebody's fate."""
    kinds = kinds_of(line.text)
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
