"""What led to a story: the archive's lines that share most with it, of the months before and of the years before those.

A line that only names somebody is worse than none. What counts is how many of the story's principals stand in it, whether a thing was
decided or only said, whether it is of the story's kind or bears a label of its matter, which rarer words it shares, and how near it is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from nightdesk.archive.background import record_of_actor
from nightdesk.archive.kinds import event_words
from nightdesk.archive.model import ArchiveLine, ArchiveQuery
from nightdesk.archive.place_names import names_of_place, press_name
from nightdesk.drafts.earlier import NEAR, content_words
from nightdesk.drafts.material import Material, alike
from nightdesk.drafts.milestones import is_acted_on, weight_of_turn
from nightdesk.drafts.naming import lead_text
from nightdesk.drafts.principals import Principal, country_pattern, is_contest, peoples_of, principals
from nightdesk.drafts.restate import Clause, clauses
from nightdesk.drafts.telling import can_be_told, looks_ahead
from nightdesk.drafts.turns import is_foremost, turns_in, turns_of_person
from nightdesk.drafts.wording import full_date
from nightdesk.languages.places import country_name
from nightdesk.stories.event_kinds import event_scores
from nightdesk.stories.model import EventKind

MARGIN = timedelta(days=3)
_RUN_UP, _CASE, _TWO_YEARS = timedelta(days=450), timedelta(days=3000), timedelta(days=730)
_NET, _WEIGHED_CLOSELY, _ANYBODYS = 500, 120, 400
_EACH, _MOST_EACH, _TOGETHER = 1.0, 2, 1.6
_OF_KIND, _OF_NEAR_KIND, _LABELLED, _LIKE, _MOST_LIKE = 1.0, 0.4, 1.5, 1.0, 2.5
_NEARNESS = ((45, 1.2), (150, 0.8), (450, 0.4))
_OTHER_KIND, _NOBODY, _OPENING = -1.5, -3.0, 0.4
_FATE, _FOREMOST, _STRAY, _LONG, _LONGEST, _LONG_COSTS = 1.8, 1.2, -1.5, 32, 45, 0.6
_ENOUGH, _ENOUGH_OF_A_LIFE, _ENOUGH_LATELY = 4.6, 3.4, 4.2
_SAME_STAGE, _THE_LAST = 1.5, 99.0
_BROAD, _GRAVE = 120, 10.0
_LABEL_SHARED, _APART_LATELY, _APART_IN_COURT, _APART = 0.75, timedelta(days=4), timedelta(days=14), timedelta(days=25)
_SOMETHING, _DECIDED, _MORE, _GLANCED_AT = 0.5, 1.0, 4, 240
_DECIDED_BY_PEOPLE = frozenset(
    {EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.TRIAL, EventKind.ARREST, EventKind.DEATH, EventKind.SPORT, EventKind.AWARD}
)
_ABOUT_PEOPLE = frozenset({EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.DEATH, EventKind.AWARD})
_IN_COURT = (EventKind.TRIAL, EventKind.ARREST)
_MONTH = re.compile(r"\b(?:January|February|March|April|May(?= \d)|June|July|August|September|October|November|December)\b")
_TURN, _MOST_TURNS, _ELSEWHEN = 0.4, 2, -1.2
FINAL = re.compile(r"(?<![-\w])(?:final|World Series|Super Bowl|title game)\b", re.IGNORECASE)
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
_BACKWARD = re.compile(r"(?:The|These|Those|Both|Another|Others|Such|All|None|Some|One) [a-z]")
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:[–-]\d{2,4})?\b")


@dataclass(frozen=True, slots=True)
class Step:
    """A line that bears on the story, its sentence that does, and how much (a sum of what it shares).

    `fate` says that somebody of the story comes to something in it: to an office, before a court, to a title.
    """

    line: ArchiveLine
    clause: Clause
    weight: float
    fate: bool = False


@dataclass(frozen=True, slots=True)
class Trail:
    """In order of date. `lately` led here within months (in a case of law, from its first step on); `before` are earlier turns, `more` the
    next best of both."""

    lately: tuple[Step, ...]
    before: tuple[Step, ...]
    more: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Interest:
    """What a story wants of the archive."""

    event: EventKind
    whom: tuple[Principal, ...]
    place: re.Pattern[str] | None
    words: frozenset[str]
    spread: Counter[str]
    net: tuple[ArchiveLine, ...]
    labels: frozenset[str]
    broad: frozenset[str]
    material: Material

    @property
    def accused(self) -> tuple[Principal, ...]:
        """Whom the lead has convicted, arrested or sentenced."""
        return tuple(one for one in self.whom if is_acted_on(one.pattern, lead_text(self.material)))

    @property
    def subjects(self) -> tuple[Principal, ...]:
        """Whom the lead, or what is told without English, names; all where it names none."""
        told = lead_text(self.material) or (self.material.happening.now if self.material.happening is not None else "")
        return tuple(one for one in self.whom if one.stands_in(told)) or self.whom

    @property
    def final(self) -> bool:
        return FINAL.search(lead_text(self.material)) is not None


def find_trail(material: Material, beside: Sequence[Step] = (), *, lately: int = 4, before: int = 4) -> Trail:
    """`beside` are the earlier events of the kind: of these only the last is told here, and nothing else that was of its days."""
    interest = interest_of(material)
    between = [
        step for step in beside if sum(not is_contest(one.name) and one.stands_in(step.clause.original) for one in interest.whom) > 1
    ]
    elsewhere = [step for step in beside if step not in between]
    steps = [step for step in weighed(interest) if not _is_beside(step, elsewhere)]
    in_court = material.pack.profile.event in _IN_COURT
    steps += [Step(step.line, step.clause, _THE_LAST) for step in beside[-1:] if not in_court]
    steps.sort(key=lambda step: (-step.weight, -step.line.date.toordinal(), step.line.id))
    reach = _CASE if in_court else _RUN_UP
    near = [step for step in steps if material.began - step.line.date <= reach and step.weight >= _ENOUGH_LATELY and _moves(step, interest)]
    enough = _ENOUGH_OF_A_LIFE if material.pack.profile.event in _ABOUT_PEOPLE else _ENOUGH
    far = [step for step in steps if material.began - step.line.date > reach and step.weight >= enough and _is_turn(step, interest)]
    chosen = _best(near, lately + (2 if in_court else 0), _APART_IN_COURT if in_court else _APART_LATELY)
    long_ago = _best(far, before, _APART)
    if material.pack.profile.event is EventKind.DEATH and len(long_ago) < before:
        long_ago = _best([*far, *(step for step in steps if step not in far and _is_of_life(step, interest))], before, _APART)
    told = (*chosen, *long_ago)
    rest = [step for step in (*near, *far) if all(step.line.id != other.line.id for other in told) and not _is_beside(step, told)]
    rest.sort(key=lambda step: (-step.weight, -step.line.date.toordinal(), step.line.id))
    return Trail(chosen, long_ago, _best(rest, _MORE, _APART))


def _count(one: Principal, net: Sequence[ArchiveLine]) -> int:
    return sum(one.stands_in(line.text) for line in net)


def _is_beside(step: Step, beside: Sequence[Step]) -> bool:
    return any(step.line.id == other.line.id or abs(step.line.date - other.line.date) <= _APART for other in beside)


def interest_of(material: Material) -> Interest:
    whom = principals(material)
    event, profile = material.pack.profile.event, material.pack.profile
    code = next((place.country for place in profile.places if place.country), None)
    texts = [item.text for item in material.english[-4:]] or [material.happening.now if material.happening is not None else ""]
    words = frozenset().union(*(content_words(text) for text in texts))
    net = _net(material, whom)
    spread = Counter(word for line in net for word in content_words(line.text))
    place = re.compile(country_pattern(code)) if code is not None else None
    broad = frozenset(one.name for one in whom if not one.person and not one.country and _count(one, net) > _BROAD)
    return Interest(event, whom, place, words, spread, net, _labels(material, whom, net, texts, code), broad, material)


def weighed(interest: Interest) -> list[Step]:
    """The lines that can be told, heaviest first; only the most promising are looked at closely."""
    rough = sorted(
        ((_roughly(interest, line), line) for line in interest.net), key=lambda pair: (-pair[0], -pair[1].date.toordinal(), pair[1].id)
    )
    steps = [step for weight, line in rough[:_WEIGHED_CLOSELY] if (step := _closely(interest, line, weight)) is not None]
    return sorted(steps, key=lambda step: (-step.weight, -step.line.date.toordinal(), step.line.id))


def _net(material: Material, whom: Sequence[Principal]) -> tuple[ArchiveLine, ...]:
    """Lines that name a principal, lines of the country on the story's kind, and of two countries lines that name both."""
    archive, before = material.pack.archive, material.began - MARGIN
    found: dict[str, ArchiveLine] = {}
    for one in whom:
        if not one.country:
            search = record_of_actor(archive, one.names, before)
            if len(search.found) <= _ANYBODYS or one.person:
                found |= {line.id: line for line in search.found}
    countries = [one for one in whom if one.country]
    events = event_words(material.pack.profile.event.value)
    if len(countries) > 1 and events:
        query = ArchiveQuery(actors=countries[0].names, places=countries[1].names, events=events, before=before)
        found |= {line.id: line for line in archive.search(query, _NET).found}
        query = ArchiveQuery(actors=countries[0].names, places=countries[1].names, since=material.began - _TWO_YEARS, before=before)
        found |= {line.id: line for line in archive.search(query, _NET).found}
    if not whom:
        words = _telling_words(material)
        for names in _places(material) if words else ():
            found |= {line.id: line for line in archive.search(ArchiveQuery(places=names, events=words, before=before), _NET).found}
    for names in _places(material):
        if events:
            found |= {line.id: line for line in archive.search(ArchiveQuery(places=names, events=events, before=before), _NET).found}
    return tuple(sorted(found.values(), key=lambda line: (line.date, line.id)))


