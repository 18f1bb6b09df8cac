"""Baked pages give each kind of reader what an unbaked one would, and nothing older than the edition."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client, RequestFactory

from nightdesk.publish.access import Standing
from nightdesk.testing.specimens import MEMBERS_WORDS, SUBSCRIBERS_LINK
from nightdesk_site.config.baked import Baked, may_be_baked
from nightdesk_site.members.models import Account
from nightdesk_site.reader import passes
from published import Reader

pytestmark = pytest.mark.django_db
ARTICLE = "/articles/balochistan-test/"
Ask = Callable[..., tuple[str, dict[str, str], bytes]]


class Clock:
    """The edition, and how often Django was asked."""

    def __init__(self) -> None:
        self.edition, self.asked = 1, 0


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ask(newsroom: object, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Ask:
    monkeypatch.setattr("nightdesk_site.config.baked._EDITION_S", 0.0)
    monkeypatch.setattr(connection, "close", lambda: None)
    django = get_wsgi_application()

    def counted(environ: dict[str, Any], start_response: Any) -> Any:
        clock.asked += 1
        return django(environ, start_response)

    application = Baked(counted, lambda: clock.edition)

    def asking(path: str, client: Client | None = None, **headers: str) -> tuple[str, dict[str, str], bytes]:
        cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items()) if client else ""
        environ = RequestFactory().get(path, headers={"cookie": cookies, **headers} if cookies else headers).environ
        told: list[Any] = []
        body = b"".join(application(environ, lambda status, given, *_: told.extend([status, dict(given)])))
        return told[0], told[1], body

    return asking


def with_pass(reader: Reader, standing: Standing) -> Client:
    client = reader(standing)
    client.get("/account/")
    assert passes.COOKIE in client.cookies
    return client


def test_a_page_is_made_once_for_each_kind_of_reader(ask: Ask, clock: Clock, reader: Reader) -> None:
    member = with_pass(reader, Standing.MEMBER)
    for _ in range(3):
        assert MEMBERS_WORDS not in ask(ARTICLE)[2].decode()
        assert MEMBERS_WORDS.encode() in ask(ARTICLE, member)[2].replace(b"&#x27;", b"'")
    assert clock.asked == 2


def test_no_kind_of_reader_gets_anothers_page(ask: Ask, reader: Reader) -> None:
    readers = {standing: with_pass(reader, standing) for standing in (Standing.SUBSCRIBER, Standing.MEMBER)}
    for order in (list(Standing), list(reversed(Standing))):
        for standing in order:
            text = ask(ARTICLE, readers.get(standing))[2].decode().replace("&#x27;", "'")
            assert (MEMBERS_WORDS in text) == (standing is Standing.MEMBER)
            assert (SUBSCRIBERS_LINK in text) == (standing is not Standing.VISITOR)


def test_a_baked_page_names_no_reader(ask: Ask, reader: Reader) -> None:
    member = with_pass(reader, Standing.MEMBER)
    for path in (ARTICLE, "/", "/places/", "/analysts/pamir/"):
        assert b"member@example.org" not in ask(path, member)[2]


def test_a_publication_empties_the_shelf(ask: Ask, clock: Clock) -> None:
    ask(ARTICLE)
    clock.edition += 1
    ask(ARTICLE)
    assert clock.asked == 2


@pytest.mark.parametrize("forged", ["member.9999999999.00", "member", "member.x.y", "member.9999999999.", ""])
def test_a_forged_pass_opens_nothing(forged: str, ask: Ask, reader: Reader) -> None:
    subscriber = reader(Standing.SUBSCRIBER)
    subscriber.cookies[passes.COOKIE] = forged
    assert MEMBERS_WORDS not in ask(ARTICLE, subscriber)[2].decode().replace("&#x27;", "'")


def test_a_pass_is_worth_nothing_with_another_session(ask: Ask, reader: Reader) -> None:
    member, subscriber = with_pass(reader, Standing.MEMBER), reader(Standing.SUBSCRIBER)
    subscriber.cookies[passes.COOKIE] = member.cookies[passes.COOKIE].value
    assert MEMBERS_WORDS not in ask(ARTICLE, subscriber)[2].decode().replace("&#x27;", "'")


def test_a_pass_runs_out(reader: Reader) -> None:
    session = "abc"
    cookies = f"sessionid={session}; {passes.COOKIE}={passes.make(session, Standing.MEMBER, now=1000.0)}"
    assert passes.standing_in(cookies, 1000.0 + passes.LIFETIME_S - 1) is Standing.MEMBER
    assert passes.standing_in(cookies, 1000.0 + passes.LIFETIME_S) is None


def test_a_membership_that_lapsed_is_noticed_with_the_next_pass(reader: Reader) -> None:
    member = with_pass(reader, Standing.MEMBER)
    Account.objects.update(standing="subscriber")
    member.get("/account/")
    assert member.cookies[passes.COOKIE].value.startswith("subscriber.")


def test_signing_out_takes_the_pass_back(reader: Reader) -> None:
    member = with_pass(reader, Standing.MEMBER)
    member.post("/sign-out/")
    assert not member.cookies[passes.COOKIE].value


def test_what_is_unchanged_is_not_sent_again(ask: Ask) -> None:
    status, headers, body = ask(ARTICLE)
    assert status == "200 OK"
    assert ask(ARTICLE, **{"if-none-match": headers["ETag"]})[::2] == ("304 Not Modified", b"")
    packed = ask(ARTICLE, **{"accept-encoding": "gzip"})
    assert gzip.decompress(packed[2]) == body
    assert packed[1]["ETag"] != headers["ETag"]


def test_a_baked_page_has_every_header_of_an_unbaked_one(ask: Ask, client: Client) -> None:
    unbaked = client.get(ARTICLE).headers
    baked = ask(ARTICLE)[1]
    for name in (
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Cache-Control",
        "Content-Type",
        "X-Frame-Options",
    ):
        assert baked[name] == unbaked[name]


@pytest.mark.parametrize(
    "path",
    [
        "/desk/",
        "/account/",
        "/sign-in/",
        "/join/",
        "/api/articles/",
        "/feeds/own/key/all.rss",
        f"{ARTICLE}challenge/",
        "/search/",
        "/payments/notice/",
    ],
)
def test_what_is_a_readers_own_is_never_kept(path: str) -> None:
    assert not may_be_baked(path)


def test_the_language_of_the_interface_is_part_of_the_page(ask: Ask) -> None:
    assert b'dir="rtl"' in ask(ARTICLE, **{"accept-language": "ar"})[2]
    assert b'dir="rtl"' not in ask(ARTICLE, **{"accept-language": "en"})[2][:200]


def test_no_other_cookie_leaves_its_mark_on_a_page_that_others_get(ask: Ask, reader: Reader) -> None:
    marked, plain = with_pass(reader, Standing.MEMBER), with_pass(reader, Standing.MEMBER)
    marked.cookies["django_language"] = "ar"
    assert b'dir="rtl"' not in ask(ARTICLE, marked)[2][:200]
    assert ask(ARTICLE, plain)[2] == ask(ARTICLE, marked)[2]
