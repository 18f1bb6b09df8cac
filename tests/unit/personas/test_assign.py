"""Every story has a home, for reasons that can be read; and the night is logged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nightdesk.foundation.ids import FamilyId, ItemId, SourceId, StoryId
from nightdesk.personas.assign import assign, whose_beat
from nightdesk.personas.model import Judgement, Notice
from nightdesk.personas.roster import read_roster
from nightdesk.personas.watch import Sighting, log_sighting
from nightdesk.sources.model import FeedKind, Source
from nightdesk.stories.event_kinds import SUBJECTS
from nightdesk.stories.model import Development, EventKind, News, Profile
from nightdesk.wire.model import Item

ROSTER = read_roster(Path(__file__).parents[3] / "newsroom/personas")
STORY = StoryId("story-1")
AT = datetime(2026, 1, 31, 12, tzinfo=UTC)
JUDGED = Judgement(0.5, (("145 people reported killed", 0.25), ("5 items", 0.06)), 0.33)
SMALL = Judgement(0.12, (("one item", 0.0),), 0.33)


def profile(event: EventKind, *countries: str) -> Profile:
    return Profile(STORY, event, SUBJECTS[event], (), countries, ())


def item(n: int, language: str = "en", hours: int = 0) -> Item:
    at = AT - timedelta(hours=24 - hours)
    return Item(ItemId(f"i{n}"), SourceId("a"), str(n), language, "declared", None, "Test.", None, None, at, at)


def source(name: str, family: str) -> Source:
    return Source(SourceId(name), name, "", "", FeedKind.RSS, None, None, FamilyId(family), "test")


@pytest.mark.parametrize(
    ("event", "countries", "persona"),
    [
        (EventKind.ATTACK, ("PK", "IN"), "pamir"),
        (EventKind.EARTHQUAKE, ("TR", "SY"), "qanat"),
        (EventKind.EARTHQUAKE, ("ID",), "angin"),
        (EventKind.CRUSH, ("KR",), "hanji"),
        (EventKind.WAR, ("UA", "RU"), "steppe"),
        (EventKind.ELECTION, ("BR",), "quipu"),
        (EventKind.COUP, ("BF",), "baobab"),
        (EventKind.TRIAL, ("DE",), "belfry"),
        (EventKind.ECONOMY, ("HR",), "ballast"),
        (EventKind.SPACE, ("US",), "ballast"),
        (EventKind.SPORT, ("AR", "FR"), "ballast"),
        (EventKind.SPORT, ("BR",), "quipu"),
        (EventKind.OTHER, (), "ballast"),
    ],
)
def test_a_story_goes_to_the_analyst_on_whose_beat_it_lies(event: EventKind, countries: tuple[str, ...], persona: str) -> None:
    read = profile(event, *countries)
    assert assign(read, JUDGED, ROSTER).persona == persona
    assert whose_beat(read, ROSTER).id == persona


def test_every_kind_of_story_from_anywhere_or_nowhere_has_a_home() -> None:
    for event in EventKind:
        for persona in ROSTER:
            for countries in ((), tuple(sorted(persona.countries))[:1]):
                given = assign(profile(event, *countries), JUDGED, ROSTER)
                assert given.reasons
                assert given.reasons[0]


def test_the_reasons_are_words_about_place_subject_and_languages() -> None:
    given = assign(profile(EventKind.ATTACK, "PK"), JUDGED, ROSTER, [item(1, "ur"), item(2, "fi")])
    assert given.reasons == (
        "Pakistan is in the beat of Pamir",
        "conflict is among its subjects",
        "it reads the language of 1 of 2 items",
    )
    assert given.judgement is JUDGED


def test_an_analyst_whose_region_is_clearly_touched_contributes() -> None:
    assert assign(profile(EventKind.DIPLOMACY, "US", "RU"), JUDGED, ROSTER).contributors == ("steppe",)
    assert assign(profile(EventKind.ECONOMY, "HR"), JUDGED, ROSTER).contributors == ("belfry",)
    assert assign(profile(EventKind.ATTACK, "PK", "IN", "AF", "CN"), JUDGED, ROSTER).contributors == ()


def sighting(judged: Judgement, items: int = 1, families: tuple[str, ...] = ("a",), covered_at: datetime | None = None) -> Sighting:
    heard = tuple(item(n, hours=n) for n in range(items))
    news = (Development(heard[-1].id, STORY, (News.FIGURE,), ("count of dead raised to 145",)),)
    sources = tuple(source(str(n), family) for n, family in enumerate(families))
    return Sighting(STORY, profile(EventKind.ATTACK, "PK"), judged, heard, sources, news, covered_at=covered_at)


def test_the_log_tells_what_was_taken_and_why_and_who_helps() -> None:
    seen = sighting(JUDGED, items=5)
    taken = replace(seen, assignment=replace(assign(seen.profile, JUDGED, ROSTER), contributors=(ROSTER[0].id,)))
    lead, helper = log_sighting(taken, ROSTER, AT)
    assert (lead.persona, lead.notice, lead.at) == ("pamir", Notice.TAKEN, AT)
    assert lead.why == "145 people reported killed; 5 items; new: count of dead raised to 145"
    assert (helper.persona, helper.notice, helper.why) == ("angin", Notice.TAKEN, "adds what its own sources have to the article of Pamir")


@pytest.mark.parametrize(
    ("seen", "notice", "why"),
    [
        (sighting(SMALL), Notice.PASSED_OVER, "one source only (judged 0.12, 0.33 needed)"),
        (
            sighting(SMALL, 2, ("a", "a")),
            Notice.PASSED_OVER,
            "one family of sources only, nothing new since the first report (judged 0.12, 0.33 needed)",
        ),
        (sighting(SMALL, 2, ("a", "b")), Notice.PASSED_OVER, "too small, nothing new since the first report (judged 0.12, 0.33 needed)"),
        (sighting(JUDGED), Notice.PASSED_OVER, "too little evidence for a piece"),
        (sighting(JUDGED, covered_at=AT), Notice.PASSED_OVER, "nothing new since 31 January 2026, 12:00"),
        (sighting(JUDGED, covered_at=AT - timedelta(days=9)), Notice.WAITS, "too little new since 22 January 2026, 12:00"),
    ],
)
def test_the_log_tells_what_was_passed_over_and_why(seen: Sighting, notice: Notice, why: str) -> None:
    (entry,) = log_sighting(seen, ROSTER, AT)
    assert (entry.persona, entry.notice, entry.why) == ("pamir", notice, why)