def _telling_words(material: Material) -> tuple[str, ...]:
    """The longer words of the lead, by which lines are found where the story names nobody."""
    words = re.findall(r"(?<![\w-])[a-z][a-z-]{5,}", lead_text(material))
    return tuple(dict.fromkeys(word for word in words if content_words(word)))


def _places(material: Material) -> list[tuple[str, ...]]:
    codes = [place.country for place in material.pack.profile.places if place.country][:1]
    return [(*names_of_place(press_name(country_name(code))), *peoples_of(code)) for code in codes]


def _labels(
    material: Material, whom: Sequence[Principal], net: Sequence[ArchiveLine], texts: Sequence[str], code: str | None
) -> frozenset[str]:
    """Labels most of whose words, years aside, the story has too: of its matter, or of one like it in another year."""
    country = " ".join((country_name(code), *peoples_of(code))) if code else ""
    kind = content_words(material.pack.profile.event.value)
    own = content_words(" ".join((*texts, country))) | kind
    found = set()
    for label in {label for line in net for label in line.labels}:
        words = content_words(_YEAR.sub("", label))
        bare = words - content_words(country)
        of_matter = (len(bare) > 1 or bool(bare & kind)) and len(words) > 1 and len(words & own) >= _LABEL_SHARED * len(words)
        if of_matter or any(one.person and one.name in label for one in whom):
            found.add(label)
    return frozenset(found)


