"""Explicit dates in a text: days with a month in 73 languages, ISO dates, Chinese, Japanese and Korean dates, and English "yesterday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nightdesk.foundation.spans import Span
from nightdesk.languages.months import months
from nightdesk.languages.phrases import fold
from nightdesk.languages.words import base

LONGEST = 20_000

_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_CJK = re.compile(r"(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日日號号일]")
_DAY_BEFORE = re.compile(r"(?<![\d.,:])(\d{1,2})(?:st|nd|rd|th|er|re|\.|º|ª)?[\s\-–]{1,2}(?:de |d'|of )?$")
_DAY_BEHIND = re.compile(r"\.?\s(\d{1,2})(?:st|nd|rd|th)?(?![\d:%])(?!\s?(?:people|per))")
_YEAR_BEHIND = re.compile(r"[.,]?\s(?:de |del |of |г\. )?(\d{4})(?!\d)")
_AGO = re.compile(r"\b(\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten)\s(day|week)s?\s(ago|earlier|before)\b")
_NEAR = re.compile(r"\b(today|yesterday|tomorrow|the day before yesterday)\b")
_WEEKDAY = re.compile(r"\b(on|last|next|this)\s(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FEW = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_NEAR_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2}


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A day as written. `stated_year` is false where the year was taken from the reference day."""

    span: Span
    day: date
    stated_year: bool


def read_dates(text: str, language: str, reference: date) -> tuple[ReadDate, ...]:
    """The dates of a text in order, none overlapping another. Where no year is written the one nearest to the reference day is meant;
    English "on Friday" is the last one before it. Impossible days ("31 June") are left out."""
    text = text[:LONGEST]
    folded = fold(text)
    found = [*_written_in_figures(text, reference), *_with_month(folded, language, reference)]
    if base(language) == "en":
        found += _near(folded, reference)
    kept: list[ReadDate] = []
    for read in sorted(found, key=lambda read: (read.span.start, -read.span.end)):
        if not kept or read.span.start >= kept[-1].span.end:
            kept.append(read)
    return tuple(kept)


def _written_in_figures(text: str, reference: date) -> Iterator[ReadDate]:
    for found in _ISO.finditer(text):
        yield from _day(Span(*found.span()), int(found[1]), int(found[2]), int(found[3]), reference)
    for found in _CJK.finditer(text):
        yield from _day(Span(*found.span()), int(found[1]) if found[1] else None, int(found[2]), int(found[3]), reference)


def _with_month(folded: str, language: str, reference: date) -> Iterator[ReadDate]:
    for month in months(language).find(folded):
        before = _DAY_BEFORE.search(folded, max(0, month.start - 12), month.start)
        behind = _DAY_BEHIND.match(folded, month.end)
        if before is not None:
            start, end, day = before.start(), month.end, int(before[1])
        elif behind is not None:
            start, end, day = month.start, behind.end(), int(behind[1])
        else:
            continue
        year = _YEAR_BEHIND.match(folded, end)
        span = Span(start, year.end() if year else end)
        yield from _day(span, int(year[1]) if year else None, month.meaning, day, reference)


def _day(span: Span, year: int | None, month: int, day: int, reference: date) -> Iterator[ReadDate]:
    years = [year] if year is not None else [reference.year - 1, reference.year, reference.year + 1]
    possible = [made for one in years if (made := _made(one, month, day)) is not None]
    if possible:
        yield ReadDate(span, min(possible, key=lambda made: abs((made - reference).days)), stated_year=year is not None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _near(folded: str, reference: date) -> Iterator[ReadDate]:
    for found in _AGO.finditer(folded):
        count = int(found[1]) if found[1].isdigit() else _FEW[found[1]]
        days = count * (7 if found[2] == "week" else 1)
        yield ReadDate(Span(*found.span()), reference - timedelta(days=days), stated_year=False)
    for found in _NEAR.finditer(folded):
        yield ReadDate(Span(*found.span()), reference + timedelta(days=_NEAR_DAYS[found[1]]), stated_year=False)
    for found in _WEEKDAY.finditer(folded):
        back = (reference.weekday() - _WEEKDAYS.index(found[2])) % 7
        step = timedelta(days=7 - back) if found[1] == "next" else timedelta(days=-(back or (7 if found[1] == "last" else 0)))
        yield ReadDate(Span(*found.span()), reference + step, stated_year=False)
