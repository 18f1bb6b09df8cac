"""Card payments through Stripe: checkout, the customer's own portal, and the notices that Stripe sends."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from nightdesk.foundation.errors import NightdeskError
from nightdesk.publish.publisher import Plan, Price

if TYPE_CHECKING:
    import stripe

LARGEST_NOTICE = 1_000_000
_CLOCK_SKEW_S = 300


class PaymentsDown(NightdeskError):
    """The payment service did not answer as it should; nothing was charged by this request."""


class ForgedNotice(NightdeskError):
    """A notice that the payment service did not sign."""


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A subscription as the service holds it now. `paid_until` is the end of the period that its status is about."""

    id: str
    customer: str
    status: str
    plan: str
    paid_until: datetime | None
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class PaidInvoice:
    """What was paid for one period of a subscription."""

    payment: str
    subscription: str
    amount: int
    currency: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """Something happened at the service. `told` is the object it is about, as the service wrote it."""

    id: str
    kind: str
    at: datetime
    told: dict[str, Any]


@dataclass(frozen=True)
class Payments:
    """`address` is where the service answers; empty for Stripe's own. Every method raises PaymentsDown if it does not answer well."""

    key: str
    secret: str
    address: str = ""
    collect_tax: bool = False

    @cached_property
    def _client(self) -> stripe.StripeClient:
        import stripe

        where: Any = {"api": self.address} if self.address else None
        return stripe.StripeClient(self.key, base_addresses=where, max_network_retries=2, http_client=stripe.RequestsClient(timeout=20))

    def check_out_membership(self, plan: Plan, *, email: str, account: str, customer: str, back: str, once: str) -> str:
        """The address of a page where a card is asked for. `once` makes two presses of one button one session."""
        price = {
            "currency": plan.currency,
            "unit_amount": plan.amount,
            "recurring": {"interval": plan.every},
            "product_data": {"name": f"Membership, {plan.label.lower()}"},
        }
        who = {"customer": customer} if customer else {"customer_email": email}
        return self._check_out(
            {
                "mode": "subscription",
                "line_items": [{"price_data": price, "quantity": 1}],
                "client_reference_id": account,
                "subscription_data": {"metadata": {"account": account, "plan": plan.name}},
                **who,
            },
            back,
            once,
        )

    def check_out_contribution(self, price: Price, *, account: str, back: str, once: str) -> str:
        """The address of a page where a card is asked for, for something given once. `account` is empty for one who has none."""
        item = {"currency": price.currency, "unit_amount": price.amount, "product_data": {"name": "Contribution"}}
        about = {"kind": "contribution", "account": account}
        return self._check_out(
            {
                "mode": "payment",
                "submit_type": "donate",
                "line_items": [{"price_data": item, "quantity": 1}],
                "metadata": about,
                "payment_intent_data": {"metadata": about},
            },
            back,
            once,
        )

    def portal(self, customer: str, back: str) -> str:
        """The address of the customer's own page: cards, receipts, ending the membership."""
        import stripe

        try:
            return str(self._client.v1.billing_portal.sessions.create({"customer": customer, "return_url": back}).url)
        except stripe.StripeError as error:
            raise _down(error) from error

    def subscription(self, name: str) -> Subscribed:
        """As it stands now: notices come late, twice and out of order, so they only say that it is time to look."""
        import stripe

        try:
            return _subscribed(self._client.v1.subscriptions.retrieve(name).to_dict())
        except stripe.StripeError as error:
            raise _down(error) from error

    def cancel(self, name: str) -> None:
        """End a subscription now; one that is over already stays so."""
        import stripe

        try:
            self._client.v1.subscriptions.cancel(name)
        except stripe.InvalidRequestError as error:
            if error.http_status != 404:
                raise _down(error) from error
        except stripe.StripeError as error:
            raise _down(error) from error

    def invoice(self, name: str) -> PaidInvoice | None:
        """What was paid on it; None if nothing was, or if it belongs to no subscription."""
        import stripe

        try:
            return _paid(self._client.v1.invoices.retrieve(name, {"expand": ["payments"]}).to_dict())
        except stripe.StripeError as error:
            raise _down(error) from error

    def read_notice(self, body: bytes, signature: str) -> Notice:
        """Raises ForgedNotice unless the service signed exactly these bytes within the last minutes."""
        import stripe

        if len(body) > LARGEST_NOTICE:
            raise ForgedNotice("a notice of that size is not read")
        try:
            text = body.decode("utf-8")
            stripe.WebhookSignature.verify_header(text, signature, self.secret, _CLOCK_SKEW_S)
            told = json.loads(text)
            return Notice(str(told["id"]), str(told["type"]), _moment(told["created"]), dict(told["data"]["object"]))
        except (stripe.SignatureVerificationError, UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
            raise ForgedNotice("the notice is not signed by the payment service") from error

    def _check_out(self, asked: dict[str, Any], back: str, once: str) -> str:
        import stripe

        asked |= {"success_url": f"{back}?paid=1", "cancel_url": back}
        if self.collect_tax:
            asked["automatic_tax"] = {"enabled": True}
        try:
            session = self._client.v1.checkout.sessions.create(asked, {"idempotency_key": once})  # type: ignore[arg-type]
        except stripe.StripeError as error:
            raise _down(error) from error
        return str(session.url)


def _subscribed(told: dict[str, Any]) -> Subscribed:
    """The end of a period stands at the subscription's items since the service's version of 2025-03-31, before that at itself."""
    lines = told.get("items", {}).get("data", [])
    until = [line["current_period_end"] for line in lines if line.get("current_period_end")] or [told.get("current_period_end")]
    return Subscribed(
        id=str(told["id"]),
        customer=str(told["customer"]),
        status=str(told["status"]),
        plan=str((told.get("metadata") or {}).get("plan", "")),
        paid_until=_moment(until[0]) if until[0] else None,
        ends_at=_moment(told["ended_at"]) if told.get("ended_at") else None,
    )


def _paid(told: dict[str, Any]) -> PaidInvoice | None:
    """Since the service's version of 2025-03-31 an invoice names its subscription in `parent` and its payments in `payments`."""
    parent = (told.get("parent") or {}).get("subscription_details") or {}
    subscription = parent.get("subscription") or told.get("subscription")
    made = [line["payment"].get("payment_intent") for line in (told.get("payments") or {}).get("data", [])]
    payment = next((name for name in made if name), None) or told.get("payment_intent") or told["id"]
    if not subscription or not told.get("amount_paid"):
        return None
    at = (told.get("status_transitions") or {}).get("paid_at") or told["created"]
    return PaidInvoice(str(payment), str(subscription), int(told["amount_paid"]), str(told["currency"]), _moment(at))


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)


def _down(error: Exception) -> PaymentsDown:
    said: Literal[""] | str = getattr(error, "user_message", "") or type(error).__name__
    return PaymentsDown(f"the payment service did not take it: {said}")
