"""What the archive holds that bears on a story: lines on the same names and the same kind of event, or on the same place and kind.

A name alone makes no background. Of the lines that name somebody only those count that tell of the story's kind of event, or of one near
it; of the lines on a place only those that tell of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from nightdesk.archive.background import record_of_actor, record_of_kind
from nightdesk.archive.model import ArchiveLine, ArchiveSearch
from nightdesk.drafts.events import TELLING, plural, with_article
from nightdesk.drafts.material import Material
from nightdesk.drafts.naming import is_organisation, lead_text, names_to_ask
from nightdesk.drafts.offices import is_change_of, office_in
from nightdesk.drafts.principals import peoples_of
from nightdesk.drafts.restate import clauses
from nightdesk.drafts.sorts import Sort, mentions_none, of_sort, sort_of
from nightdesk.drafts.turns import is_foremost, turns_in, turns_of, turns_of_person
from nightdesk.drafts.whereabouts import is_country
from nightdesk.languages.places import find_places
from nightdesk.stories.event_kinds import event_scores
from nightdesk.stories.model import EventKind

_FEWEST, _MOST, _A_YEAR, _NAMED, _RECORDS, _FEW_LINES, _SHARED = 2, 260, 365, 2, 3, 60, 3
# A story often reaches the wire a day or two after its event; lines that near could be about the event itself.
_MARGIN = timedelta(days=3)
# What nature did is told of for longer before it reaches every wire.
_NATURAL_MARGIN = timedelta(days=7)
_AFTERMATH = re.compile(r"\b(?:jury|lawsuit|anniversary|memorial|commemorat\w+|mourn\w*)\b", re.IGNORECASE)
_NATURAL = (EventKind.EARTHQUAKE, EventKind.STORM, EventKind.FLOOD, EventKind.ERUPTION)
_ACCIDENTS = (EventKind.CRASH, EventKind.COLLAPSE, EventKind.FIRE, EventKind.CRUSH)
_POLITICS = (EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.COUP)
_VIOLENCE = (EventKind.ATTACK, EventKind.WAR, EventKind.SHOOTING)
# Kinds between which a matter moves: a prisoner's trial and her exchange, an election and the government that follows.
NEAR = {
    **dict.fromkeys(_POLITICS, _POLITICS),
    **dict.fromkeys(_VIOLENCE, _VIOLENCE),
    EventKind.DIPLOMACY: (EventKind.TRIAL, EventKind.ARREST, EventKind.WAR),
    EventKind.TRIAL: (EventKind.ARREST, EventKind.ATTACK, EventKind.COUP, EventKind.SHOOTING),
    EventKind.ARREST: (EventKind.TRIAL, EventKind.ATTACK, EventKind.COUP),
    EventKind.DEATH: (EventKind.GOVERNMENT, EventKind.ELECTION, EventKind.AWARD, EventKind.SPORT),
    EventKind.PROTEST: (EventKind.GOVERNMENT, EventKind.SHOOTING, EventKind.ATTACK),
    EventKind.AWARD: (EventKind.CULTURE, EventKind.SCIENCE),
}
_OF_A_COUNTRY = (*_POLITICS, EventKind.PROTEST)
_DULL_WORDS = "with from that their into after over more than least people killed others other which were have been"
_DULL = frozenset(word[:6] for word in _DULL_WORDS.split())
WITHIN_A_YEAR = " in the year before this story"
# Where somebody comes from, goes to, or on whose side he is, with the names that stand between in a list.
_OF_SOMEBODY = re.compile(r"\b(?:from|to|towards?|for|by|with|via) (?:the )?(?:[A-Z][\w'’-]*,? (?:and |or )?){0,8}$")
_BEFORE = 80
_RARE = (EventKind.CRUSH, EventKind.COLLAPSE, EventKind.ERUPTION)


@dataclass(frozen=True, slots=True)
class Record:
    """`subject` completes "The archive names …", or where it is not `named` "The archive has lines on …"; of all that was found, `kin`
    are the lines that tell of the story's kind of event. `office` marks a record of who came into an office and who left it. Where there is
    no kin because none of the lines on the kind tells of the story's `sort`, these are the lines `unlike` it."""

    subject: str
    named: bool
    search: ArchiveSearch
    kin: tuple[ArchiveLine, ...]
    office: bool = False
    sort: Sort | None = None
    unlike: tuple[ArchiveLine, ...] = ()


def find_records(material: Material) -> tuple[Record, ...]:
    """At most three, those that bear most on the story first: by name, by office, by kind of event in the place."""
    named, of_kind, office = _by_name(material), _by_kind(material), _by_office(material)
    by_kind_first = material.pack.profile.event in (*_NATURAL, *_ACCIDENTS)
    ordered = [of_kind, *named, office] if by_kind_first else [*named[:1], office, *named[1:], of_kind]
    found = [record for record in ordered if record is not None] or _by_words(material)
    return tuple(record for place, record in enumerate(found) if not _is_told(record, found[:place]))[:_RECORDS]


