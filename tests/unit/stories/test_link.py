"""Items of one event meet in one story whatever their language; other events stay out; a restart changes nothing."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nightdesk.foundation.ids import ItemId, StoryId
from nightdesk.stories.link import Linker
from nightdesk.stories.model import Arrival, Placement, Regrouping

sys.path.insert(0, str(Path(__file__).parent))
from wire import arrivals

START = datetime(2026, 1, 30, 12, tzinfo=UTC)
QUAKE = {
    "en": "A magnitude 7.8 earthquake strikes Turkey and Syria, killing at least 1,300 people.",
    "ru": "Землетрясение магнитудой 7,8 в Турции и Сирии, погибли не менее 1300 человек.",
    "zh": "土耳其和敘利亞發生7.8級地震，造成至少1300人死亡。",
    "ar": "زلزال بقوة 7.8 يضرب تركيا وسوريا ومقتل 1300 شخص على الأقل",
    "th": "แผ่นดินไหวขนาด 7.8 ในประเทศตุรกีและซีเรีย มีผู้เสียชีวิตอย่างน้อย 1,300 ราย",
    "pt": "Terremoto de magnitude 7,8 atinge a Turquia e a Síria e mata pelo menos 1.300 pessoas.",
    "ko": "튀르키예와 시리아에서 규모 7.8의 지진이 발생하여 최소 1,300명이 사망했다.",
}
SUNAK = {
    "en": "Rishi Sunak becomes Prime Minister of the United Kingdom.",
    "ru": "Риши Сунак стал премьер-министром Великобритании.",
    "ko": "리시 수낵이 영국의 총리로 취임했다.",
    "ne": "ऋषि सुनक बेलायतको प्रधानमन्त्री नियुक्त भएका छन्।",
    "zh": "里希·苏纳克出任英国首相。",
}


def arrival(name: str, language: str, text: str, hours: float = 0) -> Arrival:
    return Arrival(ItemId(name), "source", language, START + timedelta(hours=hours), text)


def stories(linker: Linker, texts: dict[str, str]) -> set[StoryId]:
    return {
        linker.place(arrival(f"{text[:9]}-{language}", language, text, hours)).link.story
        for hours, (language, text) in enumerate(texts.items())
    }


@pytest.mark.parametrize("texts", [QUAKE, SUNAK], ids=["earthquake", "prime minister"])
def test_one_event_in_many_languages_is_one_story(texts: dict[str, str]) -> None:
    assert len(stories(Linker(), texts)) == 1


def test_two_events_of_one_day_are_two_stories() -> None:
    linker = Linker()
    assert not stories(linker, QUAKE) & stories(linker, SUNAK)


def test_the_night_of_balochistan_is_one_story_without_the_fishing_vessel() -> None:
    linker, found = Linker(), {}
    became: dict[StoryId, StoryId] = {}
    for item in arrivals("current-events"):
        placement = linker.place(item)
        found[item.item] = placement.link.story
        became.update((merge.absorbed, merge.into) for merge in placement.merges)
    last = {item: became.get(story, story) for item, story in found.items()}
    night = {last[ItemId(f"ce-2026-{day}")] for day in ("01-30-001", "01-31-002", "02-01-001", "02-04-001")}
    assert len(night) == 1
    assert last[ItemId("ce-2026-01-30-002")] not in night
    sizes = [list(last.values()).count(story) for story in set(last.values())]
    assert max(sizes) <= 15  # no war is glued into one giant story


def test_a_link_says_why() -> None:
    linker = Linker()
    first = linker.place(arrival("a", "en", QUAKE["en"]))
    second = linker.place(arrival("b", "ru", QUAKE["ru"], 1))
    assert first.link.reasons == ("first report of its story",)
    assert second.link.reasons[0] in ("same place: Türkiye, Syria", "same place: Syria, Türkiye")
    assert any("7.8" in reason for reason in second.link.reasons)
    assert 0 <= second.link.score <= 1


def test_a_story_rests_after_a_fortnight() -> None:
    linker = Linker()
    first = linker.place(arrival("a", "en", QUAKE["en"]))
    again = linker.place(arrival("b", "en", QUAKE["en"], 24 * 40))
    assert first.link.story != again.link.story


def placed(linker: Linker, items: tuple[Arrival, ...]) -> list[Placement]:
    return [linker.place(item) for item in items]


@pytest.mark.parametrize("killed_after", [1, 120])
def test_a_linker_rebuilt_from_its_record_goes_on_as_if_never_killed(killed_after: int) -> None:
    items = arrivals("in-the-news")[600:850]
    undisturbed = placed(Linker(), items)
    rebuilt = Linker()
    for item, placement in zip(items[:killed_after], undisturbed, strict=False):
        rebuilt.replay(item, placement)
    assert placed(rebuilt, items[killed_after:]) == undisturbed[killed_after:]


def test_the_order_of_hashes_changes_nothing() -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from wire import arrivals; from nightdesk.stories.link import Linker; "
        "linker = Linker(); print([linker.place(item) for item in arrivals('in-the-news')[600:700]])"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent)],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]


def held(linker: Linker, story: StoryId) -> tuple[ItemId, ...]:
    """What the linker remembers of a story, asked as an editor would: by joining and parting it."""
    return tuple(item.item for item in linker.items_of(story)) if story in linker.stories() else ()


def test_a_person_joins_two_stories_and_later_items_follow() -> None:
    linker = Linker()
    (quake,), (sunak,) = stories(linker, QUAKE), stories(linker, SUNAK)
    linker.regroup(Regrouping(sunak, quake, held(linker, sunak), apart=False))
    assert linker.place(arrival("later", "en", SUNAK["en"], 9)).link.story == quake


def test_what_a_person_parted_is_never_merged_again() -> None:
    linker = Linker()
    (quake,) = stories(linker, QUAKE)
    leaving = held(linker, quake)[::2]
    linker.regroup(Regrouping(quake, StoryId("parted"), leaving, apart=True))
    for hours, (language, text) in enumerate(QUAKE.items()):
        assert not linker.place(arrival(f"again-{language}", language, text, 10 + hours)).merges
    assert set(leaving) <= set(held(linker, StoryId("parted")))
