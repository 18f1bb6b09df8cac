"""The index: SQLite's FTS5 or PostgreSQL's text search, brought up to date in the transaction that publishes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, overload

from django.db import connection

from nightdesk.publish.access import Standing
from nightdesk.publish.model import Article, is_retracted
from nightdesk.publish.reading import ReaderArticle, sentences_of
from nightdesk.publish.rendition import render
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import ArticleRow, ArticleVersionRow

from .models import Searchable

_MOST_WORDS = 12
_SHORTEST_BEGINNING = 3
_MOST = 400
"""No more articles are told of; a word that stands everywhere costs no more than reading so many names."""
_COLUMNS = ("place_slug", "subject", "persona", "country")


class Found(Sequence[ArticleRow]):
    """Articles in their order; only those that are looked at are read from the record."""

    def __init__(self, numbers: Sequence[int] = ()) -> None:
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> ArticleRow: ...
    @overload
    def __getitem__(self, place: slice) -> list[ArticleRow]: ...
    def __getitem__(self, place: int | slice) -> ArticleRow | list[ArticleRow]:
        if isinstance(place, int):
            return self[place : place + 1 or None][0]
        numbers = self._numbers[place]
        found = Searchable.objects.select_related("article").only("id", "article").in_bulk(numbers)
        rows = [found[number].article for number in numbers if number in found]
        return [row for row in rows if not row.retracted and row.moved_to_id is None]


def keep(instance: ArticleVersionRow, **_: Any) -> None:
    """Index the newest version; a retracted article is found no more."""
    article = load(Article, instance.document)
    if is_retracted(article):
        Searchable.objects.filter(article=instance.article_id).delete()
        return
    read = render(article, Standing.VISITOR)
    told = {column: getattr(instance.article, column) for column in _COLUMNS}
    defaults = {"headline": read.headline.text, "body": _open_text(read), "within": " ".join(_marks(told))}
    Searchable.objects.update_or_create(article_id=instance.article_id, defaults=defaults)


def find(words: str, only: Mapping[str, str] | None = None) -> Found:
    """Articles with all of the words, or with what begins with them: those that have them in the headline first, then the latest first.

    None for a question without words. `only` are columns of the article with the value that they must have. No rank is worked out from
    how often a word stands where: that would read the whole index for every common word.
    """
    asked = re.findall(r"\w+", words)[:_MOST_WORDS]
    if not asked:
        return Found()
    assert set(_COLUMNS).issuperset(only or {})
    latest = _latest_in_sqlite if connection.vendor == "sqlite" else _latest_in_postgresql
    told = (*latest(asked, only or {}, headline=True), *latest(asked, only or {}, headline=False))
    return Found(list(dict.fromkeys(told))[:_MOST])


def _marks(told: Mapping[str, str]) -> list[str]:
    """A word for each value, of letters and digits alone, so that the index keeps it whole."""
    return [column.replace("_", "") + value.encode().hex() for column, value in told.items() if value]


def _open_text(read: ReaderArticle) -> str:
    told = [read.standfirst.text if read.standfirst else ""]
    for section in read.sections:
        told += [section.title or "", *(sentence.text for block in section.blocks for sentence in sentences_of(block))]
    return "\n".join(dict.fromkeys(text for text in told if text))


def _latest_in_sqlite(asked: Sequence[str], only: Mapping[str, str], *, headline: bool) -> list[int]:
    """The index gives its rows from the last to the first, so that reading stops when enough are found."""
    words = " AND ".join(f'"{word}"{"*" if _may_go_on(word) else ""}' for word in asked)
    told = " AND ".join([f"{'headline' if headline else '{headline body}'} : ({words})", *(f"within : {mark}" for mark in _marks(only))])
    statement = (
        "SELECT rowid FROM searchable_index WHERE searchable_index MATCH %s AND rowid NOT IN "  # noqa: S608 - made of our own words
        "(SELECT s.id FROM article a JOIN searchable s ON s.article_id = a.id WHERE a.moved_to_id > '') "
        f"ORDER BY rowid DESC LIMIT {_MOST}"
    )
    return _numbers(statement, [told])


def _latest_in_postgresql(asked: Sequence[str], only: Mapping[str, str], *, headline: bool) -> list[int]:
    words = " & ".join(f"{word}:{'*' if _may_go_on(word) else ''}{'A' if headline else 'AD'}" for word in asked)
    wanted = "".join(f" AND a.{column} = %s" for column in only)
    statement = (
        "SELECT s.id FROM searchable s JOIN to_tsquery('simple', %s) q ON s.words @@ q "  # noqa: S608 - made of our own words
        f"JOIN article a ON a.id = s.article_id AND a.moved_to_id IS NULL{wanted} ORDER BY s.id DESC LIMIT {_MOST}"
    )
    return _numbers(statement, [words, *only.values()])


def _numbers(statement: str, told: Sequence[str]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, told)
        return [number for (number,) in cursor.fetchall()]


def _may_go_on(word: str) -> bool:
    """Whether it may be the beginning of a longer one. Scripts without spaces have short words."""
    return len(word) >= _SHORTEST_BEGINNING or not word.isascii()
