"""The desk's menu: an entry for each room, shown to those who may decide; and the one way to Wagtail's hooks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .rooms import MAY_DECIDE

OF_THE_DESK = "desk-"
"""How the names of all entries of the desk begin."""

Hook = TypeVar("Hook", bound=Callable[..., Any])


def on(*names: str) -> Callable[[Hook], Hook]:
    """Have Wagtail call a function at its hooks of these names."""

    def register(function: Hook) -> Hook:
        for name in names:
            hooks.register(name, function)
        return function

    return register


def add_to_menu(label: str, address: str, icon: str, order: int, waiting: Callable[[], int] | None = None) -> None:
    """An entry that leads to the page with this name of an address ("desk_letters"); `waiting` counts what waits there."""
    hooks.register("register_admin_menu_item", lambda: _Entry(label, address, icon, order, waiting))


class _Entry(MenuItem):  # type: ignore[misc]
    def __init__(self, label: str, address: str, icon: str, order: int, waiting: Callable[[], int] | None) -> None:
        super().__init__(label, reverse(address), name=OF_THE_DESK + address.removeprefix("desk_"), icon_name=icon, order=order)
        self._waiting = waiting

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MAY_DECIDE)

    def render_component(self, request: HttpRequest) -> Any:
        component = super().render_component(request)
        if self._waiting is not None:
            component.label = f"{self.label} ({self._waiting()})"
        return component
