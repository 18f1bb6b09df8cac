"""Places named in a text, in any language, with where they are.

Countries are known in all languages of CLDR, cities above 100,000 people and capitals in the scripts of GeoNames, first-level regions and
towns above 15,000 people by their own name. A region of the world ("South America") is no place here, and no part of its name is one. A
small town counts only where its country is named too; a name that could be a person's
("Nancy Pelosi") or a word ("Nice", "Of") does not count. Names in languages that inflect are found by their stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nightdesk.foundation.spans import Span
from nightdesk.languages.gazetteer import MINOR, NEWSWORTHY, UNSPACED, WORD, WORLD_REGION, Entry, fold, gazetteer
from nightdesk.languages.known_places import KnownPlaces

LONGEST_TEXT = 20_000
PARTICLES = frozenset({"de", "del", "da", "di", "al", "el", "bin", "ibn", "von", "van"})
_GENERIC = """
    city province state district region oblast county airport university prefecture governorate island islands river valley republic
    government border strip police ministry north south east west northern southern eastern western central greater new peninsula city's
    capital department stock mayor
"""
GENERIC = frozenset(_GENERIC.split())
_OF_A_BODY = re.compile(r"\b(?:Department|Ministry|Minister|Secretary|Court|Board|Chamber|Faculty) of $")


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place as it stands in a text. `name` is English, `country` ISO 3166 alpha-2 (None for seas and the like).

    `kind` is country, region or city; `region` is the first-level region of a city, where it is known.
    """

    span: Span
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    kind: str
    region: str | None = None


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    candidates: tuple[Entry, ...]


def country_name(alpha2: str, language: str = "en") -> str:
    """A country's name in a language, in English where CLDR has none, or the code itself where nobody knows it."""
    names = gazetteer()
    return names.country_name(alpha2, language) or names.country_name(alpha2, "en") or alpha2


def find_places(text: str, language: str, *, parts: bool = False) -> tuple[FoundPlace, ...]:
    """The places named in the first 20,000 characters of `text`, in the order in which they stand, each as often as it is named.

    With `parts`, "America" counts in "North America" too: no place of the text, but a sign of what it has in common with others.
    """
    mentions = [mention for mention in _mentions(text, language, parts) if not _is_world_region(mention)]
    sure = {mention.candidates[0].country for mention in mentions if _settles(mention.candidates)}
    found = ((mention, _choose(mention.candidates, sure)) for mention in mentions)
    return tuple(
        FoundPlace(
            Span(mention.start, mention.end),
            entry.name,
            entry.country or None,
            entry.latitude,
            entry.longitude,
            entry.kind,
            entry.region or None,
        )
        for mention, entry in found
        if entry is not None
    )


def find_world_regions(text: str, language: str) -> tuple[tuple[Span, str], ...]:
    """The regions of the world named in a text, by their English names: "South America" for "América do Sul"."""
    found = (mention for mention in _mentions(text, language, False) if _is_world_region(mention))
    return tuple((Span(mention.start, mention.end), mention.candidates[0].name) for mention in found)


@lru_cache(maxsize=16)
def _mentions(text: str, language: str, parts: bool) -> tuple[_Mention, ...]:
    text = text[:LONGEST_TEXT]
    return tuple(sorted([*_in_words(text, language, parts), *_in_unspaced(text, language, parts)], key=lambda mention: mention.start))


def _is_world_region(mention: _Mention) -> bool:
    return mention.candidates[0].kind == WORLD_REGION


def _settles(candidates: tuple[Entry, ...]) -> bool:
    """Whether this name alone says which country is meant."""
    first = candidates[0]
    return first.kind == "country" or (first.people >= MINOR and len({entry.country for entry in candidates}) == 1)


def _choose(candidates: tuple[Entry, ...], countries: set[str]) -> Entry | None:
    """The largest of that name, unless another lies in a country that the text names."""
    here = [entry for entry in candidates if entry.country in countries]
    best = (here or list(candidates))[0]
    if candidates[0].people > 40 * best.people and candidates[0].kind == "city" and best.people < MINOR:
        best = candidates[0]
    return best if best.people >= MINOR or best.country in countries else None


def _in_words(text: str, language: str, parts: bool) -> Iterator[_Mention]:
    words = [(match.start(), match.end()) for match in WORD.finditer(text)]
    folded = [fold(text[start:end]) for start, end in words]
    known = KnownPlaces.of(language)
    at = 0
    while at < len(words):
        if not known.may_open(text[words[at][0]]):
            at += 1
            continue
        for length in range(min(known.reach(folded[at]), len(words) - at), 0, -1):
            start, end = words[at][0], words[at + length - 1][1]
            if length > 1 and not _joined(text, words, at, length):
                continue
            entries, past = known.look_up(text[start:end], " ".join(folded[at : at + length]) if length > 1 else folded[at])
            end -= past
            if parts and entries and entries[0].kind == WORLD_REGION:
                continue
            sure = bool(entries) and (length > 1 or entries[0].kind in ("country", WORLD_REGION))
            if sure or (entries and not _looks_like_person(text, words, at, entries[0], known)):
                yield _Mention(start, end, entries)
                at += length - 1
                break
        at += 1


def _joined(text: str, words: list[tuple[int, int]], at: int, length: int) -> bool:
    return all(text[words[n][1] : words[n + 1][0]] in (" ", "\u00a0", "-", ", ", ". ", "–") for n in range(at, at + length - 1))


def _looks_like_person(text: str, words: list[tuple[int, int]], at: int, entry: Entry, known: KnownPlaces) -> bool:
    """A lesser city's name directly beside another capitalised word is more likely somebody's, or a body's ("Department of Justice")."""
    if entry.people >= (NEWSWORTHY if entry.kind == "region" else 1_000_000) or not text[words[at][0]].isupper():
        return False
    if _OF_A_BODY.search(text, max(0, words[at][0] - 24), words[at][0]) or text.startswith(" Department", words[at][1]):
        return True
    before, after = max(at - 1, 0), min(at + 1, len(words) - 1)
    beside_first = before < at and text[words[before][1] : words[at][0]] == " " and not _opens_sentence(text, words[before][0])
    beside_last = after > at and text[words[at][1] : words[after][0]] == " "
    first, last = text[slice(*words[before])], text[slice(*words[after])]
    return (beside_first and (first in PARTICLES or _could_be_a_name(first, known))) or (beside_last and _could_be_a_name(last, known))


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip()
    return not before or before[-1] in '.!?:("“'


def _could_be_a_name(word: str, known: KnownPlaces) -> bool:
    folded = fold(word)
    return word[0].isupper() and folded not in GENERIC and not known.is_country(folded)


def _in_unspaced(text: str, language: str, parts: bool) -> Iterator[_Mention]:
    """Chinese, Japanese, Thai, Lao, Khmer, Burmese: the longest name that starts at each character."""
    known = KnownPlaces.of(language)
    for run in UNSPACED.finditer(text):
        at, flat = 0, run.group()
        while at < len(flat):
            for length in known.lengths(flat[at : at + 2]):
                if at + length <= len(flat) and (entries := known.exact(fold(flat[at : at + length]))):
                    if parts and entries[0].kind == WORLD_REGION:
                        continue
                    yield _Mention(run.start() + at, run.start() + at + length, entries)
                    at += length - 1
                    break
            at += 1
