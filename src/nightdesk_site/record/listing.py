"""What is published and what stories hold, as plain data for the command line."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q

from nightdesk.claims.model import ReadFigure
from nightdesk.foundation.errors import NotFound
from nightdesk.foundation.ids import StoryId
from nightdesk.publish.digest import digest as digest_of
from nightdesk.publish.model import Article

from .documents import load
from .models import ArticleRow, ArticleVersionRow, LinkRow, MergeRow, StoryRow
from .publishing import every_version
from .stories import open_story


def articles() -> list[dict[str, Any]]:
    """Everything that stands published, newest first."""
    rows = ArticleRow.objects.filter(moved_to__isnull=True).order_by("-published_at", "id")
    versions = dict(ArticleVersionRow.objects.filter(article__in=rows, version=F("article__version")).values_list("article_id", "document"))
    return [_listed(row, load(Article, versions[row.id])) for row in rows]


def digest() -> str:
    """One SHA-256 over all that is published: two newsrooms that played the same wire have the same."""
    return digest_of(every_version())


def _listed(row: ArticleRow, article: Article) -> dict[str, Any]:
    return {
        "headline": row.headline,
        "address": f"/articles/{row.slug}/",
        "key": row.slug.rpartition("-")[2],
        "analysts": [row.persona, *article.draft.contributors],
        "story": row.story_id,
        "version": row.version,
        "languages": row.languages,
        "items": len(article.items),
        "sources": row.sources,
        "published": row.published_at.isoformat(),
        "changed": row.changed_at.isoformat(),
        "first_reported": row.first_reported.isoformat(),
        "reviewed_by_person": row.reviewed_by_person,
        "played": row.played,
        "place": row.place,
        "subject": row.subject,
    }


def story(key: str) -> dict[str, Any]:
    """All that one story holds; `key` is its id, the slug of its article, or the last part of that. Raises NotFound."""
    row = find_story(key)
    file = open_story(StoryId(row.id))
    links = {link.item_id: link for link in LinkRow.objects.filter(story=row)}
    return {
        "story": row.id,
        "first_reported": file.story.first_reported.isoformat(),
        "last_reported": file.story.last_reported.isoformat(),
        "revision": file.revision,
        "article": f"/articles/{file.article.slug}/" if file.article else None,
        "languages": sorted({item.language for item in file.items}),
        "merged": [{"absorbed": merge.absorbed, "reasons": merge.reasons} for merge in MergeRow.objects.filter(into=row.id).order_by("id")],
        "items": [
            {
                "item": item.id,
                "source": item.source,
                "language": item.language,
                "published": item.published_at.isoformat(),
                "text": item.text,
                "outlets": list(item.outlets),
                "linked_because": links[item.id].reasons,
                "adds": list(development.what),
                "new": development.new,
                "figures": [_figure(figure.read, item.text) for figure in claims.figures],
            }
            for item, claims, development in zip(file.items, file.claims, file.developments, strict=True)
        ],
    }


def _figure(read: ReadFigure, text: str) -> dict[str, Any]:
    return {
        "kind": read.kind.value,
        "value": read.value,
        "qualifier": read.qualifier.value,
        "who": read.who,
        "said_by": read.said_by,
        "words": read.span.cut(text),
    }


def find_story(key: str) -> StoryRow:
    """The story that lives under a name: its id, the slug of its article, or the last part of that. Raises NotFound."""
    named = Q(slug=key) | Q(slug__endswith=f"-{key}")
    article = ArticleRow.objects.filter(named).order_by("id").select_related("story", "moved_to__story").first()
    row = (article.story or (article.moved_to.story if article.moved_to else None)) if article else StoryRow.objects.filter(id=key).first()
    while row is not None and row.merged_into is not None:
        row = row.merged_into
    if row is None:
        raise NotFound(f"there is no story or article named {key!r}; `nightdesk articles` lists what is published")
    return row
