"""The article page side by side with Ghost's, in one run on one machine: `python benchmarks/ghost.py --scratch FOLDER`.

    python benchmarks/ghost.py --scratch /tmp/ghost [--seconds 8] [--rounds 3]

Both serve the same words as they are shipped, from SQLite, with no cache in front, eight connections, the load on the same cores. They take
turns, so that a machine that does other work hurts both. Every answer counted is a whole body with status 200: nothing is asked for
conditionally. Requests a second depend on the machine; CPU time spent by the server for each request hardly does, so both are told.
Exits with 1 if we serve fewer than twenty times as many. Needs wrk (apt-get install wrk) and what `ghost_peer` needs.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import ghost_peer

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
PORT, CONNECTIONS, FLOOR, AIM = 2369, 8, 20, 100
ADDRESS, ARTICLE = f"http://127.0.0.1:{PORT}", "/articles/balochistan-test/"


@dataclass(frozen=True, slots=True)
class Served:
    """A page, the cookies of who asks for it, and the process that answers."""

    url: str
    cookies: str
    pid: int

    @property
    def headers(self) -> dict[str, str]:
        return {"Cookie": self.cookies} if self.cookies else {}


@dataclass(frozen=True, slots=True)
class Round:
    """Requests a second, and milliseconds of the server's CPU for each."""

    rate: float
    cpu_ms: float


def load(page: Served, seconds: int, *, packed: bool) -> Round:
    """One burst. Fails if any answer was not 200, or if less came back than that many whole bodies."""
    told = page.headers | ({"Accept-Encoding": "gzip"} if packed else {})
    with urlopen(Request(page.url, headers=told), timeout=30) as answer:
        assert answer.status == 200
        whole = len(answer.read())
    headers = [part for name, value in told.items() for part in ("-H", f"{name}: {value}")]
    before, began = _cpu_seconds(page.pid), time.monotonic()
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s", *headers, page.url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    spent, took = _cpu_seconds(page.pid) - before, time.monotonic() - began
    assert not re.search("Non-2xx|Socket errors", said), said
    requests, read = _counted(said)
    assert read >= requests * whole * 0.99, "not every answer was whole"
    return Round(requests / took, spent / requests * 1000)


def _counted(said: str) -> tuple[int, float]:
    """How many requests wrk counted, and how many bytes, which it rounds to three figures."""
    found = re.search(r"(\d+) requests in \S+, ([\d.]+)(B|KB|MB|GB) read", said)
    assert found, said
    return int(found[1]), float(found[2]) * {"B": 1, "KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}[found[3]]


def _cpu_seconds(pid: int) -> float:
    """Of this process and its children, as Linux counts it."""
    every = {pid}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and _stat(entry, 1) in every:
            every.add(int(entry.name))
    return sum(_stat(Path(f"/proc/{each}"), 11) + _stat(Path(f"/proc/{each}"), 12) for each in every) / os.sysconf("SC_CLK_TCK")


def _stat(process: Path, field: int) -> int:
    """A field of /proc/PID/stat, counted after the name; 0 for a process that ended meanwhile."""
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[field])
    except OSError:
        return 0


# our side


@contextmanager
def newsroom(folder: Path) -> Iterator[tuple[int, str, str]]:
    """Served as `nightdesk run` serves it: the process, a member's cookies, and the article's words as HTML."""
    told = {"NIGHTDESK_DATA": str(folder), "NIGHTDESK_PORT": str(PORT), "NIGHTDESK_ADDRESS": ADDRESS}
    os.environ |= told
    from nightdesk.adapters.web_server import WebServer
    from nightdesk.bootstrap import open_site

    open_site()
    link, words = _fill()
    server = WebServer("127.0.0.1", PORT, told)
    server.start()
    try:
        assert server.wait_until_answering()
        process = server._process
        assert process is not None
        yield process.pid, link, words
    finally:
        server.stop()


