from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig

if TYPE_CHECKING:
    from nightdesk_site.members.models import Account


class PaymentsConfig(AppConfig):
    name = "nightdesk_site.payments"
    label = "payments"
    default_auto_field = "django.db.models.BigAutoField"
    keeps = "what was paid and when, for book-keeping; the card was never known here"

    def personal_data(self, account: Account) -> Any:
        from .models import Membership, Payment

        paid = Payment.objects.filter(account=account).order_by("at").values("kind", "amount", "currency", "refunded", "at")
        memberships = Membership.objects.filter(customer__account=account).values("plan", "status", "paid_until")
        return {
            "payments": [row | {"at": row["at"].isoformat()} for row in paid],
            "memberships": [row | {"paid_until": row["paid_until"] and row["paid_until"].isoformat()} for row in memberships],
        }

    def forget(self, account: Account) -> None:
        """Nobody who is forgotten is charged again. What was paid stays on the books, without a name. Raises PaymentsDown."""
        from .models import Membership
        from .service import service

        if (payments := service()) is not None:
            running = Membership.objects.filter(customer__account=account, status__in=("trialing", "active", "past_due", "incomplete"))
            for membership in running:
                payments.cancel(membership.service_id)
