"""Outlets on loopback that publish given pages, a few in each round, on index pages; it tells when each page was first asked for."""

from __future__ import annotations

import time
from collections.abc import Callable

from aiohttp import web

from nightdesk.adapters.loopback import LoopbackServer
from nightdesk.foundation.ids import FamilyId, SourceId
from nightdesk.sources.model import FeedKind, Source

DOMAIN = "pages.invalid"
LISTED = 30


class PageSite(LoopbackServer):
    """`pages` pages are dealt out to `outlets` in turn. `round` is how many pages each outlet has published so far."""

    def __init__(self, page: Callable[[int], bytes], pages: int, outlets: int) -> None:
        super().__init__(self._answer, "pages")
        self._page, self._pages, self._outlets = page, pages, outlets
        self.round = 0
        self.asked_at: dict[int, float] = {}

    @property
    def port(self) -> int:
        return int(self.base.rpartition(":")[2])

    def sources(self) -> list[Source]:
        return [self._source(number) for number in range(self._outlets)]

    def _source(self, number: int) -> Source:
        home = f"http://o{number}.{DOMAIN}/"
        name = f"pages-{number}"
        return Source(SourceId(name), name, home, f"{home}news/", FeedKind.INDEX_PAGE, None, None, FamilyId(name), "a test outlet")

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        host = (request.host or "").partition(":")[0].removesuffix(f".{DOMAIN}")
        if request.path == "/news/":
            return web.Response(text=self._index(int(host[1:])), content_type="text/html")
        number = request.path.rpartition("/")[2]
        if not request.path.startswith("/news/") or not number.isdigit() or int(number) >= self._pages:
            return web.Response(status=404)
        self.asked_at.setdefault(int(number), time.monotonic())
        return web.Response(body=self._page(int(number)), content_type="text/html")

    def _index(self, outlet: int) -> str:
        out = range(outlet, min(self._pages, self.round * self._outlets), self._outlets)
        links = "".join(
            f'<li><h3><a href="/news/2026/story-of-the-day/{n}">A story of the day, number {n} of them all</a></h3></li>'
            for n in list(out)[: -LISTED - 1 : -1]
        )
        welcome = '<li><h3><a href="/news/2025/welcome-to-this-paper">Welcome to this paper and to all that it has to tell</a></h3></li>'
        return f"<!doctype html><html><head><title>News</title></head><body><main><ul>{links}{welcome}</ul></main></body></html>"
