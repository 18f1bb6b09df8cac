"""Fetching from the web within limits: size, time, redirects, politeness, and which addresses may be contacted at all."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import aiohttp
from yarl import URL

from nightdesk.adapters.web_addresses import AddressGuard, GuardedResolver, Home
from nightdesk.adapters.web_bodies import TooLarge, read_body
from nightdesk.adapters.web_manners import RobotsBook, Turns
from nightdesk.foundation.errors import AddressRefused, FetchFailed
from nightdesk.wire.ports import Answer, Refusal, RefusalKind, Request

AGENT = "Nightdesk"
VERSION = "0.1"
KEPT_OPEN = 5.0
"""Seconds for which a connection stays open: long enough for the pages of one hearing, so that thousands of hosts leave none behind."""
_REDIRECTS = {301, 302, 303, 307, 308}
_FOR_GOOD = {301, 308}


@dataclass(frozen=True, slots=True)
class Limits:
    """`size` in bytes, packed and unpacked; `seconds` for one request with all its redirects; `delay` in seconds between
    the starts of two requests to one host, of which `per_host` run at once, and `at_once` in all."""

    size: int = 5_000_000
    seconds: float = 20.0
    redirects: int = 5
    per_host: int = 2
    delay: float = 1.0
    at_once: int = 64
    robots_size: int = 512_000


class WebFetcher:
    """Keeps one event loop in a thread of its own, so that it can be asked from anywhere. Close it, or use it in a `with`.

    With `only_loopback` it contacts this machine and nobody else, and looks up no name. `contact` is an address or mail
    address where the operator can be reached; servers see it in the User-Agent. All hosts of `home` lead to this machine.
    """

    def __init__(
        self, limits: Limits | None = None, *, only_loopback: bool = False, contact: str | None = None, home: Home | None = None
    ) -> None:
        self.limits = limits or (Limits(per_host=16, delay=0.0) if only_loopback else Limits())
        self._guard = AddressGuard(only_loopback=only_loopback, home=home)
        self._agent = f"{AGENT}/{VERSION} (newsroom reading feeds{f'; +{contact}' if contact else ''})"
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fetcher", daemon=True)
        self._thread.start()
        self._session: aiohttp.ClientSession | None = None
        self._turns = Turns(self.limits.per_host, self.limits.delay)
        self._robots = RobotsBook(AGENT, self._read_robots)

    def fetch_all(self, requests: Sequence[Request]) -> list[Answer | Refusal]:
        if not requests:
            return []
        return asyncio.run_coroutine_threadsafe(self._fetch_all(requests), self._loop).result()

    def post_form(self, address: str, form: Mapping[str, str]) -> Answer | Refusal:
        """Post form fields within the same limits and guard. Statuses from 200 to 299 are answers; no redirect is followed."""
        return asyncio.run_coroutine_threadsafe(self._post(address, form), self._loop).result()

    def close(self) -> None:
        if self._loop.is_closed():
            return
        asyncio.run_coroutine_threadsafe(self._close_session(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    async def _close_session(self) -> None:
        if self._session is not None:
            await self._session.close()

    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    resolver=GuardedResolver(self._guard), limit=self.limits.at_once, ttl_dns_cache=60, keepalive_timeout=KEPT_OPEN
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self._agent, "Accept-Encoding": "gzip, deflate"},
                timeout=aiohttp.ClientTimeout(total=None),
                auto_decompress=False,
            )
        return self._session

    async def _fetch_all(self, requests: Sequence[Request]) -> list[Answer | Refusal]:
        self._turns.forget()
        places = asyncio.Semaphore(self.limits.at_once)
        return list(await asyncio.gather(*(self._fetch(request, places) for request in requests)))

    async def _fetch(self, request: Request, places: asyncio.Semaphore) -> Answer | Refusal:
        try:
            url = self._guard.check(request.address)
            delay = await self._robots.delay(url)
        except AddressRefused as refused:
            return Refusal(request.address, RefusalKind.ADDRESS, str(refused))
        async with self._turns.turn(url.host or "", delay), places:
            answer = await self._answer_in_time(request, url, self.limits.size, ask_robots=True)
        return replace(answer, site=await self._robots.wishes(URL(answer.final_address))) if isinstance(answer, Answer) else answer

    async def _read_robots(self, url: URL) -> Answer | Refusal:
        return await self._answer_in_time(Request(str(url)), url, self.limits.robots_size, ask_robots=False)

    async def _answer_in_time(self, request: Request, url: URL, size: int, *, ask_robots: bool) -> Answer | Refusal:
        return await self._in_time(request, url.host, self._follow(request, url, size, ask_robots=ask_robots))

    async def _post(self, address: str, form: Mapping[str, str]) -> Answer | Refusal:
        try:
            url = self._guard.check(address)
        except AddressRefused as refused:
            return Refusal(address, RefusalKind.ADDRESS, str(refused))
        return await self._in_time(Request(address), url.host, self._hand_over(url, form))

    async def _hand_over(self, url: URL, form: Mapping[str, str]) -> Answer | Refusal:
        async with self._open_session().post(url, data=dict(form), allow_redirects=False) as response:
            if not 200 <= response.status < 300:
                return Refusal(str(url), RefusalKind.STATUS, f"{url.host} answers {response.status}", response.status)
            body = await read_body(response, self.limits.size)
            headers = {name.lower(): value for name, value in response.headers.items()}
            return Answer(str(url), str(url), response.status, headers, response.content_type, response.charset, body)

    async def _in_time(self, request: Request, host: str | None, asking: Awaitable[Answer | Refusal]) -> Answer | Refusal:
        """What asking comes to, within the time allowed; whatever goes wrong with it is a refusal."""

        def refusal(kind: RefusalKind, reason: str) -> Refusal:
            return Refusal(request.address, kind, reason)

        try:
            async with asyncio.timeout(self.limits.seconds):
                return await asking
        except TimeoutError:
            return refusal(RefusalKind.SLOW, f"{host} took longer than {self.limits.seconds:g} seconds")
        except AddressRefused as refused:
            return refusal(RefusalKind.ADDRESS, str(refused))
        except TooLarge as error:
            return refusal(RefusalKind.TOO_LARGE, str(error))
        except (FetchFailed, aiohttp.ClientPayloadError) as error:
            return refusal(RefusalKind.UNREADABLE, str(error) if isinstance(error, FetchFailed) else f"the answer of {host} broke off")
        except aiohttp.ClientConnectorDNSError:
            return refusal(RefusalKind.UNREACHABLE, f"the name {host} is not known")
        except aiohttp.ClientSSLError:
            return refusal(RefusalKind.UNREACHABLE, f"the certificate of {host} cannot be trusted")
        except (aiohttp.ClientConnectionError, OSError):
            return refusal(RefusalKind.UNREACHABLE, f"{host} could not be reached")
        except (aiohttp.ClientError, ValueError):
            return refusal(RefusalKind.UNREADABLE, f"{host} does not answer in proper HTTP")

    async def _follow(self, request: Request, url: URL, size: int, *, ask_robots: bool) -> Answer | Refusal:
        """Ask, and go on where the answer points elsewhere; every hop is checked like the first."""
        passed = {url}
        for_good, moved_to = True, None
        while True:
            if ask_robots and (refused := await self._robots.refusal(url)):
                return replace(refused, address=request.address)
            async with self._turn_of_hop(url, first=len(passed) == 1), self._get(url, request) as response:
                if response.status not in _REDIRECTS:
                    answer = await _conclude(request, url, response, size)
                    return replace(answer, moved_to=moved_to) if isinstance(answer, Answer) else answer
                for_good = for_good and response.status in _FOR_GOOD
                target = response.headers.get("Location", "")
            if not target:
                return Refusal(request.address, RefusalKind.REDIRECTS, f"{url.host} points elsewhere without saying where")
            url = self._guard.check(str(url.join(URL(target))))
            if url in passed:
                return Refusal(request.address, RefusalKind.REDIRECTS, f"{url.host} redirects in a circle")
            passed.add(url)
            if len(passed) > self.limits.redirects + 1:
                return Refusal(request.address, RefusalKind.REDIRECTS, f"more than {self.limits.redirects} redirects")
            moved_to = str(url) if for_good else moved_to

    def _get(self, url: URL, request: Request) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
        return self._open_session().get(url, headers=_conditions(request), allow_redirects=False)

    def _turn_of_hop(self, url: URL, *, first: bool) -> AbstractAsyncContextManager[None]:
        """A redirect is one more request to a host. Who waits for it holds a place at the host before, so only its pace is kept."""
        return nullcontext() if first else self._turns.pause(url.host or "")


def _conditions(request: Request) -> dict[str, str]:
    wishes = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
    return {name: value for name, value in wishes.items() if value and value.isascii() and value.isprintable()}


async def _conclude(request: Request, url: URL, response: aiohttp.ClientResponse, size: int) -> Answer | Refusal:
    if response.status not in (200, 304):
        reason = f"{url.host} answers {response.status} ({_MEANING.get(response.status, 'no usable answer')})"
        wait = _retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
        return Refusal(request.address, RefusalKind.STATUS, reason, response.status, wait)
    body = await read_body(response, size) if response.status == 200 else b""
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(request.address, str(url), response.status, headers, response.content_type, response.charset, body)


_MEANING = {
    401: "a password is asked for",
    402: "payment is asked for",
    403: "forbidden",
    404: "not found",
    410: "gone for good",
    429: "too many requests",
    451: "not available for legal reasons",
    500: "its server failed",
    502: "its server failed",
    503: "not available now",
    504: "its server failed",
}


def _retry_after(value: str | None, now: datetime) -> timedelta | None:
    """Seconds or a date (RFC 9110, 10.2.3), at most a week."""
    if value is None:
        return None
    try:
        wait = timedelta(seconds=int(value)) if value.isascii() and value.isdigit() else parsedate_to_datetime(value) - now
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(wait, timedelta(0)), timedelta(days=7))
