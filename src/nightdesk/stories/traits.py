"""What of an item the linker compares: its traits, as keys that mean the same in every language.

c:TR            a country              k:SNK       the consonants of a name-like word
p:TR/Istanbul   a city or region       e:election  a concept of the lexicon
n:7.8           a number               w:zemletr   the stem of a word, romanised; for Chinese characters a pair of them
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from nightdesk.foundation.spans import Span
from nightdesk.languages import words
from nightdesk.languages.names import find_names, romanise
from nightdesk.languages.numbers import read_numbers
from nightdesk.languages.places import FoundPlace, find_places
from nightdesk.stories.concepts import find_concepts

LONGEST_TEXT = 2_000
STEM = 6
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_LETTERS = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Traits:
    """Keys with their weights between 0 and 1, in a fixed order."""

    keys: dict[str, float]


def read_traits(text: str, language: str) -> Traits:
    """The traits of the first 2,000 characters of a text."""
    text = text[:LONGEST_TEXT]
    spans = words.split(text, language)
    places = find_places(text, language)
    keys: dict[str, float] = {}
    for place in places:
        for key in _place_keys(place):
            keys[key] = 1.0
    for number in read_numbers(text, language):
        if number.value is not None and not number.rounded and (number.value >= 13 or number.value != int(number.value)):
            keys[f"n:{number.value:g}"] = 1.0 if not 1900 <= number.value <= 2100 else 0.2
    taken = tuple(place.span for place in places)
    for name in find_names(text, language):
        if not _inside(name.span, taken):
            keys[f"k:{name.key}"] = max(keys.get(f"k:{name.key}", 0.0), 1.0 if name.sure else 0.6)
            if len(name.key) >= 4:
                keys.setdefault(f"k:{name.key[:-1]}", 0.3)
    for concept in find_concepts(text, spans):
        keys[f"e:{concept}"] = 1.0
    for stem in _stems(text, spans):
        keys.setdefault(f"w:{stem}", 1.0)
    return Traits(keys)


def _place_keys(place: FoundPlace) -> tuple[str, ...]:
    if place.kind == "country":
        return (f"c:{place.country}",)
    return (f"p:{place.country}/{place.name}", f"c:{place.country}") if place.country else (f"p:{place.name}",)


def _inside(span: Span, taken: tuple[Span, ...]) -> bool:
    return any(other.overlaps(span) for other in taken)


def _stems(text: str, spans: tuple[Span, ...]) -> list[str]:
    found = []
    for span in spans:
        word = span.cut(text)
        if _HAN_RUN.search(word) or word.isdigit():
            continue
        plain = _LETTERS.sub("", romanise(word).lower())
        if len(plain) >= 3:
            found.append(plain[:STEM])
    for run in _HAN_RUN.finditer(text):
        signs = [romanise(sign).lower() for sign in run.group()]
        found.extend(f"{first}{second}" for first, second in pairwise(signs))
    return found
