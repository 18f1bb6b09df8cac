"""The questions that were answered, as an article's page shows them."""

from __future__ import annotations

from django import template

from nightdesk_site.challenges.challenge import answered
from nightdesk_site.record.models import ArticleRow

register = template.Library()


@register.inclusion_tag("challenges/of_article.html")
def answered_challenges(row: ArticleRow) -> dict[str, object]:
    return {"challenges": answered().filter(article=row)[:20]}
