"""Hearing the sources that are due, with what polling has taught about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from nightdesk.foundation.clock import StillClock
from nightdesk.foundation.ids import SourceId
from nightdesk.shift.record import Record
from nightdesk.sources.schedule import LONGEST
from nightdesk.wire.heard import Heard
from nightdesk.wire.listen import listen
from nightdesk.wire.ports import Fetcher, Reader

BATCH = 50
"""So many sources are asked together and taken in by one transaction."""


def _of_its_own_accord(at: datetime) -> None:
    """The live world is always as of now."""


@dataclass(frozen=True, slots=True)
class Ear:
    """Listens to whom `due` names at a moment. `name` stays the same over restarts; `played` marks a recorded wire.

    `set_time` brings a recorded wire to the moment it is heard at. Hearing does so itself: after a kill it may be the
    first thing that a new process does at that moment.
    """

    name: str
    played: bool
    due: Callable[[datetime], Sequence[SourceId]]
    fetcher: Fetcher
    reader: Reader
    set_time: Callable[[datetime], None] = _of_its_own_accord

    def batches(self, at: datetime) -> list[list[SourceId]]:
        asked = list(self.due(at))
        return [asked[start : start + BATCH] for start in range(0, len(asked), BATCH)]

    def hear(self, record: Record, asked: Sequence[SourceId], at: datetime, longest: timedelta = LONGEST) -> tuple[Heard, ...]:
        sources, states = record.sources(asked), record.states(asked)
        self.set_time(at)
        pairs = [(source, states[source.id]) for source in sources if source.id in states]
        return listen(pairs, self.fetcher, self.reader, StillClock(at, self.played), record.pages_received, longest=longest)
