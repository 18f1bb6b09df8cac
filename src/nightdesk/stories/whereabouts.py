"""Where a story happens: the places its items name, voted on, the most specific well-supported one first."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nightdesk.archive.place_names import press_name
from nightdesk.languages.places import FoundPlace, country_name
from nightdesk.stories.model import Place
from nightdesk.stories.names import Named

# A country's own name, or a town in it, tells where something happened; "Russian" tells rather who did it.
_COUNTRY, _INSIDE, _ADJECTIVE, _IN_A_NAME = 2.0, 3.0, 1.0, 0.5
# A town whose country no item names may be a namesake.
_NAMESAKE = 0.25
_WELL_SUPPORTED = 0.4
_WORTH_NAMING = 0.15
# What a gazetteer takes for a place and a reader does not: parts of continents, the names of storms, the United Nations.
_NO_PLACE = re.compile(r"(?:north|south|east|west|central|northern|southern|eastern|western|latin)", re.IGNORECASE)
_NO_PLACE_AFTER = re.compile(
    r"(?:north|south|central|latin|hurricane|storm|typhoon|cyclone|badai|taufan|topan|furacão|hurikan|ouragan|huracán|ураган\w*|тайфун\w*|шторм\w*)\s$",
    re.IGNORECASE,
)
_UNITED = "国國"
# Thai and Lao are written without spaces: a town's name inside a run of letters is mostly part of another word, unless a word for "in" or
# for a kind of place stands before it.
_RUN_ON = {"th", "lo"}
_WHERE = re.compile(r"(?:[^\u0e00-\u0eff]|^|ใน|ที่|จังหวัด|เมือง|อำเภอ|เขต|กรุง|นคร|ตำบล|ຢູ່|ໃນ|ເມືອງ|ແຂວງ)$")
_MOST_PLACES, _MOST_COUNTRIES = 6, 8


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A place that one item names, and how strongly it tells where the item's event is. `country` is alpha-2."""

    name: str
    country: str
    kind: str
    latitude: float | None
    longitude: float | None
    weight: float
    in_a_person: bool


def read_mentions(found: Iterable[FoundPlace], text: str, names: Sequence[Named], language: str) -> tuple[Mentioned, ...]:
    """The places of one item. `names` are the persons and organisations that it names."""
    mentions: dict[tuple[str, str], Mentioned] = {}
    for place in found:
        if place.country is None or _is_no_place(place, text) or _is_run_on(place, text, language):
            continue
        around = next((named for named in names if named.span.contains(place.span) and named.span != place.span), None)
        weight = _IN_A_NAME if around else _weight(place, text, language)
        key = (place.name, place.country)
        if key not in mentions or mentions[key].weight < weight:
            mentions[key] = Mentioned(
                place.name,
                place.country,
                place.kind,
                place.latitude,
                place.longitude,
                weight,
                around is not None and not around.organisation,
            )
    return tuple(mentions.values())


def _is_run_on(place: FoundPlace, text: str, language: str) -> bool:
    at = place.span.start
    return language in _RUN_ON and place.kind != "country" and not _WHERE.search(text[max(0, at - 7) : at])


def _is_no_place(place: FoundPlace, text: str) -> bool:
    start, end = place.span.start, place.span.end
    following = text[end : end + 1]
    return bool(
        _NO_PLACE.fullmatch(text, start, end)
        or _NO_PLACE_AFTER.search(text[max(0, start - 14) : start])
        or (place.kind != "country" and following and following in _UNITED)
    )


def _weight(place: FoundPlace, text: str, language: str) -> float:
    if place.kind != "country":
        return _INSIDE
    name, written = place.name.casefold(), place.span.cut(text).casefold()
    adjective = language in ("en", "sco", "simple") and written not in (name, f"the {name}", "us", "uk", "u.s.", "u.k.")
    return _ADJECTIVE if adjective else _COUNTRY


def countries_by_support(readings: Sequence[tuple[Mentioned, ...]]) -> tuple[str, ...]:
    """Alpha-2 codes, best supported first; countries that hardly any item names are left out."""
    votes = _country_votes(readings)
    if not votes:
        return ()
    least = max(votes.values()) * _WORTH_NAMING
    ranked = sorted((code for code in votes if votes[code] >= least), key=lambda code: (-round(votes[code], 6), code))
    return tuple(ranked[:_MOST_COUNTRIES])


def places_by_support(readings: Sequence[tuple[Mentioned, ...]], countries: Sequence[str]) -> tuple[Place, ...]:
    """Places in `countries`: first the most specific one that many items name, then the rest by support."""
    support: Counter[tuple[str, str]] = Counter()
    known: dict[tuple[str, str], Mentioned] = {}
    for mentions in readings:
        for mention in mentions:
            if mention.country in countries and not mention.in_a_person:
                support[mention.name, mention.country] += 1
                known.setdefault((mention.name, mention.country), mention)
    located = sum(1 for mentions in readings if any(mention.country in countries[:1] for mention in mentions))
    least = max(1.0, _WORTH_NAMING * located) if located > 3 else 0.0
    ranked = sorted((key for key in known if support[key] > least or known[key].kind == "country"), key=lambda key: (-support[key], key))
    inside = [key for key in ranked if known[key].kind != "country"]
    first = next((key for key in inside if key[1] == countries[0] and support[key] >= _WELL_SUPPORTED * located), None)
    order = dict.fromkeys(([first] if first else []) + _countries_first(countries, known) + ranked)
    return tuple(_place(known[key]) for key in list(order)[:_MOST_PLACES])


def _countries_first(countries: Sequence[str], known: dict[tuple[str, str], Mentioned]) -> list[tuple[str, str]]:
    """The first country of a story is named even where its items name only a town in it."""
    found = {key[1]: key for key, mention in known.items() if mention.kind == "country"}
    for code in countries[:1]:
        if code not in found:
            key = (country_name(code), code)
            known[key] = Mentioned(key[0], code, "country", None, None, _COUNTRY, False)
            found[code] = key
    return [found[code] for code in countries if code in found]


def _place(mention: Mentioned) -> Place:
    return Place(press_name(mention.name), mention.country, mention.latitude, mention.longitude)


def _country_votes(readings: Sequence[tuple[Mentioned, ...]]) -> dict[str, float]:
    """Each item shares one vote among the countries it names."""
    named = {mention.country for mentions in readings for mention in mentions if mention.kind == "country"}
    votes: defaultdict[str, float] = defaultdict(float)
    for mentions in readings:
        weights: defaultdict[str, float] = defaultdict(float)
        for mention in mentions:
            trusted = mention.country in named or not named
            weights[mention.country] += mention.weight if trusted else _NAMESAKE * mention.weight
        total = sum(weights.values())
        for country, weight in weights.items():
            votes[country] += weight / total
    return dict(votes)
