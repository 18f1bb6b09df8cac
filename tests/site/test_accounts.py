"""Accounts are made by a command, and given a standing or a place at the desk."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from django.test import Client

from nightdesk.cli.reader import reader
from nightdesk.foundation.errors import BadInput, NotFound
from nightdesk_site.members.models import Account

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    result = CliRunner().invoke(reader, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_an_account_is_made_and_its_standing_changed() -> None:
    run("add", "Reader@Example.org", "--standing", "subscriber")
    run("add", "reader@example.org", "--standing", "member")
    account = Account.objects.get()
    assert (account.email, account.standing, account.is_staff) == ("reader@example.org", "member", False)
    assert not account.has_usable_password()


def test_the_printed_link_signs_in(client: Client) -> None:
    run("add", "reader@example.org")
    address = run("link", "reader@example.org").strip()
    client.post(address[address.index("/sign-in/") :])
    assert "reader@example.org" in client.get("/account/").content.decode()


def test_an_editor_may_enter_the_desk(client: Client) -> None:
    run("add", "editor@example.org", "--editor")
    client.force_login(Account.objects.get())
    assert client.get("/desk/").status_code == 200


def test_accounts_are_listed() -> None:
    run("add", "b@example.org", "--standing", "member")
    run("add", "a@example.org")
    assert [(each["email"], each["standing"]) for each in json.loads(run("list", "--json"))] == [
        ("a@example.org", "subscriber"),
        ("b@example.org", "member"),
    ]
    assert run("list").splitlines() == [f"{'a@example.org':<40} subscriber", f"{'b@example.org':<40} member"]


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(BadInput):
        run("add", "nobody")
    with pytest.raises(NotFound):
        run("link", "nobody@example.org")
