"""Have two names of a sentence changed places against an original in another language?

A name is found in the original by its sound. The words and numbers beside it here are looked for beside it there: where the company of each
of two names is found beside the other one, and not beside itself, they have been exchanged. Words are met by their meaning, of which the
model knows a quarter: so this sees few exchanges, and can only cast doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from nightdesk.languages.meaning import words_likeness
from nightdesk.languages.words import split
from nightdesk.verify.evidence import Case
from nightdesk.verify.foreign import heard_as
from nightdesk.verify.mentions import SMALL_WORDS
from nightdesk.verify.model import Finding
from nightdesk.verify.names import names_in, spoken_in
from nightdesk.verify.reading import Word

CHECK = "names"
_REACH, _MOST_NAMES, _MOST_WORDS = 4, 12, 300
_NEXT, _SAME, _CLEARLY = 0.6, 0.4, 0.6
"""How much a neighbour counts less for each word farther off; from where on two words are held to be one; by how much to be sure."""
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a name stands, by the number of its word, among the words of a text."""

    words: tuple[str, ...]
    at: int

    def company(self) -> Iterator[tuple[str, float]]:
        for place in range(max(0, self.at - _REACH), min(len(self.words), self.at + _REACH + 1)):
            if place != self.at:
                yield self.words[place], _NEXT ** (abs(place - self.at) - 1)


def check_exchanges(case: Case) -> Iterator[Finding]:
    """Doubts only, at most one. Where the evidence is English `check_slots` sees more."""
    if case.english or not case.foreign or any(case.sentence.text in passage.text for passage in case.passages):
        return
    named = [word for word in names_in(case) if word.low not in SMALL_WORDS | spoken_in(case)][:_MOST_NAMES]
    tokens = _TOKEN.findall(case.reading.text)
    starts = [found.start() for found in _TOKEN.finditer(case.reading.text)]
    for text, language in case.foreign:
        original = _words(text, language)
        spots = [(word, _Spot(tuple(tokens), starts.index(word.start)), _places(word, original)) for word in named if word.start in starts]
        for (one, here, theirs), (other, there, others) in combinations([spot for spot in spots if spot[2]], 2):
            if one.low != other.low and _are_exchanged(here, theirs, there, others, language):
                yield case.doubted(CHECK, f"“{one.text}” and “{other.text}” seem to have changed places against the original.")
                return


def _are_exchanged(here: _Spot, theirs: Sequence[_Spot], there: _Spot, others: Sequence[_Spot], language: str) -> bool:
    own = _best(here, theirs, language) + _best(there, others, language)
    crossed_one, crossed_other = _best(here, others, language), _best(there, theirs, language)
    return min(crossed_one, crossed_other) > 0 and crossed_one + crossed_other > own + _CLEARLY


def _best(spot: _Spot, originals: Sequence[_Spot], language: str) -> float:
    return max(_affinity(spot, original, language) for original in originals)


def _affinity(spot: _Spot, original: _Spot, language: str) -> float:
    """How much of the company a name keeps here it keeps there."""
    total = 0.0
    for word, near in spot.company():
        total += max((near * close for other, close in original.company() if _one_word(word, other, language)), default=0.0)
    return total


@lru_cache(maxsize=32_768)
def _one_word(word: str, other: str, language: str) -> bool:
    if word.lower() == other.lower():
        return len(word) > 2 or word.isdigit()
    if word[0].isdigit() or other[0].isdigit():
        return re.sub(r"\D", "", word) == re.sub(r"\D", "", other) != ""
    known = words_likeness(word.lower(), "en", other.lower(), language)
    return len(word) > 2 and known is not None and known >= _SAME


@lru_cache(maxsize=512)
def _words(text: str, language: str) -> tuple[str, ...]:
    return tuple(span.cut(text) for span in split(text, language)[:_MOST_WORDS])


def _places(word: Word, original: tuple[str, ...]) -> list[_Spot]:
    return [_Spot(original, place) for place, other in enumerate(original) if heard_as(word.text, other)]
