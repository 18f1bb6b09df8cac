"""What led to a story: the archive's lines that share most with it, of the months before and of the years before those.

A line that only names somebody is worse than none. What counts is how many of the story's principals stand in it, whether a thing was
decided or only said, whether it is of the story's kind or bears a label of its matter, which rarer words it shares, and how near it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from nightdesk.drafts.interest import Interest, Step, interest_of, lines_alike, lines_of_the_sort
from nightdesk.drafts.material import Material
from nightdesk.drafts.milestones import weight_of_turn
from nightdesk.drafts.naming import lead_text
from nightdesk.drafts.narrate import is_same_news
from nightdesk.drafts.principals import is_contest
from nightdesk.drafts.restate import clauses
from nightdesk.drafts.telling import can_be_told, looks_ahead, looks_back
from nightdesk.drafts.turns import is_foremost
from nightdesk.drafts.weighing import OF_KIND, is_named, of_kind, weighed
from nightdesk.stories.model import EventKind

_RUN_UP, _CASE = timedelta(days=450), timedelta(days=3000)
_ACCUSED = re.compile(
    r"\b(?:indict\w*|accus\w+|alleg\w+|charged with|(?:on|face) (?:\w+ )?charges|arrest(?:s|ed)?|criminal investigations?)\b", re.IGNORECASE
)
_JUDGED = re.compile(r"\b(?:convict\w*|sentenc\w+|acquit\w*|cleared|nullif\w+|pardon\w*|found (?:not )?guilty|released?)\b", re.IGNORECASE)
_THE_LAST, _GRAVE = 99.0, 10.0
_TEN_YEARS = timedelta(days=3652)
_APART_IN_SPORT = timedelta(days=1)
_APART_LATELY, _APART_IN_COURT, _APART = timedelta(days=4), timedelta(days=14), timedelta(days=25)
_SOMETHING, _DECIDED, _MORE, _LESS = 0.5, 1.0, 4, 0.4
_FEWEST_OF_A_BODY, _MOST_TOLD, _MOST_OF_PEOPLE, _FEWEST_BEFORE, _ONLY_WORDS = 3, 5, 6, 2, -0.5
_OF_A_SORT, _LONGEST = 3, 45
_ENOUGH, _ENOUGH_OF_A_LIFE, _ENOUGH_LATELY = 4.6, 3.4, 4.2
_DECIDED_BY_PEOPLE = frozenset(
    {EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.TRIAL, EventKind.ARREST, EventKind.DEATH, EventKind.SPORT, EventKind.AWARD}
)
_ABOUT_PEOPLE = frozenset({EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.DEATH, EventKind.AWARD})
IN_COURT = (EventKind.TRIAL, EventKind.ARREST)
_HIS_PART = "deposed|overthrew|ousted|toppled|succeeded|replaced|followed"
_FOR_HIS_PART = "(?:his|her) (?:part|role) in"
OTHER_FIELD = (
    "women",
    "men's",
    "club",
    "youth",
    "under-",
    "futsal",
    "beach",
    "blind",
    "junior",
    "doubles",
    "wheelchair",
    "poker",
    "little league",
)


@dataclass(frozen=True, slots=True)
class Trail:
    """In order of date. `lately` led here within months (in a case of law, from its first step on); `before` are earlier turns, `more` the
    next best of both. `alike` marks the one line that is most like the lead, where nobody of the story has a past."""

    lately: tuple[Step, ...]
    before: tuple[Step, ...]
    more: tuple[Step, ...] = ()
    alike: bool = False


def find_trail(material: Material, beside: Sequence[Step] = (), *, lately: int = 3, before: int = 3) -> Trail:
    """`beside` are the earlier events of the kind: of these only the last is told here, and nothing else that was of its days. In all five
    steps at most: who reads ten in a row cannot tell which of them matters."""
    interest = interest_of(material)
    between = [
        step for step in beside if sum(not is_contest(one.name) and one.stands_in(step.clause.original) for one in interest.whom) > 1
    ]
    elsewhere = [step for step in beside if step not in between]
    in_court = material.pack.profile.event in IN_COURT
    own = {step.line.id for step in elsewhere}
    steps = [
        step
        for step in weighed(interest)
        if step.line.id not in own and (step.fate or not _is_beside(step, elsewhere)) and (in_court or not _only_accused(step, interest))
    ]
    steps += [Step(step.line, step.clause, _THE_LAST) for step in beside[-1:] if not in_court and _is_of_our_time(step, material)]
    steps = _of_the_bodies(steps, interest)
    steps.sort(key=lambda step: (-step.weight, -step.line.date.toordinal(), step.line.id))
    reach = _CASE if in_court else _RUN_UP
    near = [step for step in steps if material.began - step.line.date <= reach and step.weight >= _ENOUGH_LATELY and _moves(step, interest)]
    enough = _ENOUGH_OF_A_LIFE if material.pack.profile.event in _ABOUT_PEOPLE else _ENOUGH
    far = [step for step in steps if material.began - step.line.date > reach and step.weight >= enough and _is_turn(step, interest)]
    apart = _apart_lately(interest)
    chosen = _best(near, lately + (2 if in_court else 0), apart)
    most = _MOST_OF_PEOPLE if material.pack.profile.event in _ABOUT_PEOPLE else _MOST_TOLD
    before = max(_FEWEST_BEFORE, min(before + (most > _MOST_TOLD), most - len(chosen))) + any(step.weight >= _THE_LAST for step in far)
    long_ago = _best(far, before, _APART)
    dies = material.pack.profile.event is EventKind.DEATH or re.search(r" dies\b", material.first_words) is not None
    if dies and len(long_ago) < before:
        long_ago = _best([*far, *(step for step in steps if step not in (*near, *far) and _is_of_life(step, interest))], before, _APART)
        if len(long_ago) < _FEWEST_BEFORE:
            other = [step for step in weighed(interest) if step not in long_ago and _tells_of_his_part(step, interest)]
            long_ago = tuple(sorted((*long_ago, *_best(other, before - len(long_ago), _APART)), key=lambda step: step.line.date))
    alike = () if chosen or long_ago else tuple(_alike(material))
    long_ago = long_ago or alike or (() if chosen else _best(_of_the_sort(material), _OF_A_SORT, _APART))
    told = (*chosen, *long_ago)
    rest = [step for step in (*near, *far) if all(step.line.id != other.line.id for other in told) and not _is_beside(step, told)]
    rest.sort(key=lambda step: (-step.weight, -step.line.date.toordinal(), step.line.id))
    return Trail(chosen, long_ago, _best(rest, _MORE, _APART), alike=bool(alike))


def _of_the_bodies(steps: list[Step], interest: Interest) -> list[Step]:
    """In a conflict, what is told of the bodies that the lead says act in it, where the archive tells enough of them: their own record, and
    not all that befell their country."""
    if not interest.bodies:
        return steps
    theirs = [step for step in steps if any(is_named(interest, one, step.line, step.clause.original) for one in interest.bodies)]
    return theirs if len(theirs) >= _FEWEST_OF_A_BODY else steps


def _apart_lately(interest: Interest) -> timedelta:
    """Clashes of the same weeks between two countries are told once."""
    if interest.event in IN_COURT:
        return _APART_IN_COURT
    between_countries = interest.event is EventKind.WAR and not interest.bodies
    return _APART_IN_SPORT if interest.event is EventKind.SPORT else _APART if between_countries else _APART_LATELY


def _alike(material: Material) -> Iterator[Step]:
    """The one line that is most like the lead, where nobody of the story has a past."""
    for line in lines_alike(material):
        fit = (
            clause
            for clause in clauses(line.text)
            if can_be_told(clause) and not looks_back(clause, line.date) and not looks_ahead(clause.original)
        )
        clause = next(fit, None)
        if clause is not None:
            yield Step(line, clause, _THE_LAST)
            return


def _of_the_sort(material: Material) -> list[Step]:
    """Else those that have a compound of the lead ("far-right"), the last first."""
    found = []
    for line in lines_of_the_sort(material):
        told = (one for one in clauses(line.text) if can_be_told(one) and not looks_back(one, line.date) and not looks_ahead(one.original))
        clause = next((one for one in told if len(one.original.split()) <= _LONGEST), None)
        found += [Step(line, clause, _THE_LAST)] if clause is not None else []
    return sorted(found, key=lambda step: (step.line.date, step.line.id), reverse=True)


def _only_accused(step: Step, interest: Interest) -> bool:
    """An accusation without its outcome is told of nobody whose case the story is not; a prisoner's exchange is of his case."""
    text = step.clause.original
    accused = _ACCUSED.search(text) is not None and not _JUDGED.search(text)
    return accused and interest.event is not EventKind.DIPLOMACY and any(one.person and one.stands_in(text) for one in interest.whom)


