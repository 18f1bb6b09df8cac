"""One setting moves the newsroom to PostgreSQL, and nothing that readers get is different there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from contracts.postgresql import postgresql
from samples import sample_wire

NIGHTDESK = [sys.executable, "-c", "from nightdesk.cli import main; main()"]


def night(wire: Path, data: Path, database: str) -> str:
    """Play the wire and return the digest of all that was published."""
    environment = os.environ | {"NIGHTDESK_DATA": str(data), "NIGHTDESK_DATABASE": database}
    subprocess.run([*NIGHTDESK, "play", str(wire)], env=environment, check=True, capture_output=True, timeout=300)
    told = subprocess.run([*NIGHTDESK, "articles", "--digest"], env=environment, check=True, capture_output=True, text=True, timeout=60)
    return told.stdout.strip()


def test_a_database_that_does_not_answer_is_told_in_one_line(tmp_path: Path) -> None:
    environment = os.environ | {"NIGHTDESK_DATA": str(tmp_path), "NIGHTDESK_DATABASE": "postgresql://nobody@127.0.0.1:1/none"}
    told = subprocess.run([*NIGHTDESK, "articles"], env=environment, capture_output=True, text=True, timeout=60)
    assert told.returncode == 1
    assert told.stderr.startswith("nightdesk: NIGHTDESK_DATABASE: ")
    assert told.stderr.count("\n") == 1


@pytest.mark.slow
def test_a_night_on_postgresql_publishes_what_a_night_on_sqlite_does(tmp_path: Path) -> None:
    wire = sample_wire(tmp_path / "wire.jsonl", since="2022-11-18", items=120)
    with postgresql() as database:
        assert night(wire, tmp_path / "one", database) == night(wire, tmp_path / "other", "")


@pytest.mark.slow
def test_placing_waits_for_an_editor_and_knows_what_was_said(tmp_path: Path) -> None:
    """Both change stories at once: the shift waits, is refused what it placed without knowing, and places it anew."""
    script = Path(__file__).with_name("placing_meanwhile.py")
    with postgresql() as database:
        environment = os.environ | {"NIGHTDESK_DATA": str(tmp_path), "NIGHTDESK_DATABASE": database}
        told = subprocess.run([sys.executable, str(script)], env=environment, check=True, capture_output=True, text=True, timeout=300)
    assert json.loads(told.stdout) == {
        "kept": ["StoriesRegrouped after the editor was done", "kept after the editor was done"],
        "stands_in_a_story_that_lives": True,
    }


@pytest.mark.slow
def test_search_finds_on_postgresql_what_it_finds_on_sqlite(tmp_path: Path) -> None:
    """By words, by beginnings, within a place or a subject, and without what moved; the counted figures are the same too."""

    def told(data: Path, database: str, vendor: str) -> object:
        data.mkdir()
        environment = os.environ | {"NIGHTDESK_DATA": str(data), "NIGHTDESK_DATABASE": database}
        script = Path(__file__).with_name("searching.py")
        answer = json.loads(
            subprocess.run([sys.executable, str(script)], env=environment, check=True, capture_output=True, text=True, timeout=300).stdout
        )
        assert answer["vendor"] == vendor
        return answer["told"]

    on_sqlite = told(tmp_path / "other", "", "sqlite")
    with postgresql() as database:
        assert told(tmp_path / "one", database, "postgresql") == on_sqlite
    assert on_sqlite["all"]["words"]["people"]  # type: ignore[index]
