"""What a text counts and measures beside people: money, shares, votes, seats, magnitudes, distances, temperatures, terms, times, scores.

A number is an amount if a unit stands beside it: a sign ("$5m"), a word behind it ("5 km", "61 seats"), or one before it ("magnitude 7.8",
"asilimia 45"). Dates, ages, ordinals and the numbers of things that have no unit are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nightdesk.claims.counting import skip
from nightdesk.claims.counts import qualified
from nightdesk.claims.cues import Cues, cues
from nightdesk.claims.matters import KINDS, Matters, matters
from nightdesk.claims.measuring import Measured, Measuring
from nightdesk.claims.model import AmountKind, Qualifier, ReadAmount
from nightdesk.claims.of_what import of_what
from nightdesk.claims.scores import read_scores
from nightdesk.claims.speakers import speakers
from nightdesk.claims.tallies import tally_of
from nightdesk.foundation.spans import Span
from nightdesk.languages.numbers import ReadNumber, read_numbers
from nightdesk.languages.numerals import spaced
from nightdesk.languages.sentences import pieces

LONGEST = 200_000
"""Characters of a text that are read."""

LONGEST_SENTENCE = 1_500

_OF_SOMETHING = frozenset(
    {AmountKind.MONEY, AmountKind.PERCENT, AmountKind.VOTES, AmountKind.SEATS, AmountKind.AREA, AmountKind.MASS, AmountKind.VOLUME}
)

_RANGE = re.compile(
    r"\s{0,2}(?:-|–|—|~|～|to|and|or|bis|und|à|et|a|y|e|tot|til|till|do|až|la|до|или|и|至|到|から|hingga|sampai|dan|ile|إلى|تا|से|ถึง|đến|até)\s{0,2}"
)
_BETWEEN = frozenset({"between", "zwischen", "entre", "между", "fra", "mellan", "mellem", "tra", "od", "від", "от"})
_NO_YEAR = range(1000, 2700)


def read_amounts(text: str, language: str) -> tuple[ReadAmount, ...]:
    """The amounts that a text states, in its order. Never raises on any text."""
    text, known, words = text[:LONGEST], matters(language), cues(language)
    found: list[ReadAmount] = []
    for piece in pieces(text, language, LONGEST_SENTENCE):
        sentence = _Sentence(piece.cut(text), language, known, words)
        for read in sorted(sentence.amounts(), key=lambda read: read.span):
            what = of_what(text, read.span.moved(piece.start), piece.end, language) if read.kind in _OF_SOMETHING else None
            found.append(replace(read, span=read.span.moved(piece.start), what=what))
    said_by = speakers(text, language, [amount.span for amount in found])
    return tuple(replace(amount, said_by=speaker) for amount, speaker in zip(found, said_by, strict=True))


class _Sentence(Measuring):
    def __init__(self, text: str, language: str, known: Matters, words: Cues | None) -> None:
        super().__init__(text, known, spaced=spaced(language))
        self._language, self._words = language, words

    def amounts(self) -> Iterator[ReadAmount]:
        numbers = read_numbers(self._text, self._language)
        if not numbers:
            return
        scores = list(read_scores(self._text, self._folded, self._known))
        yield from scores
        free = [number for number in numbers if not any(score.span.overlaps(number.span) for score in scores)]
        measured: list[Measured] = []
        for place, number in enumerate(free):
            read = self.measure(number)
            if read is None and place + 1 < len(free) and (behind := self.measure(free[place + 1])) is not None:
                read = self._shared(number, behind)
            if read is None and measured and measured[-1].number is free[place - 1]:
                read = self._goes_on(measured[-1], number)
                if read is not None:
                    measured[-1] = replace(
                        measured[-1], value=_scaled(measured[-1].value or 0, self._written(number), float(number.value or 0))
                    )
            if read is not None:
                measured.append(read)
        amounts = (self._amount(read) for read in self._with_ranges(measured) if self._holds(read))
        yield from (replace(amount, tally=tally_of(self._folded, amount.span, self._language)) for amount in amounts)

    def _shared(self, number: ReadNumber, behind: Measured) -> Measured | None:
        """The unit of the next number, for the first end of a range ("5–10 km") and the part of a whole ("120 of the 200 seats")."""
        gap = self._folded[number.span.end : behind.start]
        whole = self._known.whole.at(gap, 1) if gap[:1] == " " else None
        part = whole is not None and len(gap) - whole.end <= 12 and behind.unit.kind in {"seats", "votes"}
        if not part and (
            _RANGE.fullmatch(gap) is None or number.value is None or behind.value is None or not 0 < number.value < behind.value
        ):
            return None
        value = number.value
        if not part and value is not None and behind.number.value is not None:
            value = _scaled(value, self._text[behind.number.span.start : behind.number.span.end], behind.number.value)
        return Measured(number, number.span.start, number.span.end, behind.unit, value=value)

    def _goes_on(self, first: Measured, number: ReadNumber) -> Measured | None:
        """The second end of a range whose sign stands before the first ("$12 to 20 million")."""
        gap = self._folded[first.end : number.span.start]
        rises = first.value is not None and number.value is not None and 0 < first.value < number.value
        if first.unit.kind != "money" or first.start == first.number.span.start or not rises or _RANGE.fullmatch(gap) is None:
            return None
        return Measured(number, number.span.start, number.span.end, first.unit, value=number.value)

    def _written(self, number: ReadNumber) -> str:
        return self._text[number.span.start : number.span.end]

    # Ranges, and what is no amount after all.

    def _with_ranges(self, measured: Sequence[Measured]) -> Iterator[Measured]:
        held: Measured | None = None
        for read in measured:
            if held is not None and self._is_range(held, read):
                held = replace(read, start=held.start, low=held.value)
                continue
            if held is not None:
                yield held
            held = read
        if held is not None:
            yield held

    def _is_range(self, first: Measured, second: Measured) -> bool:
        if first.low is not None or first.value is None or second.value is None or first.unit != second.unit:
            return False
        gap = self._folded[first.end : second.start]
        if _RANGE.fullmatch(gap) is None or not 0 < first.value < second.value:
            return False
        return gap.strip() not in {"and", "und", "et", "y", "e", "и", "a"} or self._between(first.start)

    def _between(self, place: int) -> bool:
        words = self._folded[max(0, place - 12) : place].split()
        return bool(words) and words[-1] in _BETWEEN

    def _holds(self, read: Measured) -> bool:
        value, kind = read.value, read.unit.kind
        if self._words is not None and self._words.people.at(self._folded, skip(self._folded, read.number.span.end)) is not None:
            return False
        if value is None:
            return read.number.rounded and kind in {"money", "votes"}
        if kind == "magnitude":
            return 0 < value <= 10 and not read.number.in_words
        if kind == "duration":
            return self._is_time(read, value)
        if kind == "temperature" and read.unit.name == "°":
            if self._folded[read.end : read.end + 1] == "目":
                return False
            return re.match(r"\s?[nsewо'′\d]\b", self._folded[read.end : read.end + 3]) is None
        return True

    def _is_time(self, read: Measured, value: float) -> bool:
        if value in _NO_YEAR or not 0 < value < 100_000:
            return False
        behind = self._folded[read.end : read.end + 2].strip()[:1]
        if self._known.calendar and behind.isdigit():
            return False
        if not self._spaced and (behind == "目" or (behind.isdigit() and read.end - read.number.span.end < 2)):
            return False
        before = self._folded[max(0, read.start - 24) : read.start]
        beyond = self._folded[read.end : read.end + 16]
        ages = self._known.age
        return not any(len(before[found.end :].split()) <= 1 for found in ages.find(before)) and not any(
            len(beyond[: found.start].split()) <= 1 for found in ages.find(beyond)
        )

    # The amount as told.

    def _amount(self, read: Measured) -> ReadAmount:
        start, end, qualifier = read.start, read.end, None
        if self._words is not None:
            start, qualifier = qualified(self._folded, 0, start, self._words)
            behind = self._words.behind.at(self._folded, skip(self._folded, end))
            if qualifier is None and behind is not None:
                end, qualifier = behind.end, behind.meaning
        kind, value = KINDS[read.unit.kind], read.value
        if kind is AmountKind.TEMPERATURE and value is not None and self._is_below(read.number.span.start):
            value = -value
        if kind is AmountKind.DURATION and self._is_term(read):
            kind = AmountKind.PRISON_TERM
        default = Qualifier.ABOUT if read.number.rounded else Qualifier.EXACT
        if read.low is not None:
            return ReadAmount(kind, None, read.low, value, read.unit.name, Qualifier.RANGE, None, Span(start, end))
        return ReadAmount(kind, value, None, None, read.unit.name, qualifier or default, None, Span(start, end))

    def _is_below(self, start: int) -> bool:
        before = self._folded[max(0, start - 12) : start].rstrip(" ")
        if before[-1:] in {"-", "−", "–"}:
            return before[-2:-1] in {"", " ", "("}
        return any(found.end == len(before) for found in self._known.minus.find(before))

    def _is_term(self, read: Measured) -> bool:
        near = self._folded[max(0, read.start - 80) : read.end + 50]
        return bool(self._known.prison.find(near))


def _scaled(value: float, written: str, full: float) -> float:
    """The first end of "5–10 million" is five million, too."""
    digits = re.match(r"[\d.,]+", written)
    if digits is None or digits.end() == len(written) or value >= 1000:
        return value
    try:
        scale = full / float(digits[0].replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return value
    return value * round(scale) if scale >= 100 else value
