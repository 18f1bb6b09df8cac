"""Does each name stand where a name of its kind can stand? A country does not die at 91, and Voronezh does not lie in Ukraine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from nightdesk.languages.places import FoundPlace
from nightdesk.verify.evidence import Case, places_in
from nightdesk.verify.model import Finding
from nightdesk.verify.reading import Reading, Word

CHECK = "names"
_OFFICE = (
    r"(?:(?:prime|foreign|defen[cs]e|interior|finance) minister|minister|(?:vice[- ])?president|premier|chancellor|king|queen|emperor|pope|"
    r"mayor|governor|secretary[- ]general|chief justice|speaker|senator|general|colonel|judge)"
)
_DONE_BY_PEOPLE = re.compile(
    rf"\s(?:(?:dies|died|is dead|was found dead)\b(?! out)|(?:becomes|became|is sworn in|was sworn in|(?:is|was) (?:re-?)?elected|"
    rf"(?:is|was) (?:re-?)?appointed|(?:is|was) named|is|was|resigns|resigned|steps down|stepped down|takes office|took office)"
    rf"(?: as)?(?: the| a| an| new| interim| acting| next| former| first| last| current)* (?:leader|{_OFFICE})\b|"
    r"(?:is|was) (?:buried|born)\b)",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(rf"(?<![-\w]){_OFFICE}\s(?=[A-Z])", re.IGNORECASE)
_PARTY = re.compile(r"\b(?:Party|Movement|Alliance|Front|League|Coalition|Democrats|Republicans|Brothers|Union|Bloc)\b")
_NAME = r"[A-Z][\w’'-]*(?: (?:of |and )?[A-Z][\w’'-]*){0,5}"
_BELONGS = re.compile(rf"(?P<member>{_NAME}) belong(?:s|ed) to (?:the )?(?P<body>{_NAME})")
_WITHIN = re.compile(r"(?:, |\s\()")
_ASIDE = re.compile(r"\(([^()]{8,200})\)")
_FEWEST = 3


def check_roles(case: Case) -> Iterator[Finding]:
    """Failures only; what the evidence words just so, or in a language that is not read here, is let pass."""
    held = [reading.text for reading in case.english]
    for problem, words in (*_persons(case), *_members(case), *_elsewhere(case), *_turned_asides(case.reading, held)):
        if not any(words in text for text in held):
            yield case.failed(CHECK, problem)


def _places(case: Case) -> tuple[FoundPlace, ...]:
    return places_in(case.reading.text, "en")


def _persons(case: Case) -> Iterator[tuple[str, str]]:
    """Countries and towns that do, or are called, what only a person is."""
    text = case.reading.text
    for place in _places(case):
        start, end = place.span.start, place.span.end
        doing = _DONE_BY_PEOPLE.match(text, end)
        if doing and _opens_clause(text, start):
            yield f"“{text[start:end]}” is a place, and is told of as a person.", text[start : doing.end()]
        called = next((found for found in _OF_PEOPLE.finditer(text, max(0, start - 40), start + 1) if found.end() == start), None)
        if called and place.kind == "country" and not _runs_on(case.reading, end):
            yield f"“{text[start:end]}” is a country, and is given a person's office.", text[called.start() : end]


def _members(case: Case) -> Iterator[tuple[str, str]]:
    """A party that belongs to what is none."""
    for found in _BELONGS.finditer(case.reading.text):
        if _PARTY.search(found["member"]) and not _PARTY.search(found["body"]):
            yield f"“{found['member']}” is a body, and is told of as somebody's member.", found[0]


def _opens_clause(text: str, start: int) -> bool:
    return re.search(r"(?:^|[.;:,]\s|\bthat )(?:the )?$", text[:start], re.IGNORECASE) is not None


def _runs_on(reading: Reading, end: int) -> bool:
    """Whether the name goes on behind the place: "President Jordan Bardella"."""
    return any(word.capital and 0 <= word.start - end <= 1 for word in reading.words)


def _elsewhere(case: Case) -> Iterator[tuple[str, str]]:
    """A place beside the name of a country that it does not lie in: "Voronezh, Ukraine"."""
    text, places = case.reading.text, _places(case)
    for one, other in pairwise(places):
        beside = _WITHIN.fullmatch(text[one.span.end : other.span.start]) is not None
        apart = other.kind == "country" and one.kind != "country" and one.country and one.country != other.country
        if beside and apart and not _lists(text, other.span.end) and not any(place.country == other.country for place in _named(one, case)):
            yield f"“{one.name}” is not known to lie in {other.name}.", text[one.span.start : other.span.end]


def _named(one: FoundPlace, case: Case) -> list[FoundPlace]:
    """Other places of that name which the evidence sets in a country of its own."""
    return [place for place in case.places if place.name == one.name and place.country != one.country]


def _lists(text: str, end: int) -> bool:
    """Whether a list goes on: "London, France and Spain"."""
    return re.match(r"(?:,? and |, [A-Z][\w-]+(?:,| and))", text[end:]) is not None


def _turned_asides(reading: Reading, held: list[str]) -> Iterator[tuple[str, str]]:
    """Words in brackets that the evidence has in brackets, in another order."""
    for found in _ASIDE.finditer(reading.text):
        words = _inside(reading, found)
        if len(words) < _FEWEST:
            continue
        others = [other[1].lower().split() for text in held for other in _ASIDE.finditer(text)]
        if any(Counter(other) == Counter(found[1].lower().split()) and other != found[1].lower().split() for other in others):
            yield f"The words “{found[1]}” stand in another order in the evidence.", found[0]


def _inside(reading: Reading, found: re.Match[str]) -> list[Word]:
    return [word for word in reading.words if found.start() <= word.start < found.end()]
