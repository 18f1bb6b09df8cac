"""Offices of state: which one a story is about, under which names the archive knows it, and which lines tell that its holder changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nightdesk.archive.model import ArchiveLine
from nightdesk.archive.place_names import names_of_place, press_name
from nightdesk.drafts.events import with_article
from nightdesk.drafts.material import Material
from nightdesk.drafts.restate import clauses
from nightdesk.languages.gazetteer import gazetteer
from nightdesk.languages.places import country_name, find_places
from nightdesk.stories.model import EventKind

_POLITICS = (EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.COUP, EventKind.DEATH)
_TITLES = "prime minister|president|chancellor|premier|king|queen|emperor|monarch|governor[- ]general|general secretary|pope|speaker"
_TITLE_OF = re.compile(
    rf"\b(?P<title>{_TITLES})\b(?: of (?:the )?(?P<country>[A-Z][\w'’-]+(?: (?:and )?[A-Z][\w'’-]+){{0,3}}))?", re.IGNORECASE
)
_CHANGE = re.compile(
    r"\b(?:elect(?:s|ed)?|re-?elected|sworn in|inaugurat\w+|becomes?|became|appoint(?:s|ed)?|nam(?:es|ed) as|succeed\w*|takes? office|"
    r"resign(?:s|ed)?|steps? down|oust\w*|dismiss\w*|depos\w*|dies|assassinated|impeached|removed|abdicat\w*|wins|won|crowned)\b",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"^(?:, [^,;.]{0,60},|[^,;.]{0,25}?) ?(?:is |was |are |were |has been |narrowly |formally |officially )*"
    r"(?:elected|sworn[- ]in|inaugurated|appointed|chosen|crowned|confirmed|becomes?|became|succeed(?:s|ed)|takes? office|took office|"
    r"takes? the oath|took the oath|assum\w+|wins? election|won election)\b"
    r"(?![^;.]{0,40}\b(?:longest|youngest|oldest|former|second|third|fourth|fifth)\b)[^;.]{0,60}?"
    rf"\b(?:{_TITLES}|presidency|premiership|throne)\b(?! of the (?:Chamber|Senate|Federal|National|European|Assembly|Court|Bank|Party))"
    r"(?!['’]s| of [^,.;]{0,40}['’]s)",
    re.IGNORECASE,
)
_NOT_HELD = frozenset({"former", "ex", "deputy", "vice", "to", "by", "under", "with", "for", "against", "from", "then"})
_DEPUTY = re.compile(r"\b(?:deputy|vice|former|ex)[- ]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Office:
    """`title` as a sentence names it ("Prime Minister of Italy"), all names that lines may use, and the code of the country."""

    title: str
    names: tuple[str, ...]
    country: str


def office_in(material: Material) -> Office | None:
    """The first office of a country that the lead, or what is told without English, names; None where the story is of no office."""
    if material.pack.profile.event not in _POLITICS:
        return None
    told = material.first_words
    country = next((place for place in material.pack.profile.places if place.country), None)
    for found in _TITLE_OF.finditer(told):
        title, code = found["title"].lower(), _country(found["country"]) or (country.country if country else None)
        if code is not None and not _DEPUTY.search(told[: found.start()]) and title not in ("pope", "speaker", "general secretary"):
            return _office(title, code)
    return None


def is_change_of(office: Office, line: ArchiveLine) -> bool:
    """Whether a sentence of the line that names the office tells that somebody comes into it or leaves it."""
    named = _any_of(office.names)
    return any(
        _CHANGE.search(clause.original) and any(_is_held(clause.original[: found.start()]) for found in named.finditer(clause.original))
        for clause in clauses(line.text)
    )


def _is_held(before: str) -> bool:
    """Whether what stands before an office leaves it in somebody's hands: no former holder, no deputy, nobody's adviser."""
    words = before.replace("-", " ").split()
    return not words or words[-1].lower() not in _NOT_HELD


def takes_office(clause: str, name: str) -> bool:
    """Whether a sentence tells that the person comes into an office of state: named before the verb, the office after it."""
    at = clause.find(name)
    if at < 0 or re.search(r"\b(?:by|of|for|to|with)(?: [A-Z][\w-]*){0,3} $", clause[:at]):
        return False
    found = _TAKES.match(clause[at + len(name) :])
    return found is not None and re.search(r"\b(?:vice|deputy)\b", found.group(), re.IGNORECASE) is None


def title_taken(clause: str, name: str) -> str | None:
    """The office of state into which a sentence brings the person, without its country: "president"; None where it brings him into none."""
    at = clause.find(name)
    if at < 0:
        return None
    takes = _TAKES.match(clause[at + len(name) :]) if takes_office(clause, name) else None
    as_what, after = rf"as (?:the )?(?P<title>{_TITLES})\b", clause[at + len(name) :]
    chosen = re.match(rf"[^.;]{{0,12}}\bassum(?:es|ed) (?:his|her) \w+ term {as_what}", after, re.IGNORECASE) or re.match(
        rf"[^.;]{{0,60}}\b(?:chooses|elects|appoints|confirms) (?:[A-Z]\w+ )?{re.escape(name)}(?:, [^,;.]{{0,60}},)? {as_what}",
        clause,
        re.IGNORECASE,
    )
    told = takes.group() if takes is not None else chosen["title"] if chosen is not None else ""
    titles = re.findall(rf"\b(?:{_TITLES})\b", told, re.IGNORECASE)
    return titles[-1].lower() if titles else None


@lru_cache(maxsize=256)
def _office(title: str, code: str) -> Office:
    """Under the names that headlines give an office: "Prime Minister of Italy", "Italian Prime Minister", "Italy's Prime Minister"."""
    written = " ".join(word.capitalize() for word in title.split())
    country = press_name(country_name(code))
    peoples = sorted({people.title() for people, other in gazetteer().demonyms.items() if other == code and not people.endswith("s")})
    forms = [f"{written} of {name}" for name in names_of_place(country)] + [f"{written} of the {country}"]
    forms += [f"{first} {written}" for first in (*peoples, *names_of_place(country))] + [f"{country}'s {written}"]
    return Office(f"{written} of {with_article(country)}", tuple(dict.fromkeys(forms)), code)


def _country(name: str | None) -> str | None:
    places = find_places(name, "en") if name else ()
    return next((place.country for place in places if place.kind == "country"), None)


@lru_cache(maxsize=256)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names), re.IGNORECASE)
