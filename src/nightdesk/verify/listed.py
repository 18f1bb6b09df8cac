"""A number of things that the evidence lists by name: "three districts" where it names "the districts of Quetta, Gwadar and Nushki"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nightdesk.languages.places import find_places
from nightdesk.verify.evidence import Case
from nightdesk.verify.numerals import Numeral
from nightdesk.verify.reading import Reading
from nightdesk.verify.stems import akin, stem

FEWEST, MOST = 2, 12
_NAME = r"[A-Z][\w'’-]{0,30}(?:\s(?:(?:of|the|de|al|el)\s)?[A-Z][\w'’-]{0,30}){0,4}"
_LIST = re.compile(rf"{_NAME}(?:,\s{_NAME}){{0,10}},?\sand\s{_NAME}")
_PARTED = re.compile(r",?\sand\s|,\s")
_NEAR = 30
_OF_PLACES = "place town city village district province region country state governorate county area location"
_PLACES = frozenset(stem(word) for word in _OF_PLACES.split())


def is_listed(numeral: Numeral, case: Case) -> bool:
    """Whether what is counted is what an English passage lists, so many and no more: by the noun beside the list, or as places all."""
    noun = _noun(numeral, case.reading)
    if noun is None or numeral.ordinal or numeral.vague or not numeral.values <= set(range(FEWEST, MOST + 1)):
        return False
    lists = ((names, at, reading) for reading in case.english for names, at in _lists(reading))
    return any(len(names) in numeral.values and _fits(noun, names, reading, at) for names, at, reading in lists)


def _noun(numeral: Numeral, reading: Reading) -> str | None:
    return next((word.stem for word in reading.words if 0 < word.start - numeral.end <= 2), None)


def _lists(reading: Reading) -> Iterator[tuple[list[str], tuple[int, int]]]:
    """Each list of names with its place."""
    yield from ((_PARTED.split(found[0]), found.span()) for found in _LIST.finditer(reading.text))


def _fits(noun: str, names: list[str], reading: Reading, at: tuple[int, int]) -> bool:
    beside = (word for word in reading.words if at[0] - _NEAR <= word.start < at[0] or at[1] <= word.start <= at[1] + _NEAR)
    if any(word.stem == noun or akin(word.stem, noun) for word in beside if word.content):
        return True
    return noun in _PLACES and all(find_places(f"in {name}", "en") for name in names)