def _is_told(record: Record, before: list[Record]) -> bool:
    """Whether records before it hold nearly all that it would add."""
    known = {line.id for other in before for line in other.kin}
    return bool(before) and sum(line.id not in known for line in record.kin) < _FEWEST


def _by_name(material: Material) -> list[Record]:
    """The first names of the story under which the archive has kin to set beside it: at most two, those that the lead holds first."""
    lead, event, found = lead_text(material), material.pack.profile.event, []
    places = [place.name for place in material.pack.profile.places]
    for names in names_to_ask(material):
        search = record_of_actor(material.pack.archive, names, material.began - _MARGIN)
        anybodys = " " not in names[0] and not is_organisation(names[0]) and len(search.found) > _FEW_LINES
        beside = places if anybodys else []
        kin = tuple(line for line in search.found if _is_kin_by_name(line, names, event) and _names_one(line, beside))
        if not kin and event is EventKind.DEATH:
            pattern = "|".join(re.escape(name) for name in names)
            kin = tuple(line for line in search.found if is_kin(line, event) and is_foremost(pattern, line.text))
        if kin and len(search.found) <= _MOST:
            found.append(Record(names[0], True, search, kin))
    clear = [record for record in found if len(record.kin) >= _FEWEST and (record.subject in lead or not lead)] or found[:1]
    return clear[:_NAMED]


def _names_one(line: ArchiveLine, places: list[str]) -> bool:
    """A single word may be anybody's name: the line must then be of the story's places too."""
    return not places or any(place in line.text for place in places)


def _is_kin_by_name(line: ArchiveLine, names: Iterable[str], event: EventKind) -> bool:
    """Whether the sentence that names them tells of the story's kind of event, or of a turn in a matter of that kind."""
    every = list(names)
    turns = turns_of(event, person=not any(is_organisation(name) for name in every))
    if turns is None or turns is event:
        if not is_kin(line, event):
            return False
        if turns is None:
            return True
    pattern = "|".join(re.escape(name) for name in _called(every))
    if turns is EventKind.DEATH:
        return any(turns_of_person(pattern, clause.original) for clause in clauses(line.text))
    return any(re.search(pattern, clause.original) and turns_in(clause.original, turns) for clause in clauses(line.text))


def _called(names: Iterable[str]) -> list[str]:
    """The names, and the last word of a person's: the sentence after the first calls him so."""
    every = list(names)
    return [*every, *(name.split()[-1] for name in every if " " in name and not is_organisation(name) and len(name.split()[-1]) > 3)]


def _by_words(material: Material) -> list[Record]:
    """Where there is no kin by kind: lines that name what the lead names and share three more of its words."""
    lead = lead_text(material)
    for names in names_to_ask(material):
        wanted = content_words(lead) - content_words(" ".join(names))
        search = record_of_actor(material.pack.archive, names, material.began - _MARGIN)
        kin = tuple(line for line in search.found if names[0] in lead and len(wanted & content_words(line.text)) >= _SHARED)
        if len(kin) >= _FEWEST and len(search.found) <= _MOST:
            return [Record(names[0], True, replace(search, found=kin), kin)]
    return []


def content_words(text: str) -> frozenset[str]:
    """The openings of words of four letters and more, without those that every line has."""
    return frozenset(word[:6] for word in re.findall(r"[a-z]{4,}", text.casefold())) - _DULL


def _by_office(material: Material) -> Record | None:
    """Who came into the office that the story is about, and who left it."""
    office = office_in(material)
    if office is None:
        return None
    search = record_of_actor(material.pack.archive, office.names, material.began - _MARGIN)
    kin = tuple(line for line in search.found if is_change_of(office, line))
    return Record(office.title, True, search, kin, office=True) if len(kin) >= _FEWEST and len(search.found) <= 2 * _MOST else None


def is_kin(line: ArchiveLine, event: EventKind, *, named: bool = True) -> bool:
    """Whether a line tells of the story's kind of event, or of a near one; where nobody is named, not much less than of another."""
    scores, near = _scores(line.text), (event, *NEAR.get(event, ()))
    if not named and _AFTERMATH.search(line.text):
        return False
    highest = max((score for kind, score in scores if kind is not EventKind.DEATH or event is EventKind.DEATH), default=0)
    told = [kind for kind, score in scores if named or 2 * score >= highest]
    return event is EventKind.OTHER or (not scores and not named) or any(kind in near for kind in told)


@lru_cache(maxsize=8192)
def _scores(text: str) -> tuple[tuple[EventKind, int], ...]:
    return tuple(event_scores(text, "en").items())


