"""Every correction on record, latest first."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F

from nightdesk.publish.model import Article, Correction
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import ArticleRow, ArticleVersionRow

_SHOWN = 200
_NONE = '"corrections":[]'


@dataclass(frozen=True, slots=True)
class CorrectedArticle:
    row: ArticleRow
    correction: Correction


def corrections_of(persona: str | None = None) -> tuple[CorrectedArticle, ...]:
    """Of one analyst's articles, or of all. Documents are told apart by their text, for few of them hold a correction."""
    versions = ArticleVersionRow.objects.filter(version=F("article__version"))
    if persona is not None:
        versions = versions.filter(article__persona=persona)
    corrected = versions.exclude(document__contains=_NONE).select_related("article")
    found = [CorrectedArticle(each.article, correction) for each in corrected for correction in load(Article, each.document).corrections]
    found.sort(key=lambda each: (each.correction.at, each.row.id), reverse=True)
    return tuple(found[:_SHOWN])
