"""Whether a sentence puts what it tells in a place, and does not only name it: "Russia shells Kharkiv" tells of nothing in Russia."""

from __future__ import annotations

import re
from functools import lru_cache

from nightdesk.archive.model import ArchiveLine
from nightdesk.archive.place_names import press_name
from nightdesk.drafts.restate import clauses
from nightdesk.foundation.spans import Span
from nightdesk.languages.places import FoundPlace, find_places

# Where somebody comes from, goes to, or on whose side he is, with the names that stand between in a list.
_OF_SOMEBODY = re.compile(r"\b(?:from|to|towards?|for|by|with|via) (?:the )?(?:[A-Z][\w'’-]*,? (?:and |or )?){0,8}$")
_BEFORE = 80
_QUARTER = r"(?:(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Mm]id)[- ]?(?:east|west)?(?:ern)?|[Cc]entral)[- ]"
_AMONG = (
    rf"(?:(?:the|mainland|rural|contiguous|neighbou?ring|much|most|parts?|half|all|and|of) |{_QUARTER}|[A-Z][\w.'’-]*,? and (?:the )?)*"
)
# A country acts as often as it is a scene: it is one after these words.
_SCENE = re.compile(
    rf"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]ff|[Aa]cross|[Aa]round|[Oo]utside|[Ii]nside|[Tt]hroughout|[Ww]ithin|[Aa]long|border between|"
    r"(?:attack|strike|bombing|raid|assault)s? on|"
    r"(?:cit(?:y|ies)|states?|coasts?|parts?|provinces?|regions?|islands?|towns?|villages?|capital|areas?|shores?|districts?|"
    r"north|south|east|west|border|half|most|much) of|"
    r"hits?|str(?:uck|ikes?)|rock(?:s|ed)?|sh(?:akes?|ook)|batter(?:s|ed)?|lash(?:es|ed)?|devastat(?:es|ed)) "
    rf"{_AMONG}|(?<![\w’'-]){_QUARTER})$"
)
_BEHIND_A_TOWN = re.compile(
    r"(?:(?:^|[^\w’'-])[A-ZÀ-Ž][\w’'.-]*|\b(?:province|state|district|county|city|governorate|oblast|region|prefecture)), $"
)
_OPENS_THE_SENTENCE = re.compile(r"^(?:In|At|On|Near|From|After|Following|With|For)\b[^,]{0,40}, $")
_PARTS = re.compile(r"[.;]\s+|,? (?:after|as|while|when|before|following|amid) ")
_STRICKEN = re.compile(r" (?:is|are|was|were) (?:hit|struck|rocked|shaken|battered|devastated)\b")
# "The South China Sea" is not China.
_SEA = re.compile(r" (?:Sea|Ocean|Strait)\b")
_BORDER = re.compile(r"(?:[-–—][A-Z]\w+)? border\b")


def is_about(line: ArchiveLine, telling: str, places: tuple[str, ...]) -> bool:
    """One sentence of the line holds a telling word and puts it in the place, or names this country and no other ("Indonesia counts 220
    dead"), or names no place while another sentence names this one."""
    told = clauses(line.text)
    telling_ones = [clause.original for clause in told if re.search(telling, clause.original, re.IGNORECASE)]
    if not places or not telling_ones:
        return bool(telling_ones)
    if any(is_located(text, places) or _is_at_home(text, places) for text in telling_ones):
        return True
    elsewhere = any(is_located(clause.original, places) for clause in told)
    return elsewhere and any(not find_places(text, "en") for text in telling_ones)


def _is_at_home(text: str, places: tuple[str, ...]) -> bool:
    named = find_places(text, "en")
    own = any(not _SEA.match(text[found.end() :]) for place in places for found in _mentions(text, place))
    return own and all(_country_of(place) in _countries_of(places) for place in named)


@lru_cache(maxsize=64)
def _countries_of(places: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_country_of(place) for name in places for place in find_places(name, "en"))


def _country_of(place: FoundPlace) -> str:
    return place.country or place.name


def is_located(text: str, places: tuple[str, ...]) -> bool:
    """Whether a sentence names one of the places as where something is, not as where somebody comes from, or as who does something."""
    return any(_is_scene(text, found, place in countries()) for place in places for found in _mentions(text, place))


def _mentions(text: str, place: str) -> list[re.Match[str]]:
    return list(re.finditer(rf"\b{re.escape(place)}\b(?![-'’]\w)|\b{re.escape(place)}(?=['’]s [A-Z])", text))


def _is_scene(text: str, found: re.Match[str], country: bool) -> bool:
    before, after = text[max(0, found.start() - _BEFORE) : found.start()], text[found.end() :]
    if _OF_SOMEBODY.search(before) or _SEA.match(after):
        return False
    if not country or after.startswith(":") or _STRICKEN.match(after) or _BORDER.match(after) or before.endswith(("–", "—")):
        return True
    if _SCENE.search(before):
        return True
    behind = _BEHIND_A_TOWN.search(before) is not None
    return behind and (after[:1] in (",", ".", "") or not _OPENS_THE_SENTENCE.match(before))


def part_around(text: str, span: Span) -> str:
    """The part of the sentence that holds the span, up to the next subordinate clause or stop."""
    return text[slice(*_ends_of_part(text, span))]


def towns_in_part(text: str, span: Span, places: list[Span]) -> list[Span]:
    """Those of the places that stand in the same part of the sentence as the span."""
    start, end = _ends_of_part(text, span)
    return [place for place in places if start <= place.start and place.end <= end]


def _ends_of_part(text: str, span: Span) -> tuple[int, int]:
    start = max((match.end() for match in _PARTS.finditer(text, 0, span.start)), default=0)
    after = _PARTS.search(text, span.end)
    return start, after.start() if after else len(text)


def lies_elsewhere(part: str, places: tuple[str, ...]) -> bool:
    """Whether part of a sentence names places of other countries alone."""
    own, there = _countries_of(places), {_country_of(place) for place in find_places(part, "en")}
    return bool(own and there) and own.isdisjoint(there)


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """What countries are called in English, by the gazetteer and by the press."""
    return frozenset({*territories().values(), *map(press_name, territories().values())})


@lru_cache(maxsize=1)
def territories() -> dict[str, str]:
    """Names by ISO 3166 code."""
    from babel import Locale

    return {str(code): str(name) for code, name in Locale("en").territories.items()}
