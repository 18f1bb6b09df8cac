"""Puts a built article into the record, through the same door that the desk uses."""

from __future__ import annotations

from nightdesk.desk.model import Action, Ruling
from nightdesk.publish.model import Article
from nightdesk_site.reader import shelf
from nightdesk_site.record.documents import dump
from nightdesk_site.record.models import ArticleRow, DraftRow, StoryRow
from nightdesk_site.record.publishing import record_decision, record_publication


def publish(article: Article) -> ArticleRow:
    draft = article.draft
    StoryRow.objects.get_or_create(
        id=draft.story, defaults={"first_reported": article.first_reported, "last_reported": article.items[-1].published_at}
    )
    DraftRow.objects.create(
        id=draft.id,
        story_id=draft.story,
        revision=draft.revision,
        persona=draft.persona,
        headline=draft.headline.text,
        written_at=draft.written_at,
        state=DraftRow.State.WAITING,
        document=dump(draft),
        verdict=dump(article.verdict),
        ruling=dump(Ruling("demonstration", Action.PUBLISH, (), "test")),
    )
    record_decision(article.decision)
    shelf.forget()
    return record_publication(article)
