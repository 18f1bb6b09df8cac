"""Following sources: paste an address, see what is there, keep it; by command and by the desk's form."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from nightdesk.cli import nightdesk
from nightdesk.settings import read_settings
from nightdesk.testing import newspapers
from nightdesk.testing.newspapers import Newspaper
from nightdesk_site.members.accounts import EDITORS
from nightdesk_site.members.models import Account
from nightdesk_site.record.following import followed
from nightdesk_site.record.models import AuditRow, SourceRow

pytestmark = pytest.mark.django_db
Serve = Callable[[Newspaper], str]


@pytest.fixture(autouse=True)
def on_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("NIGHTDESK_ONLY_LOOPBACK", "1")
    monkeypatch.setenv("NIGHTDESK_DATA", str(tmp_path))
    monkeypatch.setenv("NIGHTDESK_MAILBOX_FOLDER", str(tmp_path / "mail"))
    read_settings.cache_clear()
    yield
    read_settings.cache_clear()


@pytest.fixture
def serve() -> Iterator[Serve]:
    papers: list[Newspaper] = []

    def start(paper: Newspaper) -> str:
        papers.append(paper)
        return paper.start()

    yield start
    for paper in papers:
        paper.stop()


def sources(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(nightdesk, ["sources", *words], input=given)


def test_three_newspapers_one_without_a_feed_are_followed_with_one_command(serve: Serve) -> None:
    papers = [serve(make()) for make in (newspapers.announcing, newspapers.hiding, newspapers.feedless)]
    told = json.loads(sources("add", *papers, "--yes", "--json").output)
    assert [(one["name"], one["kind"], one["language"]) for one in told] == [
        ("The Announcing Paper", "rss", "en"),
        ("The Hiding Paper", "rss", "en"),
        ("The Feedless Paper", "index-page", "en"),
    ]
    assert all("metres of new pipe" in one["sample"]["text"] for one in told)
    assert [one["sample"]["from_page"] for one in told] == [True, False, True]
    assert {source.name for source in followed()} == {one["name"] for one in told}
    assert AuditRow.objects.filter(what="followed a source").count() == 3


def test_what_is_found_is_shown_before_it_is_kept(serve: Serve) -> None:
    shown = sources("add", serve(newspapers.announcing()), given="n\n")
    assert "The Announcing Paper" in shown.output
    assert "English" in shown.output
    assert "metres of new pipe" in shown.output
    assert not SourceRow.objects.exists()


def test_an_address_on_this_machine_is_refused_unless_that_was_said(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    address = serve(newspapers.announcing())
    monkeypatch.setenv("NIGHTDESK_ONLY_LOOPBACK", "0")
    read_settings.cache_clear()
    told = sources("add", address, "--yes")
    assert told.exit_code == 1
    assert "private or reserved network" in told.output
    assert not SourceRow.objects.exists()


def test_a_source_is_let_go_and_what_it_said_stays(serve: Serve) -> None:
    sources("add", serve(newspapers.hiding()), "--yes")
    assert "no longer following" in sources("remove", "the hiding paper").output
    assert not followed()
    assert SourceRow.objects.count() == 1
    assert "no source called" in str(sources("remove", "the hiding paper").exception)


def test_lists_of_feeds_come_in_and_go_out_as_opml(tmp_path: Path) -> None:
    file = tmp_path / "reader.opml"
    file.write_text(
        '<opml version="2.0"><body><outline text="News"><outline text="A" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/>'
        '<outline text="B" xmlUrl="https://b.co.uk/rss" language="en"/><outline text="A again" xmlUrl="https://a.example/feed"/></outline>'
        "</body></opml>"
    )
    assert sources("import", str(file)).output == "2 feeds in reader.opml; 2 of them are new\n"
    assert sources("import", str(file)).output == "2 feeds in reader.opml; 0 of them are new\n"
    assert {(one.name, one.country, one.language) for one in followed()} == {("A", None, None), ("B", "GB", "en")}
    out = tmp_path / "out.opml"
    sources("export", str(out))
    assert 'xmlUrl="https://b.co.uk/rss"' in out.read_text()


def test_a_folder_of_newsletters_is_followed_like_a_feed(tmp_path: Path) -> None:
    box = tmp_path / "mail" / "press"
    (box / "new").mkdir(parents=True)
    (box / "new" / "1.letter").write_text(
        "From: The Letter <news@letter.example>\nSubject: Harbour opens\nMessage-ID: <1@letter.example>\n"
        "Date: Fri, 30 Jan 2026 06:00:00 +0100\n\nThe harbour opens again after works, the town office said on Friday.\n"
    )
    (told,) = json.loads(sources("add", "maildir:press?from=news@letter.example", "--yes", "--json").output)
    assert (told["name"], told["kind"], told["family"]) == ("The Letter", "mail", "letter.example")


# the desk


@pytest.fixture
def desk(client: Client) -> Client:
    editor = Account.objects.create_user("editor@example.org", name="Ada Test")
    editor.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(editor)
    return client


def signed(page: str) -> str:
    return page.partition('name="source" value="')[2].partition('"')[0]


def test_only_who_is_followed_can_be_revived(serve: Serve) -> None:
    sources("add", serve(newspapers.hiding()), "--yes")
    assert "The Hiding Paper: asked with the next round" in sources("revive", "The Hiding Paper").output
    assert "no source called 'nobody'" in str(sources("revive", "nobody").exception)


def test_an_editor_pastes_an_address_sees_a_sample_and_follows_it(desk: Client, serve: Serve) -> None:
    shown = desk.post(reverse("desk_sources"), {"act": "look", "address": serve(newspapers.feedless())}).content.decode()
    assert "The Feedless Paper" in shown
    assert "metres of new pipe" in shown
    assert not SourceRow.objects.exists()
    kept = desk.post(reverse("desk_sources"), {"act": "follow", "source": signed(shown), "name": "My paper"}, follow=True).content.decode()
    assert "Following My paper." in kept
    (source,) = followed()
    assert AuditRow.objects.get(about=source.id).who == "Ada Test"
    gone = desk.post(reverse("desk_sources"), {"act": "remove", "source": source.id}, follow=True).content.decode()
    assert "No longer followed" in gone
    assert not followed()


def test_only_what_was_found_can_be_followed(desk: Client) -> None:
    told = desk.post(reverse("desk_sources"), {"act": "follow", "source": '{"feed": "http://10.0.0.1/"}'}, follow=True).content.decode()
    assert "Look at the address again" in told
    assert not SourceRow.objects.exists()


def test_who_is_no_editor_follows_nobody(client: Client) -> None:
    client.force_login(Account.objects.create_user("reader@example.org"))
    assert client.get(reverse("desk_sources")).status_code != 200
    assert client.post(reverse("desk_sources"), {"act": "look", "address": "a.example"}).status_code != 200
