"""The questions that were answered, as an article's page shows them."""

from __future__ import annotations

from django import template
from django.template import Context

from nightdesk_site.challenges.challenge import answered, as_seen_by
from nightdesk_site.members.standing import standing_of
from nightdesk_site.record.models import ArticleRow

register = template.Library()


@register.inclusion_tag("challenges/of_article.html", takes_context=True)
def answered_challenges(context: Context, row: ArticleRow) -> dict[str, object]:
    return {"challenges": as_seen_by(standing_of(context["request"]), answered().filter(article=row)[:20])}
