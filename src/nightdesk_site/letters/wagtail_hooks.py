"""The way to the letters, in the desk's menu."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from wagtail.admin.menu import MenuItem

from nightdesk_site.editors.wagtail_hooks import EditorsItem, on

from .desk import Letters, OneIssue


@on("register_admin_urls")
def desk_addresses() -> list[Any]:
    return [
        path("letters/", Letters.as_view(), name="desk_letters"),
        path("letters/<int:issue>/", OneIssue.as_view(), name="desk_letter"),
    ]


@on("register_admin_menu_item")
def letters_item() -> MenuItem:
    return EditorsItem("Letters", reverse("desk_letters"), name="desk-letters", icon_name="mail", order=4)
