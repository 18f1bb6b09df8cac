"""The index: SQLite's FTS5 or PostgreSQL's text search, brought up to date in the transaction that publishes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, overload

from django.db import connection

from nightdesk.publish.access import Standing
from nightdesk.publish.model import Article, is_retracted
from nightdesk.publish.reading import ReaderArticle, sentences_of
from nightdesk.publish.rendition import render
from nightdesk_site.reader.lists import published
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import ArticleRow, ArticleVersionRow

from .models import Searchable

_MOST_WORDS = 12
_RANKED = 400
"""So many of the latest articles that hold the words are put in order: a word that stands everywhere costs no more than that."""
_COLUMNS = frozenset({"place_slug", "subject", "persona", "country"})


class Found(Sequence[ArticleRow]):
    """Articles, best first; only those that are looked at are read from the record."""

    def __init__(self, names: Sequence[str] = ()) -> None:
        self._names = names

    def __len__(self) -> int:
        return len(self._names)

    @overload
    def __getitem__(self, place: int) -> ArticleRow: ...
    @overload
    def __getitem__(self, place: slice) -> list[ArticleRow]: ...
    def __getitem__(self, place: int | slice) -> ArticleRow | list[ArticleRow]:
        if isinstance(place, int):
            return self[place : place + 1 or None][0]
        names = self._names[place]
        rows = published().in_bulk(names)
        return [rows[name] for name in names if name in rows]


def keep(instance: ArticleVersionRow, **_: Any) -> None:
    """Index the newest version; a retracted article is found no more."""
    article = load(Article, instance.document)
    if is_retracted(article):
        Searchable.objects.filter(article=instance.article_id).delete()
        return
    read = render(article, Standing.VISITOR)
    Searchable.objects.update_or_create(article_id=instance.article_id, defaults={"headline": read.headline.text, "body": _open_text(read)})


def find(words: str, only: Mapping[str, str] | None = None) -> Found:
    """Articles with all of the words, or their beginnings, best first; none for a question without words.

    `only` are columns of the article with the value that they must have.
    """
    asked = re.findall(r"\w+", words)[:_MOST_WORDS]
    return Found(_ranked(asked, dict(only or {}))) if asked else Found()


def _open_text(read: ReaderArticle) -> str:
    told = [read.standfirst.text if read.standfirst else ""]
    for section in read.sections:
        told += [section.title or "", *(sentence.text for block in section.blocks for sentence in sentences_of(block))]
    return "\n".join(dict.fromkeys(text for text in told if text))


def _ranked(asked: Iterable[str], only: dict[str, str]) -> list[str]:
    question, rank, matching = _in_sqlite(asked) if connection.vendor == "sqlite" else _in_postgresql(asked)
    assert _COLUMNS.issuperset(only)
    wanted = "".join(f" AND a.{column} = %s" for column in only)
    latest = (
        f"SELECT s.article_id, {rank} AS place {matching} JOIN article a ON a.id = s.article_id "
        f"AND NOT a.retracted AND a.moved_to_id IS NULL{wanted} ORDER BY s.id DESC LIMIT {_RANKED}"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT article_id FROM ({latest}) AS latest ORDER BY place, article_id", [question, *only.values()])  # noqa: S608
        return [name for (name,) in cursor.fetchall()]


def _in_sqlite(asked: Iterable[str]) -> tuple[str, str, str]:
    """The question, the rank, which is less for better, and what is matched. A headline's word weighs eight times one of the text."""
    matching = "FROM searchable_index CROSS JOIN searchable s ON s.id = searchable_index.rowid AND searchable_index MATCH %s"
    return " ".join(f'"{word}"*' for word in asked), "bm25(searchable_index, 8.0, 1.0)", matching


def _in_postgresql(asked: Iterable[str]) -> tuple[str, str, str]:
    matching = "FROM to_tsquery('simple', %s) q JOIN searchable s ON s.words @@ q"
    return " & ".join(f"{word}:*" for word in asked), "-ts_rank_cd(s.words, q)", matching
