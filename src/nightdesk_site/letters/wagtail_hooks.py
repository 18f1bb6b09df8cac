"""The way to the letters, in the desk's menu."""

from __future__ import annotations

from typing import Any

from django.urls import path

from nightdesk_site.editors.menu import add_to_menu, on

from .desk import Letters, OneIssue


@on("register_admin_urls")
def desk_addresses() -> list[Any]:
    return [
        path("letters/", Letters.as_view(), name="desk_letters"),
        path("letters/<int:issue>/", OneIssue.as_view(), name="desk_letter"),
    ]


add_to_menu("Letters", "desk_letters", icon="mail", order=4)
