from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig

if TYPE_CHECKING:
    from .models import Account


class MembersConfig(AppConfig):
    name = "nightdesk_site.members"
    label = "members"
    keeps = ""

    def personal_data(self, account: Account) -> Any:
        from allauth.usersessions.models import UserSession

        return {
            "address": account.email,
            "name": account.name,
            "standing": account.standing,
            "paid_until": account.paid_until.isoformat() if account.paid_until else None,
            "since": account.date_joined.isoformat(),
            "last_signed_in": account.last_login.isoformat() if account.last_login else None,
            "sessions": [
                {"since": one.created_at.isoformat(), "address": one.ip, "browser": one.user_agent}
                for one in UserSession.objects.filter(user=account).order_by("created_at")
            ],
            "one_time_links": [link.made_at.isoformat() for link in account.sign_in_links.order_by("made_at")],
        }

    def forget(self, account: Account) -> None:
        account.delete()
