"""When to ask again: as often as news comes, less often while nothing does, and never in step with everybody else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from nightdesk.foundation.ids import FamilyId, SourceId
from nightdesk.sources.model import FeedKind, Health, Source, SourceState
from nightdesk.sources.schedule import FIRST_RETRY, LONGEST, SHORTEST, answered, due, failed, first_due, shifted
from nightdesk.testing.world.answers import fails_now
from nightdesk.testing.world.outlets import Manner, Outlet, Piece, Wording

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
NEW = SourceState(SourceId("paper"))


def every(gap: timedelta, count: int = 20) -> list[datetime]:
    return [NOW - gap * number for number in range(1, count + 1)]


def heard(state: SourceState, *published: datetime, at: datetime = NOW) -> SourceState:
    return answered(state, at, published, None, None)


def test_the_interval_follows_the_gap_between_two_pieces() -> None:
    assert heard(NEW, *every(timedelta(hours=2))).interval == timedelta(hours=2)


def test_the_interval_has_bounds() -> None:
    assert heard(NEW, *every(timedelta(seconds=1))).interval == SHORTEST
    assert heard(NEW, *every(timedelta(days=9))).interval == LONGEST


def test_while_nothing_comes_the_interval_stretches_and_news_brings_it_back() -> None:
    state = heard(NEW, *every(timedelta(hours=1)))
    quiet = heard(heard(state, at=NOW + timedelta(hours=1)), at=NOW + timedelta(hours=3))
    assert state.interval < quiet.interval == state.interval * 2.25
    later = NOW + timedelta(hours=4)
    assert heard(quiet, later - timedelta(minutes=30), at=later).interval == timedelta(minutes=30)


def test_old_pieces_listed_again_are_no_news() -> None:
    state = heard(NEW, *every(timedelta(hours=1)))
    assert heard(state, *every(timedelta(hours=1))).interval > state.interval


def test_each_failure_doubles_the_pause_up_to_a_bound() -> None:
    state, pauses = NEW, []
    for _ in range(12):
        state = failed(state, NOW, Health.BROKEN, "a reason")
        assert state.next_due is not None
        pauses.append(state.next_due - NOW)
    assert pauses[1] / pauses[0] == pytest.approx(2)
    assert pauses[-1] == pauses[-2] == shifted(LONGEST * 2, NEW.source)
    assert shifted(FIRST_RETRY, NEW.source) == pauses[0]
    assert (state.failures, state.reason) == (12, "a reason")


def test_a_source_that_was_heard_before_is_asked_every_two_hours_for_three_days_while_it_fails() -> None:
    state, at, asked = heard(NEW, *every(timedelta(hours=1))), NOW, []
    while at - NOW < timedelta(days=6):
        state = failed(state, at, Health.BROKEN, "a reason")
        assert state.next_due is not None
        asked.append(state.next_due - at)
        at = state.next_due
    assert max(asked[: len(asked) * 3 // 4]) == shifted(timedelta(hours=2), NEW.source)
    assert asked[-1] == shifted(LONGEST * 2, NEW.source)
    assert sum(asked[:-3], timedelta(0)) > timedelta(days=2, hours=20)


def failing_at_times(number: int, start: datetime, end: datetime) -> Outlet:
    """Twelve pieces a day, and hours in which the server fails that are drawn from the name."""
    moments = [start + timedelta(hours=2) * n for n in range(int((end - start) / timedelta(hours=2)))]
    pieces = tuple(Piece(f"o{number:04}-{n}", (Wording(at, "A title", "A text."),)) for n, at in enumerate(moments))
    name = f"o{number:04}"
    return Outlet(name, f"h{number:04}", "/feed", FeedKind.RSS, Manner.AT_TIMES, "en", pieces)


def test_no_piece_is_lost_of_outlets_that_fail_for_hours_at_a_time() -> None:
    """Polled for a week as in a newsroom of 2,000 sources: every piece is on the feed at one of the polls that are answered.

    The hours of these fall so that pauses which double up to a day would pass the times by when they answer.
    """
    start, end = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 9, tzinfo=UTC)
    for outlet in (failing_at_times(number, start, end) for number in (21, 38, 46, 61, 65, 185, 193, 289, 296, 341)):
        state, seen = SourceState(outlet.source().id, next_due=start), set[str]()
        while (at := state.next_due) is not None and at < end:
            if fails_now(outlet, at):
                state = failed(state, at, Health.BROKEN, "answers 503")
            else:
                listed = outlet.listed(at)
                seen.update(piece.id for piece in listed)
                state = answered(state, at, [piece.at for piece in listed], None, None, longest=timedelta(hours=2.5))
        assert state.first_heard is not None
        assert state.last_success is not None
        missed = [piece.id for piece in outlet.pieces if state.first_heard < piece.at <= state.last_success and piece.id not in seen]
        assert not missed, outlet.name


def test_success_ends_the_count_of_failures() -> None:
    assert heard(failed(NEW, NOW, Health.BROKEN, "a reason"), NOW).failures == 0


def test_the_server_s_wish_for_peace_is_honoured_within_reason() -> None:
    wish = failed(NEW, NOW, Health.BLOCKED, "busy", timedelta(hours=5)).next_due
    assert wish == NOW + timedelta(hours=5)
    assert failed(NEW, NOW, Health.BLOCKED, "busy", timedelta(days=400)).next_due == NOW + timedelta(days=7)


def test_sources_of_one_rhythm_do_not_march_in_step_and_each_keeps_its_own() -> None:
    hour = timedelta(hours=1)
    shifts = [shifted(hour, SourceId(f"s{number}")) for number in range(200)]
    assert len(set(shifts)) == 200
    assert timedelta(minutes=54) <= min(shifts) < max(shifts) <= timedelta(minutes=66)
    assert shifts == [shifted(hour, SourceId(f"s{number}")) for number in range(200)]


def test_a_whole_catalogue_is_spread_over_its_first_round() -> None:
    firsts = [first_due(SourceId(f"s{number}"), NOW, timedelta(minutes=10)) for number in range(600)]
    per_minute = [sum(NOW + timedelta(minutes=m) <= first < NOW + timedelta(minutes=m + 1) for first in firsts) for m in range(10)]
    assert sum(per_minute) == 600
    assert min(per_minute) > 30


def test_silence_is_named_with_its_length() -> None:
    state = heard(NEW, NOW - timedelta(days=45))
    assert (state.health, state.reason) == (Health.SILENT, "nothing new for 45 days")
    assert heard(NEW).health is Health.SILENT


def test_those_never_asked_come_first_then_the_longest_overdue() -> None:
    def pair(name: str, next_due: datetime | None) -> tuple[Source, SourceState]:
        source = Source(SourceId(name), name, "", "https://x.example/", FeedKind.RSS, None, None, FamilyId(name), "")
        return source, replace(NEW, source=source.id, next_due=next_due)

    hour = timedelta(hours=1)
    waiting = [pair("later", NOW + hour), pair("late", NOW - hour), pair("very late", NOW - 5 * hour), pair("new", None), pair("now", NOW)]
    assert [source.id for source, _ in due(waiting, NOW)] == ["new", "very late", "late", "now"]
