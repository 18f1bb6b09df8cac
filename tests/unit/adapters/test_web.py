"""Which addresses the newsroom may contact, and how it behaves there. Nothing outside this machine is contacted here."""

import asyncio
import gzip
import time
import zlib
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from yarl import URL

from nightdesk.adapters import web_manners
from nightdesk.adapters.loopback import LoopbackServer
from nightdesk.adapters.web import Limits, WebFetcher, _retry_after
from nightdesk.adapters.web_addresses import AddressGuard
from nightdesk.adapters.web_manners import RobotsBook
from nightdesk.foundation.errors import AddressRefused
from nightdesk.sources.model import Rights
from nightdesk.sources.rights import Flag, settle
from nightdesk.wire.ports import Answer, Refusal, RefusalKind, Request

QUICK = Limits(size=100_000, seconds=3, per_host=4, delay=0.0)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://172.16.0.1/",
        "http://169.254.169.254/latest/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "http://[::1]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::a00:1]/",
        "http://[2002:a00:1::]/",
        "http://[fec0::1]/",
        "http://[::10.0.0.1]/",
        "http://[::ffff:0:10.0.0.1]/",
        "http://[64:ff9b:1::a00:1]/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "http:///nohost",
        "http://user:word@example.org/",
        "http://example.org:99999/",
        "example.org",
        "https://not an address",
        "http://example.org/" + "x" * 2000,
    ],
)
def test_the_live_fetcher_refuses_addresses_inside_and_odd_ones(address: str) -> None:
    with pytest.raises(AddressRefused):
        AddressGuard(only_loopback=False).check(address)


def test_the_live_fetcher_accepts_public_addresses() -> None:
    for address in ("https://example.org/feed?x=1", "http://93.184.215.14/", "http://[2606:2800:21f::1]/"):
        assert str(AddressGuard(only_loopback=False).check(address)) == address


@pytest.mark.parametrize("address", ["http://example.org/", "http://93.184.215.14/", "http://10.0.0.1/", "http://localhost.example.org/"])
def test_in_a_demonstration_nothing_but_this_machine_is_accepted_and_no_name_is_looked_up(address: str) -> None:
    with pytest.raises(AddressRefused, match="nothing else may be contacted"):
        AddressGuard(only_loopback=True).check(address)


@dataclass
class Site:
    """A site with one page, that remembers how it was asked."""

    respond: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]
    robots: web.Response | None = None
    reserved: str = ""
    asked: list[web.BaseRequest] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        self.asked.append(request)
        if request.path == "/robots.txt":
            return self.robots or web.Response(status=404)
        if request.path == "/.well-known/tdmrep.json":
            return web.Response(text=self.reserved) if self.reserved else web.Response(status=404)
        self.times.append(time.monotonic())
        return await self.respond(request)


def responding(body: bytes = b"hello", status: int = 200, **headers: str) -> Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]:
    async def respond(_: web.BaseRequest) -> web.StreamResponse:
        return web.Response(body=body, status=status, headers={name.replace("_", "-"): value for name, value in headers.items()})

    return respond


def fetch(site: Site, *paths: str, limits: Limits = QUICK, etag: str | None = None) -> list[Answer | Refusal]:
    with LoopbackServer(site.answer, "site") as server, WebFetcher(limits, only_loopback=True, contact="desk@paper.example") as fetcher:
        return fetcher.fetch_all([Request(server.base + path, etag=etag) for path in paths or ("/",)])


def body_of(found: Answer | Refusal) -> bytes:
    assert isinstance(found, Answer), found.reason
    return found.body


def reason_of(found: Answer | Refusal) -> tuple[RefusalKind, str]:
    assert isinstance(found, Refusal)
    return found.kind, found.reason


def test_answers_come_in_the_order_of_the_requests() -> None:
    async def echo(request: web.BaseRequest) -> web.StreamResponse:
        return web.Response(text=request.path)

    paths = [f"/{number}" for number in range(30)]
    assert [body_of(found).decode() for found in fetch(Site(echo), *paths)] == paths


def test_servers_learn_who_asks_and_how_to_reach_the_operator() -> None:
    site = Site(responding())
    fetch(site)
    assert site.asked[-1].headers["User-Agent"].startswith("Nightdesk/")
    assert "desk@paper.example" in site.asked[-1].headers["User-Agent"]


def test_validators_are_sent_and_an_unchanged_page_is_an_answer_without_body() -> None:
    site = Site(responding(b"", 304, ETag='"v1"'))
    [found] = fetch(site, etag='"v1"')
    assert isinstance(found, Answer)
    assert found.not_modified
    assert site.asked[-1].headers["If-None-Match"] == '"v1"'


def test_a_validator_with_a_line_break_is_not_sent_on() -> None:
    site = Site(responding())
    fetch(site, etag='"v1"\r\nX-Evil: 1')
    assert "If-None-Match" not in site.asked[-1].headers


