"""Readers of each standing, and a newsroom with three articles."""

from __future__ import annotations

import pytest
from django.test import Client

from nightdesk.publish.access import Standing
from nightdesk.testing.specimens import balochistan, turkey_and_syria, west_java
from nightdesk_site.members.models import Account
from nightdesk_site.record.models import ArticleRow
from published import Reader, publish


@pytest.fixture
def newsroom(db: None) -> dict[str, ArticleRow]:
    rows = [publish(article) for article in (balochistan(), west_java(), turkey_and_syria())]
    return {row.slug: row for row in rows}


@pytest.fixture
def reader(db: None) -> Reader:
    """A client signed in with that standing; a visitor's is not signed in."""

    def signed_in(standing: Standing) -> Client:
        client = Client()
        if standing is not Standing.VISITOR:
            account, _ = Account.objects.get_or_create(email=f"{standing}@example.org", defaults={"standing": standing.value})
            client.force_login(account)
        return client

    return signed_in
