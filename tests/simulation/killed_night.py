"""A night in a process of its own, that can be killed and started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

NIGHTDESK = [sys.executable, "-c", "from nightdesk.cli import main; main()"]


def environment(data: Path) -> dict[str, str]:
    return os.environ | {"NIGHTDESK_DATA": str(data), "PYTHONHASHSEED": "random"}


def play(wire: Path, data: Path) -> None:
    """Play the wire to its end."""
    subprocess.run([*NIGHTDESK, "play", str(wire)], env=environment(data), check=True, capture_output=True, timeout=600)


def play_until_killed(wire: Path, data: Path, seconds: float) -> bool:
    """Play, and kill with signal 9 after so many seconds. True if the night was over before."""
    process = subprocess.Popen(
        [*NIGHTDESK, "play", str(wire)], env=environment(data), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        return process.wait(timeout=seconds) == 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False


def kill_times(seed: int, start_up: float, work: float, kills: int) -> list[float]:
    """Moments after the start of each process: most fall into the work, some before it. All together leave work for the last one."""
    random = Random(seed)
    return [start_up * random.uniform(0.7, 1.0) + random.uniform(0.0, 1.6) * work / kills for _ in range(kills)]


def digest(data: Path) -> str:
    """The digest of all published content."""
    told = subprocess.run(
        [*NIGHTDESK, "articles", "--digest"], env=environment(data), check=True, capture_output=True, text=True, timeout=120
    )
    return told.stdout.strip()


def timed(action: Callable[..., object], *arguments: object) -> float:
    began = time.monotonic()
    action(*arguments)
    return time.monotonic() - began
