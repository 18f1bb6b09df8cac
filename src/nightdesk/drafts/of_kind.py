"""Earlier events of a story's kind in its place, or of its sort where it has one: what the archive holds, and in which of its places."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from nightdesk.archive.background import record_of_kind
from nightdesk.archive.model import ArchiveLine, ArchiveQuery, ArchiveSearch
from nightdesk.archive.place_names import names_of_place
from nightdesk.drafts.events import TELLING, plural, with_article
from nightdesk.drafts.kin import Record, is_kin
from nightdesk.drafts.located import is_about, is_located
from nightdesk.drafts.material import Material
from nightdesk.drafts.naming import lead_text
from nightdesk.drafts.principals import peoples_of
from nightdesk.drafts.restate import clauses
from nightdesk.drafts.sorts import Sort, mentions_none, of_sort, sort_of
from nightdesk.drafts.whereabouts import NATURAL, is_borne_out, is_country
from nightdesk.drafts.wording import listed
from nightdesk.languages.places import find_places
from nightdesk.stories.model import EventKind

FEWEST, MOST, MARGIN = 2, 260, timedelta(days=3)
"""How many lines make a record; and since a story often reaches the wire a day or two after its event, how near a line may not be."""
WITHIN_A_YEAR = " in the year before this story"
# What nature did is told of for longer before it reaches every wire.
_NATURAL_MARGIN = timedelta(days=7)
_A_YEAR, _BESIDE = 365, 20
# What lines of a kind tell where the story does not say which of them it was.
_BOTH = {EventKind.FLOOD: "floods and landslides"}
_OF_A_COUNTRY = (EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.COUP, EventKind.PROTEST)
_BEFALLS = (EventKind.ATTACK, EventKind.SHOOTING, EventKind.FIRE, EventKind.CRASH, EventKind.CRUSH, EventKind.COLLAPSE)
_HARM = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|dead|deaths?|die[sd]?|dying|lives|injur\w+|wound\w*|hurt|casualt\w+|victims?|missing|buried|trapped|abduct\w*|"
    r"kidnap\w*|hostages?|bod(?:y|ies)|survivors?)\b",
    re.IGNORECASE,
)
_FORETOLD = re.compile(
    r"\b(?:warn(?:s|ed|ing)?|threaten\w*|drills?|exercises?|cyber\S*|hearings?|lawsuit|probe|investigation into|plot to|planned to|"
    r"sanctions?|price)\b",
    re.IGNORECASE,
)
# What follows on an event is no other one.
_LOOKS_BACK = re.compile(
    r"\b(?:after|following|over|since|amid|accus\w+|because|response|consequences?|discuss\w*|condemn\w*|anniversary|reopens?|closed)\b",
    re.IGNORECASE,
)
# How an abduction ends is no other abduction.
_ENDS = re.compile(r"\b(?:freed|released?|rescued?|found (?:shot )?dead|confirms?)\b", re.IGNORECASE)
_RARE = (EventKind.CRUSH, EventKind.COLLAPSE, EventKind.ERUPTION)


def record_of_the_kind(material: Material) -> Record | None:
    """In the first of the story's places for which the archive tells of such events; of a rare kind, anywhere."""
    profile, sort = material.pack.profile, sort_of(material)
    kind = sort.many if sort is not None else _BOTH.get(profile.event, plural(profile.event))
    if kind is None or profile.event not in TELLING:
        return None
    anywhere: tuple[tuple[str, ...], ...] = ((),) if profile.event in _RARE else ()
    lone: Record | None = None
    for places in (*_places_to_ask(material), *anywhere):
        search = _searched(material, places, sort)
        every = search.found
        about = every if sort is None else of_sort(sort, every, profile.event)
        about = tuple(line for line in about if _befell(line, profile.event, sort))
        if sort is not None and sort.target and places:
            about = tuple(line for line in about if _is_struck_here(line, sort, places))
        where = f" in {listed([with_article(place) for place in places], 'or')}" if places else ""
        if FEWEST <= len(about) <= MOST and not (search.more and not places):
            kin = tuple(line for line in about if not (sort is not None and sort.enough and _ENDS.search(line.text)))
            return Record(f"{kind}{where}", False, replace(search, found=about), kin, sort=sort)
        lately = tuple(line for line in about if (material.began - line.date).days <= _A_YEAR)
        if places and len(about) > MOST and FEWEST <= len(lately) <= MOST:
            return Record(f"{kind}{where}{WITHIN_A_YEAR}", False, replace(search, found=lately), lately, sort=sort)
        if places and about and len(about) < FEWEST:
            lone = Record(f"{kind}{where}", False, replace(search, found=about), about, sort=sort)
        elif places and sort is not None and not about and len(every) >= FEWEST:
            named = _named_here(material, places, sort)
            lone = lone or (Record(f"{kind}{where}", False, search, (), sort=sort, unlike=named) if mentions_none(sort, named) else None)
    if sort is not None and not _places_to_ask(material):
        return _of_no_place(material, sort)
    return lone if sort is not None else None


