"""The newsroom's own past work as background: found by who acts in it and where, looked up again by its name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache

from django.db.models import Q

from nightdesk.archive.model import ArchiveLine
from nightdesk.foundation.errors import NotFound
from nightdesk.foundation.ids import ArchiveLineId
from nightdesk.publish.model import Article
from nightdesk.publish.own_work import are_akin, line_of, lines_told, place_of
from nightdesk.stories.model import Profile

from .documents import load
from .models import ArticleVersionRow

_CANDIDATES, _MOST_ARTICLES = 40, 6


def told_before(about: Profile, before: date, *, played: bool) -> tuple[ArchiveLine, ...]:
    """Lines of the latest articles on other stories that are akin to this one, each as it stood before that day; oldest first."""
    near = Q(article__country__in=about.countries[:4]) | Q(article__subject=about.subject)
    rows = (
        ArticleVersionRow.objects.filter(near, article__played=played, article__retracted=False, article__moved_to=None)
        .filter(published_at__lt=datetime.combine(before, time(), UTC), article__story__isnull=False)
        .exclude(article__story=about.story)
        .order_by("-published_at", "-id")
        .values_list("article_id", "id")[:_CANDIDATES]
    )
    latest = list(dict(reversed(rows)).values())
    akin = [article for number in reversed(latest) if are_akin(about, (article := _article(number)).draft.profile)]
    return tuple(line for article in reversed(akin[:_MOST_ARTICLES]) for line in lines_told(article))


def lines(names: Sequence[ArchiveLineId]) -> tuple[ArchiveLine, ...]:
    """Raises NotFound for a line that no version of an article holds."""
    return tuple(_line(name) for name in names)


def _line(name: ArchiveLineId) -> ArchiveLine:
    try:
        article, version, sentence = place_of(name)
    except ValueError as error:
        raise NotFound(f"there is no line {name}") from error
    number = ArticleVersionRow.objects.filter(article_id=article, version=version).values_list("id", flat=True).first()
    for one in _article(number).draft.sentences() if number else ():
        if one.id == sentence:
            return line_of(_article(number), one)
    raise NotFound(f"no version of an article holds the line {name}")


@lru_cache(maxsize=64)
def _article(number: int) -> Article:
    """A published version never changes."""
    return load(Article, ArticleVersionRow.objects.values_list("document", flat=True).get(id=number))
