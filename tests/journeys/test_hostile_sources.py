"""A night among hostile sources: each gets a clear message, and everybody else is heard."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nightdesk.adapters.played_wire import PlayedWire
from nightdesk.adapters.reader import WireReader
from nightdesk.adapters.web import Limits, WebFetcher
from nightdesk.foundation.clock import StillClock
from nightdesk.foundation.ids import FamilyId, SourceId
from nightdesk.sources.model import FeedKind, Health, Source, SourceState
from nightdesk.testing.hostile_site import CALM, HostileSite
from nightdesk.wire.heard import Heard
from nightdesk.wire.listen import listen

NOW = datetime(2026, 1, 31, 6, tzinfo=UTC)

TROUBLE = {
    "/entities.xml": (Health.BROKEN, "it declares XML entities, which can hide a bomb; feeds have no need of them"),
    "/entities-utf16.xml": (Health.BROKEN, "it declares XML entities, which can hide a bomb; feeds have no need of them"),
    "/outside-entity.xml": (Health.BROKEN, "it declares XML entities, which can hide a bomb; feeds have no need of them"),
    "/deep.xml": (Health.BROKEN, "its elements are nested more than 200 deep"),
    "/deep.json": (Health.BROKEN, "it is not a feed"),
    "/page-as-feed.xml": (Health.BROKEN, "it is a web page, not a feed"),
    "/bytes.xml": (Health.BROKEN, "it is not a feed"),
    "/nothing.xml": (Health.BROKEN, "the answer is empty"),
    "/endless.xml": (Health.BROKEN, "the answer does not end: cut off after 1 MB"),
    "/gzip-bomb.xml": (Health.BROKEN, "the answer unpacks to more than 1 MB"),
    "/torn-gzip.xml": (Health.BROKEN, "the packed answer breaks off before its end"),
    "/drip.xml": (Health.SLOW, "127.0.0.1 took longer than 1.5 seconds"),
    "/asleep.xml": (Health.SLOW, "127.0.0.1 took longer than 1.5 seconds"),
    "/failing.xml": (Health.BROKEN, "127.0.0.1 answers 500 (its server failed)"),
    "/gone.xml": (Health.GONE, "127.0.0.1 answers 410 (gone for good)"),
    "/busy.xml": (Health.BLOCKED, "127.0.0.1 answers 429 (too many requests)"),
    "/circle": (Health.BROKEN, "127.0.0.1 redirects in a circle"),
    "/further/1": (Health.BROKEN, "more than 5 redirects"),
    "/to-private": (Health.BLOCKED, "10.0.0.1 is not on this machine, and nothing else may be contacted now"),
    "/to-metadata": (Health.BLOCKED, "169.254.169.254 is not on this machine, and nothing else may be contacted now"),
    "/to-file": (Health.BLOCKED, "'file:///etc/passwd' is not an address on the web (http or https)"),
    "/nowhere": (Health.BROKEN, "127.0.0.1 points elsewhere without saying where"),
    "/kept-out/feed.xml": (Health.BLOCKED, "the robots.txt of 127.0.0.1 does not allow it"),
}
READABLE = {
    "/calm.xml": [CALM],
    "/torn.xml": [CALM, "Second"],
    "/says-latin-is-utf8.xml": ["Straßenbahn überfährt Poller"],
    "/says-utf8-is-cyrillic.xml": ["Трамвай сошёл с рельсов"],
    "/scripted/": [f"{CALM}\n\nThe line is closed."],
}


@dataclass(frozen=True)
class Night:
    heard: dict[str, Heard]
    seconds: float


def source(base: str, path: str) -> Source:
    kind = FeedKind.INDEX_PAGE if path.endswith("/") else FeedKind.RSS
    return Source(SourceId(path), path, base, base + path, kind, None, None, FamilyId(path), "")


@pytest.fixture(scope="module")
def night() -> Iterator[Night]:
    limits = Limits(size=1_000_000, seconds=1.5, per_host=64, delay=0.0)
    with HostileSite() as site, WebFetcher(limits, only_loopback=True) as fetcher:
        sources = [source(site.base, path) for path in [*TROUBLE, *READABLE]]
        start = time.monotonic()
        heard = listen([(s, SourceState(s.id)) for s in sources], fetcher, WireReader(), StillClock(NOW))
        yield Night({str(one.source.id): one for one in heard}, time.monotonic() - start)


@pytest.mark.parametrize("path", TROUBLE)
def test_each_kind_of_trouble_is_told_in_plain_words(night: Night, path: str) -> None:
    health, reason = TROUBLE[path]
    heard = night.heard[path]
    assert heard.problem == heard.state.reason == reason
    assert heard.state.health is health
    assert heard.items == ()
    assert heard.state.failures == 1
    assert heard.state.next_due is not None
    assert heard.state.next_due > NOW


@pytest.mark.parametrize("path", READABLE)
def test_what_can_be_read_among_them_is_read(night: Night, path: str) -> None:
    heard = night.heard[path]
    assert sorted(item.text for item in heard.items) == sorted(READABLE[path])
    assert heard.problem is None


def test_a_busy_server_is_given_the_time_it_asks_for(night: Night) -> None:
    due = night.heard["/busy.xml"].state.next_due
    assert due is not None
    assert (due - NOW).total_seconds() >= 7200


def test_no_source_holds_up_the_night(night: Night) -> None:
    assert night.seconds < 10


def test_the_live_fetcher_refuses_this_machine_by_number_and_by_name() -> None:
    with HostileSite() as site, WebFetcher(Limits(delay=0.0, seconds=3)) as live:
        port = site.base.rpartition(":")[2]
        asked = [
            source(f"http://{host}:{port}", "/calm.xml") for host in ("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]")
        ]
        heard = listen([(s, SourceState(s.id)) for s in asked], live, WireReader(), StillClock(NOW))
    assert [one.state.health for one in heard] == [Health.BLOCKED] * 5
    assert all("lies in a private or reserved network" in (one.problem or "") for one in heard)


def test_a_bad_line_of_a_wire_file_is_told_and_the_others_are_played(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text(
        '{"id": "1", "text": "First.", "source": "A", "published_at": "2026-01-01T08:00:00Z", "language": "en"}\n'
        '{"id": "2", "text": "Torn\n'
        '{"id": "3", "source": "A", "published_at": "2026-01-01T09:00:00Z"}\n'
        '{"id": "4", "text": "Last.", "source": "A", "published_at": "2026-01-01T10:00:00Z", "language": "en"}\n'
    )
    with PlayedWire([file]) as wire:
        assert [str(problem) for problem in wire.problems] == [
            f"{file}:2: not JSON: Invalid control character, at character 26",
            f"{file}:3: `text` is missing or empty",
        ]
        [moment] = wire.moments()
        wire.set_time(moment)
        [heard] = listen([(s, SourceState(s.id)) for s in wire.due(moment)], wire.fetcher(), WireReader(), StillClock(moment))
    assert [item.text for item in heard.items] == ["First.", "Last."]
