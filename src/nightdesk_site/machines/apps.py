from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig

if TYPE_CHECKING:
    from nightdesk_site.members.models import Account


class MachinesConfig(AppConfig):
    name = "nightdesk_site.machines"
    label = "machines"
    default_auto_field = "django.db.models.BigAutoField"
    keeps = ""

    def personal_data(self, account: Account) -> Any:
        return [{"key": key.name, "made": key.made_at.isoformat()} for key in account.keys.order_by("made_at")]

    def forget(self, account: Account) -> None:
        account.keys.all().delete()
