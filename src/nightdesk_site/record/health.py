"""How every live source is doing, as plain data for the command line and the desk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q

from nightdesk.foundation.errors import NotFound
from nightdesk.sources.model import SourceState

from .documents import load
from .models import AlarmRow, SourceEventRow, SourceRow

WORST_FIRST = ("broken", "blocked", "gone", "silent", "slow", "new", "fine")


def standings(names: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The worst first. `names` are ids, or parts of a name; raises NotFound where one fits nobody."""
    rows = SourceRow.objects.order_by("name", "id")
    if not names:
        found = [_standing(row) for row in rows.filter(live=True) or rows]
        return sorted(found, key=lambda one: WORST_FIRST.index(one["health"]))
    named = [list(rows.filter(Q(id=name) | Q(name__icontains=name))) for name in names]
    if missing := [name for name, some in zip(names, named, strict=True) if not some]:
        raise NotFound(f"no source is called {missing[0]!r}; `nightdesk sources list` shows them all")
    return [_standing(row) for some in named for row in some]


def _standing(row: SourceRow) -> dict[str, Any]:
    state = load(SourceState, row.state)
    patience = state.habit.patience
    return {
        "source": row.id,
        "name": row.name,
        "language": row.language,
        "health": state.health.value,
        "reason": state.reason,
        "last_success": _told(state.last_success),
        "last_item": _told(state.last_item),
        "next_due": _told(state.next_due),
        "interval_minutes": round(state.interval.total_seconds() / 60),
        "failures": state.failures,
        "failing_since": _told(state.failing_since),
        "moved_to": state.moved_to,
        "retired": row.retired,
        "alarm_after_hours": round(patience.total_seconds() / 3600) if patience else None,
    }


def _told(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def history(source: str, most: int = 50) -> list[dict[str, str]]:
    """The turns in a source's health, the latest first."""
    rows = SourceEventRow.objects.filter(source=source).order_by("-at", "-id")[:most]
    return [{"at": row.at.isoformat(), "health": row.health, "reason": row.reason} for row in rows]


def alarms() -> list[dict[str, str]]:
    """Those that stand, the oldest first."""
    rows = AlarmRow.objects.filter(ended__isnull=True).order_by("since", "id")
    return [{"kind": row.kind, "about": row.about, "since": row.since.isoformat(), "says": row.says} for row in rows]
