"""What the newsroom holds of a person: told whole on request, and erased on request.

A room that keeps something of its own about readers names it in its AppConfig: `personal_data(account)` returns what it
holds as plain JSON values, `forget(account)` erases it, and `keeps` says what law or book-keeping makes it keep.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol, runtime_checkable

from django.apps import apps
from django.db import transaction

from .models import Account


@runtime_checkable
class HoldsPersonalData(Protocol):
    label: str
    keeps: str

    def personal_data(self, account: Account) -> Any: ...

    def forget(self, account: Account) -> None: ...


def held_of(account: Account) -> dict[str, Any]:
    """Everything, by the room that keeps it."""
    return {room.label: room.personal_data(account) for room in _rooms()}


def kept_after_erasure() -> list[str]:
    return [room.keeps for room in _rooms() if room.keeps]


@transaction.atomic
def erase(account: Account) -> None:
    """Erase the account and all that hangs on it."""
    for room in reversed(list(_rooms())):
        room.forget(account)


def _rooms() -> Iterator[HoldsPersonalData]:
    return (room for room in apps.get_app_configs() if isinstance(room, HoldsPersonalData))
