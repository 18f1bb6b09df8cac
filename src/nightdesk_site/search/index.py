"""The index: SQLite's FTS5 or PostgreSQL's text search, brought up to date in the transaction that publishes."""

from __future__ import annotations

import re
from typing import Any

from django.db import connection
from django.db.models import Case, IntegerField, QuerySet, Value, When

from nightdesk.publish.access import Standing
from nightdesk.publish.model import Article, is_retracted
from nightdesk.publish.reading import ReaderArticle, sentences_of
from nightdesk.publish.rendition import render
from nightdesk_site.reader.lists import published
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import ArticleRow, ArticleVersionRow

from .models import Searchable

_MOST_WORDS = 12
_FOUND = 400


def keep(instance: ArticleVersionRow, **_: Any) -> None:
    """Index the newest version; a retracted article is found no more."""
    article = load(Article, instance.document)
    if is_retracted(article):
        Searchable.objects.filter(article=instance.article_id).delete()
        return
    read = render(article, Standing.VISITOR)
    Searchable.objects.update_or_create(article_id=instance.article_id, defaults={"headline": read.headline.text, "body": _open_text(read)})


def find(words: str) -> QuerySet[ArticleRow]:
    """Articles with all of the words, or their beginnings, best first; none for a question without words."""
    asked = re.findall(r"\w+", words)[:_MOST_WORDS]
    if not asked:
        return ArticleRow.objects.none()
    found = _in_sqlite(asked) if connection.vendor == "sqlite" else _in_postgresql(asked)
    return _in_order(found)


def _open_text(read: ReaderArticle) -> str:
    told = [read.standfirst.text if read.standfirst else ""]
    for section in read.sections:
        told += [section.title or "", *(sentence.text for block in section.blocks for sentence in sentences_of(block))]
    return "\n".join(dict.fromkeys(text for text in told if text))


def _in_sqlite(asked: list[str]) -> list[str]:
    """A headline's word weighs eight times one of the text."""
    question = " ".join(f'"{word}"*' for word in asked)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.article_id FROM searchable_index i JOIN searchable s ON s.rowid = i.rowid "
            "WHERE searchable_index MATCH %s ORDER BY bm25(searchable_index, 8.0, 1.0), s.article_id LIMIT %s",
            [question, _FOUND],
        )
        return [name for (name,) in cursor.fetchall()]


def _in_postgresql(asked: list[str]) -> list[str]:
    question = " & ".join(f"{word}:*" for word in asked)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT article_id FROM searchable, to_tsquery('simple', %s) q WHERE words @@ q "
            "ORDER BY ts_rank_cd(words, q) DESC, article_id LIMIT %s",
            [question, _FOUND],
        )
        return [name for (name,) in cursor.fetchall()]


def _in_order(names: list[str]) -> QuerySet[ArticleRow]:
    order = Case(*(When(id=name, then=Value(place)) for place, name in enumerate(names)), default=Value(0), output_field=IntegerField())
    return published().filter(id__in=names).order_by(order)
