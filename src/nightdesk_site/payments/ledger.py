"""What the payment service's notices come to. Each is handled once, in any order, in one transaction.

What becomes of a membership, by the status that the service gives it:

    trialing, active                                a member until the end of the period paid for, and three days more
    past_due                                        the period that was paid runs on and nothing is added; the service asks again
    incomplete                                      no member yet: the first payment did not go through
    canceled, unpaid, incomplete_expired, paused    a member no longer, from the moment it ended
    and, whatever the status: the last period's payment was given back whole: a member no longer, from that moment

A notice only says that it is time to look: the service is asked how things stand now, so late and doubled notices do no harm.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from nightdesk.adapters.payments import Notice, Payments, Subscribed
from nightdesk_site.members.models import Account
from nightdesk_site.record import audit

from .models import Customer, Membership, NoticeRow, Payment

GRACE = timedelta(days=3)
_PAID = {"trialing", "active"}
_OVER = {"canceled", "unpaid", "incomplete_expired", "paused"}


@transaction.atomic
def take(notice: Notice, payments: Payments, now: datetime) -> bool:
    """Handle a notice; False if it was handled before. Raises PaymentsDown, with nothing changed, if the service cannot be asked."""
    _, new = NoticeRow.objects.get_or_create(id=notice.id, defaults={"kind": notice.kind, "at": notice.at, "handled_at": now})
    if not new:
        return False
    told = notice.told
    match notice.kind:
        case "checkout.session.completed" | "checkout.session.async_payment_succeeded":
            _checked_out(told, payments, notice.at, now)
        case "invoice.paid":
            _invoice_paid(told, payments, now)
        case "charge.refunded":
            _refunded(told, notice.at, now)
        case kind if kind.startswith("customer.subscription.") or kind == "invoice.payment_failed":
            name = told["id"] if kind.startswith("customer.") else _subscription_of(told)
            if name:
                look(str(name), payments, now)
    return True


def look(name: str, payments: Payments, now: datetime) -> Membership:
    """Ask the service how a subscription stands, and bring the membership to it."""
    subscribed = payments.subscription(name)
    customer, _ = Customer.objects.get_or_create(service_id=subscribed.customer)
    membership, _ = Membership.objects.select_for_update().get_or_create(
        service_id=subscribed.id, defaults={"customer": customer, "status": subscribed.status, "looked_at": now}
    )
    membership.status, membership.looked_at = subscribed.status, now
    membership.plan = subscribed.plan or membership.plan
    membership.paid_until = _paid_until(membership, subscribed, now)
    membership.save()
    _settle(membership, now)
    return membership


def _paid_until(membership: Membership, subscribed: Subscribed, now: datetime) -> datetime | None:
    if subscribed.status in _PAID and subscribed.paid_until is not None:
        return subscribed.paid_until + GRACE
    if subscribed.status in _OVER and membership.paid_until is not None:
        return min(membership.paid_until, subscribed.ends_at or now)
    return membership.paid_until


def _settle(membership: Membership, now: datetime) -> None:
    """Bring the account to what its memberships come to."""
    last = membership.payments.order_by("-at", "-pk").first()
    if last is not None and last.refunded >= last.amount and membership.paid_until is not None and membership.paid_until > now:
        membership.paid_until = now
        membership.save(update_fields=["paid_until"])
    account = membership.customer.account
    if account is None:
        return
    until = Membership.objects.filter(customer=membership.customer).aggregate(until=Max("paid_until"))["until"]
    if until != account.paid_until:
        account.paid_until = until
        account.save(update_fields=["paid_until"])
        audit.note(now, "payments", "paid until", f"account {account.pk}", until=until.isoformat() if until else None)


def _checked_out(session: dict[str, Any], payments: Payments, at: datetime, now: datetime) -> None:
    account = _account(session.get("client_reference_id"))
    if session.get("mode") == "subscription":
        customer, _ = Customer.objects.get_or_create(service_id=str(session["customer"]))
        if account is not None and customer.account_id is None and not Customer.objects.filter(account=account).exists():
            customer.account = account
            customer.save(update_fields=["account"])
        membership = look(str(session["subscription"]), payments, now)
        Payment.objects.filter(membership=membership, account=None).update(account=customer.account)
    elif session.get("payment_status") == "paid":
        _book(
            str(session["payment_intent"]),
            Payment.Kind.CONTRIBUTION,
            int(session["amount_total"]),
            str(session["currency"]),
            at,
            _account((session.get("metadata") or {}).get("account")),
        )


def _invoice_paid(invoice: dict[str, Any], payments: Payments, now: datetime) -> None:
    paid = payments.invoice(str(invoice["id"]))
    if paid is None:
        return
    membership = look(paid.subscription, payments, now)
    payment = _book(paid.payment, Payment.Kind.MEMBERSHIP, paid.amount, paid.currency, paid.at, membership.customer.account)
    Payment.objects.filter(pk=payment.pk).update(membership=membership)
    _settle(membership, now)


def _refunded(charge: dict[str, Any], at: datetime, now: datetime) -> None:
    """The charge tells all there is to know, so the notice of its payment may come later."""
    kind = (charge.get("metadata") or {}).get("kind", Payment.Kind.MEMBERSHIP)
    payment = _book(str(charge["payment_intent"]), Payment.Kind(kind), int(charge["amount"]), str(charge["currency"]), at, None)
    back = min(int(charge["amount_refunded"]), payment.amount)
    Payment.objects.filter(pk=payment.pk, refunded__lt=back).update(refunded=back)
    if payment.membership is not None:
        _settle(payment.membership, now)


def _book(name: str, kind: Payment.Kind, amount: int, currency: str, at: datetime, account: Account | None) -> Payment:
    """One row for one payment, whichever notice tells of it first; the earliest time told is its time."""
    payment, _ = Payment.objects.get_or_create(
        service_id=name, defaults={"kind": kind, "amount": amount, "currency": currency, "at": at, "account": account}
    )
    if account is not None and payment.account_id is None:
        payment.account = account
        payment.save(update_fields=["account"])
    Payment.objects.filter(pk=payment.pk, at__gt=at).update(at=at)
    return payment


def _subscription_of(invoice: dict[str, Any]) -> str | None:
    parent = (invoice.get("parent") or {}).get("subscription_details") or {}
    return parent.get("subscription") or invoice.get("subscription")


def _account(told: object) -> Account | None:
    number = str(told or "")
    return Account.objects.filter(pk=int(number)).first() if number.isdecimal() else None
