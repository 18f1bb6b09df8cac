from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig

if TYPE_CHECKING:
    from nightdesk_site.members.models import Account


class LettersConfig(AppConfig):
    name = "nightdesk_site.letters"
    label = "letters"
    default_auto_field = "django.db.models.BigAutoField"
    keeps = "a digest of an address to which mail bounced, so that it is not written to again"

    def ready(self) -> None:
        from allauth.account.signals import user_signed_up
        from anymail.signals import tracking

        from .suppress import take_word_of_provider
        from .views import first_letters_for

        user_signed_up.connect(first_letters_for, dispatch_uid="letters.first")
        tracking.connect(take_word_of_provider, dispatch_uid="letters.suppress")

    def personal_data(self, account: Account) -> Any:
        sent = account.letter_deliveries.order_by("pk").values_list("issue__letter", "issue__number", "state", "at")
        return {
            "letters": list(account.letters.order_by("letter").values_list("letter", flat=True)),
            "sent": [{"letter": name, "number": number, "state": state, "at": at and at.isoformat()} for name, number, state, at in sent],
        }

    def forget(self, account: Account) -> None:
        """Choices go with the account; deliveries stay as numbers, without a name."""
