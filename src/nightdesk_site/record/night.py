"""The shift's own books: ticks done, analysts' logs, totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from nightdesk.personas.model import LogEntry

from .languages import heard_so_far
from .models import LogEntryRow, SourceRow, TickRow


def keep_log(night: date, entries: Sequence[LogEntry]) -> None:
    rows = [
        LogEntryRow(persona=entry.persona, night=night, at=entry.at, story_id=entry.story, notice=entry.notice, why=entry.why)
        for entry in entries
    ]
    LogEntryRow.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["persona", "night", "story"],
        update_fields=["at", "notice", "why"],
        batch_size=200,
    )


def totals() -> Mapping[str, int]:
    heard = heard_so_far()
    return {"sources": SourceRow.objects.count(), "languages": heard.languages, "items": heard.items}


def _tick(wire: str, at: datetime) -> str:
    return f"{wire}@{at:%Y-%m-%dT%H:%MZ}"


def keep_tick(wire: str, at: datetime, summary: Mapping[str, int]) -> None:
    TickRow.objects.update_or_create(id=_tick(wire, at), defaults={"wire": wire, "at": at, "summary": dict(summary)})
