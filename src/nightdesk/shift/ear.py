"""Hearing the sources that are due, with what polling has taught about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from nightdesk.foundation.clock import PlayedClock
from nightdesk.shift.record import Record
from nightdesk.sources.model import Source, SourceState
from nightdesk.wire.listen import Heard, listen
from nightdesk.wire.ports import Fetcher, Reader


@dataclass(frozen=True, slots=True)
class Ear:
    """Listens to whom `due` names at a moment. `name` stays the same over restarts; `played` marks a recorded wire."""

    name: str
    played: bool
    due: Callable[[datetime], Sequence[Source]]
    fetcher: Fetcher
    reader: Reader

    def hear(self, record: Record, at: datetime) -> tuple[Heard, ...]:
        sources = self.due(at)
        states = record.states([source.id for source in sources])
        asked = [(source, states.get(source.id, SourceState(source.id))) for source in sources]
        return listen(asked, self.fetcher, self.reader, PlayedClock(at), record.page_received)
