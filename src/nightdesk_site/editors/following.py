"""The desk's page of sources: paste an address, see what is found there, follow it; and let go of one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.admin import messages

from nightdesk.adapters.scouting import Look, look
from nightdesk.foundation.errors import NightdeskError
from nightdesk.foundation.ids import SourceId
from nightdesk.languages.tongues import language_name
from nightdesk.settings import read_settings
from nightdesk.sources.following import named
from nightdesk.sources.model import Source
from nightdesk.sources.rights import allowance
from nightdesk_site.members.models import Account
from nightdesk_site.record.documents import dump, load
from nightdesk_site.record.following import follow, unfollow
from nightdesk_site.record.models import SourceRow

from .rooms import Room
from .signing import signature

KEPT = timedelta(hours=1)
"""How long what was found may be followed before it has to be looked at again."""
_SALT = "nightdesk.sources.found"
_LONGEST = 2_000


class Sources(Room):
    """Who is followed, and the form that looks at an address. What was found travels signed, so that nothing else can be saved."""

    template_name = "editors/sources.html"
    page_title = "Sources"
    header_icon = "globe"
    page_length = 50

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = self.wanted()
        rows = SourceRow.objects.filter(live=True).order_by("name", "id")
        rows = rows.filter(name__icontains=wanted) if wanted else rows
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"page_obj": self.page_of(rows), "wanted": wanted}

    def post(self, request: HttpRequest) -> HttpResponse:
        acts = {"look": self._look, "follow": self._follow, "remove": self._remove}
        try:
            return acts.get(request.POST.get("act", ""), self._look)(request)
        except NightdeskError as error:
            messages.error(request, str(error))
        except signing.BadSignature:
            messages.error(request, "That was found too long ago. Look at the address again.")
        return redirect("desk_sources")

    def _look(self, request: HttpRequest) -> HttpResponse:
        address = request.POST.get("address", "").strip()[:_LONGEST]
        if not address:
            messages.error(request, "Paste the address of a newspaper or of a feed.")
            return redirect("desk_sources")
        found = look(address, read_settings())
        context = {"address": address, "found": found, "offers": _offers(found)}
        return self.render_to_response(self.get_context_data(**context))

    def _follow(self, request: HttpRequest) -> HttpResponse:
        said = request.POST
        found = load(Source, signing.loads(said.get("source", ""), salt=_SALT, max_age=KEPT))
        source = named(found, said.get("name"), said.get("language", "").strip() or None, said.get("permission"))
        new = follow([source], signature(cast(Account, request.user), said.get("signature", "")), timezone.now())
        messages.success(
            request, f"Following {source.name}." if new else f"{source.name} was followed already; what is known of it is renewed."
        )
        return redirect("desk_sources")

    def _remove(self, request: HttpRequest) -> HttpResponse:
        said = request.POST
        unfollow(SourceId(said.get("source", "")), signature(cast(Account, request.user), said.get("signature", "")), timezone.now())
        messages.success(request, "No longer followed. What it said before stays in the record.")
        return redirect("desk_sources")


def _offers(found: Look) -> list[dict[str, Any]]:
    """Each find as the form shows it, with the signed words that would be saved."""
    return [
        {
            "source": source,
            "find": find,
            "signed": signing.dumps(dump(source), salt=_SALT),
            "language": language_name(source.language) if source.language else "",
            "told": {told.what: told.by for told in source.told},
            "reasons": allowance(source.rights).reasons,
        }
        for source, find in zip(found.proposals, found.discovery.finds, strict=True)
    ]
