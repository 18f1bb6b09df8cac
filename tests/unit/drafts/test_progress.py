"""A count falls only where a source lowers its own; echoes, stragglers and lone leaps are no news."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nightdesk.claims.model import Figure, FigureKind, Qualifier, ReadFigure
from nightdesk.drafts.progress import Level, levels_of
from nightdesk.foundation.ids import FigureId, ItemId
from nightdesk.foundation.spans import Span

START = datetime(2022, 11, 21, 9, tzinfo=UTC)


def run(*told: tuple[float, str, int]) -> tuple[Level, ...]:
    """Hours after the start, source, value."""
    figures = tuple(
        Figure(
            FigureId(f"f{place}"), ItemId(f"i{place}"), source, START + timedelta(hours=hours),
            ReadFigure(FigureKind.KILLED, value, None, None, Qualifier.AT_LEAST, None, None, Span(0, 1)),
        )
        for place, (hours, source, value) in enumerate(told)
    )  # fmt: skip
    return levels_of(figures, {ItemId(f"i{place}"): source for place, (_, source, _) in enumerate(told)})


def shape(levels: tuple[Level, ...]) -> list[tuple[int, str]]:
    return [(level.value, level.move.value) for level in levels]


def test_a_source_that_lowers_its_own_count_makes_a_fall() -> None:
    levels = run((0, "id", 162), (1, "en", 162), (13, "id", 103), (18, "th", 268))
    assert shape(levels) == [(162, "first"), (103, "fall"), (268, "rise")]
    assert levels[1].lowered is not None
    assert levels[1].lowered.read.value == 162


def test_a_straggler_makes_none() -> None:
    assert shape(run((0, "id", 162), (1, "pt", 160), (2, "fr", 150))) == [(162, "first")]


def test_a_fall_dates_from_whoever_gave_the_lower_number_first() -> None:
    levels = run((0, "en", 284), (4, "pt", 271), (15, "en", 271))
    assert shape(levels) == [(284, "first"), (271, "fall")]
    assert levels[1].figure.language == "pt"


def test_all_who_gave_the_lower_number_before_it_counted_have_taken_it_up() -> None:
    levels = run((0, "en", 284), (4, "pt", 271), (5, "th", 271), (15, "en", 271), (23, "zh", 271))
    assert [figure.language for figure in levels[1].echoes] == ["th", "en", "zh"]


def test_a_source_repeating_its_old_number_does_not_raise_the_count_again() -> None:
    assert shape(run((0, "uz", 15), (1, "en", 15), (20, "en", 13), (40, "uz", 15))) == [(15, "first"), (13, "fall")]


def test_a_leap_that_nobody_follows_for_days_is_set_aside() -> None:
    levels = run((0, "en", 284), (4, "fa", 323), (5, "th", 271), (15, "en", 271), (30, "th", 272), (60, "pt", 310))
    assert (323, "rise") not in shape(levels)


def test_more_than_a_round_number_says_no_less() -> None:
    assert shape(run((0, "fr", 252), (6, "fr", 250))) == [(252, "first")]


def test_a_number_that_one_source_gives_alone_is_no_level_and_its_way_down_no_fall() -> None:
    levels = run((0, "th", 38), (7, "pt", 41), (12, "ms", 37), (13, "en", 38), (17, "zh", 38), (29, "pt", 38))
    assert shape(levels) == [(38, "first")]


def test_a_source_that_comes_down_to_more_than_others_give_raises_nothing() -> None:
    levels = run((0, "th", 38), (1, "en", 38), (40, "en", 36), (42, "th", 37), (46, "ar", 36))
    assert shape(levels) == [(38, "first"), (36, "fall")]
