"""Do dates and times agree with when the evidence was said, or with the dates that it names?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache

from nightdesk.drafts.model import Operation, SentenceKind
from nightdesk.verify.calendar import WEEKDAYS, Moment
from nightdesk.verify.evidence import Case
from nightdesk.verify.foreign_days import days_named, months_named, readable_days, weekdays_named
from nightdesk.verify.model import Finding
from nightdesk.verify.reading import read

CHECK = "dates"
_LOOSE_DAYS = ("yesterday", "previous day", "day before", "last night", "night before")
_NEARBY = timedelta(days=60)
_ITEM_OF = re.compile(r"\b[Ii]tem in (?:[A-Z][\w-]* ?(?:\([^()]{1,30}\) ?)?){1,4}of $")
_ITEM_SAYS = re.compile(r", an item in [A-Z]")
_CLOCK = re.compile(r"(?<![\d.:])(\d{1,2})\s?[:.hH時点시]\s?([0-5]\d)(?![\d.:])")


def check_dates(case: Case) -> Iterator[Finding]:
    moments = case.reading.moments
    wrong = [moment for moment in moments if not (_clock_fits(moment, case) if moment.clock else _date_fits(moment, case))]
    wrong += [moment for moment in moments if moment not in wrong and _in_anothers_place(moment, case)]
    for moment in wrong:
        if case.foreign and any(not readable_days(text, language, moment.weekday is not None) for text, language in case.foreign):
            yield case.doubted(CHECK, f"Whether the original says “{_written(moment, case)}” could not be read.")
        else:
            yield case.failed(CHECK, f"“{_written(moment, case)}” agrees with no date of the evidence.")
    mismatched = list(_wrong_weekdays(case))
    for weekday, day in mismatched:
        yield case.failed(CHECK, f"{day:%d %B %Y} was a {WEEKDAYS[day.weekday()].capitalize()}, not a {_written(weekday, case)}.")
    if moments and not wrong and not mismatched:
        yield case.passed(CHECK, f"{', '.join(dict.fromkeys(_written(moment, case) for moment in moments))}: agrees with the evidence.")


def _written(moment: Moment, case: Case) -> str:
    return case.sentence.text[moment.start : moment.end].rstrip(".")


def _date_fits(moment: Moment, case: Case) -> bool:
    if moment.day is not None and _is_of_item(moment, case):
        return any(moment.fits(day) for day in case.days)
    if moment.day is not None and (clock := _with_clock(moment, case)) is not None:
        return _published_then(moment, clock, case)
    return (
        any(moment.fits(day) for day in _known_days(case))
        or any(_same(moment, other, case) for reading in case.english for other in reading.moments)
        or (case.sentence.kind is SentenceKind.ABSENCE and _in_window(moment, case))
        or any(_named_abroad(moment, text, language, case) for text, language in case.foreign)
        or (moment.weekday is not None and _beside_date(moment, case))
        or _next_year(moment, case)
    )


def _is_of_item(moment: Moment, case: Case) -> bool:
    """Whether a day is that on which an item was published: "an item in Arabic of 6 October", "on 6 October, an item in Arabic said"."""
    text = case.reading.text
    return _ITEM_OF.search(text, 0, moment.start) is not None or _ITEM_SAYS.match(text, moment.end) is not None


def _in_anothers_place(moment: Moment, case: Case) -> bool:
    """A weekday or a bare year that fits the day of publication alone, where the passage names another that the sentence leaves out."""
    if moment.weekday is not None:
        if _beside_date(moment, case):
            return False
        abroad = {day for text, language in case.foreign for day in weekdays_named(text, language) or ()}
        named, mine = _all("weekday", case) | abroad, {other.weekday for other in case.reading.moments}
        return bool(named) and moment.weekday not in named and bool(named - mine)
    if moment.year is None or moment.month is not None or case.sentence.kind is not SentenceKind.FACT:
        return False
    named, mine = _all("year", case), {other.year for other in case.reading.moments}
    return moment.year not in named and bool({year for year in named if year is not None} - mine) and not case.foreign


def _all(part: str, case: Case) -> set[int | None]:
    """Every weekday, or every bare year, that the English passages name."""
    moments = (other for reading in case.english for other in reading.moments)
    return {getattr(other, part) for other in moments if getattr(other, part) is not None and (part == "weekday" or other.month is None)}


def _known_days(case: Case) -> frozenset[date]:
    days = set(case.days) | {moment.date() for moment in _operand_times(case)}
    loose = any(word in reading.text.lower() for reading in case.english for word in _LOOSE_DAYS)
    return frozenset(days | {day - timedelta(days=1) for day in days}) if loose else frozenset(days)


def _next_year(moment: Moment, case: Case) -> bool:
    """ "Of 2018 and 2019": a count over a span of years, one of which has nothing in it."""
    derivation = case.sentence.derivation
    if derivation is None or derivation.operation is not Operation.COUNT or moment.year is None or moment.month is not None:
        return False
    return any(abs(day.year - moment.year) == 1 and other.year == day.year for day in case.days for other in case.reading.moments)


def _operand_times(case: Case) -> Iterator[datetime]:
    derivation = case.sentence.derivation
    for value in [*(operand.value for operand in derivation.operands), derivation.result] if derivation else ():
        if (moment := as_time(value)) is not None:
            yield moment


@lru_cache(maxsize=2048)
def as_time(value: str) -> datetime | None:
    """A date or a time in ISO 8601, or None."""
    try:
        return datetime.fromisoformat(value) if len(value) >= 10 and value[4:5] == "-" else None
    except ValueError:
        return None


def _same(moment: Moment, other: Moment, case: Case) -> bool:
    """A date named in the evidence; where it leaves out the year, that of the evidence is meant."""
    if other.clock:
        return False
    years = {other.year} if other.year else {day.year for day in case.days}
    return (
        (moment.day is None or moment.day == other.day)
        and (moment.month is None or moment.month == other.month)
        and (moment.year is None or moment.year in years)
        and (moment.weekday is None or moment.weekday == other.weekday)
    )


def _in_window(moment: Moment, case: Case) -> bool:
    """A search runs from the first of its documents to the day of writing."""
    if not case.documents:
        return False
    first, last = min(case.days), case.evidence.draft.written_at.date()
    if moment.day is None or moment.month is None:
        return any(moment.fits(day) for day in (first, last)) or (moment.year is not None and first.year <= moment.year <= last.year)
    return any(first <= day <= last for day in _candidates(moment, {first.year, last.year}))


def _candidates(moment: Moment, years: set[int]) -> Iterator[date]:
    for year in {moment.year} if moment.year else years:
        try:
            yield date(year, moment.month or 1, moment.day or 1)
        except ValueError:
            continue


def _named_abroad(moment: Moment, text: str, language: str, case: Case) -> bool:
    """A day that the original names, of a year near the item's own if the sentence gives one; or a year whose number stands in it."""
    if moment.weekday is not None:
        return moment.weekday in (weekdays_named(text, language) or ())
    if moment.day is None:
        numbers = {value for numeral in read(text, english=False).numerals for value in numeral.values}
        return moment.year in numbers if moment.year else moment.month in months_named(text, language)
    if not any((day.month, day.day) == (moment.month, moment.day) for day in days_named(text, language)):
        return False
    if moment.year is None:
        return True
    years = {day.year for day in case.days}
    return any(abs(day - known) <= _NEARBY for day in _candidates(moment, years) for known in case.days)


