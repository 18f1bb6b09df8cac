"""Members pay by card, are members for what they paid and no longer, and every payment is booked once."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from nightdesk.testing.card_payments import CardPayments
from nightdesk_site.members import accounts
from nightdesk_site.members.models import Account
from nightdesk_site.payments.models import Membership, NoticeRow, Payment

pytestmark = pytest.mark.django_db
DAY = 86400


@pytest.fixture
def stripe(settings: Settings) -> Iterator[CardPayments]:
    with CardPayments() as service:
        settings.NEWSROOM = settings.NEWSROOM.model_copy(
            update={"stripe_key": "sk_test_standin", "stripe_secret": service.secret, "stripe_address": service.address}
        )
        yield service


@pytest.fixture
def account(db: None) -> Account:
    return accounts.add("reader@example.org", None)


@pytest.fixture
def reader(account: Account, client: Client) -> Client:
    client.force_login(account)
    return client


def tell(stripe: CardPayments, *notices: dict[str, object]) -> list[int]:
    """Hand the site these notices as the service would; all that were not told yet if none is named."""
    answers = []
    for notice in notices or tuple(stripe.notices):
        body = json.dumps(notice).encode()
        sent = Client().post("/payments/notice/", body, content_type="application/json", headers={"stripe-signature": stripe.sign(body)})
        answers.append(sent.status_code)
    return answers


def check_out(reader: Client, stripe: CardPayments, plan: str = "monthly", press: str = "one") -> str:
    answer = reader.post("/join/check-out/", {"plan": plan, "press": press})
    assert answer.status_code == 302, answer.content
    assert answer["Location"].startswith(stripe.address)
    return str(answer["Location"].rsplit("/", 1)[1])


def is_member(account: Account) -> bool:
    account.refresh_from_db()
    return account.standing_at(timezone.now()).value == "member"


def the(stripe: CardPayments, kind: str) -> str:
    return next(name for name, one in stripe.objects.items() if one.get("object") == kind)


def test_a_reader_pays_and_is_a_member(reader: Client, account: Account, stripe: CardPayments) -> None:
    back = stripe.pay(check_out(reader, stripe))
    assert back.endswith("/join/?paid=1")
    assert not is_member(account), "only the service's notice makes a member"
    tell(stripe)
    assert is_member(account)
    assert Payment.objects.get().amount == 500
    assert Payment.objects.get().account == account
    assert "member" in reader.get("/account/").content.decode()


def test_who_declines_is_no_member_and_pays_nothing(reader: Client, account: Account, stripe: CardPayments) -> None:
    check_out(reader, stripe)
    tell(stripe)
    assert not is_member(account)
    assert not Payment.objects.exists()


def test_pressing_twice_opens_one_checkout(reader: Client, stripe: CardPayments) -> None:
    assert check_out(reader, stripe) == check_out(reader, stripe)
    assert check_out(reader, stripe, press="two") != check_out(reader, stripe)


@pytest.mark.parametrize("seed", range(5))
def test_notices_doubled_and_in_disorder_come_to_the_same(seed: int, reader: Client, account: Account, stripe: CardPayments) -> None:
    stripe.pay(check_out(reader, stripe))
    stripe.renew(the(stripe, "subscription"))
    storm = stripe.notices * 3
    random.Random(seed).shuffle(storm)
    assert set(tell(stripe, *storm)) == {200}
    assert is_member(account)
    assert Payment.objects.count() == 2
    assert sum(Payment.objects.values_list("amount", flat=True)) == 1000
    assert NoticeRow.objects.count() == len(stripe.notices)
    assert set(Payment.objects.values_list("account", flat=True)) == {account.pk}


def test_a_renewal_that_fails_adds_nothing_and_the_paid_time_runs_out(reader: Client, account: Account, stripe: CardPayments) -> None:
    stripe.pay(check_out(reader, stripe))
    tell(stripe)
    account.refresh_from_db()
    until = account.paid_until
    stripe.renew(the(stripe, "subscription"), fails=True)
    tell(stripe)
    account.refresh_from_db()
    assert account.paid_until == until
    assert until is not None
    assert account.standing_at(until - timedelta(seconds=1)).value == "member"
    assert account.standing_at(until).value == "subscriber"


@pytest.mark.parametrize("ending", ["end", "give_up"])
def test_a_membership_that_is_over_is_over(ending: str, reader: Client, account: Account, stripe: CardPayments) -> None:
    stripe.pay(check_out(reader, stripe))
    tell(stripe)
    getattr(stripe, ending)(the(stripe, "subscription"))
    tell(stripe)
    assert not is_member(account)


def test_a_refund_ends_the_membership_and_stands_in_the_books(reader: Client, account: Account, stripe: CardPayments) -> None:
    stripe.pay(check_out(reader, stripe))
    stripe.refund(the(stripe, "payment_intent"))
    tell(stripe, *reversed(stripe.notices))
    assert not is_member(account)
    payment = Payment.objects.get()
    assert (payment.amount, payment.refunded) == (500, 500)


def test_what_the_desk_gave_no_payment_takes_away(reader: Client, account: Account, stripe: CardPayments) -> None:
    accounts.add(account.email, None)
    Account.objects.update(standing="member")
    stripe.pay(check_out(reader, stripe))
    tell(stripe)
    stripe.end(the(stripe, "subscription"))
    tell(stripe)
    assert is_member(account)


def test_a_visitor_gives_something_once(stripe: CardPayments, client: Client) -> None:
    answer = client.post("/join/contribute/", {"amount": "1500", "press": "one"})
    stripe.pay(answer["Location"].rsplit("/", 1)[1])
    tell(stripe)
    payment = Payment.objects.get()
    assert (payment.kind, payment.amount, payment.currency, payment.account) == ("contribution", 1500, "eur", None)
    assert not Membership.objects.exists()


@pytest.mark.parametrize("amount", ["", "0", "-5", "99", "100001", "12.5", "1e9", "٥٠٠٠٠٠٠٠"])
def test_only_sums_that_are_asked_for_can_be_given(amount: str, stripe: CardPayments, client: Client) -> None:
    assert client.post("/join/contribute/", {"amount": amount}).status_code == 400
    assert not stripe.objects


def test_a_forged_notice_changes_nothing(reader: Client, account: Account, stripe: CardPayments) -> None:
    stripe.pay(check_out(reader, stripe))
    body = json.dumps(stripe.notices[0]).encode()
    for signature in ("", "t=1,v1=00", stripe.sign(body + b" "), stripe.sign(body, at=1_700_000_000), stripe.sign(b"")):
        answer = Client().post("/payments/notice/", body, content_type="application/json", headers={"stripe-signature": signature})
        assert answer.status_code == 400
    assert not NoticeRow.objects.exists()
    assert not is_member(account)


def test_while_the_service_is_down_it_is_asked_to_come_again(reader: Client, account: Account, stripe: CardPayments) -> None:
    stripe.pay(check_out(reader, stripe))
    stripe.down = True
    assert 503 in tell(stripe)
    assert not is_member(account)
    assert reader.post("/join/check-out/", {"plan": "monthly", "press": "three"}).status_code == 502
    stripe.down = False
    tell(stripe)
    assert is_member(account)


def test_the_portal_leads_to_the_service_and_the_membership_can_be_ended_there(reader: Client, stripe: CardPayments) -> None:
    stripe.pay(check_out(reader, stripe))
    tell(stripe)
    assert reader.post("/account/membership/")["Location"].startswith(f"{stripe.address}/portal/")


def test_who_is_forgotten_is_charged_no_more_and_the_books_keep_no_name(reader: Client, account: Account, stripe: CardPayments) -> None:
    stripe.pay(check_out(reader, stripe))
    tell(stripe)
    stripe.down = True
    assert reader.post("/account/erase/").status_code == 502
    assert Account.objects.exists()
    stripe.down = False
    reader.post("/account/erase/")
    assert not Account.objects.exists()
    assert stripe.objects[the(stripe, "subscription")]["status"] == "canceled"
    assert Payment.objects.get().account is None
    tell(stripe)
    assert Payment.objects.get().account is None


def test_without_a_key_nothing_is_sold(client: Client, account: Account) -> None:
    assert "check-out" not in client.get("/join/").content.decode()
    client.force_login(account)
    assert client.post("/join/check-out/", {"plan": "monthly"}).status_code == 404
    assert client.post("/payments/notice/", b"{}", content_type="application/json").status_code == 404


def test_the_way_to_the_service_is_the_only_way_out_for_forms(stripe: CardPayments, client: Client) -> None:
    policy = client.get("/join/")["Content-Security-Policy"]
    assert f"form-action 'self' {stripe.address}" in policy
    assert "form-action 'self';" in client.get("/")["Content-Security-Policy"]
