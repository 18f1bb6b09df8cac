"""The way to the questions, in the desk's menu."""

from __future__ import annotations

from typing import Any

from django.urls import path

from nightdesk_site.editors.menu import add_to_menu, on

from . import challenge
from .desk import Challenges


@on("register_admin_urls")
def desk_addresses() -> list[Any]:
    return [path("challenges/", Challenges.as_view(), name="desk_challenges")]


add_to_menu("Questions", "desk_challenges", icon="help", order=3, waiting=lambda: challenge.waiting().count())
