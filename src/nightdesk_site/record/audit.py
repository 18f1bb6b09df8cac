"""Who did what: written in the same transaction as the change it tells of."""

from __future__ import annotations

from datetime import datetime

from .models import AuditRow


def note(at: datetime, who: str, what: str, about: str, **detail: object) -> None:
    AuditRow.objects.create(at=at, who=who, what=what, about=about, detail=detail)
