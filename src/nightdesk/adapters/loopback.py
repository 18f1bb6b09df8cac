"""A web server on this machine's own address, in a thread of its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

from aiohttp import web

Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


class LoopbackServer:
    """Serves on a free port of 127.0.0.1 from `start` to `stop`; nobody else can reach it."""

    def __init__(self, handler: Handler, name: str) -> None:
        self._handler, self._name = handler, name
        self._running: tuple[asyncio.AbstractEventLoop, threading.Thread, web.ServerRunner] | None = None
        self.base = ""

    def start(self) -> str:
        """Return the base address. Starting twice is starting once."""
        if self._running is None:
            loop = asyncio.new_event_loop()
            thread = threading.Thread(target=loop.run_forever, name=self._name, daemon=True)
            thread.start()
            runner = asyncio.run_coroutine_threadsafe(self._open(), loop).result()
            self._running = loop, thread, runner
        return self.base

    def stop(self) -> None:
        if self._running is None:
            return
        loop, thread, runner = self._running
        asyncio.run_coroutine_threadsafe(_close(runner), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
        self._running = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    async def _open(self) -> web.ServerRunner:
        runner = web.ServerRunner(web.Server(self._handler, access_log=None, handler_cancellation=True), shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        self.base = f"http://{host}:{port}"
        return runner


async def _close(runner: web.ServerRunner) -> None:
    await runner.cleanup()
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
