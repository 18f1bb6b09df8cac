"""The way to the questions, in the desk's menu."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from wagtail.admin.menu import MenuItem

from nightdesk_site.editors.views import MAY_DECIDE
from nightdesk_site.editors.wagtail_hooks import on

from . import challenge
from .desk import Challenges


@on("register_admin_urls")
def desk_addresses() -> list[Any]:
    return [path("challenges/", Challenges.as_view(), name="desk_challenges")]


class ChallengesItem(MenuItem):  # type: ignore[misc]
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MAY_DECIDE)

    def render_component(self, request: HttpRequest) -> Any:
        component = super().render_component(request)
        component.label = f"Questions ({challenge.waiting().count()})"
        return component


@on("register_admin_menu_item")
def challenges_item() -> MenuItem:
    return ChallengesItem("Questions", reverse("desk_challenges"), name="desk-challenges", icon_name="help", order=3)