def _is_of_our_time(step: Step, material: Material) -> bool:
    """The last one that the archive tells of is hardly the last there was where it lies long back."""
    return material.began - step.line.date <= _TEN_YEARS


def _is_beside(step: Step, beside: Sequence[Step]) -> bool:
    return any(step.line.id == other.line.id or abs(step.line.date - other.line.date) <= _APART for other in beside)


def _moves(step: Step, interest: Interest) -> bool:
    """Where people decide, only what was decided leads on; in wars and protests whatever happened may."""
    if step.weight >= _THE_LAST:
        return True
    if interest.event is EventKind.DEATH:
        return step.fate and weight_of_turn(step.clause.original) >= 0 and _is_of_them(step, interest)
    if interest.event in _DECIDED_BY_PEOPLE and weight_of_turn(step.clause.original) <= _SOMETHING:
        return False
    only_words = interest.event is EventKind.WAR and weight_of_turn(step.clause.original) <= _ONLY_WORDS
    return not only_words and _is_of_them(step, interest)


def _is_turn(step: Step, interest: Interest) -> bool:
    """Of the years before only what somebody of the story came to, where it is about people; else what was decided."""
    if step.weight >= _THE_LAST:
        return True
    theirs = step.fate and any(one.stands_in(step.clause.original) for one in interest.subjects)
    if interest.event in _ABOUT_PEOPLE and not theirs:
        return False
    own = interest.event is not EventKind.AWARD or any(one.person and one.stands_in(step.clause.original) for one in interest.whom)
    return own and weight_of_turn(step.clause.original) > _DECIDED and _is_of_them(step, interest)


