"""What an editor saw of a story last, and what is different since."""

from __future__ import annotations

from datetime import datetime

from wagtail.models import Revision

from nightdesk.drafts.model import Draft
from nightdesk_site.members.models import Account

from .models import DraftPage, Look


def last_look(page: DraftPage, editor: Account) -> Look | None:
    """The editor's last look at this draft; failing that, at the latest earlier draft of the same story."""
    looks = Look.objects.filter(editor=editor, page__draft__story=page.draft.story_id, page__draft__revision__lte=page.draft.revision)
    return looks.select_related("revision", "page__draft").order_by("-page__draft__revision").first()


def as_seen(look: Look) -> Draft:
    seen: DraftPage = look.revision.as_object()
    return seen.as_edited()


def texts(draft: Draft) -> frozenset[str]:
    return frozenset(sentence.text for sentence in draft.sentences())


def note_look(page: DraftPage, editor: Account, revision: Revision | None, at: datetime) -> None:
    if revision is not None:
        Look.objects.update_or_create(page_id=page.pk, editor=editor, defaults={"revision": revision, "at": at})
