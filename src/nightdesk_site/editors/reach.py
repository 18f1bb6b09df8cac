"""How a draft that waits reaches the desk."""

from __future__ import annotations

from django.db import transaction

from nightdesk.drafts.model import Draft
from nightdesk.wire.model import Passage
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import DraftRow

from .furnish import desk_page
from .models import DraftPage
from .text import lay_out


@transaction.atomic
def bring_to_desk(row: DraftRow) -> DraftPage:
    """The unpublished page on which a person reads, edits and decides; made on the first call, found on any other.

    What was held of the same story gives way: its successor tells more. The tree of pages takes one writer at a time: only the shift
    calls this.
    """
    known: DraftPage | None = DraftPage.objects.filter(draft=row).first()
    if known is not None:
        return known
    held = DraftRow.objects.filter(story=row.story_id, revision__lt=row.revision, state=DraftRow.State.HELD)
    held.update(state=DraftRow.State.SUPERSEDED)
    draft = load(Draft, row.document)
    page = DraftPage(
        draft=row,
        title=row.headline[:255],
        slug=_slug(row.id),
        live=False,
        show_in_menus=False,
        waiting_since=row.written_at,
        languages=_languages(draft.passages),
        headline=draft.headline.text,
        standfirst=draft.standfirst.text,
        body=lay_out(draft),
        verdict=row.verdict,
    )
    desk_page().add_child(instance=page)
    page.save_revision(clean=False)
    return page


def _slug(draft: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in draft)[:200]


def _languages(passages: tuple[Passage, ...]) -> list[str]:
    return sorted({passage.language for passage in passages})
