"""The desk's one verb: a person publishes, holds or spikes a draft, with a reason and a name. There is no other way out."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from nightdesk.desk.decide import decide_by_editor
from nightdesk.desk.model import Action, Ruling
from nightdesk.foundation.errors import AlreadyDecided, NoDecision
from nightdesk.foundation.ids import StoryId
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import DecisionRow, DraftRow
from nightdesk_site.record.publishing import record_decision, record_publication
from nightdesk_site.record.stories import open_story

from .going_out import article_of, pictures_of
from .models import DraftPage

ACTIONS = (Action.PUBLISH, Action.HOLD, Action.SPIKE)
"""What a person at the desk may decide."""


@transaction.atomic
def decide_draft(row: DraftRow, action: Action, editor: str, reason: str, at: datetime, *, read: int | None = None) -> DecisionRow:
    """Sign a decision on the draft as it stands at the desk, edits included; publishing it is the same transaction.

    `read` is the revision that the editor had before their eyes. Raises AlreadyDecided if the draft no longer waits, NoDecision without
    name and reason, if a sentence lacks its evidence, or if somebody changed the text since it was read.
    """
    row = DraftRow.objects.select_for_update().get(pk=row.pk)
    _insist(row, action)
    stored = DraftPage.objects.get(draft=row)
    if read is not None and read != stored.latest_revision_id:
        raise NoDecision("somebody changed the text since you read it; look at it again, then decide")
    page: DraftPage = stored.get_latest_revision_as_object()
    draft, ruling = page.as_edited(), load(Ruling, row.ruling)
    decision = decide_by_editor(draft, action, editor, reason, at, ruling.concerns)
    kept = record_decision(decision)
    if action is Action.PUBLISH:
        file = open_story(StoryId(row.story_id))
        article = article_of(row, draft, page.as_written(), ruling, decision, file)
        record_publication(article, pictures_of(article, file))
    return kept


def _insist(row: DraftRow, action: Action) -> None:
    if row.state not in (DraftRow.State.WAITING, DraftRow.State.HELD):
        raise AlreadyDecided(f"{row.headline!r} no longer waits: it is {row.get_state_display()}")
    if action not in ACTIONS:
        raise NoDecision(f"the desk cannot {action.value} a draft")
    if action is Action.PUBLISH and row.story.merged_into_id is not None:
        raise AlreadyDecided(f"the story of {row.headline!r} was joined to another, which has a draft of its own")
