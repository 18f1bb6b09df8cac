"""What a linker promises of any wire: order within a minute, items received twice, a person's word, and texts of every kind."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nightdesk.foundation.ids import ItemId, StoryId
from nightdesk.stories.link import Linker, arrival_order
from nightdesk.stories.model import Arrival, Placement, Regrouping
from nightdesk.stories.part import unbridged

sys.path.insert(0, str(Path(__file__).parent))
from wire import arrivals

START = datetime(2026, 1, 30, 12, tzinfo=UTC)
FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXTS = [item.text for item in arrivals("in-the-news")[700:760]]


def of_one_minute(numbers: list[int], seconds: list[int]) -> list[Arrival]:
    wire = arrivals("in-the-news")[700:760]
    return [replace(wire[number], published_at=START + timedelta(seconds=second)) for number, second in zip(numbers, seconds, strict=True)]


def placed(items: list[Arrival]) -> dict[ItemId, StoryId]:
    """Where each item stands in the end, the items placed as the shift places what is there to be placed."""
    linker = Linker()
    for item in sorted(items, key=arrival_order):
        linker.place(item)
    return {remembered.item: story for story in linker.stories() for remembered in linker.items_of(story)}


@FEW
@given(st.data())
def test_order_of_arrival_within_a_minute_does_not_matter(data: st.DataObject) -> None:
    numbers = data.draw(st.lists(st.integers(0, 59), min_size=2, max_size=12, unique=True))
    seconds = data.draw(st.lists(st.integers(0, 59), min_size=len(numbers), max_size=len(numbers)))
    other = data.draw(st.permutations(seconds))
    assert placed(of_one_minute(numbers, seconds)) == placed(data.draw(st.permutations(of_one_minute(numbers, other))))


@FEW
@given(st.lists(st.integers(0, 59), min_size=2, max_size=15))
def test_the_same_item_twice_changes_nothing(numbers: list[int]) -> None:
    wire = arrivals("in-the-news")[700:760]
    once, twice = Linker(), Linker()
    seen: set[int] = set()
    for number in numbers:
        if number not in seen:
            assert once.place(wire[number]) == twice.place(wire[number])
        seen.add(number)
        again = twice.place(wire[number])
        assert again.merges == again.parted == ()
    assert len(once) == len(twice) == len(seen)


@FEW
@given(st.integers(20, 60), st.data())
def test_joining_and_parting_by_a_person_restores_both(number: int, data: st.DataObject) -> None:
    linker = Linker()
    for item in arrivals("in-the-news")[700 : 700 + number]:
        linker.place(item)
    held = {story: tuple(item.item for item in linker.items_of(story)) for story in linker.stories()}
    first, second = data.draw(st.lists(st.sampled_from(sorted(held)), min_size=2, max_size=2, unique=True))
    linker.regroup(Regrouping(second, first, held[second], apart=False))
    assert second not in set(linker.stories())
    linker.regroup(Regrouping(first, second, held[second], apart=True))
    assert {story: tuple(item.item for item in linker.items_of(story)) for story in linker.stories()} == held


@FEW
@given(st.text(max_size=400), st.sampled_from(["en", "ru", "zh", "th", "und", "", "xx-nowhere", "ar"]))
def test_any_text_in_any_language_finds_a_place_and_a_reason(text: str, language: str) -> None:
    linker = Linker()
    for number, said in enumerate((TEXTS[0], text, TEXTS[1])):
        placement = linker.place(Arrival(ItemId(str(number)), "source", language, START, said))
        assert placement.link.reasons
        assert 0 <= placement.link.score <= 1


ODD = {
    "empty": ("", "en", "no text"),
    "only digits": ("7 8 1300 2026 41", "en", "numbers only"),
    "unknown language": (TEXTS[3], "und", "language is not known"),
    "a megabyte": ("An earthquake strikes Indonesia. " * 31_000, "en", "characters"),
    "mixed languages": (" ".join(TEXTS[:4]), "mul", "language is not known"),
}


@pytest.mark.parametrize(("text", "language", "said"), ODD.values(), ids=list(ODD))
def test_odd_texts_are_placed_and_it_is_said_how(text: str, language: str, said: str) -> None:
    placement: Placement = Linker().place(Arrival(ItemId("odd"), "source", language, START, text))
    assert any(said in reason for reason in placement.link.reasons)


def test_two_empty_texts_are_not_one_story() -> None:
    linker = Linker()
    stories = {linker.place(Arrival(ItemId(str(number)), "source", "en", START, "")).link.story for number in range(3)}
    assert len(stories) == 3


def test_a_part_that_nothing_bridges_is_found() -> None:
    one, other = dict.fromkeys(range(5), 1.0), dict.fromkeys(range(50, 55), 1.0)
    assert unbridged([(1, one), (2, one), (3, one), (4, other), (5, other)]) == [4, 5]
    assert unbridged([(1, one), (2, one | other), (3, other)]) == []


def test_a_time_to_come_wakes_no_story_of_today() -> None:
    linker = Linker()
    first = linker.place(Arrival(ItemId("a"), "s", "en", START, TEXTS[0]))
    later = linker.place(Arrival(ItemId("b"), "s", "en", START - timedelta(days=400), TEXTS[0]))
    assert first.link.story != later.link.story
