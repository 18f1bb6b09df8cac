"""Who stops the newsroom with Ctrl-C gets the machine back: the terminal's word reaches every process of it at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from socket import create_connection

import pytest

from nightdesk.testing.ports import free_port

_COMMAND = [sys.executable, "-c", "from nightdesk.cli import main; main()", "run"]


@pytest.mark.slow
def test_an_interrupted_newsroom_leaves_nothing_running(tmp_path: Path) -> None:
    port = free_port()
    environment = os.environ | {"NIGHTDESK_DATA": str(tmp_path), "NIGHTDESK_PORT": str(port)}
    silent = subprocess.DEVNULL
    newsroom = subprocess.Popen(
        _COMMAND, env=environment, stdout=silent, stderr=silent, start_new_session=True, preexec_fn=_heed_interrupts
    )
    try:
        while newsroom.poll() is None and not _answers(port):
            time.sleep(0.2)
        os.killpg(newsroom.pid, signal.SIGINT)
        assert newsroom.wait(timeout=120) == 0
    finally:
        newsroom.kill()
        newsroom.wait()
    assert not _answers(port)


def _heed_interrupts() -> None:
    """As in a terminal: who runs these tests in the background has them started deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _answers(port: int) -> bool:
    try:
        create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
