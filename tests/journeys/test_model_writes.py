"""A night with a model: articles verified, published, on record; killed in the middle of a call, it pays for no other call twice."""

from __future__ import annotations

import json
import lzma
import os
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from nightdesk.testing.language_models import Served, StandIn
from samples import SAMPLE
from simulation.killed_night import NIGHTDESK, environment

SINCE, UNTIL = "2026-01-30", "2026-02-02"
SLOW_START = 240.0


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three days of the sample wire in 2026."""
    file = tmp_path_factory.mktemp("wire") / "three-days.jsonl"
    lines = [line for packed in SAMPLE.glob("current-events-2026*.jsonl.xz") for line in lzma.decompress(packed.read_bytes()).splitlines()]
    rows = [row for row in map(json.loads, lines) if SINCE <= row["published_at"] < UNTIL]
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    return file


@pytest.fixture(scope="module")
def server() -> Iterator[StandIn]:
    with StandIn() as running:
        yield running


def start(wire: Path, data: Path, model: str) -> subprocess.Popen[bytes]:
    settings = environment(data) | {"NIGHTDESK_MODEL": model, "NIGHTDESK_MODEL_KEY": "test"}
    return subprocess.Popen(
        [*NIGHTDESK, "play", str(wire)], env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )


def rows(data: Path, question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(data / "record.sqlite3") as record:
        return record.execute(question).fetchall()


@pytest.fixture(scope="module")
def night(wire: Path, server: StandIn, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Killed while the third call was in flight, then played to its end."""
    data = tmp_path_factory.mktemp("night")
    server.stall_at = 2
    first = start(wire, data, server.model("good"))
    waited = time.monotonic() + SLOW_START
    while len(server.served) < 3 and time.monotonic() < waited and first.poll() is None:
        time.sleep(0.05)
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    assert len(server.served) == 3, "the night was killed before it came to its third call"
    server.stall_at = None
    again = start(wire, data, server.model("good"))
    _, said = again.communicate(timeout=300)
    assert again.returncode == 0, said.decode()[-2_000:]
    return data


@pytest.mark.slow
def test_a_killed_night_pays_again_for_the_call_in_flight_alone(night: Path, server: StandIn) -> None:
    paid = Counter(map(_question, server.served))
    assert sum(number - 1 for number in paid.values()) == 1
    assert max(paid.values()) == 2
    assert rows(night, "select count(*) from model_call where settled_at is null") == [(1,)]


def _question(served: Served) -> tuple[str, str]:
    return served.instructions, served.material


@pytest.mark.slow
def test_what_the_model_wrote_is_published_with_its_calls_and_prompts_on_record(night: Path) -> None:
    calls = rows(night, "select step, model, prompt, length(prompt_version), output, seconds, cost from model_call where trouble = ''")
    assert {"plan", "write"} <= {step for step, *_ in calls} <= {"plan", "write", "repair"}
    assert all(model == "openai:good" and version == 64 for _, model, _, version, *_ in calls)
    articles = [json.loads(str(document)) for (document,) in rows(night, "select document from article_version")]
    written = [article for article in articles if article["draft"]["writer"] == "openai:good"]
    assert written
    for article in written:
        assert {"plan", "write"} <= {use["step"] for use in article["provenance"]["models"]}
        assert all(len(use["version"]) == 64 for use in article["provenance"]["models"])
        assert "repaired" in {step["name"] for step in article["provenance"]["steps"]}


@pytest.mark.slow
def test_what_would_change_its_view_waits_to_be_looked_at_again(night: Path) -> None:
    awaited = rows(night, "select state, due, look_for from expectation")
    assert awaited
    assert all(state == "open" and due > UNTIL for state, due, _ in awaited)