@lru_cache(maxsize=8192)
def _kinds(text: str) -> tuple[tuple[EventKind, int], ...]:
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
    if interest.whom and not named:
        weight += _NOBODY
    elif interest.whom and len(named) < 2 and not foremost and not fate:
        weight += _STRAY
    weight += _of_kind(interest, line, fate=fate)
    weight -= weight_of_turn(line.text[:_GLANCED_AT]) / 2
    return Step(line, clause, weight - (_LONG_COSTS if len(text.split()) > _LONG else 0.0), fate)


def _comes_to(one: Principal, text: str) -> bool:
    if one.person and one.is_another(text):
        return False
    return turns_of_person(one.pattern.pattern, text) or is_acted_on(one.pattern, text)


def _of_kind(interest: Interest, line: ArchiveLine, *, fate: bool) -> float:
    """What it adds that a line tells of the story's kind, or of one near it; another kind costs, unless the line bears a label of the
    matter or somebody's fate."""
    kinds = _kinds(line.text)
    highest = max((score for _, score in kinds), default=0)
    strong = {kind for kind, score in kinds if 2 * score >= highest}
    if interest.event in strong:
        return _OF_KIND
    if strong & set(NEAR.get(interest.event, ())):
        return _OF_NEAR_KIND
    return 0.0 if fate or not strong or interest.labels & set(line.labels) else _OTHER_KIND


