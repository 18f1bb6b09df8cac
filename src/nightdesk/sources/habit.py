"""How often something is usually heard, and when its silence is out of the ordinary. Pure.

The mean gap between two pieces is smoothed over about the last fifty (an exponentially weighted mean); the widest gap is the longest
silence that was ordinary so far, forgotten slowly. Silence is remarkable when it is longer than both allow: at an even rhythm,
six mean gaps without a piece come about once in four hundred times, and nights and week-ends show in the widest gap.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

_WEIGHT = 1 / 50
_FORGET = 0.995
KNOWN_AFTER = 12
"""So many pieces make a habit."""
LEAST = timedelta(hours=6)
MEAN_GAPS = 6.0
WIDEST_GAPS = 1.5


@dataclass(frozen=True, slots=True)
class Habit:
    """`mean` and `widest` are gaps in seconds, `pieces` is how many they were learnt from."""

    pieces: int = 0
    mean: float = 0.0
    widest: float = 0.0

    def learnt(self, moments: Iterable[datetime], last: datetime | None) -> Habit:
        """The habit after pieces at these moments; `last` is the piece before them."""
        pieces, mean, widest = self.pieces, self.mean, self.widest
        for moment in sorted(moments):
            if last is not None and moment > last:
                gap = (moment - last).total_seconds()
                mean += (gap - mean) * max(_WEIGHT, 1 / (pieces + 1))
                widest = max(widest * _FORGET, gap)
                pieces += 1
            last = max(last, moment) if last else moment
        return Habit(pieces, mean, widest)

    @property
    def patience(self) -> timedelta | None:
        """How long a silence is ordinary; None while too little is known."""
        if self.pieces < KNOWN_AFTER:
            return None
        return max(LEAST, timedelta(seconds=max(self.mean * MEAN_GAPS, self.widest * WIDEST_GAPS)))

    def silence(self, last: datetime, now: datetime) -> str | None:
        """What is out of the ordinary in the silence since `last`, in words; None if nothing is."""
        if self.patience is None or now - last <= self.patience:
            return None
        return f"nothing new for {spoken(now - last)}; usually something comes every {spoken(timedelta(seconds=self.mean))}"


def spoken(length: timedelta) -> str:
    """A length of time as one would say it: "40 minutes", "9 hours", "3 days"."""
    minutes = max(1, round(length.total_seconds() / 60))
    for size, word in ((60 * 24, "day"), (60, "hour")):
        if minutes >= 2 * size:
            return f"{round(minutes / size)} {word}s"
    return f"{minutes} minute{'s' if minutes > 1 else ''}"
