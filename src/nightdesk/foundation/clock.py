"""Time is a port: live work runs on the system's clock, a played wire on the wire's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the newsroom's time. `played` is true when that time comes from a recorded wire."""

    @property
    def played(self) -> bool: ...

    def now(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class StillClock:
    """A clock that stands still: all that one batch brings is received at once."""

    at: datetime
    played: bool = True

    def now(self) -> datetime:
        return self.at
