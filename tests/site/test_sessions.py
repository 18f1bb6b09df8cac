"""A reader sees where they are signed in, and ends all of it but the browser they are in."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.utils import timezone

from nightdesk_site.members import accounts
from nightdesk_site.members.models import Account
from nightdesk_site.members.sign_in import make_sign_in_link

pytestmark = pytest.mark.django_db
READER = "reader@readers.invalid"


def signed_in(browser: str) -> Client:
    accounts.add(READER, None)
    client = Client(headers={"User-Agent": browser})
    client.post(make_sign_in_link(READER, timezone.now()))
    return client


def test_each_browser_is_told_and_the_others_are_signed_out() -> None:
    phone, desk = signed_in("A phone"), signed_in("A desk")
    text = desk.get("/account/sessions/").content.decode()
    assert "A phone" in text
    assert text.count("This one") == 1
    desk.post("/account/sessions/")
    assert phone.get("/account/").status_code == 302
    assert desk.get("/account/").status_code == 200
    assert "A phone" not in desk.get("/account/sessions/").content.decode()


def test_sessions_are_in_what_is_held_of_a_reader_and_go_with_the_account() -> None:
    client = signed_in("A phone")
    held = json.loads(client.get("/account/data.json").content)["members"]["sessions"]
    assert [one["browser"] for one in held] == ["A phone"]
    client.post("/account/erase/")
    assert not Account.objects.exists()
    assert client.get("/account/").status_code == 302


def test_signing_out_lets_the_browser_forget_too() -> None:
    assert signed_in("A phone").post("/sign-out/")["Clear-Site-Data"] == '"storage"'
