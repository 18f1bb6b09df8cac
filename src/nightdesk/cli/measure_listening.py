"""`nightdesk measure listening`: a simulated week among thousands of outlets, and what must hold after it."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

import click

from nightdesk.cli.listened_week import LIMITS, Span
from nightdesk.settings import environment_of
from nightdesk.shift.live import PER_HOST_A_ROUND
from nightdesk.testing.world.answers import World
from nightdesk.testing.world.manners import rude
from nightdesk.testing.world.server import WorldServer

_START = datetime(2026, 3, 2, tzinfo=UTC)
_CHILD = [sys.executable, "-m", "nightdesk.cli.listened_week"]


@click.command("listening")
@click.option("--sources", default=2_000, show_default=True, type=click.IntRange(1, 20_000), help="Outlets of the world.")
@click.option("--days", default=7.0, show_default=True, type=click.FloatRange(0.01, 60), help="Days of simulated time.")
@click.option("--kills", default=0, show_default=True, type=click.IntRange(0, 1_000), help="Do it again with so many kills (signal 9).")
@click.option("--seed", default=1, show_default=True, help="Another seed is another world.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def measure_listening(sources: int, days: float, kills: int, seed: int, as_json: bool) -> None:
    """Listen to a world of outlets on this machine for a simulated week, and check that nothing was lost.

    The world is drawn from a seed: good outlets and slow ones, some that fail, lie about their encoding, redirect in circles, never
    end, attack, fall silent, or change and withdraw their pages. Held against what it published: every piece is received exactly once,
    every change that stood before our eyes is noticed, no host is asked more than is polite, every failure has its reason. With --kills
    the week is listened to a second time, by a newsroom that is killed again and again; it must end with the same record.
    """
    span = Span(seed, sources, _START, days)
    told = measured(span, kills)
    click.echo(json.dumps(told, ensure_ascii=False) if as_json else _table(told))
    if told["broken"] or told.get("same_after_kills") is False:
        sys.exit(1)


def measured(span: Span, kills: int, prepared: Path | None = None) -> dict[str, Any]:
    """`prepared` is the data folder of a newsroom whose record is empty; where there is none, one is made."""
    with TemporaryDirectory() as folder:
        undisturbed, disturbed = Path(folder, "undisturbed"), Path(folder, "disturbed")
        if prepared is None:
            _run(undisturbed, "prepare", span)
        else:
            copytree(prepared, undisturbed)
        copytree(undisturbed, disturbed)
        told = _undisturbed(span, undisturbed)
        if kills:
            again = _killed(span, disturbed, kills)
            told |= {"kills": kills, "same_after_kills": again["digest"] == told["digest"]}
        return told


def _undisturbed(span: Span, data: Path) -> dict[str, Any]:
    world = World(span.world())
    with WorldServer(world, span.start) as server:
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        child = subprocess.Popen([*_CHILD, "listen", str(span), str(server.port)], env=_environment(data))  # noqa: S603
        _wait(child, server, span)
        seconds, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        if child.returncode:
            raise click.ClickException("the newsroom gave up; its own words are above")
        requests = sum(server.visits.asked.values())
        manners = list(rude(world.outlets, server.visits, LIMITS.per_host, PER_HOST_A_ROUND))
    told = _run(data, "check", span)
    broken = Counter(told["broken"]) + Counter(one.kind for one in manners)
    return told | {
        "days": span.days,
        "requests": requests,
        "seconds": round(seconds, 1),
        "cpu_seconds": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1),
        "peak_mb": round(after.ru_maxrss / 1024),
        "broken": dict(broken),
        "examples": (told["examples"] + [f"{one.kind}: {one.says}" for one in manners])[:20],
    }


def _killed(span: Span, data: Path, kills: int) -> dict[str, Any]:
    """The same week, with a kill at moments drawn from the seed, each somewhere inside the work of a round."""
    random = Random(span.seed)
    moments = sorted(span.start + (span.end - span.start) * random.random() for _ in range(kills))
    with WorldServer(World(span.world()), span.start) as server, closing(_Newsroom(span, server.port, data)) as newsroom:
        for number, moment in enumerate(moments, 1):
            newsroom.start()
            while server.now < moment and newsroom.runs():
                time.sleep(0.01)
            time.sleep(random.uniform(0, 0.4))
            newsroom.kill()
            click.echo(f"\rkilled {number} of {kills} times, at {server.now:%A %H:%M}   ", nl=False, err=True)
        click.echo("", err=True)
        newsroom.start()
        newsroom.finish()
    return _run(data, "check", span)


class _Newsroom:
    """One newsroom after another over the same record, each in a process of its own."""

    def __init__(self, span: Span, port: int, data: Path) -> None:
        command = [*_CHILD, "again", str(span), str(port)]
        self._starter = subprocess.Popen(command, env=_environment(data), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
        self._child = 0

    def start(self) -> None:
        assert self._starter.stdin is not None
        self._starter.stdin.write("\n")
        self._starter.stdin.flush()
        self._child = self._told()

    def runs(self) -> bool:
        try:
            os.kill(self._child, 0)
        except ProcessLookupError:
            return False
        return True

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self._child, signal.SIGKILL)
        self.finish()

    def finish(self) -> None:
        """Wait for its end. Raise ClickException if it came by no kill and before its week was over."""
        if self._told() not in (0, -signal.SIGKILL):
            raise click.ClickException("the newsroom gave up; its own words are above")

    def _told(self) -> int:
        assert self._starter.stdout is not None
        return int(self._starter.stdout.readline())

    def close(self) -> None:
        self._starter.communicate()


def _wait(child: subprocess.Popen[bytes], server: WorldServer, span: Span) -> None:
    total = span.end - span.start
    with click.progressbar(length=1_000, label="Listening", file=sys.stderr) as bar:
        while child.poll() is None:
            time.sleep(0.5)
            bar.update(round((server.now - span.start) / max(total, timedelta(1e-6)) * 1_000) - bar.pos)


def _run(data: Path, verb: str, span: Span) -> dict[str, Any]:
    done = subprocess.run([*_CHILD, verb, str(span)], env=_environment(data), check=True, capture_output=True, text=True)  # noqa: S603
    told: dict[str, Any] = json.loads(done.stdout) if done.stdout.strip() else {}
    return told


def _environment(data: Path) -> Mapping[str, str]:
    return environment_of(data) | {"PYTHONHASHSEED": "random"}


def _table(told: Mapping[str, Any]) -> str:
    shown = {key.replace("_", " "): value for key, value in told.items() if key != "examples"}
    return "\n".join([*(f"{key:<18} {value}" for key, value in shown.items()), *told["examples"]])