def _of_no_place(material: Material, sort: Sort) -> Record | None:
    """Of a story whose lead puts it in no one country ("across North America"): its sort anywhere."""
    about = tuple(line for line in _anywhere(material, sort) if _befell(line, material.pack.profile.event, sort))
    query = ArchiveQuery(actors=sort.mentions, before=material.began - MARGIN)
    found = ArchiveSearch(query, material.pack.archive.size(), about)
    return Record(sort.many, False, found, about, sort=sort) if FEWEST <= len(about) <= MOST else None


def record_elsewhere(material: Material, here: Record | None) -> Record | None:
    """Of a rare sort that the archive tells of nowhere in the story's places: what it tells of anywhere."""
    if here is None or here.kin or here.sort is None or material.pack.profile.event not in _RARE:
        return None
    about = tuple(line for line in _anywhere(material, here.sort) if _befell(line, material.pack.profile.event, here.sort))
    if not FEWEST <= len(about) <= MOST:
        return None
    query = ArchiveQuery(actors=here.sort.mentions, before=material.began - MARGIN)
    return Record(f"{here.sort.many} elsewhere", False, ArchiveSearch(query, material.pack.archive.size(), about), about, sort=here.sort)


def _anywhere(material: Material, sort: Sort) -> tuple[ArchiveLine, ...]:
    event = material.pack.profile.event
    query = ArchiveQuery(actors=sort.mentions, before=material.began - MARGIN)
    found = material.pack.archive.search(query).found
    kinds = (event, *sort.also)
    return tuple(line for line in of_sort(sort, found, event) if any(re.search(TELLING[one], line.text, re.IGNORECASE) for one in kinds))


def _befell(line: ArchiveLine, event: EventKind, sort: Sort | None) -> bool:
    """Of what befalls people, whether the line tells that it befell somebody, or of a sort whose words are enough, that it was done: no
    warning of it, no drill, no hearing on it."""
    if event not in _BEFALLS:
        return True
    harm = re.compile(rf"\b(?:{sort.words})\b", re.IGNORECASE) if sort is not None and sort.enough else _HARM
    told = ((clause.original, found) for clause in clauses(line.text) if (found := harm.search(clause.original)) is not None)
    return any(not _FORETOLD.search(text[: found.end()] if harm is not _HARM else text) for text, found in told)


def _is_struck_here(line: ArchiveLine, sort: Sort, places: tuple[str, ...]) -> bool:
    """Whether what the sort names was struck in the place: it, or towns of its country alone, stand in those words or beside them."""
    countries = {place.country for name in places for place in find_places(name, "en")}
    for clause in clauses(line.text):
        found = re.search(rf"\b(?:{sort.words})\b", clause.original, re.IGNORECASE)
        if found is None or _LOOKS_BACK.search(clause.original[: found.start()]):
            continue
        around = clause.original[found.start() : found.end() + _BESIDE]
        towns = {place.country for place in find_places(around, "en") if place.kind != "country"}
        if (towns and towns <= countries) or (not towns and is_located(around, places)):
            return True
    return False


