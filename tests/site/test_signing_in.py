"""A one-time link signs in once, by a button; what only looks at it changes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nightdesk.foundation.errors import NotFound
from nightdesk_site.members.models import Account, SignInLink
from nightdesk_site.members.sign_in import make_sign_in_link

EMAIL = "reader@example.org"


@pytest.fixture
def account(db: None) -> Account:
    return Account.objects.create_user(EMAIL)


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_following_the_link_shows_a_button_and_signs_nobody_in(account: Account, client: Client) -> None:
    path = make_sign_in_link(EMAIL, timezone.now())
    for _ in range(3):
        answer = client.get(path)
        assert answer.status_code == 200
        assert EMAIL in answer.content.decode()
    client.head(path)
    assert not signed_in(client)
    assert client.get(path)["Cache-Control"].count("no-store") == 1


def test_the_button_signs_in_once(account: Account, client: Client) -> None:
    path = make_sign_in_link(EMAIL, timezone.now(), next_path="/places/")
    answer = client.post(path)
    assert (answer.status_code, answer["Location"]) == (302, "/places/")
    assert signed_in(client)
    second = Client()
    assert second.post(path).status_code == 410
    assert not signed_in(second)


def test_a_link_is_over_after_an_hour(account: Account, client: Client) -> None:
    path = make_sign_in_link(EMAIL, timezone.now() - timedelta(minutes=61))
    assert client.post(path).status_code == 410
    assert not signed_in(client)


def test_a_made_up_link_is_no_way_in(account: Account, client: Client) -> None:
    assert client.get("/sign-in/not-a-token/").status_code == 410
    assert client.post("/sign-in/not-a-token/").status_code == 410


def test_a_link_leads_nowhere_but_to_this_site(account: Account, client: Client) -> None:
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example/", "elsewhere"):
        assert client.post(make_sign_in_link(EMAIL, timezone.now(), next_path=elsewhere))["Location"] == "/"


def test_the_token_itself_is_not_kept(account: Account) -> None:
    token = make_sign_in_link(EMAIL, timezone.now()).rstrip("/").rsplit("/", 1)[1]
    assert token not in str(SignInLink.objects.values().get())


def test_nobody_gets_a_link_without_an_account(db: None) -> None:
    with pytest.raises(NotFound, match="nightdesk reader add"):
        make_sign_in_link("nobody@example.org", timezone.now())


def test_the_first_editor_is_made_with_the_link(db: None, client: Client) -> None:
    client.post(make_sign_in_link("editor@nightdesk.invalid", timezone.now(), staff=True, next_path="/desk/"))
    assert client.get("/desk/").status_code == 200


def test_a_shut_account_cannot_sign_in(account: Account, client: Client) -> None:
    path = make_sign_in_link(EMAIL, timezone.now())
    Account.objects.update(is_active=False)
    assert client.post(path).status_code == 410


def test_signing_out_is_a_button_too(account: Account, client: Client) -> None:
    client.force_login(account)
    assert client.get("/sign-out/").status_code == 405
    assert signed_in(client)
    client.post("/sign-out/")
    assert not signed_in(client)


def test_signing_in_from_another_site_is_refused(account: Account) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(make_sign_in_link(EMAIL, timezone.now())).status_code == 403


def test_no_log_holds_a_token(account: Account, caplog: pytest.LogCaptureFixture) -> None:
    path = make_sign_in_link(EMAIL, timezone.now())
    assert Client(enforce_csrf_checks=True).post(path).status_code == 403
    assert Client().get(f"{path}twice/").status_code == 404
    assert Client().get("/sign-in/not-a-token/").status_code == 410
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == 3
    assert not [line for line in said if path.split("/")[2] in line or "not-a-token" in line]
    assert all("/sign-in/…" in line for line in said)
