"""The record of an actor, and of a kind of event in a place, read from the real archive."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nightdesk.adapters.archives import SqliteArchive, build_archive
from nightdesk.archive.background import counts_by_year, record_of_actor, record_of_kind
from nightdesk.archive.kinds import event_words, kinds
from nightdesk.stories.model import EventKind

SOURCE = Path(__file__).parents[3] / "newsroom/archive/current-events-2002-to-2025.jsonl.xz"
NIGHT = date(2026, 1, 30)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> SqliteArchive:
    file = tmp_path_factory.mktemp("archive") / "archive.sqlite3"
    build_archive(SOURCE, file)
    return SqliteArchive(file)


@pytest.mark.parametrize(
    "names",
    [
        ("Baloch Liberation Army", "Balochistan Liberation Army", "BLA"),
        ("Baloch Liberation Army", "BLA"),
        ("Balochistan Liberation Army",),
        ("BLA", "Baloch Liberation Army"),
    ],
)
def test_the_baloch_liberation_army_is_named_in_31_lines_under_any_of_its_names(archive: SqliteArchive, names: tuple[str, ...]) -> None:
    search = record_of_actor(archive, names, NIGHT)
    assert len(search.found) == 31
    assert search.more == 0
    assert search.searched == 112_145
    years = dict(counts_by_year(search.found))
    assert sum(count for year, count in years.items() if year <= 2022) == 11
    assert (years[2023], years[2024], years[2025]) == (2, 10, 8)
    assert [year for year, count in years.items() if count == 0] == list(range(2008, 2017))
    found = {line.id for line in search.found}
    assert "ce-2009-04-04-008" not in found  # the Balochistan Liberation United Front
    assert "ce-2024-08-25-005" not in found  # a Kub-BLA drone in Ukraine
    assert "ce-2024-08-26-007" in found  # "The BLA claims …", under a label on Balochistan


def test_nothing_from_the_day_of_the_story_or_later_counts_as_what_came_before(archive: SqliteArchive) -> None:
    search = record_of_actor(archive, ("Baloch Liberation Army", "BLA"), date(2025, 3, 12))
    assert search.found[-1].id == "ce-2025-03-11-009"
    assert search.searched < archive.size()


def test_a_short_word_in_capitals_does_not_stand_for_an_actor_without_a_telling_name(archive: SqliteArchive) -> None:
    search = record_of_actor(archive, ("Islamic State", "IS"), NIGHT)
    assert all("islamic state" in line.text.lower() for line in search.found)


def test_earlier_earthquakes_in_indonesia_come_in_order_of_date(archive: SqliteArchive) -> None:
    search = record_of_kind(archive, ("Indonesia",), "earthquake", date(2022, 11, 21))
    assert len(search.found) > 50
    assert [line.date for line in search.found] == sorted(line.date for line in search.found)
    assert all("indonesia" in line.text.lower() for line in search.found)


def test_a_place_is_found_under_the_names_that_its_lines_use(archive: SqliteArchive) -> None:
    search = record_of_kind(archive, ("Türkiye",), "earthquake", NIGHT)
    assert sum("Turkey" in line.text for line in search.found) > 20


def test_an_actor_without_a_record_leaves_a_recorded_search(archive: SqliteArchive) -> None:
    search = record_of_actor(archive, ("Guild of Test Weavers",), NIGHT)
    assert (search.found, search.searched) == ((), 112_145)
    assert counts_by_year(search.found) == ()


def test_every_kind_of_event_but_other_has_words() -> None:
    assert set(kinds()) == {kind.value for kind in EventKind} - {"other"}
    assert event_words("other") == ()
    assert all(word == word.strip() and word for kind in kinds() for word in event_words(kind))
