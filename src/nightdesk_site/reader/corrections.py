"""Every correction on record, latest first."""

from __future__ import annotations

from django.db.models import QuerySet

from nightdesk_site.record.models import CorrectionRow


def corrections_of(persona: str | None = None) -> QuerySet[CorrectionRow]:
    """Of one analyst's articles, or of all, each with its article."""
    found = CorrectionRow.objects.select_related("article").order_by("-at", "-article_id", "number")
    return found if persona is None else found.filter(article__persona=persona)
