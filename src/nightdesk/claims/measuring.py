"""The unit beside a number: a sign before or behind it, a word behind it, or one before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nightdesk.claims.counting import skip
from nightdesk.claims.matters import Matters
from nightdesk.languages.numbers import ReadNumber
from nightdesk.languages.phrases import fold
from nightdesk.languages.units import Unit

_DIGITS = re.compile(r"\d{1,15}")
_LINK = re.compile(r"(?:\s?[-‑]\s?|\s(?:de|d'|di|of|da|del|van|von|z|ng|na|mga)\s?|\s(?=d'))")
_ADJECTIVE = re.compile(r"\s[^\W\d_]{3,20}\s(?=\S)")
_REACH_BEFORE = 28
_LINKED = frozenset({"money", "votes", "seats"})
"""What may stand behind its number with a word between ("61 parliamentary seats", "2 milioni di euro")."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its unit while it is read: where the words that hold it begin and end."""

    number: ReadNumber
    start: int
    end: int
    unit: Unit
    low: float | None = None
    value: float | None = None


class Measuring:
    """One sentence whose numbers look for their units."""

    def __init__(self, text: str, known: Matters, *, spaced: bool) -> None:
        self._text, self._folded, self._known, self._spaced = text, fold(text), known, spaced

    def measure(self, number: ReadNumber) -> Measured | None:
        start, end = number.span.start, number.span.end
        value = number.value
        sign = self._known.units.sign_before(self._text, start)
        if sign is not None:
            return Measured(number, sign[0], end, sign[1], value=value)
        if self._folded[start:end].endswith("m") and self._folded[end - 2 : end - 1] in "0123456789 \u00a0" and value is not None:
            return Measured(number, start, end, Unit("length", "m"), value=round(value / 10**6, 6))
        if (torn := self._torn(number)) is not None:
            return torn
        behind = self._behind(end)
        if behind is not None and not (behind[1].name == "°" and (before := self._before(start)) and before[1].kind == "magnitude"):
            return Measured(number, start, behind[0], behind[1], value=value)
        before = self._before(start)
        return None if before is None else Measured(number, before[0], end, before[1], value=value)

    def _torn(self, number: ReadNumber) -> Measured | None:
        """A number whose last word is the beginning of a unit (Burmese "hundred" in "per cent")."""
        digits = _DIGITS.match(self._text, number.span.start, number.span.end)
        if digits is None or digits.end() == number.span.end or not isinstance(number.value, int):
            return None
        found = self._known.unit_behind(self._folded, skip(self._folded, digits.end()))
        if found is None or found.end <= number.span.end or found.start >= number.span.end:
            return None
        return Measured(number, number.span.start, found.end, found.meaning, value=int(digits[0]))

    def _behind(self, end: int) -> tuple[int, Unit] | None:
        place = skip(self._folded, end)
        sign = self._known.units.sign_behind(self._text, place)
        if sign is not None:
            return sign.end, sign.meaning
        found = self._known.unit_behind(self._folded, place)
        if found is not None and (place > end or self._may_touch(found.start, found.meaning)):
            moment = self._text[found.start : found.end] == "Mw"
            return found.end, Unit("magnitude", "magnitude") if moment else found.meaning
        if link := _LINK.match(self._folded, end):
            place = skip(self._folded, link.end())
            found = self._known.units.sign_behind(self._text, place) or self._known.unit_behind(self._folded, place)
            if found is not None and not (found.end - found.start == 1 and self._folded[found.start].isalpha()):
                return found.end, found.meaning
        if self._spaced and (word := _ADJECTIVE.match(self._folded, end)):
            found = self._known.unit_behind(self._folded, word.end())
            if found is not None and found.meaning.kind in _LINKED:
                return found.end, found.meaning
        return None

    def _may_touch(self, place: int, unit: Unit) -> bool:
        """A unit right at the digits: a sign or an abbreviation anywhere, a word only where no spaces are written."""
        return not self._spaced or not self._folded[place].isascii() or unit.kind != "duration"

    def _before(self, start: int) -> tuple[int, Unit] | None:
        place = start
        while place > 0 and self._folded[place - 1] in " \u00a0-‑:+":
            place -= 1
        found = self._known.unit_before(self._folded, max(0, place - _REACH_BEFORE), place)
        return None if found is None else (found.start, found.meaning)
