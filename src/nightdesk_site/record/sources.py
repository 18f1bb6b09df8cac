"""The catalogue's sources and their states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nightdesk.foundation.ids import SourceId
from nightdesk.sources.model import Source, SourceState

from .documents import dump, load
from .models import SourceRow


def add_sources(sources: Sequence[Source]) -> None:
    rows = [
        SourceRow(
            id=source.id,
            name=source.name,
            language=source.language,
            country=source.country,
            health=SourceState(source.id).health,
            document=dump(source),
            state=dump(SourceState(source.id)),
        )
        for source in sources
    ]
    SourceRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=["name", "language", "country", "document"], batch_size=500
    )


def sources_by_id(ids: Sequence[str] | None = None) -> dict[str, Source]:
    rows = SourceRow.objects.all() if ids is None else SourceRow.objects.filter(id__in=ids)
    return {key: load(Source, document) for key, document in rows.order_by("id").values_list("id", "document")}


def states(ids: Sequence[SourceId]) -> Mapping[SourceId, SourceState]:
    rows = SourceRow.objects.filter(id__in=ids).values_list("id", "state")
    return {SourceId(key): load(SourceState, state) for key, state in rows}


def keep_states(new: Sequence[SourceState]) -> None:
    rows = [SourceRow(id=state.source, health=state.health, next_due=state.next_due, state=dump(state)) for state in new]
    SourceRow.objects.bulk_update(rows, ["health", "next_due", "state"], batch_size=200)
