"""News judgement can be read, and an editor can change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nightdesk.claims.model import Figure, FigureKind, Qualifier, ReadFigure
from nightdesk.foundation.errors import BadInput
from nightdesk.foundation.ids import FamilyId, FigureId, ItemId, SourceId, StoryId
from nightdesk.foundation.spans import Span
from nightdesk.personas.judgement import busiest_day, greatest_toll, judge, prominent_names, worth_writing
from nightdesk.personas.model import Judgement
from nightdesk.personas.standards import STANDARDS, Standards, read_standards
from nightdesk.sources.model import FeedKind, Source
from nightdesk.stories.model import Actor, Development, EventKind, News, Profile, Subject
from nightdesk.wire.model import Item

FILE = Path(__file__).parents[3] / "newsroom/judgement.toml"
STORY = StoryId("story-1")
START = datetime(2026, 1, 30, 12, tzinfo=UTC)
PROFILE = Profile(STORY, EventKind.ATTACK, Subject.CONFLICT, (), ("PK",), ())


def item(n: int, language: str = "en", source: str = "a", outlets: tuple[str, ...] = (), hours: float = 0) -> Item:
    at = START + timedelta(hours=hours)
    return Item(ItemId(f"i{n}"), SourceId(source), str(n), language, "declared", None, "Test.", None, None, at, at, outlets)


def source(name: str, family: str) -> Source:
    return Source(SourceId(name), name, "", "", FeedKind.RSS, None, None, FamilyId(family), "test")


def figure(n: int, value: int | None, kind: FigureKind = FigureKind.KILLED, qualifier: Qualifier = Qualifier.EXACT) -> Figure:
    read = ReadFigure(kind, value, None, None, qualifier, None, None, Span(0, 1))
    return Figure(FigureId(f"f{n}-{value}"), ItemId(f"i{n}"), "en", START, read)


def score(
    items: list[Item], figures: list[Figure] | None = None, families: tuple[str, ...] = ("a",), standards: Standards = STANDARDS
) -> Judgement:
    sources = [source(str(n), family) for n, family in enumerate(families)]
    news = [Development(one.id, STORY, (News.FIRST,), ("first report",)) for one in items[:1]]
    return judge(PROFILE, items, sources, news, figures or [], standards)


def test_more_dead_more_items_more_languages_and_more_families_weigh_more() -> None:
    plain = score([item(1)])
    assert score([item(1)], [figure(1, 30)]).score > plain.score
    assert score([item(1), item(2)]).score > plain.score
    assert score([item(1), item(2, "fr")]).score > score([item(1), item(2)]).score
    assert score([item(1), item(2)], families=("a", "b")).score > score([item(1), item(2)]).score


def test_the_reasons_are_words_and_add_up_to_the_score() -> None:
    judged = score([item(n, language) for n, language in enumerate(("en", "fr", "ru"))], [figure(1, 145)])
    assert judged.score == pytest.approx(sum(share for _, share in judged.reasons), abs=0.002)
    assert judged.reasons[0][0] == "145 people reported killed"
    assert {"3 items", "3 languages", "3 items within a day", "one family of sources"} <= {words for words, _ in judged.reasons}
    assert [share for _, share in judged.reasons] == sorted((share for _, share in judged.reasons), reverse=True)


def test_editions_of_one_family_reach_far_but_are_one_voice() -> None:
    judged = score([item(n, language, source=language) for n, language in enumerate(("en", "fr", "ru"))], families=("wikipedia",) * 3)
    shares = dict(judged.reasons)
    assert shares["one family of sources"] == 0
    assert shares["3 languages"] > 0


def test_one_outlier_does_not_make_a_catastrophe_and_an_upper_bound_counts_nothing() -> None:
    lone = greatest_toll([figure(1, 12), figure(2, 14), figure(3, 40_000)])
    assert lone is not None
    assert lone.read.value == 14
    assert greatest_toll([figure(1, 90, qualifier=Qualifier.UP_TO), figure(1, None)]) is None
    alone = greatest_toll([figure(1, 50, FigureKind.INJURED), figure(1, 7)])
    assert alone is not None
    assert alone.read.value == 7


def test_speed_is_counted_within_any_24_hours() -> None:
    assert busiest_day([item(1, hours=0), item(2, hours=20), item(3, hours=30), item(4, hours=80)]) == 2
    assert busiest_day([item(1, hours=0), item(2, hours=20), item(3, hours=24)]) == 3


def test_a_single_line_is_not_worth_a_piece_and_a_night_of_attacks_is() -> None:
    standards = read_standards(FILE)
    assert not worth_writing(score([item(1)], [figure(1, 3)], standards=standards))
    night = [item(n, outlets=("Test Agency", "Test Wire")[n % 2 : n % 2 + 1], hours=24 * n) for n in range(4)]
    assert worth_writing(score(night, [figure(0, 41), figure(1, 92), figure(2, 145), figure(3, 200)], standards=standards))


def test_a_language_seldom_heard_lifts_a_story_that_several_items_tell() -> None:
    standards = read_standards(FILE)
    both, heard = score([item(1), item(2, "av")], standards=standards), score([item(1), item(2, "ru")], standards=standards)
    assert both.score == pytest.approx(heard.score + standards.seldom_heard)
    assert "told in a language seldom heard" in dict(both.reasons)
    assert score([item(1, "av")], standards=standards).score == score([item(1, "ru")], standards=standards).score


def test_the_publishers_interest_in_a_subject_is_a_reason_of_its_own() -> None:
    judged = score([item(1)], standards=replace(STANDARDS, interests={"conflict": 0.1}))
    assert ("the publisher's interest in conflict", 0.1) in judged.reasons


def test_the_editors_threshold_decides() -> None:
    judged = score([item(1)], [figure(1, 100)], standards=replace(STANDARDS, threshold=0.2))
    assert worth_writing(judged)
    assert not worth_writing(replace(judged, threshold=0.9))


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("threshold = 0.33", "threshold = high", "is not TOML"),
        ("threshold = 0.33", 'threshold = "high"', "threshold: a number is needed"),
        ("speed = 0.10", "spead = 0.10", "weights: it needs exactly size, speed"),
        ("size = 64", "size = 0", "full.size: it must be at least 2"),
        ("[interests]", "[interests]\ngossip = 1", "interests.gossip: no such subject"),
        ("[interests]", "[hobbies]", "hobbies: no such key"),
    ],
)
def test_a_mistake_in_the_standards_is_named(tmp_path: Path, was: str, now: str, says: str) -> None:
    text = FILE.read_text()
    assert was in text
    file = tmp_path / "judgement.toml"
    file.write_text(text.replace(was, now, 1))
    with pytest.raises(BadInput, match=says):
        read_standards(file)


def test_a_verdict_on_somebody_the_archive_knows_well_is_news_on_one_report() -> None:
    sources = [source("1", "a")]
    known = judge(PROFILE, [item(1, outlets=("AFP", "AP"))], sources, [], [], prominence=60)
    unknown = judge(PROFILE, [item(1, outlets=("AFP", "AP"))], sources, [], [], prominence=1)
    assert worth_writing(known)
    assert not worth_writing(unknown)
    assert ("who it is about is named in 60 lines of the archive", 0.34) in known.reasons


def test_prominence_counts_where_the_person_is_the_news_and_not_in_wars() -> None:
    actors = (Actor("Yoon Suk Yeol", ("Yoon",), 2), Actor("Party", (), 1))
    assert prominent_names(replace(PROFILE, event=EventKind.TRIAL, actors=actors)) == (("Yoon Suk Yeol", "Yoon"),)
    assert prominent_names(replace(PROFILE, event=EventKind.WAR, actors=actors)) == ()
