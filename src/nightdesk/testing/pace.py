"""Time that passes as fast as the work is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime


class SimulatedPace:
    """Implements `nightdesk.shift.live.Pace`. `tick` is told of each moment before anybody works in it; it ends at `end`."""

    def __init__(self, start: datetime, end: datetime, tick: Callable[[datetime], None] = lambda at: None) -> None:
        self._now, self._end, self._tick = start, end, tick
        tick(start)

    def now(self) -> datetime:
        return self._now

    def wait_until(self, moment: datetime) -> bool:
        if moment > self._end:
            return False
        self._now = max(self._now, moment)
        self._tick(self._now)
        return True
