"""What a reader may not see is not in the bytes sent to them, by any path."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from addresses import readers_addresses
from nightdesk.publish.access import Standing
from nightdesk.testing.specimens import MEMBERS_EXCERPT, MEMBERS_LINK, MEMBERS_WORDS, SUBSCRIBERS_LINK
from published import Reader

ARTICLE = "/articles/balochistan-test/"
PATHS = {
    "front": ["/"],
    "articles": ["/articles/", "/articles/?page=1"],
    "article": [ARTICLE],
    "article-text": [ARTICLE + "text/"],
    "article-changes": [ARTICLE + "changes/"],
    "article-changes-since": [ARTICLE + "changes/1/"],
    "places": ["/places/"],
    "place": ["/places/balochistan/"],
    "subjects": ["/subjects/"],
    "subject": ["/subjects/conflict/"],
    "analysts": ["/analysts/"],
    "analyst": ["/analysts/pamir/"],
    "analyst-articles": ["/analysts/pamir/articles/"],
    "portrait": ["/analysts/pamir/portrait.svg"],
    "process": ["/process/"],
    "sources": ["/sources/"],
    "trust": ["/trust/"],
    "own-page": ["/pages/about/", "/pages/privacy/"],
    "colours": ["/colours.css"],
    "corrections": ["/corrections/"],
    "join": ["/join/"],
    "feeds": ["/feeds/"],
    "feed-all": ["/feeds/all.rss", "/feeds/all.atom", "/feeds/all.json"],
    "feed-corrections": ["/feeds/corrections.rss", "/feeds/corrections.atom", "/feeds/corrections.json"],
    "feed": ["/feeds/places/balochistan.rss", "/feeds/subjects/conflict.atom", "/feeds/analysts/pamir.json"],
    "robots": ["/robots.txt"],
    "sitemap": ["/sitemap.xml"],
    "news-sitemap": ["/sitemap-news.xml"],
    "sign-in": ["/sign-in/"],
    "account_signup": ["/sign-up/"],
    "account": ["/account/"],
    "challenge": [ARTICLE + "challenge/"],
    "challenges": ["/challenges/"],
    "letters": ["/account/letters/"],
    "search": ["/search/?q=balochistan", "/search/?q=Chinese+target"],
    "api": ["/api/openapi.json"],
    "api-articles": ["/api/articles/", "/api/articles/?q=balochistan"],
    "api-article": ["/api/articles/balochistan-test/"],
    "keys": ["/account/feeds/"],
    "open-article": [ARTICLE + "open/"],
    "portal": ["/account/membership/"],
    "own-data": ["/account/data.json"],
    "erase": ["/account/erase/"],
    "account_email": ["/account/address/"],
    "usersessions_list": ["/account/sessions/"],
    "mfa_index": ["/account/keys/"],
}
WITHOUT_TEXT = {
    "websub",
    "mark",
    "gift",
    "card",
    "private-feed",
    "private-feed-all",
    "leave-letter",
    "check-out",
    "contribute",
    "favicon",
    "payment-notice",
    "illustration",
    "sign-in-by-link",
    "sign-out",
} | {
    "account_login",
    "account_request_login_code",
    "account_confirm_login_code",
    "account_email_verification_sent",
    "account_inactive",
    "account_logout",
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_edit_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_list_webauthn",
    "mfa_login_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
}
OPEN_TO_ALL = [path for name, paths in PATHS.items() for path in paths if name.startswith("feed") or name in {"sitemap", "news-sitemap"}]
MEMBERS_SECRETS = (MEMBERS_WORDS, MEMBERS_EXCERPT, MEMBERS_LINK, "names a Chinese target")


def sent(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code in (200, 302)
    return unescape(answer.content.decode()) + str(dict(answer.headers))


def test_every_readers_path_is_tried_here() -> None:
    assert readers_addresses() == set(PATHS) | WITHOUT_TEXT


@pytest.mark.parametrize("path", [path for paths in PATHS.values() for path in paths])
@pytest.mark.parametrize("standing", [Standing.VISITOR, Standing.SUBSCRIBER])
def test_no_path_tells_others_the_members_part(standing: Standing, path: str, newsroom: object, reader: Reader) -> None:
    text = sent(reader(standing), path)
    assert not [secret for secret in MEMBERS_SECRETS if secret in text]


@pytest.mark.parametrize("path", [path for paths in PATHS.values() for path in paths])
def test_no_path_gives_a_visitor_a_link_that_is_for_those_who_signed_up(path: str, newsroom: object, reader: Reader) -> None:
    assert SUBSCRIBERS_LINK not in sent(reader(Standing.VISITOR), path)


@pytest.mark.parametrize("path", OPEN_TO_ALL)
def test_what_caches_and_crawlers_read_is_the_same_for_a_member(path: str, newsroom: object, reader: Reader) -> None:
    text = sent(reader(Standing.MEMBER), path)
    assert not [secret for secret in (*MEMBERS_SECRETS, SUBSCRIBERS_LINK) if secret in text]


@pytest.mark.parametrize("path", [ARTICLE, ARTICLE + "text/"])
def test_a_member_gets_the_members_part_and_its_links(path: str, newsroom: object, reader: Reader) -> None:
    text = sent(reader(Standing.MEMBER), path)
    assert [secret for secret in MEMBERS_SECRETS if secret in text] == list(MEMBERS_SECRETS)


@pytest.mark.parametrize("path", [ARTICLE, ARTICLE + "text/"])
def test_a_subscriber_gets_the_links_of_the_open_part(path: str, newsroom: object, reader: Reader) -> None:
    assert SUBSCRIBERS_LINK in sent(reader(Standing.SUBSCRIBER), path)


def test_one_readers_page_is_never_anothers(newsroom: object, reader: Reader) -> None:
    """In the order that a careless cache would fail on: a member first."""
    assert MEMBERS_WORDS in sent(reader(Standing.MEMBER), ARTICLE)
    assert MEMBERS_WORDS not in sent(reader(Standing.SUBSCRIBER), ARTICLE)
    assert SUBSCRIBERS_LINK not in sent(reader(Standing.VISITOR), ARTICLE)


def test_what_a_signed_in_reader_gets_is_kept_by_no_shared_cache(newsroom: object, reader: Reader) -> None:
    for standing in (Standing.SUBSCRIBER, Standing.MEMBER):
        answer = reader(standing).get(ARTICLE)
        assert "private" in answer["Cache-Control"]
        assert "Cookie" in answer["Vary"]
    assert "public" in reader(Standing.VISITOR).get(ARTICLE)["Cache-Control"]


def test_an_account_that_was_shut_is_a_visitors(newsroom: object, reader: Reader) -> None:
    from nightdesk_site.members.models import Account

    client = reader(Standing.MEMBER)
    Account.objects.update(is_active=False)
    assert MEMBERS_WORDS not in sent(client, ARTICLE)


def test_a_standing_nobody_knows_is_a_visitors(newsroom: object, reader: Reader) -> None:
    from nightdesk_site.members.models import Account

    client = reader(Standing.MEMBER)
    Account.objects.update(standing="owner")
    text = sent(client, ARTICLE)
    assert MEMBERS_WORDS not in text
    assert SUBSCRIBERS_LINK not in text
