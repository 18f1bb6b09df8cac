"""Reading many pages at once, on every core: taking the article out of a page is the dearest step between an address and a story."""

from __future__ import annotations

import os
import pickle
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import chain
from queue import SimpleQueue
from subprocess import PIPE, Popen
from types import TracebackType
from typing import Self

from nightdesk.adapters.reader import WireReader
from nightdesk.adapters.reading_helper import READY
from nightdesk.foundation.errors import UnreadableFeed
from nightdesk.sources.model import Source
from nightdesk.wire.model import Item
from nightdesk.wire.ports import Answer

Page = tuple[Source, Answer]
Read = Item | Exception

WORTH_IT = 12
"""Fewer pages are read here: a helper takes a second to start, and 140 MB while it lives."""
IDLE_SECONDS = 300.0
MOST_HELPERS = 4
AT_A_TIME = 4
_HELPER = "nightdesk.adapters.reading_helper"
PATIENCE_SECONDS = 60.0
"""So long a helper may take for what it was given; it is ended, and each page tried alone, if it takes longer."""


class PooledReader(WireReader):
    """A `WireReader` that shares long batches out to helpers, one for each core. Close it, or use it in a `with`.

    Helpers start with the first long batch, end when none has come for some minutes, and end with this process, however it ends. A
    page that is death to its helper is told apart, and is the only one that is not read.
    """

    def __init__(self, helpers: int | None = None, patience: float = PATIENCE_SECONDS) -> None:
        self._count = helpers or min(os.cpu_count() or 1, MOST_HELPERS)
        self._patience = patience
        self._helpers: list[_Helper] = []
        self._used = 0.0
        self._lock = threading.Lock()

    def read_pages(self, pages: Sequence[Page], received_at: datetime) -> list[Read]:
        with self._lock:
            if len(pages) < WORTH_IT:
                self._let_go_if_idle()
                return super().read_pages(pages, received_at)
            read = self._share_out(pages, received_at)
            self._used = time.monotonic()
            return read

    def _share_out(self, pages: Sequence[Page], received_at: datetime) -> list[Read]:
        self._helpers = self._helpers or [_Helper(self._patience) for _ in range(self._count)]
        free: SimpleQueue[_Helper] = SimpleQueue()
        for helper in self._helpers:
            free.put(helper)

        def read(some: Sequence[Page]) -> Sequence[Read]:
            helper = free.get()
            try:
                return helper.read(some, received_at)
            finally:
                free.put(helper)

        with ThreadPoolExecutor(self._count) as threads:
            return list(chain.from_iterable(threads.map(read, _parts(pages))))

    def close(self) -> None:
        for helper in self._helpers:
            helper.end()
        self._helpers = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _let_go_if_idle(self) -> None:
        if self._helpers and time.monotonic() - self._used > IDLE_SECONDS:
            self.close()


def _parts(pages: Sequence[Page]) -> list[Sequence[Page]]:
    return [pages[start : start + AT_A_TIME] for start in range(0, len(pages), AT_A_TIME)]


class _Helper:
    """One helper's process, started when it is first asked and again after it died."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._process: Popen[bytes] | None = None

    def read(self, pages: Sequence[Page], received_at: datetime) -> Sequence[Read]:
        """As many answers as pages. Where the helper dies over several, each is tried alone.

        Raises OSError where no helper can be started: that is no fault of the pages.
        """
        process = self._process = self._process or _started()
        try:
            return self._ask(process, pages, received_at)
        except (EOFError, OSError, pickle.UnpicklingError):
            self.end()
        if len(pages) == 1:
            return [UnreadableFeed("its reader died over it, or took too long")]
        return [self.read([page], received_at)[0] for page in pages]

    def _ask(self, process: Popen[bytes], pages: Sequence[Page], received_at: datetime) -> Sequence[Read]:
        assert process.stdin is not None
        assert process.stdout is not None
        end_of_patience = threading.Timer(self._patience, process.kill)
        end_of_patience.start()
        try:
            process.stdin.write(pickle.dumps((list(pages), received_at)))
            process.stdin.flush()
            read: Sequence[Read] = pickle.load(process.stdout)  # noqa: S301 - the other end of the pipe is our own helper
            return read
        finally:
            end_of_patience.cancel()

    def end(self) -> None:
        """Whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _started() -> Popen[bytes]:
    """A helper that is ready, in a session of its own, so that Ctrl-C does not end it in the middle of a page."""
    process = Popen([sys.executable, "-m", _HELPER], stdin=PIPE, stdout=PIPE, start_new_session=True)  # noqa: S603
    assert process.stdout is not None
    if process.stdout.readline() != READY:
        process.kill()
        process.communicate()
        raise ChildProcessError("no helper could be started to read pages")
    return process
