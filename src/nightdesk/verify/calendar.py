"""Dates and times of day named in an English text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, as far as it is named, or a time of day, with its place in the text. `weekday` counts from Monday, 0."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: str | None = None

    def fits(self, known: date) -> bool:
        """Whether `known` may be the date named."""
        return (
            self.year in (None, known.year)
            and self.month in (None, known.month)
            and self.day in (None, known.day)
            and self.weekday in (None, known.weekday())
        )

    @property
    def dated(self) -> bool:
        return self.clock is None


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
_LOOK = re.compile(
    rf"\b(?P<iso>{_YEAR}-[01][0-9]-[0-3][0-9])(?![0-9])"
    rf"|\b(?P<clock>(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9])(?=\s?(?:UTC|GMT|a\.?m|p\.?m)|(?<=:[0-9]{{2}})(?![0-9]))"
    rf"|\b(?P<days>{_DAY}(?:\s?(?:,|and|to|or|[–-])\s?{_DAY}){{0,4}})\s(?:of\s)?(?P<dmonth>{_MONTH})\b\.?(?:,?\s(?P<dyear>{_YEAR}))?(?![0-9])"
    rf"|\b(?P<mmonth>{_MONTH})\b\.?\s(?P<mday>{_DAY})\b(?!\s?(?:people|others))(?:,?\s(?P<myear>{_YEAR}))?(?![0-9])"
    rf"|\b(?P<lmonth>{_MONTH})\b\.?,?\s(?:of\s)?(?P<lyear>{_YEAR})(?![0-9,])"
    rf"|\b(?P<alone>January|February|April|June|July|August|September|October|November|December|(?<=in\s)(?:March|May))\b"
    rf"|(?<![0-9.,/-])(?P<year>{_YEAR})(?![0-9]|[,.][0-9]|-[a-z]|\s(?:people|others|dead|were|was))"
    rf"|\b(?P<weekday>{'|'.join(day.capitalize() for day in WEEKDAYS)})s?\b",
    re.IGNORECASE,
)


def find_moments(text: str) -> tuple[Moment, ...]:
    """In order of place. Month names count where they stand with a day or a year, or capitalised alone."""
    return tuple(moment for found in _LOOK.finditer(text) for moment in _moments(found))


def _moments(found: re.Match[str]) -> Iterator[Moment]:
    start, end = found.span()
    if iso := found["iso"]:
        year, month, day = map(int, iso.split("-"))
        yield Moment(start, end, year, month, day)
    elif clock := found["clock"]:
        hours, minutes = re.split("[:.]", clock)
        yield Moment(start, end, clock=f"{int(hours):02}:{minutes}")
    elif found["days"]:
        for day in re.findall("[0-9]+", found["days"]):
            yield Moment(start, end, _number(found["dyear"]), _month(found["dmonth"]), int(day))
    elif found["mday"]:
        yield Moment(start, end, _number(found["myear"]), _month(found["mmonth"]), int(re.findall("[0-9]+", found["mday"])[0]))
    elif found["lyear"]:
        yield Moment(start, end, int(found["lyear"]), _month(found["lmonth"]))
    elif (alone := found["alone"]) and alone[0].isupper():
        yield Moment(start, end, month=_month(alone))
    elif found["year"]:
        yield Moment(start, end, int(found["year"]))
    elif (weekday := found["weekday"]) and weekday[0].isupper():
        yield Moment(start, end, weekday=WEEKDAYS.index(weekday.lower()))


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, start=1) if month.startswith(name[:3].lower()))


def _number(text: str | None) -> int | None:
    return int(text) if text else None
