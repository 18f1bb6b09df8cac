"""Every correction on record, latest first."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, JSONField
from django.db.models.functions import Cast

from nightdesk.publish.model import Correction
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import ArticleRow, ArticleVersionRow

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class CorrectedArticle:
    row: ArticleRow
    correction: Correction


def corrections_of(persona: str | None = None) -> tuple[CorrectedArticle, ...]:
    """Of one analyst's articles, or of all. The database picks the corrections out of each current version."""
    versions = ArticleVersionRow.objects.filter(version=F("article__version"))
    if persona is not None:
        versions = versions.filter(article__persona=persona)
    corrected = versions.annotate(told=Cast("document", JSONField())).exclude(told__corrections=[])
    found = [
        CorrectedArticle(version.article, correction)
        for version in corrected.select_related("article").defer("document").annotate(corrections=F("told__corrections"))
        for correction in load(tuple[Correction, ...], _text(version.corrections))
    ]
    found.sort(key=lambda each: (each.correction.at, each.row.id), reverse=True)
    return tuple(found[:_SHOWN])


def _text(value: object) -> str:
    import json

    return value if isinstance(value, str) else json.dumps(value)
