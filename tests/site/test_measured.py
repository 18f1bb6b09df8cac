"""The page of trust tells how often the checks are wrong: as the command printed it, the latest time, and nothing where nobody measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

PRINTED = {
    "sound": 200,
    "damaged": 60,
    "by_damage": {
        "changed figure": {"caught": 39, "n": 40, "rate": 0.975},
        "added negation": {"caught": 20, "n": 20, "rate": 1.0},
        "negation, both": {"caught": 20, "n": 20, "rate": 1.0},
    },
    "false_alarms_by_manner": {"copied": {"alarms": 0, "n": 100}, "paraphrased": {"alarms": 3, "n": 100}},
}


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.NEWSROOM = settings.NEWSROOM.model_copy(update={"newsroom": tmp_path})
    made = tmp_path / "measured"
    made.mkdir()
    return made


def trust(client: Client) -> str:
    return client.get("/trust/").content.decode()


def test_nothing_is_claimed_where_nobody_measured(folder: Path, db: None, client: Client) -> None:
    assert "Not measured yet" in trust(client)


def test_the_latest_measurement_is_told_with_its_day_and_kinds(folder: Path, db: None, client: Client) -> None:
    (folder / "tampering-2026-01-31.json").write_text(json.dumps(PRINTED | {"damaged": 1}))
    (folder / "tampering-2026-02-04.json").write_text(json.dumps(PRINTED))
    text = trust(client)
    assert "Measured on 4 February 2026" in text
    assert "59 of 60 were caught, and 3 of 200 sound ones were stopped without need" in text
    assert "changed figure" in text
    assert "negation, both" not in text


@pytest.mark.parametrize("written", ["", "{}", "[1]", '{"sound": "many"}', "\x00"])
def test_a_file_that_is_something_else_claims_nothing(written: str, folder: Path, db: None, client: Client) -> None:
    (folder / "tampering-2026-02-04.json").write_text(written)
    assert "Not measured yet" in trust(client)