def _by_kind(material: Material) -> Record | None:
    """In the first of the story's places for which the archive tells of such events; of a rare kind, anywhere."""
    profile, sort = material.pack.profile, sort_of(material)
    kind = sort.many if sort is not None else plural(profile.event)
    if kind is None or profile.event not in TELLING:
        return None
    anywhere: tuple[tuple[str, ...], ...] = ((),) if profile.event in _RARE else ()
    lone: Record | None = None
    for places in (*((place,) for place in _places_to_ask(material)), *anywhere):
        search = _searched(material, places, sort)
        every = search.found
        about = every if sort is None else of_sort(sort, every, profile.event)
        where = f" in {with_article(places[0])}" if places else ""
        if _FEWEST <= len(about) <= _MOST and not (search.more and not places):
            return Record(f"{kind}{where}", False, replace(search, found=about), about, sort=sort)
        lately = tuple(line for line in about if (material.began - line.date).days <= _A_YEAR)
        if places and len(about) > _MOST and _FEWEST <= len(lately) <= _MOST:
            return Record(f"{kind}{where}{WITHIN_A_YEAR}", False, replace(search, found=lately), lately, sort=sort)
        if places and about and len(about) < _FEWEST:
            lone = Record(f"{kind}{where}", False, replace(search, found=about), about, sort=sort)
        elif places and sort is not None and not about and len(every) >= _FEWEST:
            named = _named_here(material, places, sort)
            lone = lone or (Record(f"{kind}{where}", False, search, (), sort=sort, unlike=named) if mentions_none(sort, named) else None)
    return lone if sort is not None else None


def _searched(material: Material, places: tuple[str, ...], sort: Sort | None) -> ArchiveSearch:
    """The lines that tell of the story's kind in the place, or of another under which its sort is told."""
    event = material.pack.profile.event
    before = material.began - (_NATURAL_MARGIN if event in _NATURAL else _MARGIN)
    search = record_of_kind(material.pack.archive, places, event.value, before)
    found: dict[str, ArchiveLine] = {}
    more = search.more
    for one in (event, *(sort.also if sort is not None else ())):
        asked = search if one is event else record_of_kind(material.pack.archive, places, one.value, before)
        more += asked.more if one is not event else 0
        about = (line for line in asked.found if _is_about(line, TELLING[one], places) and is_kin(line, one, named=False))
        found |= {line.id: line for line in about}
        people = _people_of(material, places) if sort is not None else ()
        theirs = record_of_kind(material.pack.archive, people, one.value, before).found if people else ()
        found |= {line.id: line for line in theirs if _is_at_home(line, TELLING[one], people, places) and is_kin(line, one, named=False)}
    return replace(search, found=tuple(sorted(found.values(), key=lambda line: (line.date, line.id))), more=more)


def _people_of(material: Material, places: tuple[str, ...]) -> tuple[str, ...]:
    """How the people of a country are called, under which lines tell of it ("near the Greek village of …")."""
    codes = [place.country for place in material.pack.profile.places if place.name in places and is_country(place) and place.country]
    return tuple(name for code in codes for name in peoples_of(code))


def _is_at_home(line: ArchiveLine, telling: str, people: tuple[str, ...], places: tuple[str, ...]) -> bool:
    """Whether a line that names a country's people tells of something there: it names no other country."""
    return _is_about(line, telling, people) and all(
        place.kind != "country" or place.span.cut(line.text) in (*people, *places) for place in find_places(line.text, "en")
    )


def _named_here(material: Material, places: tuple[str, ...], sort: Sort) -> tuple[ArchiveLine, ...]:
    """Every line that names the place or its people and has a word for the kind, whatever it tells: what an absence is searched in."""
    archive, event = material.pack.archive, material.pack.profile.event
    asked = (*places, *_people_of(material, places))
    found = (line for one in (event, *sort.also) for line in record_of_kind(archive, asked, one.value, material.began - _MARGIN).found)
    return tuple({line.id: line for line in found}.values())


def _places_to_ask(material: Material) -> list[str]:
    """The story's places, its country first for what concerns a country; where nature strikes, only those that the lead names."""
    lead, ordered = lead_text(material), material.pack.profile.places[:3]
    if material.pack.profile.event in _OF_A_COUNTRY:
        ordered = tuple(sorted(ordered, key=lambda place: not (is_country(place) and (not lead or place.name in lead))))
    places = [place.name for place in ordered]
    return [place for place in places if place in lead] if lead and material.pack.profile.event in _NATURAL else places


def _is_about(line: ArchiveLine, telling: str, places: tuple[str, ...]) -> bool:
    """One sentence of the line holds a telling word and puts it in the place, or names no place while another sentence names this one."""
    told = clauses(line.text)
    telling_ones = [clause.original for clause in told if re.search(telling, clause.original, re.IGNORECASE)]
    if not places or not telling_ones:
        return bool(telling_ones)
    if any(is_located(text, places) for text in telling_ones):
        return True
    elsewhere = any(is_located(clause.original, places) for clause in told)
    return elsewhere and any(not find_places(text, "en") for text in telling_ones)


def is_located(text: str, places: tuple[str, ...]) -> bool:
    """Whether a sentence names one of the places as where something is, not as where somebody comes from or goes ("Iran-backed")."""
    here = re.compile("|".join(rf"\b{re.escape(place)}\b(?![-'’]\w)" for place in places))
    return any(not _OF_SOMEBODY.search(text[max(0, match.start() - _BEFORE) : match.start()]) for match in here.finditer(text))
