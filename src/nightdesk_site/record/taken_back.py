"""Drafts that wait at the desk while a report on which they rest is taken back: the desk sees it at once, sentence by sentence.

Whatever is left of the story is written anew by the shift; where nothing is left, the marked draft is what remains.
"""

from __future__ import annotations

from dataclasses import replace

from nightdesk.desk.model import Concern, ConcernKind, Ruling
from nightdesk.drafts.model import Draft
from nightdesk.foundation.ids import StoryId
from nightdesk.shift.rechecking import rests_on
from nightdesk.wire.model import Item

from .documents import dump, load
from .models import DraftRow, ItemRow
from .stories import UNDECIDED


def mark_drafts(story: StoryId, item: Item) -> None:
    """Mark every undecided draft of the story as its report stands now: taken back, or standing again."""
    report = ItemRow.objects.select_related("source").get(id=item.id)
    for row in DraftRow.objects.filter(story=story, state__in=UNDECIDED):
        draft, ruling = load(Draft, row.document), load(Ruling, row.ruling)
        why = f"{report.source.name} took back “{item.title or item.text[:80]}”"
        marks = [Concern(ConcernKind.TAKEN_BACK, why, one.id) for one in draft.sentences() if rests_on(one, draft, item)]
        others = [concern for concern in ruling.concerns if concern not in marks]
        row.ruling = dump(replace(ruling, concerns=(*(marks if report.withdrawn_at else ()), *others)))
        row.save(update_fields=["ruling"])