@pytest.mark.parametrize(
    ("coding", "packed"),
    [("gzip", gzip.compress(b"hello")), ("deflate", zlib.compress(b"hello")), ("deflate", zlib.compress(b"hello", wbits=-15))],
)
def test_packed_answers_are_unpacked(coding: str, packed: bytes) -> None:
    assert body_of(fetch(Site(responding(packed, Content_Encoding=coding)))[0]) == b"hello"


def test_what_is_packed_in_a_way_not_asked_for_is_refused() -> None:
    kind, reason = reason_of(fetch(Site(responding(b"xx", Content_Encoding="br")))[0])
    assert (kind, reason) == (RefusalKind.UNREADABLE, "the answer is packed as 'br', which was not asked for")


def test_a_size_that_is_declared_too_large_is_refused_unread() -> None:
    kind, reason = reason_of(fetch(Site(responding(bytes(200_000))))[0])
    assert (kind, reason) == (RefusalKind.TOO_LARGE, "the answer is 0.2 MB, more than the 0.1 MB allowed")


def test_robots_txt_is_read_once_and_kept_to() -> None:
    site = Site(responding(), web.Response(text="User-agent: nightdesk\nDisallow: /private\n"))
    found = fetch(site, "/private/x", "/public", "/public2")
    assert reason_of(found[0]) == (RefusalKind.ROBOTS, "the robots.txt of 127.0.0.1 does not allow it")
    assert [body_of(answer) for answer in found[1:]] == [b"hello", b"hello"]
    assert sum(request.path == "/robots.txt" for request in site.asked) == 1


def test_a_host_of_endless_names_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_manners, "_MAX_HOSTS", 100)

    async def absent(url: URL) -> Refusal:
        return Refusal(str(url), RefusalKind.STATUS, "not found", 404)

    async def ask_many() -> RobotsBook:
        book = RobotsBook("Nightdesk", absent)
        for number in range(1_000):
            assert await book.refusal(URL(f"http://{number}.example.org/")) is None
        return book

    with ThreadPoolExecutor(1) as apart:  # a browser's event loop may be running in this thread
        book = apart.submit(asyncio.run, ask_many()).result()
    assert max(len(kept) for kept in vars(book).values() if isinstance(kept, dict)) <= 100


def test_a_site_that_hides_its_robots_txt_is_left_alone() -> None:
    site = Site(responding(), web.Response(status=503))
    kind, reason = reason_of(fetch(site)[0])
    assert kind is RefusalKind.ROBOTS
    assert "left alone for now" in reason
    assert [request.path for request in site.asked] == ["/robots.txt"]


def test_requests_to_one_host_are_spaced() -> None:
    site = Site(responding())
    fetch(site, "/1", "/2", "/3", limits=Limits(seconds=3, delay=0.2))
    gaps = [later - earlier for earlier, later in zip(site.times, site.times[1:], strict=False)]
    assert min(gaps) > 0.15


def test_a_wish_for_more_space_in_robots_txt_is_honoured() -> None:
    site = Site(responding(), web.Response(text="User-agent: *\nCrawl-delay: 0.3\n"))
    fetch(site, "/1", "/2")
    assert site.times[1] - site.times[0] > 0.25


def test_a_host_where_nobody_listens_is_unreachable() -> None:
    with LoopbackServer(Site(responding()).answer, "site") as server:
        base = server.base
    with WebFetcher(QUICK, only_loopback=True) as fetcher:
        [found] = fetcher.fetch_all([Request(base)])
    assert reason_of(found) == (RefusalKind.UNREACHABLE, "127.0.0.1 could not be reached")


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", timedelta(minutes=2)),
        ("Sat, 31 Jan 2026 13:00:00 GMT", timedelta(hours=1)),
        ("Sat, 31 Jan 2026 11:00:00 GMT", timedelta(0)),
        ("99999999999", timedelta(days=7)),
        ("soon", None),
        ("9" * 5000, None),
        (None, None),
    ],
)
def test_a_server_s_wish_for_peace_is_understood(value: str | None, wait: timedelta | None) -> None:
    assert _retry_after(value, datetime(2026, 1, 31, 12, tzinfo=UTC)) == wait


def test_what_a_site_wishes_for_its_pages_comes_with_each_of_them() -> None:
    rules = web.Response(text="User-agent: *\nContent-Signal: search=yes, ai-input=no\n")
    free, reserved = fetch(Site(responding(), rules, '[{"location": "/open/*", "tdm-reservation": 0}]'), "/open/1", "/shut/1")
    assert isinstance(free, Answer)
    assert isinstance(reserved, Answer)
    assert [(wish.flag, wish.stands, wish.by) for wish in reserved.site.flags] == [
        (Flag.MINING_REFUSED, True, "robots.txt (Content-Signal: ai-input)")
    ]
    assert settle(Rights(), free.site) == Rights()
