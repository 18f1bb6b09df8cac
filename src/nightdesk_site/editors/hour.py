"""What time it is at the desk: the system's time, or the wire's own for a draft from a played wire."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from nightdesk_site.record.models import DraftRow, TickRow

LIVE = "live"


def is_played(row: DraftRow) -> bool:
    return row.played


def time_of_decision(row: DraftRow) -> datetime:
    """Decisions on one draft come in order, even where the wire's clock has stopped: each is a second later than the last."""
    stands_at = _wire_stands_at()
    if stands_at is None or not is_played(row):
        return timezone.now()
    return stands_at + timedelta(seconds=1 + row.decisions.count())


def _wire_stands_at() -> datetime | None:
    found: datetime | None = TickRow.objects.exclude(wire=LIVE).aggregate(last=Max("at"))["last"]
    return found
