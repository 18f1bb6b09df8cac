"""A newsroom made ready once: its tables take longer than most of what is simulated in it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from simulation.killed_night import environment

_PREPARE = "from nightdesk import bootstrap; from nightdesk.settings import read_settings; bootstrap.prepare(read_settings())"


@pytest.fixture(scope="session", autouse=True)
def _one_program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every newsroom of a simulation runs one and the same program, whoever edits the tree in the minutes that it takes.

    Two nights were once told apart by a rule of the writer's that changed between them, and it looked like the kills' doing.
    """
    project, copy = Path(__file__).resolve().parents[2], tmp_path_factory.mktemp("program")
    for folder in ("src", "newsroom"):
        copytree(project / folder, copy / folder, ignore=ignore_patterns("__pycache__"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(copy / "src"), os.environ.get("PYTHONPATH")))))
        yield


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with tables and archive, and nothing in the record. Copy it."""
    data = tmp_path_factory.mktemp("prepared") / "data"
    subprocess.run([sys.executable, "-c", _PREPARE], env=environment(data), check=True, capture_output=True, timeout=600)
    return data
