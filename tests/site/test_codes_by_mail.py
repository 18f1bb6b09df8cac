"""A reader signs up and in with a code by mail, keeps what is theirs, and can have it erased."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from nightdesk_site.members import accounts
from nightdesk_site.members.models import Account

pytestmark = pytest.mark.django_db
EMAIL = "reader@example.org"


@pytest.fixture(autouse=True)
def no_limits_from_other_tests() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def code_in(message: mail.EmailMessage) -> str:
    found = re.search(r"^\s*([A-Z0-9]{3,}(?:-[A-Z0-9]+)*)\s*$", str(message.body), re.MULTILINE)
    assert found, message.body
    return found[1]


def sign_up(client: Client, email: str = EMAIL) -> None:
    assert client.post("/sign-up/", {"email": email, "website": ""}).status_code == 302


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_reader_signs_up_with_a_code_and_is_a_subscriber(client: Client) -> None:
    sign_up(client)
    assert not signed_in(client)
    client.post("/sign-up/code/", {"code": code_in(mail.outbox[0])})
    assert signed_in(client)
    assert Account.objects.get().standing == "subscriber"
    assert "free account" in client.get("/account/").content.decode()


def test_a_wrong_code_lets_nobody_in(client: Client) -> None:
    sign_up(client)
    client.post("/sign-up/code/", {"code": "WRONG1"})
    assert not signed_in(client)


def test_reading_the_mail_confirms_nothing(client: Client) -> None:
    """A scanner that follows every link of a mail meets none that confirms."""
    sign_up(client)
    for address in re.findall(r"https?://\S+", str(mail.outbox[0].body)):
        assert Client().get(address.replace("http://127.0.0.1:8000", "") or "/").status_code == 200
    assert not signed_in(client)


def test_a_reader_signs_in_with_a_code(client: Client) -> None:
    accounts.add(EMAIL, None)
    client.post("/sign-in/", {"email": EMAIL})
    client.post("/sign-in/code/", {"code": code_in(mail.outbox[0])})
    assert signed_in(client)


def test_the_site_never_tells_who_has_an_account(client: Client) -> None:
    accounts.add(EMAIL, None)
    told = []
    for path in ("/sign-in/", "/sign-up/"):
        for email in (EMAIL, "nobody@example.org"):
            answer = Client().post(path, {"email": email, "website": ""}, follow=True)
            told.append((path, re.sub(r'value="[^"]{30,}"', "", answer.content.decode()).replace(email, "")))
    assert told[0] == told[1]
    assert told[2] == told[3]


def test_a_form_on_another_site_signs_nobody_up() -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/sign-up/", {"email": EMAIL}, headers={"origin": "https://elsewhere.example"}).status_code == 403
    assert client.post("/sign-up/", {"email": EMAIL}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/sign-up/", {"email": EMAIL}, headers={"origin": "http://testserver"}).status_code == 302
    assert not mail.outbox[1:]


def test_a_robot_that_fills_in_every_field_is_sent_away_unmailed(client: Client) -> None:
    client.post("/sign-up/", {"email": EMAIL, "website": "https://spam.example"})
    assert not mail.outbox
    assert not Account.objects.exists()


def test_codes_cannot_be_asked_for_without_end(client: Client) -> None:
    answers = [Client().post("/sign-up/", {"email": f"r{n}@example.org", "website": ""}).status_code for n in range(40)]
    assert 429 in answers
    assert len(mail.outbox) < 40


def test_a_reader_takes_a_copy_of_all_that_is_held(client: Client) -> None:
    account = accounts.add(EMAIL, None)
    client.force_login(account)
    held = client.get("/account/data.json").json()
    assert held["members"]["address"] == EMAIL


def test_erasure_asks_first_and_leaves_nothing(client: Client) -> None:
    account = accounts.add(EMAIL, None)
    client.force_login(account)
    client.get("/account/erase/")
    assert Account.objects.exists()
    client.post("/account/erase/")
    assert not Account.objects.exists()
    assert not signed_in(client)


def test_an_editor_may_add_an_authenticator_app(client: Client) -> None:
    client.force_login(accounts.make_editor("editor@example.org"))
    assert client.get("/account/keys/").status_code == 200
