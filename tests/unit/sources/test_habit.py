"""Silence is told where it is out of the ordinary for this source, and only there."""

from datetime import UTC, datetime, timedelta

from nightdesk.sources.habit import Habit, spoken

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def habit_of(gap: timedelta, count: int = 40) -> Habit:
    return Habit().learnt([NOW - gap * number for number in range(count)], None)


def test_a_source_that_speaks_every_hour_is_missed_after_a_quarter_of_a_day() -> None:
    habit = habit_of(timedelta(hours=1))
    assert habit.silence(NOW, NOW + timedelta(hours=5)) is None
    assert habit.silence(NOW, NOW + timedelta(hours=7)) == "nothing new for 7 hours; usually something comes every 60 minutes"


def test_a_source_that_speaks_once_a_week_is_not_missed_for_a_week() -> None:
    habit = habit_of(timedelta(days=7))
    assert habit.silence(NOW, NOW + timedelta(days=20)) is None
    assert habit.silence(NOW, NOW + timedelta(days=43)) is not None


def test_nights_are_part_of_a_habit() -> None:
    hours = [datetime(2026, 2, day, hour, tzinfo=UTC) for day in range(1, 25) for hour in range(8, 20)]
    habit = Habit().learnt(hours, None)
    assert habit.silence(hours[-1], hours[-1] + timedelta(hours=13)) is None
    assert habit.silence(hours[-1], hours[-1] + timedelta(hours=30)) is not None


def test_a_few_pieces_make_no_habit() -> None:
    assert habit_of(timedelta(minutes=1), 10).silence(NOW, NOW + timedelta(days=300)) is None


def test_learning_in_one_go_or_piece_by_piece_comes_to_the_same() -> None:
    moments = [NOW + timedelta(minutes=7 * number * number) for number in range(30)]
    habit, last = Habit(), None
    for moment in moments:
        habit, last = habit.learnt([moment], last), moment
    assert habit == Habit().learnt(moments, None)


def test_lengths_are_told_as_one_would_say_them() -> None:
    assert [spoken(timedelta(minutes=m)) for m in (0, 40, 119, 121, 60 * 47, 60 * 24 * 3)] == [
        "1 minute",
        "40 minutes",
        "119 minutes",
        "2 hours",
        "47 hours",
        "3 days",
    ]
