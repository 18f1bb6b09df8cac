"""The desk's page of questions, inside Wagtail's admin."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from wagtail.admin import messages

from nightdesk.foundation.errors import NightdeskError
from nightdesk_site.editors.rooms import Room
from nightdesk_site.editors.signing import signature
from nightdesk_site.members.models import Account

from . import challenge
from .models import Challenge


class Challenges(Room):
    """What readers question, the oldest first, each with a form for the answer."""

    template_name = "challenges/desk.html"
    page_title = "Questioned by readers"
    header_icon = "help"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        shown = {"waiting": challenge.waiting()[:100], "answered": challenge.answered()[:20]}
        return context | shown | {"outcomes": Challenge.Outcome.choices}

    def post(self, request: HttpRequest) -> HttpResponse:
        asked = get_object_or_404(Challenge, pk=request.POST.get("challenge", "0"))
        try:
            name = signature(cast(Account, request.user), request.POST.get("name", ""))
            outcome = Challenge.Outcome(request.POST.get("outcome", ""))
            challenge.answer(asked, outcome, request.POST.get("answer", ""), name, timezone.now())
        except ValueError:
            messages.error(request, "Say how it came out.")
        except NightdeskError as error:
            messages.error(request, f"{str(error).capitalize()}.")
        else:
            messages.success(request, "Answered. The answer stands under the article.")
        return redirect("desk_challenges")
