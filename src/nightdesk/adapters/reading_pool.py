"""Reading many pages at once, on every core: taking the article out of a page is the dearest step between an address and a story."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime
from multiprocessing import get_context
from types import TracebackType
from typing import Self

from nightdesk.adapters.reader import WireReader
from nightdesk.sources.model import Source
from nightdesk.wire.model import Item
from nightdesk.wire.ports import Answer

WORTH_IT = 12
"""Fewer pages are read here: a helper takes a second to start, and 150 MB while it lives."""
IDLE_SECONDS = 300.0
MOST_HELPERS = 4
AT_A_TIME = 4


class PooledReader(WireReader):
    """A `WireReader` that shares long batches out to helpers, one for each core. Close it, or use it in a `with`.

    Helpers start with the first long batch, end when none has come for some minutes, and end with this process, however it ends.
    """

    def __init__(self, helpers: int | None = None) -> None:
        self._helpers = helpers or min(os.cpu_count() or 1, MOST_HELPERS)
        self._pool: ProcessPoolExecutor | None = None
        self._used = 0.0
        self._lock = threading.Lock()

    def read_pages(self, pages: Sequence[tuple[Source, Answer]], received_at: datetime) -> list[Item | Exception]:
        with self._lock:
            if len(pages) < WORTH_IT:
                self._let_go_if_idle()
                return super().read_pages(pages, received_at)
            try:
                read = list(self._open().map(_read, pages, [received_at] * len(pages), chunksize=AT_A_TIME))
            except BrokenProcessPool:  # a page that is death to its reader is told apart by reading each alone, here
                self.close()
                return super().read_pages(pages, received_at)
            self._used = time.monotonic()
            return read

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # spawned, not forked: this process has threads
            self._pool = ProcessPoolExecutor(self._helpers, mp_context=get_context("spawn"), initializer=_end_with, initargs=(os.getpid(),))
        return self._pool

    def _let_go_if_idle(self) -> None:
        if self._pool is not None and time.monotonic() - self._used > IDLE_SECONDS:
            self.close()


_reader = WireReader()


def _read(page: tuple[Source, Answer], received_at: datetime) -> Item | Exception:
    return _reader.read_pages([page], received_at)[0]


def _end_with(parent: int) -> None:
    """End when the parent has ended, even by signal 9: nobody would tell this process."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(2)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
