"""A newsroom made ready once: its tables take longer than most of what is simulated in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from simulation.killed_night import environment

_PREPARE = "from nightdesk import bootstrap; from nightdesk.settings import read_settings; bootstrap.prepare(read_settings())"


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with tables and archive, and nothing in the record. Copy it."""
    data = tmp_path_factory.mktemp("prepared") / "data"
    subprocess.run([sys.executable, "-c", _PREPARE], env=environment(data), check=True, capture_output=True, timeout=600)
    return data
