"""A night in a process of its own, that can be killed and started again."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

NIGHTDESK = [sys.executable, "-c", "from nightdesk.cli import main; main()"]


def environment(data: Path) -> dict[str, str]:
    return os.environ | {"NIGHTDESK_DATA": str(data), "PYTHONHASHSEED": "random"}


def play(wire: Path, data: Path) -> None:
    """Play the wire to its end."""
    subprocess.run([*NIGHTDESK, "play", str(wire)], env=environment(data), check=True, capture_output=True, timeout=600)


def rows(data: Path) -> int:
    """How far a night is: all that it has put down of items, links, what is new, drafts and the log."""
    tables = ("item", "link", "claims", "development", "draft", "article_version", "log_entry")
    with closing(sqlite3.connect(data / "record.sqlite3")) as record:
        return sum(record.execute(f"select count(*) from {table}").fetchone()[0] for table in tables)


def play_until_killed(wire: Path, data: Path, at_rows: int, seconds: float) -> bool:
    """Play, and kill with signal 9 so many seconds after the record holds so many rows. True if the night was over before."""
    process = subprocess.Popen(
        [*NIGHTDESK, "play", str(wire)], env=environment(data), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    while process.poll() is None and rows(data) < at_rows:
        time.sleep(0.01)
    try:
        return process.wait(timeout=seconds) == 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False


def kill_moments(seed: int, whole: int, kills: int) -> list[tuple[int, float]]:
    """Rows and seconds, drawn over the whole night, so that no machine is too fast or too slow for them.

    Of two that lie close together the second is killed while it starts.
    """
    random = Random(seed)
    return [(at, random.uniform(0.0, 0.3)) for at in sorted(random.randrange(whole * 9 // 10) for _ in range(kills))]


def digest(data: Path) -> str:
    """The digest of all published content."""
    told = subprocess.run(
        [*NIGHTDESK, "articles", "--digest"], env=environment(data), check=True, capture_output=True, text=True, timeout=120
    )
    return told.stdout.strip()