def _with_clock(moment: Moment, case: Case) -> Moment | None:
    """The time that stands beside a day, as in "20 October, 05:40": the day is then that of the item's publication."""
    return next((other for other in case.reading.moments if other.clock and 0 <= other.start - moment.end <= 5), None)


def _published_then(moment: Moment, clock: Moment, case: Case) -> bool:
    times = [passage.said_at for passage in case.passages] + [document.said_at for document in case.documents if document.said_at]
    return any(moment.fits(time.date()) and f"{time:%H:%M}" == clock.clock for time in [*times, *_operand_times(case)])


def _beside_date(moment: Moment, case: Case) -> bool:
    return any(other.day and 0 <= other.start - moment.end <= 2 for other in case.reading.moments)


def _wrong_weekdays(case: Case) -> Iterator[tuple[Moment, date]]:
    for weekday in case.reading.moments:
        if weekday.weekday is None or _as_written(weekday, case):
            continue
        for other in case.reading.moments:
            if other.day and other.month and 0 <= other.start - weekday.end <= 2:
                days = list(_candidates(other, {day.year for day in case.days}))
                if days and all(day.weekday() != weekday.weekday for day in days):
                    yield weekday, days[0]


def _as_written(weekday: Moment, case: Case) -> bool:
    """Whether the evidence has the same weekday before the same words: its year may be another than that of its publication."""
    words = case.sentence.text[weekday.start : weekday.end + 14]
    return any(words in reading.text for reading in case.english)


def _clock_fits(moment: Moment, case: Case) -> bool:
    clocks = {f"{passage.said_at:%H:%M}" for passage in case.passages}
    clocks |= {f"{document.said_at:%H:%M}" for document in case.documents if document.said_at}
    clocks |= {f"{time:%H:%M}" for time in _operand_times(case)}
    clocks |= {other.clock for reading in case.english for other in reading.moments if other.clock}
    clocks |= {f"{int(found[1]):02}:{found[2]}" for text, _ in case.foreign for found in _CLOCK.finditer(text)}
    return moment.clock in clocks
