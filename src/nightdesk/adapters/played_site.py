"""A small web server on loopback, in a thread of its own, for wires that are played."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

ROBOTS = "User-agent: *\nAllow: /\n"


@dataclass(frozen=True, slots=True)
class Served:
    """What stands at an address now. `last_modified` is an HTTP date."""

    body: bytes
    media_type: str
    etag: str
    last_modified: str | None


class PlayedSite:
    """Serves what `look_up` finds at a path with its query, None meaning that nothing stands there."""

    def __init__(self, look_up: Callable[[str, str], Served | None]) -> None:
        self._look_up = look_up
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._base = ""

    def start(self) -> str:
        """Serve on a free port of 127.0.0.1 until stopped; return the base address. Starting twice is starting once."""
        if self._thread is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=self._loop.run_forever, name="played wire", daemon=True)
            self._thread.start()
            self._base = asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()
        return self._base

    def stop(self) -> None:
        if self._thread is None or self._loop is None:
            return
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._thread = self._loop = None

    async def _open(self) -> str:
        self._runner = web.ServerRunner(web.Server(self._serve, access_log=None))
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def _serve(self, request: web.BaseRequest) -> web.Response:
        if request.path == "/robots.txt":
            return web.Response(text=ROBOTS)
        served = self._look_up(request.path, request.query_string)
        if served is None:
            return web.Response(status=404)
        headers = {"ETag": served.etag} | ({"Last-Modified": served.last_modified} if served.last_modified else {})
        if request.headers.get("If-None-Match") == served.etag:
            return web.Response(status=304, headers=headers)
        headers["Content-Type"] = f"{served.media_type}; charset=utf-8"
        return web.Response(body=served.body, headers=headers)