def _is_of_life(step: Step, interest: Interest) -> bool:
    """What else somebody did whose name opens the sentence, or what befell him; words and plans aside."""
    text = step.clause.original if step.also is None else f"{step.clause.original} {step.also.original}"
    named = [one for one in interest.whom if (one.person or one.named_alone) and one.stands_in(text)]
    theirs = bool(named) and (step.fate or any(is_foremost(one.pattern.pattern, text) for one in named))
    return theirs and step.weight >= _ENOUGH_OF_A_LIFE - _LESS and (step.fate or weight_of_turn(text) > 0)


def _tells_of_his_part(step: Step, interest: Interest) -> bool:
    """What is told of others in which somebody who died had a part: who deposed or followed him, what he is called to account for."""
    return any(
        re.search(rf"\b(?:{_HIS_PART})(?: [\w-]+){{0,4}} (?:{one.pattern.pattern})", step.clause.original)
        or re.search(rf"(?:{one.pattern.pattern})[^.;]{{0,60}}\b(?:{_FOR_HIS_PART})\b", step.clause.original)
        for one in interest.whom
        if one.person
    )


def _is_of_them(step: Step, interest: Interest) -> bool:
    """In sport somebody of the story must play in the same contest, in diplomacy and deaths a person or body of the story must act."""
    text = step.clause.original if step.also is None else f"{step.clause.original} {step.also.original}"
    if not interest.whom:
        return of_kind(interest, step.line, fate=False) == OF_KIND or bool(interest.labels & set(step.line.labels))
    named = [one for one in interest.whom if is_named(interest, one, step.line, text)]
    if interest.event is EventKind.SPORT:
        lead = lead_text(interest.material).lower()
        if any(word in text.lower() and word not in lead for word in OTHER_FIELD):
            return False
        playing = [one for one in named if not is_contest(one.name)]
        contests = [one for one in interest.whom if is_contest(one.name)]
        in_it = " ".join((step.line.text, *step.line.labels))
        against = sum(one.country for one in playing) > 1 or sum(one.person for one in playing) > 1
        return against or (bool(playing) and (not contests or any(one.stands_in(in_it) for one in contests)))
    if interest.event in IN_COURT and interest.accused:
        return len(named) > 1 or any(one in interest.accused for one in named) or bool(interest.labels & set(step.line.labels))
    if named and all(one.name in interest.broad for one in named):
        return bool(interest.labels & set(step.line.labels))
    if len(interest.whom) > 1 and all(one.country for one in interest.whom) and len(named) < len(interest.whom):
        return bool(interest.labels & set(step.line.labels))
    if interest.event in (EventKind.DEATH, EventKind.DIPLOMACY) and any(not one.country for one in interest.whom):
        return any(one.person if interest.event is EventKind.DEATH else not one.country for one in named)
    return True


def _best(steps: Sequence[Step], count: int, apart: timedelta) -> tuple[Step, ...]:
    """The heaviest, none like another or of the same days."""
    chosen: list[Step] = []
    for step in steps:
        fits = all(_is_apart(step, other, apart) and not is_same_news(step.line, other.line) for other in chosen)
        if len(chosen) < count and fits:
            chosen.append(step)
    return tuple(sorted(chosen, key=lambda step: (step.line.date, step.line.id)))


def _is_apart(step: Step, other: Step, apart: timedelta) -> bool:
    """Of one day two things may be told where both weigh heavily: a man is shot, and another arrested."""
    grave = step.line.date == other.line.date and min(step.weight, other.weight) >= _GRAVE
    return grave or abs(step.line.date - other.line.date) >= apart
