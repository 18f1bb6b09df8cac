"""The way to the publisher's page, in the desk's menu."""

from __future__ import annotations

from typing import Any

from django.urls import path

from nightdesk_site.editors.menu import add_to_menu, on

from .desk import Setup


@on("register_admin_urls")
def desk_addresses() -> list[Any]:
    return [path("publisher/", Setup.as_view(), name="desk_publisher")]


add_to_menu("Publisher", "desk_publisher", icon="site", order=9)