def _searched(material: Material, places: tuple[str, ...], sort: Sort | None) -> ArchiveSearch:
    """The lines that tell of the story's kind in the place, or of another under which its sort is told."""
    event = material.pack.profile.event
    before = material.began - (_NATURAL_MARGIN if event in NATURAL else MARGIN)
    search = record_of_kind(material.pack.archive, places, event.value, before)
    found: dict[str, ArchiveLine] = {}
    more = search.more
    for one in (event, *(sort.also if sort is not None and places else ())):
        asked = search if one is event else record_of_kind(material.pack.archive, places, one.value, before)
        more += asked.more if one is not event else 0
        about = (line for line in asked.found if is_about(line, TELLING[one], places) and is_kin(line, one, named=False))
        found |= {line.id: line for line in about}
        people = _people_of(material, places) if sort is not None else ()
        theirs = record_of_kind(material.pack.archive, people, one.value, before).found if people else ()
        found |= {line.id: line for line in theirs if _is_at_home(line, TELLING[one], people, places) and is_kin(line, one, named=False)}
    found |= {line.id: line for line in _by_its_words(material, places, sort, before)}
    return replace(search, found=tuple(sorted(found.values(), key=lambda line: (line.date, line.id))), more=more)


def _by_its_words(material: Material, places: tuple[str, ...], sort: Sort | None, before: date) -> list[ArchiveLine]:
    """Lines that the sort's own words find, where the kind's do not ("gunmen kidnap students")."""
    if sort is None or not sort.enough or not places:
        return []
    words, people = rf"\b(?:{sort.words})\b", _people_of(material, places)
    names = tuple(dict.fromkeys([*(name for place in places for name in names_of_place(place)), *people]))
    lines = material.pack.archive.search(ArchiveQuery(places=names, events=sort.mentions, before=before)).found
    if sort.target:
        return [line for line in lines if _is_struck_here(line, sort, places)]
    return [line for line in lines if is_about(line, words, places) or (people and _is_at_home(line, words, people, places))]


def _people_of(material: Material, places: tuple[str, ...]) -> tuple[str, ...]:
    """How the people of a country are called, under which lines tell of it ("near the Greek village of …")."""
    codes = [place.country for place in material.pack.profile.places if place.name in places and is_country(place) and place.country]
    return tuple(name for code in codes for name in peoples_of(code))


def _is_at_home(line: ArchiveLine, telling: str, people: tuple[str, ...], places: tuple[str, ...]) -> bool:
    """Whether a line that names a country's people tells of something there: it names no other country."""
    return is_about(line, telling, people) and all(
        place.kind != "country" or place.span.cut(line.text) in (*people, *places) for place in find_places(line.text, "en")
    )


def _named_here(material: Material, places: tuple[str, ...], sort: Sort) -> tuple[ArchiveLine, ...]:
    """Every line that names the place or its people and has a word for the kind, whatever it tells: what an absence is searched in."""
    archive, event = material.pack.archive, material.pack.profile.event
    asked = (*places, *_people_of(material, places))
    found = (line for one in (event, *sort.also) for line in record_of_kind(archive, asked, one.value, material.began - MARGIN).found)
    return tuple({line.id: line for line in found}.values())


def _places_to_ask(material: Material) -> list[tuple[str, ...]]:
    """The story's places in turn: those where its lead puts it; without a lead those that most items name, and where nature strikes their
    countries together. A country comes first for what concerns one."""
    lead, ordered, event = lead_text(material), material.pack.profile.places[:3], material.pack.profile.event
    if event in _OF_A_COUNTRY:
        ordered = tuple(sorted(ordered, key=lambda place: not (is_country(place) and (not lead or place.name in lead))))
        return [(place.name,) for place in ordered]
    if not lead:
        told = [place for place in ordered if is_borne_out(material, place)]
        over = tuple(place.name for place in told if is_country(place)) if event in NATURAL else ()
        around = {place.country for place in told}
        return [over] if len(over) > 1 else [(place.name,) for place in ordered if place in told or place.country in around]
    scenes = [place for place in ordered if is_located(lead, (place.name,))]
    around = {place.country for place in scenes}
    here = [*scenes, *(place for place in ordered if place not in scenes and place.country in around and event not in NATURAL)]
    return [(place.name,) for place in here or ordered if here or place.name in lead or event not in NATURAL]