def _fill() -> tuple[str, str]:
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", interactive=False, verbosity=0)
    from many_articles import made_articles, publish

    from nightdesk.publish.access import Standing
    from nightdesk.testing.specimens import balochistan
    from nightdesk_site.members import accounts
    from nightdesk_site.members.sign_in import make_sign_in_link
    from nightdesk_site.reader.story import plain_story
    from published import publish as publish_specimen

    for article in made_articles(0, 30):
        publish(article)
    row = publish_specimen(balochistan())
    accounts.give_standing("reader@example.org", Standing.MEMBER)
    words = "".join(f"<p>{line}</p>" for line in plain_story(row, Standing.MEMBER).splitlines() if line.strip())
    link = make_sign_in_link("reader@example.org", datetime.now(UTC))
    connection.close()
    return link, words


class Browser:
    """Keeps its cookies. A member comes in by a one-time link, by a press on its page."""

    def __init__(self, way_in: str) -> None:
        self._cookies = HTTPCookieProcessor()
        self._opener = build_opener(self._cookies)
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self._ask(way_in))
        assert found
        self._ask(way_in, urlencode({"csrfmiddlewaretoken": found[1]}).encode())

    def cookies(self) -> str:
        """With a pass that is fresh, as any page that is not baked gives it."""
        self._ask("/account/")
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self._cookies.cookiejar)

    def _ask(self, path: str, body: bytes | None = None) -> str:
        with self._opener.open(Request(ADDRESS + path, body, {"Origin": ADDRESS}), timeout=30) as answer:
            return str(answer.read().decode())


def main() -> int:
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("--scratch", type=Path, required=True, help="where Ghost is installed, or was")
    wanted.add_argument("--seconds", type=int, default=8)
    wanted.add_argument("--rounds", type=int, default=3)
    asked = wanted.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("this needs wrk; run: apt-get install wrk")
    ghost_peer.install(asked.scratch)
    with TemporaryDirectory() as folder, newsroom(Path(folder)) as (pid, link, words):
        member = Browser(link)
        with ghost_peer.running(asked.scratch, "The same words", words) as peer:
            return compare(pid, member, peer, asked.seconds, asked.rounds)


def compare(pid: int, member: Browser, peer: ghost_peer.Peer, seconds: int, rounds: int) -> int:
    worst = float("inf")
    print(f"{'reader':9} {'asks for':9} {'ours/s':>9} {'Ghost/s':>9} {'ratio':>7} {'lowest':>7} {'CPU ms':>8} {'Ghost':>8} {'ratio':>7}")
    for reader in ("visitor", "member"):
        for packed in (False, True):
            found: dict[str, list[Round]] = {"ours": [], "ghost": []}
            for _ in range(rounds):
                cookies = {"visitor": ("", ""), "member": (member.cookies(), peer.cookies)}[reader]
                found["ours"].append(load(Served(ADDRESS + ARTICLE, cookies[0], pid), seconds, packed=packed))
                theirs = Served(ghost_peer.ADDRESS + peer.article, cookies[1], peer.pid)
                found["ghost"].append(load(theirs, seconds, packed=packed))
            worst = min(worst, _tell(reader, packed, found["ours"], found["ghost"]))
    print(f"load over the last minute: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, of which this measure itself makes about 2")
    print(f"floor {FLOOR}, aim {AIM}; the lowest ratio of any pair of turns is {worst:.0f}")
    return int(worst < FLOOR)


def _tell(reader: str, packed: bool, ours: list[Round], ghost: list[Round]) -> float:
    """Medians, the ratio of medians, and the lowest ratio of two turns that followed each other."""
    rate, theirs = (statistics.median(each.rate for each in rounds) for rounds in (ours, ghost))
    cpu, their_cpu = (statistics.median(each.cpu_ms for each in rounds) for rounds in (ours, ghost))
    lowest = min(one.rate / other.rate for one, other in zip(ours, ghost, strict=True))
    rates = f"{rate:9.0f} {theirs:9.1f} {rate / theirs:7.0f} {lowest:7.0f}"
    print(f"{reader:9} {'gzip' if packed else 'plain':9} {rates} {cpu:8.3f} {their_cpu:8.2f} {their_cpu / cpu:7.0f}", flush=True)
    return lowest


if __name__ == "__main__":
    sys.exit(main())
