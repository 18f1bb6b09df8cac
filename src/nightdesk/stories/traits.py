"""What of an item the linker compares: its traits, as keys that mean the same in every language.

c:TR            a country              k:SNK       the consonants of a name-like word
p:TR/Istanbul   a city or region       e:election  a concept of the lexicon
n:7.8           a number               w:zemletr   the stem of a word, romanised; for Chinese characters a pair of them
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from nightdesk.foundation.spans import Span
from nightdesk.languages import words
from nightdesk.languages.gazetteer import fold
from nightdesk.languages.names import find_names
from nightdesk.languages.numbers import ReadNumber, read_numbers
from nightdesk.languages.places import FoundPlace, find_places
from nightdesk.languages.sounds import romanise
from nightdesk.stories.concepts import find_concepts

LONGEST_TEXT = 2_000
OPENING = 400
STEM = 6
BETWEEN = (" ", "\u00a0", "-", "·", "・", "•", "‧", "=", "＝")
_LETTERS_ANY = re.compile(r"[^\W\d_]+")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_LETTERS = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Traits:
    """Keys with their weights between 0 and 1, in a fixed order.

    `standing` is how prominent each is in a text of more than a paragraph: more the more often it stands there, and if the opening has it.
    """

    keys: dict[str, float]
    standing: dict[str, float]


def read_traits(text: str, language: str) -> Traits:
    """The traits of the first 2,000 characters of a text."""
    text = text[:LONGEST_TEXT]
    keys, told = _keys(text, language)
    if len(text) <= OPENING:
        return Traits(keys, {})
    times = Counter(told)
    first, _ = _keys(text[:OPENING].rsplit(" ", 1)[0], language)
    return Traits(keys, {key: (1 + math.log(times[key])) * (1.5 if key in first else 1.0) for key in keys})


def _keys(text: str, language: str) -> tuple[dict[str, float], list[str]]:
    """The traits of a text with their weights, and each as often as it stands there."""
    spans = words.split(text, language)
    places = find_places(text, language, parts=True)
    keys: dict[str, float] = {}
    told: list[str] = []
    for place in places:
        for key, weight in zip(_place_keys(place), (1.0, 0.7, 0.7), strict=False):
            keys[key] = max(weight, keys.get(key, 0.0)) if key[0] == "p" else 1.0
            told.append(key)
    for number in read_numbers(text, language):
        if number.value is not None and not number.rounded and _tells(number, text):
            keys[f"n:{number.value:g}"] = 1.0
            told.append(f"n:{number.value:g}")
    taken = tuple(place.span for place in places)
    names = [name for name in find_names(text, language, shortest=1) if not _inside(name.span, taken)]
    for name in names:
        if len(name.key) < 2:
            continue
        keys[f"k:{name.key}"] = max(keys.get(f"k:{name.key}", 0.0), 1.0 if name.sure else 0.6)
        told.append(f"k:{name.key}")
    for first, second in pairwise(names):
        if text[first.span.end : second.span.start] in BETWEEN and len(first.key) + len(second.key) >= 5:
            keys[f"m:{first.key} {second.key}"] = 1.0
            told.append(f"m:{first.key} {second.key}")
    for concept, often in find_concepts(text, spans, language).items():
        keys[f"e:{concept}"] = 1.0
        told.extend([f"e:{concept}"] * often)
    for stem in _stems(text, spans):
        keys.setdefault(f"w:{stem}", 1.0)
        told.append(f"w:{stem}")
    for name in names:  # last, so that whoever learns names can tell them from what stands here for their endings' sake
        if len(name.key) >= 4:
            keys.setdefault(f"k:{name.key[:-1]}", 0.3)
            told.append(f"k:{name.key[:-1]}")
    return keys, told


def _tells(number: ReadNumber, text: str) -> bool:
    """Small counts, years and days of the month stand in too many texts to tell stories apart."""
    value = number.value or 0
    if value != int(value):
        return True
    return value >= 13 and not 1900 <= value <= 2100 and not (value <= 31 and _is_day(number.span, text))


def _is_day(span: Span, text: str) -> bool:
    """Whether a month stands beside the number, or a sign that marks days."""
    if text[span.end : span.end + 1] in tuple("日号號일"):
        return True
    beside = (
        *_LETTERS_ANY.findall(text[span.end : span.end + 24])[:2],
        *_LETTERS_ANY.findall(text[max(0, span.start - 16) : span.start])[-1:],
    )
    return any(fold(word) in _months() for word in beside)


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    """Names of months in all languages, with the openings of the longer ones for the sake of endings."""
    table = tomllib.loads(files("nightdesk.languages").joinpath("months.toml").read_text("utf-8"))
    names = {
        fold(name.strip())
        for months in table.values()
        if isinstance(months, str)
        for month in months.split(",")
        for name in month.split("|")
    }
    return frozenset(name for name in names if len(name) >= 3)


def _place_keys(place: FoundPlace) -> tuple[str, ...]:
    if place.kind == "country":
        return (f"c:{place.country}",)
    if not place.country:
        return (f"p:{place.name}",)
    around = (f"p:{place.country}/{place.region}",) if place.region else ()
    return (f"p:{place.country}/{place.name}", *around, f"c:{place.country}")


def _inside(span: Span, taken: tuple[Span, ...]) -> bool:
    return any(other.overlaps(span) for other in taken)


@lru_cache(maxsize=32_768)
def _stem(word: str) -> str:
    """The opening of the word in Latin letters; "" where it is too short to tell anything, a number, or of Chinese characters."""
    if _HAN_RUN.search(word) or word.isdigit():
        return ""
    plain = _LETTERS.sub("", romanise(word).lower())
    return plain[:STEM] if len(plain) >= 3 else ""


def _stems(text: str, spans: tuple[Span, ...]) -> list[str]:
    found = [stem for span in spans if (stem := _stem(span.cut(text)))]
    for run in _HAN_RUN.finditer(text):
        signs = [romanise(sign).lower() for sign in run.group()]
        found.extend(f"{first}{second}" for first, second in pairwise(signs))
    return found
