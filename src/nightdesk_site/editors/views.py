"""The desk's own pages in Wagtail's admin: the queue, and one draft with its evidence."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages

from nightdesk.desk.model import Action, Ruling
from nightdesk.foundation.errors import NightdeskError
from nightdesk.foundation.ids import PassageId, SentenceId
from nightdesk_site.members.models import Account
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import ArticleRow, DraftRow

from . import ground, looks, queue
from .analysts import analyst_name
from .changes import changes
from .decide import decide_draft
from .evidence import grouped, lay_beside, passages_of
from .hour import time_of_decision
from .models import DraftPage, Look
from .rooms import AtTheDesk, Room
from .signing import signature


class Queue(Room):
    """What waits, what is held, what was decided."""

    template_name = "editors/queue.html"
    page_title = "Waiting for a person"
    header_icon = "glasses"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.page_of(queue.in_state(DraftRow.State.WAITING))
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "page_obj": page,
            "waiting": queue.lines(page.object_list),
            "held": queue.lines(queue.in_state(DraftRow.State.HELD)[: self.page_length]),
            "decided": queue.decided_lately(),
        }


class OfOneDraft(AtTheDesk):
    """A view of one draft, as its latest revision has it."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def stored(self) -> DraftPage:
        found: DraftPage = get_object_or_404(DraftPage.objects.select_related("draft", "latest_revision"), pk=self.kwargs["page"])
        return found

    @cached_property
    def editor(self) -> Account:
        return cast(Account, self.request.user)

    @cached_property
    def draft_page(self) -> DraftPage:
        latest: DraftPage = self.stored.get_latest_revision_as_object()
        return latest

    def back(self) -> HttpResponse:
        return redirect("desk_draft", self.stored.pk)


class Reading(OfOneDraft, Room):
    """One draft: its text, the evidence of each sentence beside it, and the three decisions."""

    template_name = "editors/draft.html"
    under = ("desk_waiting", "Waiting for a person")
    header_icon = "doc-full"

    def get_page_title(self) -> str:
        return self.draft_page.headline

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page, row = self.draft_page, self.stored.draft
        draft, written = page.as_edited(), page.as_written()
        look = looks.last_look(self.stored, self.editor)
        seen = looks.as_seen(look) if look else None
        looks.note_look(self.stored, self.editor, self.stored.latest_revision, timezone.now())
        ruling = load(Ruling, row.ruling)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "page": self.stored,
            "row": row,
            "open": self.stored.open_to_edits,
            "analyst": analyst_name(row.persona),
            "ruling": ruling,
            "writer": written.writer,
            "concerns": grouped(ruling.concerns),
            "evidence": lay_beside(draft, page.checked(), written, looks.texts(seen) if seen else None, ruling.concerns),
            "passages": passages_of(draft),
            "mended": self.request.GET.get("mend", ""),
            "edits": changes(written, draft),
            "look": look,
            "since_look": changes(seen, draft) if seen else None,
            "gone_since": sorted(looks.texts(seen) - looks.texts(draft)) if seen else (),
            "comparison": self._comparison(look),
            "decisions": row.decisions.order_by("at", "id"),
            "article": ArticleRow.objects.filter(story=row.story_id).first(),
        }

    def _comparison(self, look: Look | None) -> str | None:
        latest = self.stored.latest_revision_id
        if look is None or look.page_id != self.stored.pk or look.revision_id == latest:
            return None
        return reverse("wagtailadmin_pages:revisions_compare", args=(self.stored.pk, look.revision_id, latest))


class Deciding(OfOneDraft, View):
    """Signs one decision with the name of the editor who is signed in."""

    def post(self, request: HttpRequest, page: int) -> HttpResponse:
        row = self.stored.draft
        action, reason, read = request.POST.get("action", ""), request.POST.get("reason", ""), request.POST.get("revision", "")
        if action not in {choice.value for choice in Action}:
            messages.error(request, _("Say what you decide: publish, hold or spike."))
            return self.back()
        try:
            name = signature(self.editor, request.POST.get("name", ""))
            decision = decide_draft(row, Action(action), name, reason, time_of_decision(row), read=int(read) if read.isdecimal() else 0)
        except NightdeskError as error:
            messages.error(request, _sentence(error))
            return self.back()
        messages.success(
            request, _("%(what)s: %(headline)s") % {"what": _DONE[Action(decision.action)], "headline": self.draft_page.headline}
        )
        return redirect("desk_waiting")


_DONE = {Action.PUBLISH: "Published", Action.HOLD: "Held", Action.SPIKE: "Spiked"}


class Grounding(OfOneDraft, View):
    """Gives one sentence passages of the draft, or the editor's signed word."""

    def post(self, request: HttpRequest, page: int, sentence: str) -> HttpResponse:
        name, at = SentenceId(sentence), time_of_decision(self.stored.draft)
        if not self._may_edit():
            messages.error(request, _("This draft is decided, or somebody else has locked it."))
            return self.back()
        try:
            if "vouch" in request.POST:
                signature(self.editor, request.POST.get("name", ""))
                ground.vouch(self.draft_page, name, request.POST.get("reason", ""), self.editor, at)
            else:
                chosen = {PassageId(passage) for passage in request.POST.getlist("passage")}
                ground.rest_on(self.draft_page, name, chosen, self.editor, at)
        except NightdeskError as error:
            messages.error(request, _sentence(error))
        return redirect(reverse("desk_draft", args=(self.stored.pk,)) + f"#{sentence}")

    def _may_edit(self) -> bool:
        lock = self.stored.get_lock()
        allowed = self.stored.permissions_for_user(self.request.user).can_edit()
        return allowed and not (lock and lock.for_user(self.request.user))


def _sentence(error: NightdeskError) -> str:
    said = str(error)
    return said[:1].upper() + said[1:] + ("" if said.endswith(".") else ".")
