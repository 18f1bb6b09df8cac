"""Readers as their own programs serve them: a mail program that leaves a letter by one press, a feed reader with a key, and a correction
that reaches every place where the article is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from html import unescape

import feedparser
import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from mailing import mail_goes_to_a_server
from nightdesk.publish.access import Standing
from nightdesk.publish.model import Correction, CorrectionKind
from nightdesk.testing.mail_server import MailServer
from nightdesk.testing.specimens import MEMBERS_WORDS, balochistan, west_java
from nightdesk_site.letters.compose import compose
from nightdesk_site.letters.kinds import letter
from nightdesk_site.letters.post import open_post
from nightdesk_site.letters.render import render
from nightdesk_site.letters.send import go_on, start
from nightdesk_site.members import accounts
from published import publish

EMAIL, ARTICLE = "reader@example.org", "/articles/balochistan-test/"
WAS, NOW = "It said that eighteen soldiers were killed.", "Nobody says how many of them were soldiers."


@pytest.fixture
def post_office(settings: Settings) -> Iterator[MailServer]:
    cache.clear()
    with mail_goes_to_a_server(settings) as server:
        yield server


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def send_an_issue() -> None:
    start(compose(letter("daily"), timezone.now(), everything=True), "Test Editor", timezone.now())
    with open_post() as post:
        go_on(post, pause=lambda seconds: None)


@pytest.mark.django_db
def test_a_reader_signs_up_gets_the_letter_by_smtp_and_leaves_it_by_one_press(post_office: MailServer) -> None:
    for article in (balochistan(), west_java()):
        publish(article)
    reader = Client()
    reader.post("/sign-up/", {"email": EMAIL})
    code = re.search(r"^\s*([A-Z0-9]{3,}(?:-[A-Z0-9]+)*)\s*$", text_of(post_office.to(EMAIL)[-1]), re.MULTILINE)
    assert code
    reader.post("/sign-up/code/", {"code": code[1]})
    send_an_issue()
    received = post_office.to(EMAIL)[-1]
    assert "Pakistan declares Balochistan operation over" in text_of(received)
    assert MEMBERS_WORDS not in received.as_string()

    assert received["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    way_out = re.sub(r"^<https?://[^/]+(.*)>$", r"\1", received["List-Unsubscribe"])
    before = len(post_office.mails)
    mail_program = Client(enforce_csrf_checks=True)
    mail_program.get(way_out)
    send_an_issue()
    assert len(post_office.mails) == before + 1, "to look at the way out, as scanners do, is not to leave"
    assert mail_program.post(way_out, {"List-Unsubscribe": "One-Click"}).status_code == 200
    send_an_issue()
    assert len(post_office.mails) == before + 1


@pytest.mark.django_db(transaction=True)
def test_a_feed_reader_keeps_up_with_a_members_own_feed_until_its_key_is_taken_back(live_server: LiveServer) -> None:
    publish(balochistan())
    member = Client()
    member.force_login(accounts.add(EMAIL, Standing.MEMBER))
    page = unescape(member.post("/account/feeds/", {"name": "my reader"}).content.decode())
    path = re.search(r"(/feeds/own/\S+/all\.atom)", page)
    assert path
    for form in ("rss", "atom"):
        found = feedparser.parse(live_server.url + path[1].replace(".atom", f".{form}"))
        assert not found.bozo
        assert MEMBERS_WORDS in unescape(found.entries[0].summary)
        assert "AI analyst" in found.entries[0].author
    public = feedparser.parse(f"{live_server.url}/feeds/all.atom")
    assert MEMBERS_WORDS not in unescape(public.entries[0].summary)

    publish(west_java())
    assert len(feedparser.parse(live_server.url + path[1]).entries) == 2
    digest = re.search(r'name="back" value="(\w+)"', member.get("/account/feeds/").content.decode())
    assert digest
    member.post("/account/feeds/", {"back": digest[1]})
    assert feedparser.parse(live_server.url + path[1]).status == 410


@pytest.mark.django_db
def test_a_correction_is_told_in_every_place_where_the_article_is(client: Client) -> None:
    publish(balochistan())
    compose(letter("daily"), timezone.now(), everything=True)
    said = Correction(CorrectionKind.CORRECTION, datetime.now(UTC), WAS, NOW, "Test Editor")
    publish(balochistan(version=2, corrections=(said,)))
    member = Client()
    member.force_login(accounts.add(EMAIL, Standing.MEMBER))
    places = {
        "page": ARTICLE,
        "text": f"{ARTICLE}text/",
        "archive": "/corrections/",
        "analyst": "/analysts/pamir/",
        **{f"feed in {form}": f"/feeds/all.{form}" for form in ("rss", "atom", "json")},
        **{f"corrections in {form}": f"/feeds/corrections.{form}" for form in ("rss", "atom", "json")},
        "API": "/api/articles/balochistan-test/",
    }
    told = {name: unescape(unescape(reader.get(path).content.decode())) for name, path in places.items() for reader in (client, member)}
    issue = compose(letter("daily"), timezone.now(), everything=True)
    told |= {f"letter as {form}": unescape(getattr(render(issue, Standing.SUBSCRIBER), form)) for form in ("text", "html")}
    page = client.get(ARTICLE).content.decode()
    structured = re.search(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert structured
    told["structured data"] = structured[1]
    assert [name for name, text in told.items() if NOW not in text] == []
    assert '"CorrectionComment"' in structured[1]
