"""One article can be given or opened; nothing else opens with it."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from nightdesk.publish.access import Standing
from nightdesk.testing.specimens import MEMBERS_WORDS
from nightdesk_site.members.models import Account
from nightdesk_site.openings import opening
from nightdesk_site.reader import passes
from nightdesk_site.record.models import ArticleRow
from published import Reader

pytestmark = pytest.mark.django_db
ARTICLE, OTHER = "/articles/balochistan-test/", "/articles/west-java-test/"


def opens(client: Client, path: str) -> bool:
    return MEMBERS_WORDS in client.get(path).content.decode().replace("&#x27;", "'")


@pytest.fixture
def publisher(tmp_path: Path, settings: Settings) -> Path:
    for each in settings.NEWSROOM.newsroom.iterdir():
        (tmp_path / each.name).symlink_to(each)
    (tmp_path / "publisher.toml").unlink()
    settings.NEWSROOM = settings.NEWSROOM.model_copy(update={"newsroom": tmp_path})
    return tmp_path / "publisher.toml"


def gift_of(member: Client) -> str:
    page = member.get(f"{ARTICLE}gift/").content.decode()
    found = re.search(r"(/articles/\S+\?gift=[^<\s]+)", page)
    assert found, page
    return found[1]


def test_a_gift_opens_its_article_to_whoever_has_it_and_no_other(newsroom: object, reader: Reader) -> None:
    address = gift_of(reader(Standing.MEMBER))
    assert opens(Client(), address)
    answer = Client().get(address)
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert not opens(Client(), ARTICLE)
    other = Client().get(OTHER + "?" + address.split("?")[1])
    assert "X-Robots-Tag" not in other, "the gift of one article opens no other"


def test_a_gift_ends_with_its_time_and_with_its_givers_membership(
    newsroom: object, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = gift_of(reader(Standing.MEMBER))
    Account.objects.update(standing="subscriber")
    assert not opens(Client(), address)
    Account.objects.update(standing="member")
    monkeypatch.setattr(opening, "GIFT_LASTS", timedelta(seconds=-1))
    assert not opens(Client(), address)


def test_only_members_give(newsroom: object, reader: Reader) -> None:
    assert reader(Standing.SUBSCRIBER).get(f"{ARTICLE}gift/").status_code == 403
    assert not opens(Client(), f"{ARTICLE}?gift=made-up")


def test_a_free_account_opens_as_many_as_the_publisher_says_by_a_press(newsroom: object, reader: Reader, publisher: Path) -> None:
    publisher.write_text("free_openings = 1\n")
    free = reader(Standing.SUBSCRIBER)
    free.get(f"{ARTICLE}open/")
    assert not opens(free, f"{ARTICLE}?opened=1"), "a look opens nothing"
    assert free.post(f"{ARTICLE}open/").status_code == 302
    assert opens(free, f"{ARTICLE}?opened=1")
    assert not opens(free, ARTICLE)
    assert free.post(f"{ARTICLE}open/").status_code == 302, "opening what is open costs nothing"
    assert free.post(f"{OTHER}open/").status_code == 403
    assert not opens(Client(), f"{ARTICLE}?opened=1")


def test_a_new_month_opens_again(newsroom: dict[str, ArticleRow], reader: Reader, publisher: Path) -> None:
    publisher.write_text("free_openings = 1\n")
    reader(Standing.SUBSCRIBER)
    account, now = Account.objects.get(), timezone.now()
    opening.open_article(newsroom["balochistan-test"], account, now - timedelta(days=40))
    assert opening.left(account, now) == 1


def test_readers_in_an_institutions_network_read_as_members(newsroom: object, publisher: Path) -> None:
    publisher.write_text('[[institutions]]\nname = "A library"\nnetworks = ["192.0.2.0/24", "2001:db8::/32"]\n')
    assert opens(Client(REMOTE_ADDR="192.0.2.7"), ARTICLE)
    assert opens(Client(REMOTE_ADDR="2001:db8::1"), ARTICLE)
    for elsewhere in ("192.0.3.7", "", "not-an-address", "2001:db9::1"):
        assert not opens(Client(REMOTE_ADDR=elsewhere), ARTICLE)


def test_what_a_network_opens_is_kept_by_no_shared_cache_and_ends_with_the_network(
    newsroom: object, reader: Reader, publisher: Path
) -> None:
    publisher.write_text('[[institutions]]\nname = "A library"\nnetworks = ["192.0.2.0/24"]\n')
    for path in (ARTICLE, f"{ARTICLE}text/"):
        assert "private" in Client(REMOTE_ADDR="192.0.2.7").get(path)["Cache-Control"]
    free = reader(Standing.SUBSCRIBER)
    free.get(ARTICLE, REMOTE_ADDR="192.0.2.7")
    assert passes.COOKIE not in free.cookies
    assert not opens(free, ARTICLE)
