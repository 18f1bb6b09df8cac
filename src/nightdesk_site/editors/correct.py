"""The desk's second verb: a person mends, explains or withdraws what is published, and readers are told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from nightdesk.desk.decide import decide_by_editor
from nightdesk.desk.model import Action, Ruling
from nightdesk.foundation.ids import SentenceId
from nightdesk.publish.corrections import correct, reword
from nightdesk.publish.model import Article, Correction, CorrectionKind
from nightdesk_site.record import audit
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import ArticleRow, ArticleVersionRow, DraftRow, StoryRow
from nightdesk_site.record.publishing import keep_draft, record_decision, record_publication

from .recheck import recheck


def current(row: ArticleRow) -> Article:
    """The version that readers see."""
    return load(Article, ArticleVersionRow.objects.values_list("document", flat=True).get(article=row, version=row.version))


@transaction.atomic
def correct_article(
    row: ArticleRow,
    kind: CorrectionKind,
    words: Mapping[SentenceId, str],
    was: str,
    now: str,
    editor: str,
    at: datetime,
) -> ArticleRow:
    """Publish the next version of an article with a signed correction; the text, the decision and the notice are one transaction.

    `words` tells how sentences read from now on. Raises NoDecision without a name or without what is right, or if the evidence does not
    bear out what the text would say.
    """
    story = StoryRow.objects.select_for_update().get(id=row.story_id)
    row = ArticleRow.objects.select_for_update().get(id=row.id)
    article = current(row)
    draft = reword(article.draft, story.revision + 1, {} if kind is CorrectionKind.RETRACTION else words)
    verdict = recheck(draft)
    decision = decide_by_editor(draft, Action.PUBLISH, editor, now, at, reviewed=article.decision.reviewed_by_person)
    mended = correct(article, draft, verdict, decision, Correction(kind, at, was.strip(), now.strip(), editor.strip()))
    story.revision = draft.revision
    story.save(update_fields=["revision"])
    ruling = Ruling("desk", Action.HOLD, (), "an editor corrects what is published")
    keep_draft(draft, verdict, ruling, DraftRow.State.WAITING, played=row.played)
    record_decision(decision)
    audit.note(at, editor, kind.value, row.id, was=was, now=now)
    return record_publication(mended)
