"""Every correction on record, latest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import F

from nightdesk.publish.model import Article, Correction
from nightdesk_site.reader.lists import latest_version
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import ArticleRow, ArticleVersionRow

_SHOWN = 200
_NONE = '"corrections":[]'


@dataclass(frozen=True, slots=True)
class CorrectedArticle:
    row: ArticleRow
    correction: Correction


def corrections_of(persona: str | None = None) -> tuple[CorrectedArticle, ...]:
    """Of one analyst's articles, or of all."""
    found = _on_record(latest_version())
    return tuple(one for one in found if persona is None or one.row.persona == persona)[:_SHOWN]


@lru_cache(maxsize=1)
def _on_record(_latest: int) -> tuple[CorrectedArticle, ...]:
    """Documents are told apart by their text, for few of them hold a correction; all are read, so once for each new version."""
    versions = ArticleVersionRow.objects.filter(version=F("article__version"))
    corrected = versions.exclude(document__contains=_NONE).select_related("article")
    found = [CorrectedArticle(each.article, correction) for each in corrected for correction in load(Article, each.document).corrections]
    return tuple(sorted(found, key=lambda each: (each.correction.at, each.row.id), reverse=True))


def forget() -> None:
    _on_record.cache_clear()
