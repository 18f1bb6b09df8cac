"""Listening on: ask whoever is due, link, write, wait; until told to stop.

What is to be done next stands in the record as each source's next time, so the queue can never be longer than the catalogue, and
a newsroom that was stopped goes on where it was. Time comes from a pace: the system's, or a simulated one that never waits.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import Protocol

from nightdesk.shift.engine import Engine

log = logging.getLogger(__name__)
ROUND = timedelta(minutes=1)
"""How often the newsroom looks whether somebody is due."""
COVERING = timedelta(minutes=5)
"""At least so often everything that came in is linked and written about."""
WATCHING = timedelta(hours=1)
MOST_A_ROUND = 400
"""Back-pressure: whoever is due beyond that waits for the next round."""
PER_HOST_A_ROUND = 10
"""Of one host no more sources than this in a round, whatever its robots.txt would allow."""
LIVE = "live"
ENGINE_REMEMBERS = timedelta(days=3)

Told = Callable[[datetime, Mapping[str, int]], None]


class Pace(Protocol):
    """The newsroom's time, and waiting for it."""

    def now(self) -> datetime: ...

    def wait_until(self, moment: datetime) -> bool:
        """Wait, and say whether to go on: False as soon as the newsroom is told to stop."""
        ...


class SystemPace:
    """The system's clock. `stop` may be set from a signal or from another thread."""

    def __init__(self, stop: Event) -> None:
        self._stop = stop

    def now(self) -> datetime:
        return datetime.now(UTC).replace(microsecond=0)

    def wait_until(self, moment: datetime) -> bool:
        return not self._stop.wait(max(0.0, (moment - self.now()).total_seconds()))


def listen(engine: Engine, pace: Pace, is_on: Callable[[], bool], told: Told = lambda at, summary: None) -> None:
    """Listen until the pace says stop. While `is_on` is false, nobody is asked.

    Trouble of the house itself (a full disk, say) is told in the log, and the next round tries again.
    """
    covered, watched = pace.now() - COVERING, pace.now()
    going = True
    while going:
        at = pace.now()
        try:
            if is_on():
                if at - watched >= WATCHING:
                    watched = at
                    engine.watch(at)
                    engine.forget(datetime.now(UTC) - ENGINE_REMEMBERS)
                full = at - covered >= COVERING
                told(at, engine.tick(at) if full else engine.hear(at))
                covered = at if full else covered
        except Exception:
            log.exception("listening.round_failed at=%s", at)
        going = pace.wait_until(at + ROUND)
