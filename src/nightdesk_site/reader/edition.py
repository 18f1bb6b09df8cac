"""What stands published, as a number that grows with every publication, correction, merger and answer: each is audited as it is made."""

from __future__ import annotations

from django.db import connection
from django.db.models import Max

from nightdesk_site.record.models import AuditRow


def edition() -> int:
    """Asks the record; the connection is closed again, for this is called outside any request."""
    try:
        return AuditRow.objects.aggregate(last=Max("id"))["last"] or 0
    finally:
        connection.close()
