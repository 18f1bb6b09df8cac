"""The day on which it happened, as items date it: at their head ("18 décembre : …") or in brackets at their end ("(18 December)").

A day that stands anywhere else in an item may be that of something told beside.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from nightdesk.drafts.pack import EvidencePack
from nightdesk.languages.dates import read_dates
from nightdesk.stories.model import EventKind
from nightdesk.wire.model import Item

_AT_HEAD, _LANGUAGES, _MOST_OF = 3, 2, 0.6
_STEPS = timedelta(days=3)
_AHEAD = timedelta(days=1)
_BEFORE_FIRST_REPORT = timedelta(days=10)
_BRACKETS = re.compile(r"\(([^()]{3,40})\)\s*\.?\s*$")
_SEVERAL_DAYS = re.compile(r"\d\s?[-–—]\s?\d")
_IN_DIGITS = re.compile(r"^(\d{1,2})\.(\d{1,2})\.$")


@dataclass(frozen=True, slots=True)
class Dated:
    """A day and, by language, the first item that dates it so."""

    day: date
    items: dict[str, Item]


def days_told(pack: EvidencePack) -> tuple[Dated, ...]:
    """Every day that items give for what they tell, that of most languages first."""
    found: defaultdict[date, dict[str, Item]] = defaultdict(dict)
    for item in pack.items:
        day = day_of_item(item)
        if day is not None and pack.story.first_reported.date() - _BEFORE_FIRST_REPORT <= day <= item.published_at.date():
            found[day].setdefault(item.language, item)
    return tuple(Dated(day, items) for day, items in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def day_agreed(pack: EvidencePack) -> Dated | None:
    """The day that two languages give, and most of all that give any.

    Whoever comes into an office is elected, appointed and sworn in on days of their own: where items give several, none is the day.
    """
    days = days_told(pack)
    if not days or len(days[0].items) < _LANGUAGES:
        return None
    near = any(abs(other.day - days[0].day) <= _STEPS for other in days[1:])
    if pack.profile.event is EventKind.GOVERNMENT and near:
        return None
    giving = {language for dated in days for language in dated.items}
    return days[0] if len(days[0].items) >= _MOST_OF * len(giving) else None


def day_of_item(item: Item) -> date | None:
    """The day by which an item dates all that it tells."""
    reference = item.published_at.date()
    bracketed = _BRACKETS.search(item.text)
    if bracketed is not None:
        inside = bracketed.group(1)
        digits = _IN_DIGITS.match(inside)
        if digits is not None:
            return _nearest(int(digits[1]), int(digits[2]), reference)
        dates = () if _SEVERAL_DAYS.search(inside) else read_dates(inside, item.language, reference)
        return dates[0].day if len(dates) == 1 else None
    return next((read.day for read in read_dates(item.text, item.language, reference) if read.span.start < _AT_HEAD), None)


def _nearest(day: int, month: int, reference: date) -> date | None:
    """The day in the year in which it lies before the reference and nearest to it; clocks elsewhere may be a day ahead."""
    for year in (reference.year + 1, reference.year, reference.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            return None
        if found <= reference + _AHEAD:
            return found
    return None
