"""Kill the newsroom at any moment, start it again: nothing is lost, nothing happens twice."""

from __future__ import annotations

import json
import lzma
import sqlite3
import subprocess
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
    undisturbed, disturbed = tmp_path / "undisturbed", tmp_path / "disturbed"
    whole = timed(play, wire, undisturbed)
    start_up = timed(play, wire, undisturbed)  # all is done: what remains is the start

    prepare(disturbed)
    unfinished = sum(not play_until_killed(wire, disturbed, moment) for moment in kill_times(SEED, start_up, whole - start_up, KILLS))
    assert unfinished == KILLS, "the night was over before it could be killed ten times"
    assert count(disturbed, "select count(*) from article_version") < count(undisturbed, "select count(*) from article_version")
    play(wire, disturbed)

    assert count(undisturbed, "select count(*) from item") == ITEMS
    assert count(undisturbed, "select count(*) from article") > 3
    for table in ("item", "link", "claims", "development", "draft", "decision", "article", "article_version", "illustration", "log_entry"):
        question = f"select count(*) from {table}"
        assert count(disturbed, question) == count(undisturbed, question), table
    assert digest(disturbed) == digest(undisturbed)


def prepare(data: Path) -> None:
    """Tables and archive, which the first start of an undisturbed night also needs, made before the kills begin."""
    data.mkdir()
    file = data / "one.jsonl"
    file.write_text("")
    with pytest.raises(subprocess.CalledProcessError):
        play(file, data)
