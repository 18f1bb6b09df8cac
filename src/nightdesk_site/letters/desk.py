"""The desk's pages of letters: what was composed and sent, and one issue to edit, to look at, to send."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin import messages

from nightdesk.adapters.hand_over import Refused
from nightdesk.foundation.errors import NightdeskError, NotFound
from nightdesk.publish.access import Standing
from nightdesk_site.editors.rooms import Room
from nightdesk_site.editors.signing import signature
from nightdesk_site.members.models import Account
from nightdesk_site.record.models import ArticleRow

from . import send
from .compose import compose
from .kinds import letter, letters
from .models import Issue, Mailbox, Preference
from .post import open_post
from .render import render


class Letters(Room):
    """Every issue, the latest first; and a button that composes the next one of each letter."""

    template_name = "letters/desk.html"
    page_title = "Letters"
    header_icon = "mail"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        known = [(one, Preference.objects.filter(letter=one.key).count()) for one in letters()]
        return (
            context
            | {"letters": known, "issues": Issue.objects.order_by("-composed_at", "-pk")[:50], "in_doubt": send.in_doubt()}
            | {"boxes": Mailbox.objects.exclude(trouble="")}
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            issue = compose(letter(request.POST.get("letter", "")), timezone.now(), everything=bool(request.POST.get("everything")))
        except NotFound as error:
            messages.error(request, f"{str(error).capitalize()}.")
            return redirect("desk_letters")
        return redirect("desk_letter", issue.pk)


class OneIssue(Room):
    """An issue as its readers will get it, with what may still be changed."""

    template_name = "letters/desk_issue.html"
    under = ("desk_letters", "Letters")
    header_icon = "mail"

    @cached_property
    def issue(self) -> Issue:
        return get_object_or_404(Issue, pk=self.kwargs["issue"])

    def get_page_title(self) -> str:
        return self.issue.subject

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        rows = {row.id: row for row in ArticleRow.objects.filter(id__in=self.issue.articles)}
        return context | {
            "issue": self.issue,
            "open": self.issue.state == Issue.State.DRAFT,
            "rows": [rows[name] for name in self.issue.articles if name in rows],
            "readers": Preference.objects.filter(letter=self.issue.letter).count(),
            "text": render(self.issue, Standing.SUBSCRIBER).text,
            "states": self._states(),
        }

    def _states(self) -> dict[str, int]:
        told: dict[str, int] = {}
        for state in self.issue.deliveries.values_list("state", flat=True):
            told[state] = told.get(state, 0) + 1
        return told

    def post(self, request: HttpRequest, issue: int) -> HttpResponse:
        do = request.POST.get("do", "")
        try:
            if do in ("keep", "preview", "send"):
                self._edit(request)
            self._act(do, cast(Account, request.user), request)
        except (NightdeskError, Refused, OSError) as error:
            messages.error(request, f"That did not work: {error}.")
        return redirect("desk_letter", self.issue.pk)

    def _edit(self, request: HttpRequest) -> None:
        kept = [name for name in request.POST.getlist("article") if name in self.issue.articles]
        if not kept:
            raise NotFound("a letter needs at least one article")
        changed = {"subject": request.POST.get("subject", "")[:200].strip() or self.issue.subject, "intro": request.POST.get("intro", "")}
        Issue.objects.filter(pk=self.issue.pk, state=Issue.State.DRAFT).update(articles=kept, **changed)
        self.issue.refresh_from_db()

    def _act(self, do: str, editor: Account, request: HttpRequest) -> None:
        name = signature(editor, request.POST.get("name", ""))
        if do == "preview":
            with open_post() as post:
                send.preview(self.issue, editor, post)
            messages.success(request, f"On its way to {editor.email}.")
        elif do == "send":
            readers = send.start(self.issue, name, timezone.now())
            messages.success(request, f"Queued for {readers} readers. `nightdesk letters send` hands it over, at once if it is running.")
        elif do == "drop":
            Issue.objects.filter(pk=self.issue.pk, state=Issue.State.DRAFT).update(state=Issue.State.DROPPED)
            messages.success(request, "Dropped.")
        else:
            messages.success(request, "Kept.")
