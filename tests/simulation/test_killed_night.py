"""Kill the newsroom at any moment, start it again: nothing is lost, nothing happens twice."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from shutil import copytree

import pytest

from samples import sample_wire
from simulation.killed_night import digest, kill_moments, play, play_until_killed, rows

SINCE, ITEMS, KILLS, SEED = "2022-11-18", 300, 10, 20221121


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three hundred items of the sample wire, from the days of the West Java earthquake."""
    return sample_wire(tmp_path_factory.mktemp("wire") / "three-hundred.jsonl", SINCE, ITEMS)


def count(data: Path, question: str) -> int:
    with sqlite3.connect(data / "record.sqlite3") as record:
        found: int = record.execute(question).fetchone()[0]
        return found


@pytest.mark.slow
def test_ten_kills_leave_the_same_site_as_an_undisturbed_night(wire: Path, prepared: Path, tmp_path: Path) -> None:
    undisturbed, disturbed = tmp_path / "undisturbed", tmp_path / "disturbed"
    copytree(prepared, undisturbed)
    copytree(prepared, disturbed)
    play(wire, undisturbed)

    unfinished = sum(not play_until_killed(wire, disturbed, *moment) for moment in kill_moments(SEED, rows(undisturbed), KILLS))
    assert unfinished == KILLS, "the night was over before it could be killed ten times"
    assert count(disturbed, "select count(*) from article_version") < count(undisturbed, "select count(*) from article_version")
    play(wire, disturbed)

    assert count(undisturbed, "select count(*) from item") == ITEMS
    assert count(undisturbed, "select count(*) from article") > 3
    for table in ("item", "link", "claims", "development", "draft", "decision", "article", "article_version", "illustration", "log_entry"):
        question = f"select count(*) from {table}"
        assert count(disturbed, question) == count(undisturbed, question), table
    assert digest(disturbed) == digest(undisturbed)