def _of_other_time(clause: Clause, line: ArchiveLine) -> float:
    """A sentence that was about another month when it was written stands badly under the date of its line."""
    months = {found.group() for found in _MONTH.finditer(clause.original)}
    return _ELSEWHEN if months and full_date(line.date).split()[1] not in months and not looks_ahead(clause.original) else 0.0


def _moves(step: Step, interest: Interest) -> bool:
    """Where people decide, only what was decided leads on; in wars and protests whatever happened may."""
    if step.weight < _THE_LAST and interest.event in _DECIDED_BY_PEOPLE and weight_of_turn(step.clause.original) <= _SOMETHING:
        return False
    return _is_of_them(step, interest)


def _is_turn(step: Step, interest: Interest) -> bool:
    """Of the years before only what somebody of the story came to, where it is about people; else what was decided."""
    theirs = step.fate and any(one.stands_in(step.clause.original) for one in interest.subjects)
    if interest.event in _ABOUT_PEOPLE and not theirs and step.weight < _THE_LAST:
        return False
    own = interest.event is not EventKind.AWARD or any(one.person and one.stands_in(step.clause.original) for one in interest.whom)
    return (own or step.weight >= _THE_LAST) and weight_of_turn(step.clause.original) > _DECIDED and _is_of_them(step, interest)


def _is_of_life(step: Step, interest: Interest) -> bool:
    """What else somebody did whose name opens the sentence, words aside."""
    text = step.clause.original
    foremost = any(one.person and one.stands_in(text) and is_foremost(one.pattern.pattern, text) for one in interest.whom)
    return foremost and step.weight >= _ENOUGH_OF_A_LIFE - 1 and weight_of_turn(text) > -_SOMETHING


def _is_of_them(step: Step, interest: Interest) -> bool:
    """In sport somebody of the story must play in the same contest, in diplomacy and deaths a person or body of the story must act."""
    text = step.clause.original
    if step.weight >= _THE_LAST:
        return True
    if not interest.whom:
        return _of_kind(interest, step.line, fate=False) == _OF_KIND or bool(interest.labels & set(step.line.labels))
    named = [one for one in interest.whom if one.stands_in(text)]
    if interest.event is EventKind.SPORT:
        lead = lead_text(interest.material).lower()
        if any(word in text.lower() and word not in lead for word in OTHER_FIELD):
            return False
        playing = [one for one in named if not is_contest(one.name)]
        contests = [one for one in interest.whom if is_contest(one.name)]
        in_it = " ".join((step.line.text, *step.line.labels))
        against = sum(one.country for one in playing) > 1 or sum(one.person for one in playing) > 1
        return against or (bool(playing) and (not contests or any(one.stands_in(in_it) for one in contests)))
    if interest.event in _IN_COURT and interest.accused:
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
        fits = all(_is_apart(step, other, apart) and not alike(step.line.text, other.line.text) for other in chosen)
        if len(chosen) < count and fits:
            chosen.append(step)
    return tuple(sorted(chosen, key=lambda step: (step.line.date, step.line.id)))


def _is_apart(step: Step, other: Step, apart: timedelta) -> bool:
    """Of one day two things may be told where both weigh heavily: a man is shot, and another arrested."""
    grave = step.line.date == other.line.date and min(step.weight, other.weight) >= _GRAVE
    return grave or abs(step.line.date - other.line.date) >= apart
