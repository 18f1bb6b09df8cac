"""The way to the publisher's page, in the desk's menu."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from wagtail.admin.menu import MenuItem

from nightdesk_site.editors.wagtail_hooks import EditorsItem, on

from .desk import Setup


@on("register_admin_urls")
def desk_addresses() -> list[Any]:
    return [path("publisher/", Setup.as_view(), name="desk_publisher")]


@on("register_admin_menu_item")
def setup_item() -> MenuItem:
    return EditorsItem("Publisher", reverse("desk_publisher"), name="desk-publisher", icon_name="site", order=9)
