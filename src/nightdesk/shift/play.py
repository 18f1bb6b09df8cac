"""Playing a recorded wire: its moments one after the other, each a durable tick. What was played before is passed by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from nightdesk.shift.engine import Engine

AFTER = timedelta(days=3)
"""A last tick, when every story of the wire has come to rest, tells what waited."""


def play(engine: Engine, moments: Iterable[datetime], progress: Callable[[datetime, Mapping[str, int]], None]) -> dict[str, int]:
    """Run every moment of a wire, and the one when its stories have come to rest. Returns what all ticks came to, added up."""
    total: dict[str, int] = {}
    for at in _with_the_rest_after(moments):
        summary = engine.tick(at)
        for name, count in summary.items():
            total[name] = total.get(name, 0) + count
        progress(at, summary)
    return total


def _with_the_rest_after(moments: Iterable[datetime]) -> Iterable[datetime]:
    last = None
    for last in moments:
        yield last
    if last is not None:
        yield last + AFTER
