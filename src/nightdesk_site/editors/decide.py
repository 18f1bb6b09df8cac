"""The desk's one verb: a person publishes, holds or spikes a draft, with a reason and a name. There is no other way out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from nightdesk.desk.decide import decide_by_editor
from nightdesk.desk.model import Action, Decision, Ruling
from nightdesk.drafts.model import Draft
from nightdesk.foundation.errors import AlreadyDecided, NoDecision
from nightdesk.foundation.ids import SentenceId
from nightdesk.publish.article import publish
from nightdesk.publish.model import Article, Provenance, Step
from nightdesk.publish.provenance import trace
from nightdesk.verify.model import Finding, Outcome, Verdict
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import DecisionRow, DraftRow
from nightdesk_site.record.night import totals
from nightdesk_site.record.publishing import record_decision, record_publication
from nightdesk_site.record.sources import sources_by_id
from nightdesk_site.record.stories import published_article

from .changes import Changes, changes
from .hour import is_played
from .models import DraftPage
from .recheck import items_of_story, morgue, recheck

ACTIONS = (Action.PUBLISH, Action.HOLD, Action.SPIKE)
"""What a person at the desk may decide."""


@transaction.atomic
def decide_draft(row: DraftRow, action: Action, editor: str, reason: str, at: datetime, *, read: int | None = None) -> DecisionRow:
    """Sign a decision on the draft as it stands at the desk, edits included; publishing it is the same transaction.

    `read` is the revision that the editor had before their eyes. Raises AlreadyDecided if the draft no longer waits, NoDecision without
    name and reason, if a sentence lacks its evidence, or if somebody changed the text since it was read.
    """
    row = DraftRow.objects.select_for_update().get(pk=row.pk)
    if row.state not in (DraftRow.State.WAITING, DraftRow.State.HELD):
        raise AlreadyDecided(f"{row.headline!r} no longer waits: it is {row.get_state_display()}")
    if action not in ACTIONS:
        raise NoDecision(f"the desk cannot {action.value} a draft")
    page = DraftPage.objects.get(draft=row)
    if read is not None and read != page.latest_revision_id:
        raise NoDecision("somebody changed the text since you read it; look at it again, then decide")
    now: DraftPage = page.get_latest_revision_as_object()
    draft, ruling = now.as_edited(), load(Ruling, row.ruling)
    decision = decide_by_editor(draft, action, editor, reason, at, ruling.concerns)
    kept = record_decision(decision)
    if action is Action.PUBLISH:
        record_publication(_article(row, draft, now.as_written(), ruling, decision))
    return kept


def _article(row: DraftRow, draft: Draft, written: Draft, ruling: Ruling, decision: Decision) -> Article:
    items, verdict = items_of_story(draft), recheck(draft)
    return publish(
        draft,
        verdict,
        decision,
        items,
        tuple(sources_by_id(sorted({item.source for item in items})).values()),
        published_article(row.story),
        _provenance(row, draft, written, verdict, ruling, decision),
        decision.at,
        played=is_played(row),
    )


def _provenance(row: DraftRow, draft: Draft, written: Draft, verdict: Verdict, ruling: Ruling, decision: Decision) -> Provenance:
    watched = totals()
    produced = trace(
        draft,
        verdict,
        _dropped(row),
        ruling,
        decision,
        items_of_story(draft),
        sources_watched=watched["sources"],
        languages_watched=watched["languages"],
        archive_searched=morgue().size(),
        linked_at=row.story.last_reported,
    )
    return _with_edits(produced, changes(written, draft), decision)


def _dropped(row: DraftRow) -> tuple[Finding, ...]:
    return tuple(Finding(SentenceId(told["sentence"]), told["check"], Outcome.FAIL, told["says"]) for told in row.dropped)


def _with_edits(produced: Provenance, made: Changes, decision: Decision) -> Provenance:
    if not made:
        return produced
    edited = Step(decision.at, "edited", f"{made} by people at the desk", machine=False)
    return replace(produced, steps=(*produced.steps[:-1], edited, produced.steps[-1]))
