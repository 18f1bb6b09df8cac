"""Politeness towards hosts: their robots.txt, how many requests at once, how long between two."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from protego import Protego
from yarl import URL

from nightdesk.adapters.wishes import robots_wishes, tdmrep_wishes
from nightdesk.sources.rights import NO_WISHES, Wishes
from nightdesk.wire.ports import Answer, Refusal, RefusalKind

ROBOTS_KEPT_SECONDS = 24 * 3600.0
ROBOTS_FAILED_SECONDS = 600.0
MAX_CRAWL_DELAY_SECONDS = 30.0
_MAX_HOSTS = 5_000


class Turns:
    """Lets requests to one host through a few at a time, and no sooner than its delay after the one before."""

    def __init__(self, at_once: int, delay: float) -> None:
        self._at_once, self._delay = at_once, delay
        self._gates: dict[str, asyncio.Semaphore] = {}
        self._next_start: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, host: str, wished_delay: float = 0.0) -> AsyncIterator[None]:
        async with self._gates.setdefault(host, asyncio.Semaphore(self._at_once)), self.pause(host, wished_delay):
            yield

    @asynccontextmanager
    async def pause(self, host: str, wished_delay: float = 0.0) -> AsyncIterator[None]:
        """Wait for the host's next start alone, without taking one of its places: two hosts that wait for one another would stand still."""
        delay = max(self._delay, min(wished_delay, MAX_CRAWL_DELAY_SECONDS))
        if delay:
            now = asyncio.get_running_loop().time()
            start = max(now, self._next_start.get(host, 0.0))
            self._next_start[host] = start + delay
            await asyncio.sleep(start - now)
        yield

    def forget(self) -> None:
        """Between batches: drop the gates of hosts, if there are many."""
        if len(self._gates) > _MAX_HOSTS:
            self._gates.clear()
            self._next_start.clear()


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a site allows to fetch, and what it wishes for what was fetched: of all of it, and by path (tdmrep.json)."""

    robots: Protego
    wishes: Wishes = NO_WISHES
    reserved: str = ""


class RobotsBook:
    """Each site's robots.txt, read once a day (RFC 9309): absent means free, unreadable means closed for now.

    With it goes the site's reservation of text and data mining, where there is one.
    """

    def __init__(self, agent: str, read: Callable[[URL], Awaitable[Answer | Refusal]]) -> None:
        self._agent, self._read = agent, read
        self._rules: dict[str, tuple[float, _Rules | Refusal]] = {}
        self._reading: dict[str, asyncio.Task[_Rules | Refusal]] = {}

    async def refusal(self, url: URL) -> Refusal | None:
        """Why this address may not be fetched, if its site's rules or their absence forbid it."""
        rules = await self._of_site(url)
        if isinstance(rules, Refusal):
            return replace(rules, address=str(url))
        if not rules.robots.can_fetch(str(url), self._agent):
            return Refusal(str(url), RefusalKind.ROBOTS, f"the robots.txt of {url.host} does not allow it")
        return None

    async def delay(self, url: URL) -> float:
        """Seconds that the site asks to be left in peace between two requests."""
        rules = await self._of_site(url)
        return 0.0 if isinstance(rules, Refusal) else float(rules.robots.crawl_delay(self._agent) or 0.0)

    async def wishes(self, url: URL) -> Wishes:
        """What the site wishes for what stands at an address."""
        rules = await self._of_site(url)
        if isinstance(rules, Refusal):
            return NO_WISHES
        return rules.wishes.then(tdmrep_wishes(rules.reserved, url.path)) if rules.reserved else rules.wishes

    async def _of_site(self, url: URL) -> _Rules | Refusal:
        site = str(url.origin())
        kept = self._rules.get(site)
        if kept is not None and kept[0] >= asyncio.get_running_loop().time():
            return kept[1]
        if site not in self._reading:
            self._reading[site] = asyncio.create_task(self._read_rules(site, url))
            self._reading[site].add_done_callback(lambda _: self._reading.pop(site, None))
        # shielded: one whose time is up must not take the rules away from the others who wait for them
        return await asyncio.shield(self._reading[site])

    async def _read_rules(self, site: str, url: URL) -> _Rules | Refusal:
        rules = _understand(await self._read(url.origin() / "robots.txt"), url)
        if isinstance(rules, _Rules) and rules.robots.can_fetch(str(url), self._agent):
            reserved = await self._read(url.origin() / ".well-known" / "tdmrep.json")
            rules = replace(rules, reserved=_text(reserved)) if isinstance(reserved, Answer) else rules
        if len(self._rules) >= _MAX_HOSTS:
            self._rules.clear()
        keep = ROBOTS_FAILED_SECONDS if isinstance(rules, Refusal) else ROBOTS_KEPT_SECONDS
        self._rules[site] = asyncio.get_running_loop().time() + keep, rules
        return rules


def _text(answer: Answer) -> str:
    return answer.body.decode("utf-8", "replace")


def _understand(answer: Answer | Refusal, url: URL) -> _Rules | Refusal:
    """A site that cannot be reached at all keeps that reason; one that hides its rules is left alone."""
    if isinstance(answer, Answer):
        return _Rules(Protego.parse(_text(answer)), robots_wishes(_text(answer)))
    if answer.status is not None and 400 <= answer.status < 500 and answer.status != 429:
        return _Rules(Protego.parse(""))
    if answer.kind in (RefusalKind.ADDRESS, RefusalKind.UNREACHABLE, RefusalKind.SLOW):
        return answer
    reason = f"the robots.txt of {url.host} cannot be read, so it is left alone for now ({answer.reason})"
    return replace(answer, kind=RefusalKind.ROBOTS, reason=reason, status=None)
