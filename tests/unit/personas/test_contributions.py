"""Analysts add what their sources have and the author's have not; who is named has something standing in the article."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from nightdesk.archive.model import ArchiveLine
from nightdesk.foundation.ids import ArchiveLineId, FamilyId, ItemId, PersonaId, SourceId, StoryId
from nightdesk.personas.contributions import contributions, who_stands
from nightdesk.personas.model import Assignment, Judgement
from nightdesk.personas.roster import read_roster
from nightdesk.sources.model import FeedKind, Source
from nightdesk.wire.model import Item

ROSTER = read_roster(Path(__file__).parents[3] / "newsroom/personas")
AT = datetime(2026, 1, 31, 12, tzinfo=UTC)


def item(name: str, language: str, source: str = "a") -> Item:
    return Item(ItemId(name), SourceId(source), name, language, "declared", None, "Test.", None, None, AT, AT)


def source(name: str, country: str | None) -> Source:
    return Source(SourceId(name), name, "", "", FeedKind.RSS, None, country, FamilyId(name), "test")


def given_to(persona: str, *asked: str) -> Assignment:
    return Assignment(StoryId("s"), PersonaId(persona), Judgement(1, ()), (), tuple(map(PersonaId, asked)))


def test_reports_that_the_author_cannot_read_are_added_by_an_analyst_who_can() -> None:
    items = [item("1", "en"), item("2", "it"), item("3", "de"), item("4", "ko"), item("5", "ur")]
    added = contributions(given_to("pamir"), ROSTER, items, [source("a", None)])
    assert [(one.persona, sorted(one.documents)) for one in added] == [("belfry", ["2", "3"]), ("hanji", ["4"])]
    assert added[0].of == "2 reports in German, Italian"


def test_a_source_of_its_beat_is_its_own_in_any_language() -> None:
    items = [item("1", "xx", "seoul")]
    added = contributions(given_to("pamir"), ROSTER, items, [source("seoul", "KR")])
    assert [one.persona for one in added] == ["hanji"]


def test_who_was_asked_to_help_comes_first_and_each_piece_is_added_once() -> None:
    items = [item("1", "fr"), item("2", "fr"), item("3", "de")]
    added = contributions(given_to("pamir", "baobab"), ROSTER, items, [source("a", None)])
    assert [(one.persona, sorted(one.documents)) for one in added] == [("baobab", ["1", "2"]), ("belfry", ["3"])]


def test_past_work_is_added_by_the_analyst_who_wrote_it() -> None:
    line = ArchiveLine(ArchiveLineId("own:a:1:s"), date(2026, 1, 2), "It was so.", told_in="A headline", author="qanat")
    (added,) = contributions(given_to("pamir"), ROSTER, [item("1", "en")], [source("a", None)], [line])
    assert (added.persona, added.of) == ("qanat", "1 earlier article of its own")
    assert contributions(given_to("qanat"), ROSTER, [item("1", "en")], [source("a", None)], [line]) == ()


def test_only_those_are_named_of_whose_evidence_something_stands() -> None:
    added = contributions(given_to("pamir"), ROSTER, [item("2", "it"), item("4", "ko")], [source("a", None)])
    assert [one.persona for one in who_stands(added, ["4", "9"])] == ["hanji"]
    assert who_stands(added, ["9"]) == ()
