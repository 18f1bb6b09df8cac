"""A text taken apart once for all checks: its words, numbers and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from nightdesk.verify.calendar import Moment, find_moments
from nightdesk.verify.lexicon import FUNCTION_WORDS, NEWSROOM_WORDS
from nightdesk.verify.numerals import Numeral, find_numerals
from nightdesk.verify.stems import Vocabulary, stem

_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+\d[^\W_]*(?:['’][^\W\d_]+)?|[^\W\d_]+(?:['’][^\W\d_]+)*")
"""Letters; or letters with figures behind them, as ships, aeroplanes and viruses are called: "A380", "G20", "H5N1"."""
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:;]['\"”’)\]]*\s+|[\n•–—]\s*)['\"“‘«„(\[]*$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as written, in small letters, its stem, its place; whether it is capitalised and whether it opens a sentence."""

    text: str
    low: str
    stem: str
    start: int
    end: int
    capital: bool
    opening: bool

    @property
    def content(self) -> bool:
        return self.low not in FUNCTION_WORDS and self.low not in NEWSROOM_WORDS and len(self.low) > 1


class Reading:
    """What the checks see in one text. Reading is done once for each text; see `read`."""

    def __init__(self, text: str, english: bool) -> None:
        self.text = text
        self.english = english

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(self._word(found) for found in _WORD.finditer(self.text))

    def _word(self, found: re.Match[str]) -> Word:
        text, low = found[0], found[0].lower().removesuffix("'s").removesuffix("’s")
        opening = _OPENS_SENTENCE.search(self.text, max(0, found.start() - 12), found.start()) is not None
        return Word(text, low, stem(low), found.start(), found.end(), text[0].isupper(), opening)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        return find_moments(self.text) if self.english else ()

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        """All numbers, those in dates and times too."""
        return find_numerals(self.text, english=self.english)

    @cached_property
    def counts(self) -> tuple[Numeral, ...]:
        """The numbers that are no part of a date or a time."""
        return tuple(numeral for numeral in self.numerals if not any(m.start < numeral.end and numeral.start < m.end for m in self.moments))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(word.stem for word in self.words)

    @cached_property
    def content(self) -> tuple[Word, ...]:
        """Words that carry a claim and are no part of a number or a date."""
        taken = [*((one.start, one.end) for one in self.numerals), *((one.start, one.end) for one in self.moments)]
        return tuple(word for word in self.words if word.content and not any(start < word.end and word.start < end for start, end in taken))

    @cached_property
    def clauses(self) -> tuple[tuple[Word, ...], ...]:
        """Runs of words between full stops, semicolons and colons."""
        runs: list[list[Word]] = [[]]
        for before, word in zip((None, *self.words), self.words, strict=False):
            if before is not None and (word.opening or re.search(r"[.;:!?]\s", self.text[before.end : word.start + 1])):
                runs.append([])
            runs[-1].append(word)
        return tuple(tuple(run) for run in runs if run)


@lru_cache(maxsize=2048)
def read(text: str, *, english: bool = True) -> Reading:
    return Reading(text, english)
