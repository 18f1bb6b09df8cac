"""The catalogue's sources, what polling taught about them, and whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import F, QuerySet

from nightdesk.foundation.ids import SourceId
from nightdesk.sources import schedule
from nightdesk.sources.model import Health, Source, SourceState

from .documents import dump, load
from .models import SourceEventRow, SourceRow

NOT_STATE = ["name", "language", "country", "live", "host", "document"]


def add_sources(sources: Sequence[Source], *, live: bool = False) -> None:
    """Add or renew sources; what polling taught about a known one is kept. `live` ones are listened to on the system's clock."""
    rows = [
        SourceRow(
            id=source.id,
            name=source.name[:200],
            language=source.language,
            country=source.country,
            health=SourceState(source.id).health,
            live=live,
            host=schedule.host_of(source.feed),
            document=dump(source),
            state=dump(SourceState(source.id)),
        )
        for source in sources
    ]
    SourceRow.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=NOT_STATE, batch_size=500)


def sources_by_id(ids: Sequence[str] | None = None) -> dict[str, Source]:
    rows = SourceRow.objects.all() if ids is None else SourceRow.objects.filter(id__in=ids)
    return {key: load(Source, document) for key, document in rows.order_by("id").values_list("id", "document")}


def listened_to() -> QuerySet[SourceRow]:
    """Live sources that are not retired."""
    return SourceRow.objects.filter(live=True, retired=False)


def due(at: datetime, per_host: int, most: int) -> tuple[SourceId, ...]:
    """Live sources to be asked now, the longest overdue first, never asked before all; no more than `per_host` of one host."""
    waiting = listened_to().exclude(next_due__gt=at).order_by(F("next_due").asc(nulls_first=True), "id")
    rows = waiting.values_list("id", "host").iterator()
    return schedule.taking_turns(((SourceId(key), host) for key, host in rows), per_host, most)


def next_due() -> datetime | None:
    """When the next live source wants to be asked; one that was never asked wants it at once, so None if there is none at all."""
    return listened_to().order_by(F("next_due").asc(nulls_first=True)).values_list("next_due", flat=True).first()


def states(ids: Sequence[SourceId]) -> Mapping[SourceId, SourceState]:
    rows = SourceRow.objects.filter(id__in=ids).values_list("id", "state")
    return {SourceId(key): load(SourceState, state) for key, state in rows}


def keep_states(new: Sequence[SourceState], at: datetime) -> None:
    """Keep what polling taught, and each turn in a source's health. Rows of sources that are not in the catalogue are left alone."""
    known = SourceRow.objects.in_bulk([state.source for state in new])
    rows, turns = [], []
    for state in new:
        row = known.get(state.source)
        if row is None:
            continue
        if row.health != state.health or (state.moved_to and state.moved_to not in row.state):
            turns.append(SourceEventRow(source=row, at=at, health=state.health, reason=_reason(state, row)))
        row.health, row.next_due, row.retired = state.health, state.next_due, state.retired_at is not None
        row.host = schedule.host_of(state.moved_to) if state.moved_to else row.host
        row.state = dump(state)
        rows.append(row)
    SourceRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=["health", "next_due", "retired", "host", "state"], batch_size=200
    )
    SourceEventRow.objects.bulk_create(turns, batch_size=200)


def _reason(state: SourceState, row: SourceRow) -> str:
    moved = state.moved_to is not None and state.moved_to not in row.state
    return f"moved for good to {state.moved_to}; {state.reason}" if moved else state.reason


def revive(ids: Iterable[str], at: datetime) -> int:
    """Ask retired or paused sources again as if they were new, keeping what is known of their backlog. Returns how many there were."""
    rows = list(SourceRow.objects.filter(id__in=list(ids), live=True))
    for row in rows:
        state = load(SourceState, row.state)
        fresh = SourceState(state.source, first_heard=state.first_heard, last_item=state.last_item, habit=state.habit)
        row.health, row.next_due, row.retired, row.state = Health.NEW, None, False, dump(fresh)
    SourceRow.objects.bulk_update(rows, ["health", "next_due", "retired", "state"])
    return len(rows)
