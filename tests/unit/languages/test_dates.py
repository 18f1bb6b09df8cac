"""Dates are read against a reference day; the nearest year is meant where none is written."""

from datetime import date

import pytest

from nightdesk.languages.dates import read_dates

REFERENCE = date(2026, 2, 1)


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "on January 30, 2025, and 31 January", [date(2025, 1, 30), date(2026, 1, 31)]),
        ("en", "two days ago, yesterday, on Friday", [date(2026, 1, 30), date(2026, 1, 31), date(2026, 1, 30)]),
        ("en", "between 2026-01-05 and December 28", [date(2026, 1, 5), date(2025, 12, 28)]),
        ("ru", "25 сентября 2025 г.", [date(2025, 9, 25)]),
        ("ar", "29 أكتوبر", [date(2025, 10, 29)]),
        ("pt", "7 de dezembro", [date(2025, 12, 7)]),
        ("de", "am 3. März", [date(2026, 3, 3)]),
        ("zh", "2022年11月21日，11月22日", [date(2022, 11, 21), date(2025, 11, 22)]),
        ("ko", "2월 3일", [date(2026, 2, 3)]),
    ],
)
def test_days(language: str, text: str, days: list[date]) -> None:
    assert [read.day for read in read_dates(text, language, REFERENCE)] == days


def test_an_impossible_day_is_no_date() -> None:
    assert read_dates("31 June and 2026-13-40", "en", REFERENCE) == ()


def test_the_span_holds_the_whole_date() -> None:
    text = "It began on 30 January 2026 in Quetta."
    (read,) = read_dates(text, "en", REFERENCE)
    assert read.span.cut(text) == "30 january 2026".replace("j", "J")
    assert read.stated_year
