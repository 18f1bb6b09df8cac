"""One setting moves the newsroom to PostgreSQL, and nothing that readers get is different there."""

from __future__ import annotations

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


@pytest.mark.slow
def test_a_night_on_postgresql_publishes_what_a_night_on_sqlite_does(tmp_path: Path) -> None:
    wire = sample_wire(tmp_path / "wire.jsonl", since="2022-11-18", items=120)
    with postgresql() as database:
        assert night(wire, tmp_path / "one", database) == night(wire, tmp_path / "other", "")
