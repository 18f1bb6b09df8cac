"""A helper that reads pages in a process of its own: `python -m nightdesk.adapters.reading_helper`, spoken to through its pipes.

It loads what reading needs and nothing else, and ends when the pipe it listens to does, so also when its newsroom was killed.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import IO

from nightdesk.adapters.reader import WireReader
from nightdesk.sources.model import Source
from nightdesk.wire.model import Item
from nightdesk.wire.ports import Answer

Pages = Sequence[tuple[Source, Answer]]
READY = b"ready\n"
"""What it says first, once all that reading needs is loaded."""


def serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """For each batch of pages, with the time at which they were received: what was read of them."""
    reader = WireReader()
    answers.write(READY)
    answers.flush()
    while True:
        try:
            pages, received_at = _next(asked)
        except EOFError:
            return
        read = reader.read_pages(pages, received_at)
        answers.write(pickle.dumps([one if isinstance(one, Item) else _that_travels(one) for one in read]))
        answers.flush()


def _next(asked: IO[bytes]) -> tuple[Pages, datetime]:
    batch: tuple[Pages, datetime] = pickle.load(asked)  # noqa: S301 - the other end of the pipe is our own newsroom
    return batch


def _that_travels(read: Exception) -> Exception:
    """What a parser raises may hold things that no pipe can carry."""
    try:
        pickle.loads(pickle.dumps(read))  # noqa: S301 - our own bytes
    except Exception:
        return RuntimeError(type(read).__name__)
    return read


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
