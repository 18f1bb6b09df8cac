"""Politeness towards hosts: their robots.txt, how many requests at once, how long between two."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from protego import Protego
from yarl import URL

from nightdesk.wire.ports import Answer, Refusal, RefusalKind

ROBOTS_KEPT_SECONDS = 24 * 3600.0
ROBOTS_FAILED_SECONDS = 3600.0
MAX_CRAWL_DELAY_SECONDS = 30.0
_MAX_HOSTS = 5_000
_EVERYTHING = Protego.parse("")


class Turns:
    """Lets requests to one host through a few at a time, and no sooner than its delay after the one before."""

    def __init__(self, at_once: int, delay: float) -> None:
        self._at_once, self._delay = at_once, delay
        self._gates: dict[str, asyncio.Semaphore] = {}
        self._next_start: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, host: str, wished_delay: float = 0.0) -> AsyncIterator[None]:
        async with self._gates.setdefault(host, asyncio.Semaphore(self._at_once)):
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


class RobotsBook:
    """Each site's robots.txt, read once a day (RFC 9309): absent means free, unreadable means closed for now."""

    def __init__(self, agent: str, read: Callable[[URL], Awaitable[Answer | Refusal]]) -> None:
        self._agent, self._read = agent, read
        self._rules: dict[str, tuple[float, Protego | None]] = {}
        self._reading: dict[str, asyncio.Lock] = {}

    async def rules(self, url: URL) -> Protego | None:
        """The rules of the site, or None if it must be left alone because its rules cannot be read."""
        site = str(url.origin())
        async with self._reading.setdefault(site, asyncio.Lock()):
            now = asyncio.get_running_loop().time()
            kept = self._rules.get(site)
            if kept is None or kept[0] < now:
                if len(self._rules) >= _MAX_HOSTS:
                    self._rules.clear()
                rules = _understand(await self._read(url.origin() / "robots.txt"))
                self._rules[site] = (now + (ROBOTS_KEPT_SECONDS if rules is not None else ROBOTS_FAILED_SECONDS), rules)
            return self._rules[site][1]

    def permits(self, rules: Protego, url: URL) -> bool:
        return rules.can_fetch(str(url), self._agent)

    def delay(self, rules: Protego | None) -> float:
        """Seconds that the site asks to be left in peace between two requests."""
        return float(rules.crawl_delay(self._agent) or 0.0) if rules is not None else 0.0


def _understand(answer: Answer | Refusal) -> Protego | None:
    if isinstance(answer, Answer):
        return Protego.parse(answer.body.decode("utf-8", "replace"))
    if answer.kind is RefusalKind.STATUS and answer.status is not None and 400 <= answer.status < 500 and answer.status != 429:
        return _EVERYTHING
    return None
