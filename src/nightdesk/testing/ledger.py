"""A book of calls in memory, with the same promises as the record's."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from nightdesk.adapters.language_models.caps import Caps, Limit
from nightdesk.adapters.language_models.ledger import FinishedCall, PlannedCall


@dataclass(slots=True)
class _Entry:
    call: PlannedCall
    at: datetime
    finished: FinishedCall | None = None

    @property
    def tokens(self) -> int:
        return self.call.tokens if self.finished is None else self.finished.input_tokens + self.finished.output_tokens

    @property
    def cost(self) -> int:
        return self.call.cost if self.finished is None else self.finished.cost


@dataclass(slots=True)
class MemoryLedger:
    """Implements `nightdesk.adapters.language_models.ledger.Ledger`."""

    entries: list[_Entry] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def finished(self, key: str) -> FinishedCall | None:
        return next((entry.finished for entry in reversed(self.entries) if entry.call.key == key and entry.finished), None)

    def reserve(self, call: PlannedCall, caps: Caps, at: datetime) -> int | str:
        with self._lock:
            for limit, rows, name in (
                (caps.article, [entry for entry in self.entries if entry.call.about == call.about], "one article"),
                (caps.hour, [entry for entry in self.entries if at - entry.at < timedelta(hours=1)], "an hour"),
                (caps.day, [entry for entry in self.entries if at - entry.at < timedelta(days=1)], "a day"),
            ):
                if _over(limit, rows, call):
                    return f"The cap for {name} leaves too little."
            self.entries.append(_Entry(call, at))
            return len(self.entries) - 1

    def settle(self, number: int, call: FinishedCall, at: datetime) -> None:
        self.entries[number].finished = call


def _over(limit: Limit, rows: list[_Entry], call: PlannedCall) -> bool:
    tokens, cost = sum(row.tokens for row in rows) + call.tokens, sum(row.cost for row in rows) + call.cost
    return (limit.tokens is not None and tokens > limit.tokens) or (limit.cost is not None and cost > limit.cost)
