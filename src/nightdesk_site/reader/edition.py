"""What stands published, as a number that grows with every publication, correction, merger and answer: each is audited as it is made."""

from __future__ import annotations

from django.db import connection
from django.db.models import Max

from nightdesk_site.reader import story
from nightdesk_site.record.models import AuditRow, TakedownRow

_taken_down: int | None = None


def edition() -> int:
    """Asks the record; the connection is closed again, for this is called outside any request.

    After a takedown, which alters versions that stand, nothing that was rendered before is used again.
    """
    global _taken_down
    try:
        last = TakedownRow.objects.aggregate(last=Max("id"))["last"] or 0
        if last != _taken_down:
            story.forget()
            _taken_down = last
        return AuditRow.objects.aggregate(last=Max("id"))["last"] or 0
    finally:
        connection.close()
