"""Time is a port: live work runs on the system's clock, a played wire on the wire's own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the newsroom's time. `played` is true when that time comes from a recorded wire."""

    @property
    def played(self) -> bool: ...

    def now(self) -> datetime: ...


class SystemClock:
    played = False

    def now(self) -> datetime:
        return datetime.now(UTC)


class PlayedClock:
    """Stands where it was last set; it never goes back."""

    played = True

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def advance_to(self, moment: datetime) -> None:
        """Raise ValueError if `moment` lies in the past of this clock."""
        if moment < self._now:
            raise ValueError(f"the wire's clock stands at {self._now:%Y-%m-%d %H:%M}, it cannot go back to {moment:%Y-%m-%d %H:%M}")
        self._now = moment
