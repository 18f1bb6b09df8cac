"""Days that a text in another language names: beside the name of a month, in digits, or by their name in the week."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from nightdesk.claims.amounts import read_amounts
from nightdesk.languages.meaning import words_likeness
from nightdesk.languages.months import has_months, months
from nightdesk.languages.numerals import KINSHIP
from nightdesk.languages.phrases import Phrases, fold
from nightdesk.languages.words import LANGUAGES_KEPT, base, split
from nightdesk.verify.calendar import WEEKDAYS
from nightdesk.verify.reading import Reading
from nightdesk.verify.sense import MOST_WORDS, SURELY

_AND = re.compile(r",? (?:and|to) |[-–]")
_GAPS = re.compile(r"[\s\u200c\u00ad-]+")
_LONG = 6
_PARTS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day of the year named in a text, and where the number of the day stands."""

    month: int
    day: int
    start: int
    end: int


_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_WITH_POINTS = re.compile(rf"(?<![\d.,]){_DAY}\.\s?{_MONTH}\.(?:\s?(?:19|20)?\d\d(?!\d)|(?=\s?[,;)\-–]|\s[^\WA-Z\d]))")
_WITH_STROKES = re.compile(rf"(?<![\d/]){_DAY}/{_MONTH}(?:/(?:19|20)?\d\d)?(?![\d/])")
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일号號]")
_DAY_LISTED = re.compile(r"(?<![\d.,])(\d{1,2})\.?(?:\s[^\W\d]{1,5}\s|\s?[–-]\s?)$")
"""The first of two days: "4 et 5 mars", "4–5 Mac"."""
_DAY_BEFORE, _DAY_AFTER = re.compile(r"(?<!\d)(\d{1,2})[^\d,;()]{0,5}$"), re.compile(r"[^\d,;()]{0,5}(\d{1,2})(?!\d)")


@lru_cache(maxsize=2048)
def days_named(text: str, language: str) -> tuple[NamedDay, ...]:
    """Days beside the name of a month in the text's language, or in digits ("21.11.", "21/11/2022", "11月21日").

    "5.6" is a number: points make a date where one stands behind the month and the sentence or a year goes on. What is an amount is none.
    """
    found = [
        NamedDay(int(one["month"]), int(one["day"]), *one.span("day"))
        for pattern in (_WITH_POINTS, _WITH_STROKES, _MONTH_FIRST)
        for one in pattern.finditer(text)
    ]
    if found:
        amounts = [amount.span for amount in read_amounts(text, language)]
        found = [day for day in found if not any(span.start <= day.start < span.end for span in amounts)]
    for month in months(language).find(fold(text)):
        before = _DAY_BEFORE.search(text, max(0, month.start - 8), month.start)
        after = _DAY_AFTER.match(text, month.end)
        listed = _DAY_LISTED.search(text, max(0, before.start(1) - 11), before.start(1)) if before else None
        found += [NamedDay(month.meaning, int(one[1]), *one.span(1)) for one in (listed, before, after) if one]
    return tuple(found)


def is_further_day(values: Collection[Fraction], start: int, sentence: Reading, originals: Iterable[tuple[str, str]]) -> bool:
    """Whether a number of an English sentence is a day named behind another ("on March 4 and 5") that an original names too."""
    dated = (moment for moment in sentence.moments if moment.month is not None and moment.day is not None)
    months = {moment.month for moment in dated if _AND.fullmatch(sentence.text[moment.end : start])}
    return any(day.month in months and Fraction(day.day) in values for text, language in originals for day in days_named(text, language))


def months_named(text: str, language: str) -> frozenset[int]:
    """Months named in the language's own words, with a day or without."""
    return frozenset(month.meaning for month in months(language).find(fold(text)))


def readable_days(text: str, language: str, weekday: bool) -> bool:
    """Whether silence on a date means something: months are known in the language; a day of the week only where another is named."""
    if weekday:
        return bool(weekdays_named(text, language))
    return has_months(language)


@lru_cache(maxsize=2048)
def weekdays_named(text: str, language: str) -> frozenset[int] | None:
    """The days of the week that a text names, Monday 0; None for a language whose names for them are not known."""
    known = _weekdays(language)
    told = _meant(text, language) | (_read_weekdays(text, language, known) if known is not None else frozenset())
    return told if told or known is not None else None


def _meant(text: str, language: str) -> frozenset[int]:
    """Days of the week by the model of meaning, which takes one for another now and then: of each word the likest day alone."""
    parts = {part for name, _ in _names_of_days(language) for part in _PARTS.findall(fold(name))}
    words = (fold(span.cut(text)) for span in split(text, language)[:MOST_WORDS])
    return frozenset(day for word in words if word not in parts and (day := _day_meant(word, language)) is not None)


@lru_cache(maxsize=16_384)
def _day_meant(word: str, language: str) -> int | None:
    near = {day: words_likeness(name, "en", word, language) or 0.0 for day, name in enumerate(WEEKDAYS)}
    likest = max(near, key=lambda day: near[day])
    return likest if near[likest] >= SURELY else None


def _read_weekdays(text: str, language: str, known: Phrases[int]) -> frozenset[int]:
    """By their names, in one word or several. Where one name holds another ("پنج شنبه" holds "شنبه"), the shorter must stand alone."""
    joined = _GAPS.sub("", fold(text))
    found = {phrase.meaning for phrase in known.find(fold(text))} | {day for name, day in _joined(language) if name in joined}
    for name, day in _joined(language, 1):
        longer = [other for other, of in _joined(language) if of in found and of != day and name in other]
        if day in found and longer and joined.count(name) <= sum(joined.count(other) for other in longer):
            found.discard(day)
    return frozenset(found)


@lru_cache(maxsize=LANGUAGES_KEPT)
def _weekdays(language: str) -> Phrases[int] | None:
    """Names of the days of the week, from the Unicode CLDR; endings may follow where a name is long enough to be told."""
    names = _names_of_days(language)
    return Phrases([(fold(_stem(name)), day) for name, day in names], language) if names else None


@lru_cache(maxsize=LANGUAGES_KEPT)
def _joined(language: str, shortest: int = _LONG) -> tuple[tuple[str, int], ...]:
    """Long names of two words or more, written in one: Persian has them either way."""
    joined = {(_GAPS.sub("", fold(name)), day) for name, day in _names_of_days(language)}
    return tuple(sorted((name, day) for name, day in joined if len(name) >= shortest))


@lru_cache(maxsize=LANGUAGES_KEPT)
def _names_of_days(language: str) -> tuple[tuple[str, int], ...]:
    """Of the language, or of a near relation where its own are not known."""
    from babel import Locale, UnknownLocaleError

    own = base(language)
    try:
        days = Locale.parse(own).days
    except (UnknownLocaleError, ValueError):
        return _names_of_days(KINSHIP[own]) if own in KINSHIP else ()
    written = [(form, "wide") for form in ("format", "stand-alone")] + [("format", "abbreviated")] * (own == "zh")
    names = {(str(name), day) for form, width in written for day, name in days[form][width].items()}
    return tuple(sorted((name, day) for name, day in names if not name.isdigit()))


def _stem(name: str) -> str:
    return (name[:-1] if len(name) > 6 else name) + "*" if len(name) > 4 else name
