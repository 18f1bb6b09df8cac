"""Published articles as readers may see them, kept in memory once rendered."""

from __future__ import annotations

from functools import lru_cache

from nightdesk.foundation.ids import ItemId, SourceId
from nightdesk.publish.access import Standing
from nightdesk.publish.model import Article
from nightdesk.publish.reading import ReaderArticle
from nightdesk.publish.rendition import render
from nightdesk.publish.withdrawn import after_withdrawals
from nightdesk.sources.model import Rights, Source
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import ArticleRow, ArticleVersionRow, ItemRow, SourceRow

_KEPT = 200


def reader_article(row: ArticleRow, standing: Standing) -> ReaderArticle:
    """The current version of an article for one standing. Versions never change; what their sources take back empties the shelf."""
    return rendered(row.id, row.version, standing)


@lru_cache(maxsize=_KEPT)
def rendered(article: str, version: int, standing: Standing) -> ReaderArticle:
    """That version for one standing."""
    document = ArticleVersionRow.objects.values_list("document", flat=True).get(article=article, version=version)
    told = load(Article, document)
    cited = ItemRow.objects.filter(id__in=[item.item for item in told.items], withdrawn_at__isnull=False)
    withdrawn = {ItemId(name) for name in cited.values_list("id", flat=True)}
    return render(after_withdrawals(told, withdrawn), standing, _rights())


def _rights() -> dict[SourceId, Rights]:
    return _rights_of(SourceRow.objects.count())


@lru_cache(maxsize=2)
def _rights_of(_count: int) -> dict[SourceId, Rights]:
    """Read anew whenever a source is added; a source's rights change only with the catalogue, by a restart."""
    documents = SourceRow.objects.order_by("id").values_list("id", "document")
    return {SourceId(id_): load(Source, document).rights for id_, document in documents}


def forget() -> None:
    """Empty the shelf."""
    rendered.cache_clear()
    _rights_of.cache_clear()
