"""How an article came to be what it is: its versions, and what each of them said that was new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from nightdesk.publish.access import Standing
from nightdesk.publish.changes import Changes, changes
from nightdesk.publish.model import Article
from nightdesk_site.reader import shelf
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import ArticleRow, ArticleVersionRow

_MOST = 30


@dataclass(frozen=True, slots=True)
class Version:
    """One that was published; `by` is the person who decided it, None where the written policy did."""

    number: int
    at: datetime
    note: str | None
    by: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """What `version` said that the one before did not, and what it no longer said."""

    version: Version
    changes: Changes | None


def versions(article: str, last: int) -> tuple[Version, ...]:
    """Up to `last`, the earliest first; of a long row the first and the latest."""
    numbers = [1, *range(max(2, last - _MOST + 2), last + 1)] if last else []
    return tuple(_version(article, number) for number in numbers)


def history(row: ArticleRow, standing: Standing) -> tuple[Changed, ...]:
    """The latest version first, each beside the one before it, as this reader sees both. Of what was retracted no words come back."""
    told = versions(row.id, row.version)
    if row.retracted:
        return tuple(Changed(each, Changes((), ()) if each.number > 1 else None) for each in reversed(told))
    return tuple(Changed(each, _since(row.id, each.number - 1, each.number, standing)) for each in reversed(told))


def since(row: ArticleRow, version: int, standing: Standing) -> Changes | None:
    """What the article says now that `version` did not; None where there is no such earlier version, or nothing stands any more."""
    return _since(row.id, version, row.version, standing) if 1 <= version < row.version and not row.retracted else None


def forget() -> None:
    _version.cache_clear()
    _since.cache_clear()


@lru_cache(maxsize=5_000)
def _version(article: str, number: int) -> Version:
    document = ArticleVersionRow.objects.values_list("document", flat=True).get(article=article, version=number)
    told = load(Article, document)
    by = told.decision.by if told.decision.reviewed_by_person else None
    return Version(number, told.changed_at, told.change_note if number > 1 else None, by)


@lru_cache(maxsize=1_000)
def _since(article: str, earlier: int, later: int, standing: Standing) -> Changes | None:
    if earlier < 1:
        return None
    return changes(shelf.rendered(article, earlier, standing), shelf.rendered(article, later, standing))
