"""How the reports of a story are drawn and dated: by language, along a line of time."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language

from nightdesk.languages.tongues import language_name
from nightdesk.publish.reading import Coverage, ReaderArticle
from nightdesk_site.reader.templatetags.reading import has_an_hour, time_told

register = template.Library()

_WIDTH = 200
_MARGIN = 5
_MOST_DOTS = 120


@register.filter
def tongue(code: str) -> str:
    """A language by its name in the reader's own."""
    return _tongue(code, (get_language() or "en").partition("-")[0])


@lru_cache(maxsize=2_000)
def _tongue(code: str, spoken: str) -> str:
    from babel import Locale

    names = Locale(spoken).languages
    return capfirst(str(names.get(code.replace("-", "_")) or "")) or language_name(code)


@register.filter
def short_at(moment: datetime) -> SafeString:
    """Day and hour without the year; noon exactly is how a source without an hour is kept, and shows the day alone."""
    return time_told(moment, "j M", hour=has_an_hour(moment))


@register.filter
def own_at(moment: datetime) -> SafeString:
    """A time of the newsroom's own in short, always with its hour."""
    return time_told(moment, "j M")


@register.filter
def span_end(article: ReaderArticle) -> datetime:
    """Where the line of time ends: the last report, or the publication where that came later."""
    return max(article.played_to, article.published_at)


@register.simple_tag
def strip(line: Coverage, article: ReaderArticle) -> SafeString:
    """A language's reports as dots on the story's line of time. The table beside it says the same in numbers."""
    start, length = article.played_from, (span_end(article) - article.played_from).total_seconds() or 1.0

    def x(at: datetime) -> str:
        return f"{_MARGIN + (at - start).total_seconds() / length * (_WIDTH - 2 * _MARGIN):.1f}"

    dots = "".join(f'<circle cx="{place}" cy="7" r="3"/>' for place in dict.fromkeys(map(x, line.at[:_MOST_DOTS])))
    published = f'<path class="out" d="M{x(article.published_at)} 0v14"/>' if article.published_at >= start else ""
    drawing = f'<svg class="strip-line" viewBox="0 0 {_WIDTH} 14" aria-hidden="true"><path d="M0 7h{_WIDTH}"/>{published}{dots}</svg>'
    return mark_safe(drawing)  # noqa: S308 - numbers alone
