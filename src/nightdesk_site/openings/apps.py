from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig

if TYPE_CHECKING:
    from nightdesk_site.members.models import Account


class OpeningsConfig(AppConfig):
    name = "nightdesk_site.openings"
    label = "openings"
    default_auto_field = "django.db.models.BigAutoField"
    keeps = ""

    def personal_data(self, account: Account) -> Any:
        opened = account.openings.order_by("at").values_list("article__slug", "at")
        return [{"article": slug, "opened": at.isoformat()} for slug, at in opened]

    def forget(self, account: Account) -> None:
        account.openings.all().delete()
