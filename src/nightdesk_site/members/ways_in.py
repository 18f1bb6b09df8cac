"""How readers come in: the house's part of django-allauth."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.urls import reverse

from . import sign_in


class WaysIn(DefaultAccountAdapter):  # type: ignore[misc]
    """Codes by mail, and no passwords. Nobody learns from the site whether an address has an account."""

    def send_account_already_exists_mail(self, email: str) -> None:
        self.send_mail("account/email/account_already_exists", email, {"sign_in_url": _address("account_login")})

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        house = {"newsroom": settings.NEWSROOM.name, "newsroom_address": settings.NEWSROOM.public_address}
        super().send_mail(template_prefix, email, context | house)

    def is_safe_url(self, url: str) -> bool:
        return sign_in.is_ours(url)


def _address(name: str) -> str:
    return f"{settings.NEWSROOM.public_address}{reverse(name)}"
