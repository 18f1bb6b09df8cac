"""An article's own HTML, kept in memory once rendered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language

from nightdesk.publish.access import Standing
from nightdesk.publish.locator import caption, draw_locator
from nightdesk.publish.reading import ReaderArticle
from nightdesk.publish.structured import as_script, news_article
from nightdesk_site.publisher import publisher
from nightdesk_site.reader import history, shelf
from nightdesk_site.reader.analysts import analyst, analysts
from nightdesk_site.reader.house import site_address, site_name
from nightdesk_site.reader.pictures import Illustration
from nightdesk_site.reader.timeline import timeline
from nightdesk_site.record.models import ArticleRow

_POINTED_AT = 6


@dataclass(frozen=True, slots=True)
class Told:
    """An article as HTML: from its headline to how it was produced; the notes of its evidence; its structured data.

    `summary` is plain text, for previews.
    """

    summary: str
    story: str
    notes: str
    structured: str


def tell(row: ArticleRow, standing: Standing, picture: Illustration | None) -> Told:
    return _told(row.id, row.version, standing, get_language() or "en", picture)


def plain_story(row: ArticleRow, standing: Standing) -> str:
    return render_to_string("reader/article.txt", _reading(row, shelf.reader_article(row, standing), None))


def forget() -> None:
    """Keep nothing any longer: for tests, and after a takedown."""
    _told.cache_clear()
    shelf.forget()
    history.forget()


@lru_cache(maxsize=200)
def _told(article: str, version: int, standing: Standing, _language: str, picture: Illustration | None) -> Told:
    """What a version says to one standing never changes."""
    row = ArticleRow.objects.get(id=article)
    rendered = shelf.rendered(article, version, standing)
    reading = _reading(row, rendered, picture)
    return Told(
        summary=rendered.summary,
        story=_with_ways_back(render_to_string("reader/story.html", reading)),
        notes=render_to_string("reader/notes.html", reading),
        structured=_structured(row.slug, shelf.rendered(article, version, Standing.VISITOR), picture),
    )


def _structured(slug: str, visitors: ReaderArticle, picture: Illustration | None) -> str:
    data = news_article(
        visitors,
        address=site_address() + reverse("article", args=[slug]),
        site_name=site_name(),
        site_address=site_address(),
        analysts=[analyst(persona).name for persona in (visitors.persona, *visitors.contributors)],
        pictures=[site_address() + picture.largest] if picture else [],
    )
    return as_script(data)


def _with_ways_back(html: str) -> str:
    """The first mark of each note is where its way back leads."""
    seen: set[str] = set()

    def first(mark: re.Match[str]) -> str:
        label = mark[2]
        if label in seen:
            return mark[0]
        seen.add(label)
        return f'{mark[1]} id="ref-{label}" href="#note-{label}"'

    return re.sub(r'(<a class="mark mark-[a-z]+") href="#note-(m?\d+)"', first, html)


def _reading(row: ArticleRow, article: ReaderArticle, picture: Illustration | None) -> dict[str, object]:
    versions = history.versions(article.id, article.version)
    return {
        "row": row,
        "article": article,
        "picture": picture,
        "analyst": analyst(article.persona),
        "contributors": [analyst(persona) for persona in article.contributors],
        "newsroom": list(analysts().values()),
        "site_name": site_name(),
        "site_address": site_address(),
        "free_openings": publisher().free_openings,
        "sells": bool(publisher().plans),
        "takes_gifts": publisher().contributions is not None,
        "locator": draw_locator(article.places[:_POINTED_AT]),
        "locator_caption": caption(article.places[:_POINTED_AT]) if article.places else "",
        "timeline": timeline(article, versions),
    }
