"""From visitor to subscriber to member to one who left: by mail, by card at the stand-in service, and out again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from nightdesk.testing.card_payments import CardPayments
from nightdesk.testing.specimens import MEMBERS_WORDS
from nightdesk_site.payments.models import Payment

OpenPage = Callable[..., Page]
ARTICLE = "/articles/balochistan-test/"
EMAIL = "new-reader@example.org"


@pytest.fixture
def stripe(settings: Settings, site: LiveServer) -> Iterator[CardPayments]:
    cache.clear()
    with CardPayments() as service:
        told = {"stripe_key": "sk_test_standin", "stripe_secret": service.secret, "stripe_address": service.address, "address": site.url}
        settings.NEWSROOM = settings.NEWSROOM.model_copy(update=told)
        settings.CSRF_TRUSTED_ORIGINS = [site.url]
        yield service


def tell(stripe: CardPayments) -> None:
    for notice in stripe.notices:
        body = json.dumps(notice).encode()
        headers = {"stripe-signature": stripe.sign(body)}
        assert Client().post("/payments/notice/", body, content_type="application/json", headers=headers).status_code == 200


def code_from_the_mail() -> str:
    found = re.search(r"^\s*([A-Z0-9]{3,}(?:-[A-Z0-9]+)*)\s*$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    return found[1]


def test_a_visitor_becomes_a_subscriber_a_member_a_contributor_and_leaves(open_page: OpenPage, stripe: CardPayments) -> None:
    page = open_page("/")
    page.goto(ARTICLE)
    expect(page.locator(".members-part.locked")).to_be_visible()

    page.goto("/join/")
    page.get_by_label("Your e-mail address").fill(EMAIL)
    page.get_by_role("button", name="Sign up").click()
    page.get_by_role("button", name="Sign up").click()
    page.locator("input[name=code]").fill(code_from_the_mail())
    page.get_by_role("button", name="Confirm").click()
    page.goto("/account/")
    expect(page.get_by_text("free account")).to_be_visible()

    page.goto("/join/")
    page.get_by_role("button", name="Monthly").click()
    page.get_by_role("button", name="Pay").click()
    expect(page.get_by_text("Thank you")).to_be_visible()
    tell(stripe)
    page.goto(ARTICLE)
    expect(page.get_by_text(MEMBERS_WORDS).first).to_be_visible()

    page.goto("/join/")
    page.get_by_role("button", name="15").click()
    page.get_by_role("button", name="Pay").click()
    tell(stripe)
    assert sorted(Payment.objects.values_list("kind", "amount")) == [("contribution", 1500), ("membership", 500)]

    page.goto("/account/")
    page.get_by_role("link", name="Cards, receipts, ending it").click()
    page.get_by_role("button", name="Go there").click()
    page.get_by_role("button", name=re.compile("End sub_")).click()
    tell(stripe)
    page.goto(ARTICLE)
    expect(page.locator(".members-part.locked")).to_be_visible()

    page.goto("/account/erase/")
    page.get_by_role("button", name="Erase it").click()
    expect(page.get_by_role("heading", name="It is erased")).to_be_visible()


def test_a_visitor_questions_a_sentence_without_script(open_page: OpenPage) -> None:
    page = open_page(ARTICLE, java_script_enabled=False)
    page.locator(".note a.challenge").first.click()
    page.locator("input[name=sentence]").first.check()
    page.get_by_label("What is wrong with it").fill("The other report says otherwise.")
    page.get_by_role("button", name="Send it to the desk").click()
    expect(page.get_by_role("heading", name="The desk has your question")).to_be_visible()
