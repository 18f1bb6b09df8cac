"""What belongs together on the sample wire, and what does not: one war's incidents stay apart, follow-ups of one event join."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path

import pytest

from nightdesk.foundation.ids import ItemId, StoryId
from nightdesk.stories.link import Linker

sys.path.insert(0, str(Path(__file__).parent))
from wire import arrivals

FOLLOWED = {
    "a landfill collapses in Cebu": ("01-08-011", "01-10-004", "01-17-004", "01-18-009"),
    "a shopping mall burns in Karachi": ("01-17-007", "01-22-004"),
    "a school bus crashes in Vanderbijlpark": ("01-19-009", "01-22-007"),
    "an aircraft is lost in Maros": ("01-17-006", "01-18-010", "01-23-003"),
    "fighting in Balochistan": ("01-30-001", "01-31-002", "02-01-001", "02-04-001"),
    "airstrikes on Caracas": ("01-03-001", "01-06-004", "01-08-001"),
}
APART = {
    "Gaza, weeks apart": ("01-25-002", "01-31-001", "02-10-001"),
    "a strike and a returned hostage in Gaza": ("01-31-001", "01-26-002"),
    "a round-up of strikes on Ukraine, a train hit and a minibus hit": ("01-18-006", "01-27-001", "02-01-002"),
    "two earthquakes": ("01-02-004", "01-19-010"),
    "two fights in Balochistan, a fortnight apart": ("01-16-001", "01-30-001"),
    "a fire and two road crashes in Pakistan": ("01-17-007", "01-17-008"),
    "Caracas and Maros": ("01-03-001", "01-17-006"),
}


@lru_cache(maxsize=2)
def story_of(wire: str) -> dict[ItemId, StoryId]:
    """The story in which each item stands in the end."""
    linker = Linker()
    found: dict[ItemId, StoryId] = {}
    became: dict[StoryId, StoryId] = {}
    for item in arrivals(wire):
        placement = linker.place(item)
        found[item.item] = placement.link.story
        became.update((merge.absorbed, merge.into) for merge in placement.merges)
    return {item: _at_last(story, became) for item, story in found.items()}


def _at_last(story: StoryId, became: dict[StoryId, StoryId]) -> StoryId:
    while story in became:
        story = became[story]
    return story


def places_of(lines: tuple[str, ...]) -> list[StoryId]:
    return [story_of("current-events")[ItemId(f"ce-2026-{line}")] for line in lines]


@pytest.mark.parametrize("lines", FOLLOWED.values(), ids=list(FOLLOWED))
def test_follow_ups_of_one_event_are_one_story(lines: tuple[str, ...]) -> None:
    assert len(set(places_of(lines))) == 1


@pytest.mark.parametrize("lines", APART.values(), ids=list(APART))
def test_events_of_one_war_or_kind_are_stories_of_their_own(lines: tuple[str, ...]) -> None:
    assert len(set(places_of(lines))) == len(lines)


def test_no_war_becomes_one_story() -> None:
    """The fighting for Aleppo from 6 to 19 January 2026 is told in ten lines; no other story of the wire is as long."""
    stories = list(story_of("current-events").values())
    assert max(map(stories.count, stories)) <= 10


def test_nearly_every_language_of_the_wire_meets_another_in_its_stories() -> None:
    """Of 55 languages, at least 50 stand in a story of three items and two languages or more."""
    where = story_of("in-the-news")
    languages: dict[StoryId, list[str]] = {}
    for item in arrivals("in-the-news"):
        languages.setdefault(where[item.item], []).append(item.language)
    heard = {language for story in languages.values() if len(story) >= 3 and len(set(story)) >= 2 for language in story}
    assert len(heard) >= 50
