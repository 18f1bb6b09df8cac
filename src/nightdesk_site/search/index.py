"""The index: SQLite's FTS5 or PostgreSQL's text search, brought up to date in the transaction that publishes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
_SHORTEST_BEGINNING = 3
_MOST = 400
"""No more articles are told of; a word that stands everywhere costs no more than reading so many names."""
_COLUMNS = frozenset({"place_slug", "subject", "persona", "country"})


class Found(Sequence[ArticleRow]):
    """Articles in their order; only those that are looked at are read from the record."""

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
    """Articles with all of the words, or with what begins with them: those that have them in the headline first, then the latest first.

    None for a question without words. `only` are columns of the article with the value that they must have. No rank is worked out from
    how often a word stands where: that would read the whole index for every common word.
    """
    asked = re.findall(r"\w+", words)[:_MOST_WORDS]
    if not asked:
        return Found()
    question = _in_sqlite if connection.vendor == "sqlite" else _in_postgresql
    told = (*_latest(question(asked, headline=True), only or {}), *_latest(question(asked, headline=False), only or {}))
    return Found(list(dict.fromkeys(told))[:_MOST])


def _open_text(read: ReaderArticle) -> str:
    told = [read.standfirst.text if read.standfirst else ""]
    for section in read.sections:
        told += [section.title or "", *(sentence.text for block in section.blocks for sentence in sentences_of(block))]
    return "\n".join(dict.fromkeys(text for text in told if text))


@dataclass(frozen=True, slots=True)
class _Question:
    """In the database's own language: the tables with what they must match, the order, and what was asked."""

    matching: str
    order: str
    asked: str


def _in_sqlite(asked: Sequence[str], *, headline: bool) -> _Question:
    """The index gives its rows from the last to the first, so that reading stops when enough are found."""
    words = " AND ".join(f'"{word}"{"*" if _may_go_on(word) else ""}' for word in asked)
    matching = "searchable_index CROSS JOIN searchable s ON s.id = searchable_index.rowid AND searchable_index MATCH %s"
    return _Question(matching, "searchable_index.rowid", f"headline : ({words})" if headline else words)


def _in_postgresql(asked: Sequence[str], *, headline: bool) -> _Question:
    weight = "A" if headline else ""
    words = " & ".join(f"{word}:{'*' if _may_go_on(word) else ''}{weight or 'AD'}" for word in asked)
    return _Question("searchable s JOIN to_tsquery('simple', %s) q ON s.words @@ q", "s.id", words)


def _may_go_on(word: str) -> bool:
    """Whether it may be the beginning of a longer one. Scripts without spaces have short words."""
    return len(word) >= _SHORTEST_BEGINNING or not word.isascii()


def _latest(question: _Question, only: Mapping[str, str]) -> list[str]:
    assert _COLUMNS.issuperset(only)
    wanted = "".join(f" AND a.{column} = %s" for column in only)
    statement = (
        f"SELECT s.article_id FROM {question.matching} JOIN article a ON a.id = s.article_id "  # noqa: S608 - made of our own words
        f"AND NOT a.retracted AND a.moved_to_id IS NULL{wanted} ORDER BY {question.order} DESC LIMIT {_MOST}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [question.asked, *only.values()])
        return [name for (name,) in cursor.fetchall()]
