"""A time that two editors share to the second is not the time of the one who has no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from nightdesk.drafts.borrowed_times import borrowed_times
from nightdesk.foundation.ids import ItemId, SourceId
from nightdesk.wire.model import Item
from unit.drafts.packs import line

AT = datetime(2023, 2, 10, 22, 38, 49, tzinfo=UTC)


def item(name: str, source: str, at: datetime = AT) -> Item:
    return replace(line("Many are dead.", id_=name), id=ItemId(name), source=SourceId(source), published_at=at)


LENDER = [item("en-1", "en", AT - timedelta(hours=5)), item("en-2", "en", AT - timedelta(hours=3)), item("en-3", "en")]


def test_who_has_times_of_his_own_lends() -> None:
    assert borrowed_times([*LENDER, item("fa-1", "fa")]) == {"fa-1"}


def test_three_at_one_second_are_all_without_a_time() -> None:
    assert borrowed_times([item("fa-1", "fa"), item("da-1", "da"), item("azb-1", "azb")]) == {"fa-1", "da-1", "azb-1"}


def test_two_that_share_one_and_have_no_other_are_believed() -> None:
    assert borrowed_times([item("fa-1", "fa"), item("ta-1", "ta")]) == frozenset()


def test_whole_minutes_are_shared_by_chance() -> None:
    minute = AT.replace(second=0)
    assert borrowed_times([*LENDER, item("x-1", "x", minute), item("y-1", "y", minute), item("z-1", "z", minute)]) == frozenset()
