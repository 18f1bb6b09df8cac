"""From nothing to news: five outlets, one of them without a feed, and a brief within half an hour of the event."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from simulation.killed_night import environment


@pytest.fixture(scope="module")
def night(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Two hours of quiet, an earthquake, and forty minutes more, in simulated time."""
    data = tmp_path_factory.mktemp("night") / "data"
    copytree(prepared, data)
    paths = {"PYTHONPATH": f"{os.environ['PYTHONPATH']}:{Path(__file__).resolve().parents[1]}"}
    told = subprocess.run(
        [sys.executable, "-m", "simulation.breaking_news"],
        env=environment(data) | paths,
        check=True,
        capture_output=True,
        text=True,
        timeout=600,
    )
    answer: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
    return answer


@pytest.mark.slow
def test_a_first_brief_stands_within_thirty_minutes_of_the_news(night: dict[str, Any]) -> None:
    [minutes] = night["minutes_to_first_brief"]
    assert 0 < minutes <= 30


@pytest.mark.slow
def test_the_backlog_is_read_as_background_and_never_called_new(night: dict[str, Any]) -> None:
    assert night["background"] == 30
    assert night["items"] == 35
    assert night["background_called_new"] == 0
    assert all("earthquake" in headline.casefold() for headline, *_ in night["drafts"])


@pytest.mark.slow
def test_under_the_policy_for_live_sources_a_toll_waits_for_a_person(night: dict[str, Any]) -> None:
    assert [(state, played) for _, state, played, _ in night["drafts"]] == [("waiting", False)]
