"""Numbers, dates and lists as the house style writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TEENS = ("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH_FIRST = re.compile(rf"\b({'|'.join(_MONTHS)}) (\d{{1,2}})\b(?!,? \d{{4}}|[:.]\d|,\d)")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_SHORT_OF, _ALL_BUT = 0.7, 0.97
_TIMES = ("never", "once", "twice", "three times", "four times", "five times", "six times", "seven times", "eight times")


def number(value: int) -> str:
    """Words up to ten, digits with a comma from there."""
    return _WORDS[value] if 0 < value <= 10 else f"{value:,}"


def opening_number(value: int) -> str:
    """A number at the start of a sentence: in words, capitalised, up to ninety-nine."""
    if value < 20:
        words = (*_WORDS, *_TEENS)[value]
    elif value < 100:
        words = _TENS[value // 10 - 2] + (f"-{_WORDS[value % 10]}" if value % 10 else "")
    else:
        words = f"{value:,}"
    return capital(words)


def digits(value: int) -> str:
    return f"{value:,}"


def times(value: int) -> str:
    return _TIMES[value] if value < len(_TIMES) else f"{value} times"


def ordinal(value: int) -> str:
    return _ORDINALS[value - 1] if 1 <= value <= 10 else f"{value}th"


def counted(value: int, one: str, many: str | None = None) -> str:
    """counted(3, "item") is "three items"."""
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def listed(words: Sequence[str], joint: str = "and") -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def full_date(day: date) -> str:
    """1 February 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """1 February."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def date_beside(day: date, other: date) -> str:
    """The year only where `other`, named just before, has a different one."""
    return short_date(day) if day.year == other.year else full_date(day)


def day_first(text: str) -> str:
    """ "On January 18" as the house writes it: "on 18 January"."""
    return _MONTH_FIRST.sub(r"\2 \1", text)


def clock_time(moment: datetime) -> str:
    return f"{moment:%H:%M} UTC"


def month_of(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def spell_of(first: datetime, last: datetime) -> str:
    """How long from `first` to `last`, rounded to what a reader needs."""
    minutes = round((last - first).total_seconds() / 60)
    if minutes < 90:
        return counted(minutes, "minute")
    if minutes < 24 * 60:
        return counted(round(minutes / 60), "hour")
    return counted((last.date() - first.date()).days, "day")


def span_of(days: int) -> str:
    """ "20 days", "about three months", "about four years": as exact as a reader needs."""
    if days < 62:
        return counted(days, "day")
    length, unit = (days / 30.44, "month") if days < 700 else (days / 365.25, "year")
    return f"{'nearly' if _SHORT_OF <= length % 1 < _ALL_BUT else 'about'} {counted(round(length), unit)}"
