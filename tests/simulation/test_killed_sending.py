"""A sending that is killed again and again reaches each reader once."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from nightdesk.testing.mail_server import MailServer

NEWSROOM = Path(__file__).resolve().parents[2] / "newsroom"
READERS = int(os.environ.get("KILLED_SENDING_READERS", "200"))
KILLS = 3


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    newsroom = tmp_path / "newsroom"
    newsroom.mkdir()
    for each in NEWSROOM.iterdir():
        (newsroom / each.name).symlink_to(each)
    letters = newsroom / "letters.toml"
    letters.unlink()
    letters.write_text((NEWSROOM / "letters.toml").read_text().replace("per_minute = 300", "per_minute = 1000000"))
    told = {"NIGHTDESK_DATA": str(tmp_path / "data"), "NIGHTDESK_NEWSROOM": str(newsroom), "NIGHTDESK_ADDRESS": "http://127.0.0.1:8000"}
    return dict(os.environ) | told


@pytest.mark.slow
def test_a_sending_killed_again_and_again_reaches_each_reader_once(environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, str(Path(__file__).with_name("sending.py")), str(READERS)], env=environment, check=True)
    chance = random.Random(7)
    with MailServer() as server:
        environment["NIGHTDESK_MAIL"] = server.address
        for _ in range(KILLS):
            before = len(server.mails)
            sending = _send(environment)
            _wait_for(server, before + chance.randrange(1, READERS // (KILLS + 1)), sending)
            time.sleep(chance.random() / 100)
            sending.send_signal(signal.SIGKILL)
            sending.wait()
        assert _send(environment).wait() == 0
        got = Counter(who for who, _ in server.mails)
    assert set(got.values()) == {1}, "nobody twice"
    doubtful = _in_doubt(Path(environment["NIGHTDESK_DATA"]))
    assert len(got.keys() | doubtful) == READERS, "who did not get it is told as in doubt"
    assert len(doubtful) <= KILLS


def _send(environment: dict[str, str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from nightdesk.cli import main; main()", "letters", "send"]
    return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)


def _wait_for(server: MailServer, mails: int, sending: subprocess.Popen[bytes]) -> None:
    while len(server.mails) < mails and sending.poll() is None:
        time.sleep(0.002)


def _in_doubt(data: Path) -> set[str]:
    with sqlite3.connect(data / "record.sqlite3") as record:
        rows = record.execute("SELECT email FROM letter_delivery JOIN account ON account.id = account_id WHERE state = 'handed'")
        return {email for (email,) in rows}
