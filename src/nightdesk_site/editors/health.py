"""The desk's page of listening: the switch, alarms, what sources changed after we read them, and how every source is doing."""

from __future__ import annotations

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import View
from wagtail.admin import messages

from nightdesk.foundation.errors import NightdeskError, NotFound
from nightdesk.wire.edits import Change
from nightdesk_site.members.models import Account
from nightdesk_site.record import audit, health, snapshots, sources, switch
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import ItemVersionRow, RecheckRow, SourceRow
from nightdesk_site.record.wire import item_of

from .rooms import AtTheDesk, Room
from .signing import signature

LATELY = 20


class Listening(Room):
    """What the newsroom hears, and what stands in its way."""

    template_name = "editors/listening.html"
    page_title = "Listening"
    header_icon = "view"
    page_length = 50

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = self.request.GET.get("state", "")
        told = [one for one in health.standings() if not wanted or one["health"] == wanted]
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "on": switch.is_on(),
            "alarms": health.alarms(),
            "tasks": RecheckRow.objects.filter(done_at__isnull=True).select_related("article", "version__item__source").order_by("-at"),
            "changed": [_change(row) for row in _changed_lately()],
            "page_obj": self.page_of(told),
            "wanted": wanted,
            "states": health.WORST_FIRST,
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        acts = {"switch": self._switch, "revive": self._revive, "done": self._done}
        try:
            who = signature(cast(Account, request.user), request.POST.get("signature", ""))
            acts[request.POST.get("act", "")](request, who)
        except (NightdeskError, KeyError) as error:
            messages.error(request, str(error))
        return redirect("desk_listening")

    def _switch(self, request: HttpRequest, who: str) -> None:
        on = request.POST.get("on") == "yes"
        if switch.turn(on, who, timezone.now()):
            messages.success(request, "The newsroom listens from now on." if on else "The newsroom asks nobody any more.")

    def _revive(self, request: HttpRequest, who: str) -> None:
        name = request.POST.get("source", "")
        if sources.revive([name], timezone.now()):
            audit.note(timezone.now(), who, "revived a source", name)
            messages.success(request, "It is asked again with the next round.")

    def _done(self, request: HttpRequest, who: str) -> None:
        task = get_object_or_404(RecheckRow, pk=request.POST.get("task"))
        task.done_at, task.done_by = timezone.now(), who
        task.save(update_fields=["done_at", "done_by"])
        audit.note(timezone.now(), who, "dealt with a changed report", task.article_id, task=task.pk)


def _changed_lately() -> list[ItemVersionRow]:
    rows = ItemVersionRow.objects.filter(number__gt=1).select_related("item", "item__source", "item__link").order_by("-seen_at", "-id")
    return list(rows[:LATELY])


def _change(row: ItemVersionRow) -> dict[str, Any]:
    link = getattr(row.item, "link", None)
    found = load(tuple[Change, ...], row.changes)
    return {"source": row.item.source.name, "at": row.seen_at, "item": item_of(row.item), "changes": found, "story": link and link.story_id}


class SourceHistory(Room):
    """One source: how it is asked, the turns in its health, and its stored copies."""

    template_name = "editors/source_history.html"
    under = ("desk_listening", "Listening")
    page_title = "Source"
    header_icon = "globe"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = get_object_or_404(SourceRow, pk=self.kwargs["source"])
        [standing] = health.standings([row.id])[:1]
        copies = row.snapshotrow_set.exclude(file="").order_by("-fetched_at")[:LATELY]
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"row": row, "standing": standing, "history": health.history(row.id), "copies": copies}


class StoredCopy(AtTheDesk, View):
    """A stored copy, as plain text that no browser runs. Who read it stands in the access log."""

    def get(self, request: HttpRequest, name: str) -> HttpResponse:
        reader = cast(Account, request.user)
        try:
            row, body = snapshots.read_snapshot(name, reader.name or reader.email, timezone.now())
        except NotFound as error:
            raise Http404(str(error)) from None
        answer = HttpResponse(body, content_type="text/plain; charset=utf-8")
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
        answer["Content-Disposition"] = f'inline; filename="{row.id[:16]}.txt"'
        answer["Cache-Control"] = "private, no-store"
        return answer
