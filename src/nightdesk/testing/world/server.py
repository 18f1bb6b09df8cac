"""The world on loopback: one server for all its hosts, and a book of who was asked when, and how many at once."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime

from aiohttp import web

from nightdesk.adapters.loopback import LoopbackServer
from nightdesk.testing.world.answers import Answered, World
from nightdesk.testing.world.outlets import DOMAIN

CLOCK = "clock"
"""A request to this host with seconds since 1970 as its query sets the world's clock."""


@dataclass(slots=True)
class Visits:
    """What the world's servers saw. `asked` counts requests by host and path; `at_once` is the most that one host had in hand."""

    asked: Counter[tuple[str, str]] = field(default_factory=Counter)
    moments: dict[tuple[str, str], list[datetime]] = field(default_factory=dict)
    in_hand: Counter[str] = field(default_factory=Counter)
    at_once: Counter[str] = field(default_factory=Counter)

    def begins(self, host: str, path: str, now: datetime) -> None:
        self.asked[host, path] += 1
        self.moments.setdefault((host, path), []).append(now)
        self.in_hand[host] += 1
        self.at_once[host] = max(self.at_once[host], self.in_hand[host])

    def ends(self, host: str) -> None:
        self.in_hand[host] -= 1


class WorldServer(LoopbackServer):
    """Serves a world as of `now`."""

    def __init__(self, world: World, now: datetime) -> None:
        super().__init__(self._answer, "world")
        self.world, self.now, self.visits = world, now, Visits()

    @property
    def port(self) -> int:
        return int(self.base.rpartition(":")[2])

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        host = (request.host or "").partition(":")[0].removesuffix(f".{DOMAIN}")
        if host == CLOCK:
            self.now = datetime.fromtimestamp(int(request.query_string), UTC)
            return web.Response()
        self.visits.begins(host, request.path, self.now)
        try:
            answered = self.world.answer(host, request.path, request.headers.get("If-None-Match"), self.now)
            if answered.waits:
                await asyncio.sleep(answered.waits)
            return await _endless(request, answered) if answered.endless else _respond(answered)
        finally:
            self.visits.ends(host)


def _respond(answered: Answered) -> web.Response:
    headers = {**answered.headers, "Content-Type": answered.media_type}
    return web.Response(status=answered.status, body=answered.body, headers=headers)


async def _endless(request: web.BaseRequest, answered: Answered) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": answered.media_type})
    await response.prepare(request)
    try:
        while True:
            await response.write(answered.body)
    except ConnectionError:
        return response
