"""Puts a built article into the record, through the same door that the desk uses."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from nightdesk.desk.model import Action, Ruling
from nightdesk.publish.access import Standing
from nightdesk.publish.model import Article
from nightdesk_site.reader import story
from nightdesk_site.record.models import ArticleRow, DraftRow, StoryRow
from nightdesk_site.record.publishing import keep_draft, record_decision, record_publication

Reader = Callable[[Standing], Client]
"""Gives a client that is signed in with that standing; a visitor's is not signed in."""


def publish(article: Article, *, forget: bool = True) -> ArticleRow:
    """With `forget`, what an earlier test left on the shelves is cleared, for its rows are gone and their numbers are given again."""
    draft = article.draft
    StoryRow.objects.get_or_create(
        id=draft.story, defaults={"first_reported": article.first_reported, "last_reported": article.items[-1].published_at}
    )
    ruling = Ruling("demonstration", Action.PUBLISH, (), "test")
    keep_draft(draft, article.verdict, ruling, DraftRow.State.WAITING, played=False)
    record_decision(article.decision)
    if forget:
        story.forget()
    return record_publication(article)
