"""Kill the newsroom at any moment, start it again: nothing is lost, nothing happens twice."""

from __future__ import annotations

import json
import lzma
import sqlite3
from pathlib import Path

import pytest

from simulation.killed_night import digest, kill_times, play, play_until_killed, timed

SAMPLE = Path(__file__).resolve().parents[2] / "newsroom" / "sample-wire"
FROM, ITEMS, KILLS, SEED = "2022-11-18", 300, 10, 20221121


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three hundred items of the sample wire, from the days of the West Java earthquake."""
    lines = [line for file in sorted(SAMPLE.glob("in-the-news*.jsonl.xz")) for line in lzma.decompress(file.read_bytes()).splitlines()]
    rows = sorted((json.loads(line) for line in lines), key=lambda row: row["published_at"])
    chosen = [row for row in rows if row["published_at"] >= FROM][:ITEMS]
    file = tmp_path_factory.mktemp("wire") / "three-hundred.jsonl"
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in chosen))
    return file


def count(data: Path, question: str) -> int:
    with sqlite3.connect(data / "record.sqlite3") as record:
        found: int = record.execute(question).fetchone()[0]
        return found


@pytest.mark.slow
def test_ten_kills_leave_the_same_site_as_an_undisturbed_night(wire: Path, tmp_path: Path) -> None:
    undisturbed, disturbed, prepared = tmp_path / "undisturbed", tmp_path / "disturbed", tmp_path / "prepared"
    seconds = timed(play, wire, undisturbed)
    start_up = timed(play_nothing, prepared)
    kills = 0
    for moment in kill_times(SEED, seconds, start_up, KILLS):
        kills += not play_until_killed(wire, disturbed, moment)
    assert kills >= KILLS - 2, "the night was over before it could be killed often enough"
    play(wire, disturbed)

    assert count(undisturbed, "select count(*) from item") == ITEMS
    assert count(undisturbed, "select count(*) from article") > 3
    for table in ("item", "link", "claims", "development", "draft", "decision", "article", "article_version", "illustration"):
        question = f"select count(*) from {table}"
        assert count(disturbed, question) == count(undisturbed, question), table
    assert digest(disturbed) == digest(undisturbed)


def play_nothing(data: Path) -> None:
    """What a process needs before its first tick, so that kills fall into the work."""
    data.mkdir()
    file = data / "one.jsonl"
    file.write_text(json.dumps({"id": "1", "text": "A quiet night.", "source": "test", "published_at": "2022-11-18T00:00:00Z"}) + "\n")
    play(file, data)
    play(file, data)
