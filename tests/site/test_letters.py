"""Letters go to those who want them, say no more than their readers may see, and are left by one press."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from mailing import mail_goes_to_a_server
from nightdesk.bootstrap import letters_of_their_own
from nightdesk.cli.posting import Closed, hand_over
from nightdesk.foundation.errors import AlreadyDecided, NotFound
from nightdesk.publish.access import Standing
from nightdesk.settings import read_settings
from nightdesk.testing.mail_server import MailServer
from nightdesk.testing.specimens import MEMBERS_EXCERPT, MEMBERS_LINK, MEMBERS_WORDS, SUBSCRIBERS_LINK
from nightdesk_site.letters.clock import tick
from nightdesk_site.letters.compose import compose, due
from nightdesk_site.letters.kinds import letter
from nightdesk_site.letters.models import Delivery, Issue, Preference, Suppression
from nightdesk_site.letters.post import open_post
from nightdesk_site.letters.render import render
from nightdesk_site.letters.send import go_on, in_doubt, start
from nightdesk_site.letters.suppress import take_word_of_provider
from nightdesk_site.members import accounts
from nightdesk_site.members.models import Account
from nightdesk_site.record.models import ArticleRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def post_office(settings: Settings) -> Iterator[MailServer]:
    with mail_goes_to_a_server(settings) as server:
        yield server


@pytest.fixture
def issue(newsroom: dict[str, ArticleRow]) -> Issue:
    return compose(letter("daily"), timezone.now(), everything=True)


def wants(email: str, standing: Standing = Standing.SUBSCRIBER, key: str = "daily") -> Account:
    account = accounts.add(email, standing)
    Preference.objects.create(account=account, letter=key, since=timezone.now())
    return account


def send(issue: Issue) -> int:
    start(issue, "Test Editor", timezone.now())
    with open_post() as post:
        return go_on(post, pause=lambda seconds: None)


def whole(mail: object) -> str:
    return str(mail.get_body(("plain",)).get_content() + mail.get_body(("html",)).get_content())  # type: ignore[attr-defined]


def test_each_reader_who_wants_it_gets_it_once(issue: Issue, post_office: MailServer) -> None:
    readers = [wants(f"r{n}@example.org").email for n in range(12)]
    accounts.add("other@example.org", None)
    assert send(issue) == 12
    with open_post() as post:
        assert go_on(post) == 0
    assert sorted(who for who, _ in post_office.mails) == sorted(readers)
    issue.refresh_from_db()
    assert issue.state == "sent"
    with pytest.raises(AlreadyDecided):
        start(issue, "Test Editor", timezone.now())


def test_an_open_newsroom_sends_what_is_queued_and_stops_between_two_mails(issue: Issue, post_office: MailServer) -> None:
    for name in ("one", "two"):
        wants(f"{name}@readers.invalid")
    start(issue, "Test Editor", timezone.now())
    closing = Event()
    closing.set()
    with pytest.raises(Closed):
        hand_over(closing)
    assert Delivery.objects.filter(state=Delivery.State.QUEUED).count() == 1
    assert hand_over(Event()) == 1
    assert sorted(who for who, _ in post_office.mails) == ["one@readers.invalid", "two@readers.invalid"]


def test_one_process_sends_at_a_time(tmp_path: Path) -> None:
    house = read_settings().model_copy(update={"data": tmp_path})
    with letters_of_their_own(house) as ours, letters_of_their_own(house) as others:
        assert (ours, others) == (True, False)
    with letters_of_their_own(house) as ours:
        assert ours


def test_no_mail_tells_what_its_reader_may_not_see(issue: Issue, post_office: MailServer) -> None:
    wants("subscriber@example.org")
    wants("member@example.org", Standing.MEMBER)
    send(issue)
    to_subscriber, to_member = (whole(post_office.to(f"{who}@example.org")[0]) for who in ("subscriber", "member"))
    for secret in (MEMBERS_WORDS, MEMBERS_EXCERPT, MEMBERS_LINK):
        assert secret not in to_subscriber
    assert "Members are reading" in to_subscriber
    assert "Members are reading" not in to_member
    assert SUBSCRIBERS_LINK not in render(issue, Standing.VISITOR).html


def test_every_mail_says_who_wrote_it(issue: Issue) -> None:
    written = render(issue, Standing.SUBSCRIBER)
    for words in ("AI analyst", "Not reviewed by a person"):
        assert words in written.text
        assert words in written.html


def test_the_headers_are_those_of_a_list_that_can_be_left_by_one_press(issue: Issue, post_office: MailServer) -> None:
    reader = wants("reader@example.org")
    send(issue)
    mail = post_office.to(reader.email)[0]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Id"]
    path = re.search(r"<https?://[^/]+(/[^>]+)>", mail["List-Unsubscribe"])
    assert path is not None
    assert path[1] in mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    outsider = Client(enforce_csrf_checks=True)
    assert outsider.get(path[1]).status_code == 200
    assert Preference.objects.exists(), "a scanner that follows the link leaves nothing"
    assert outsider.post(path[1], {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Preference.objects.exists()


def test_a_made_up_way_out_leads_nowhere(client: Client) -> None:
    assert client.post("/letters/leave/made-up/").status_code == 404


def test_who_left_after_it_was_queued_is_left_out(issue: Issue, post_office: MailServer) -> None:
    wants("stays@example.org")
    wants("leaves@example.org")
    start(issue, "Test Editor", timezone.now())
    Preference.objects.filter(account__email="leaves@example.org").delete()
    with open_post() as post:
        assert go_on(post, pause=lambda seconds: None) == 1
    assert not post_office.to("leaves@example.org")


def test_an_address_that_bounced_for_good_is_written_to_no_more(issue: Issue, post_office: MailServer) -> None:
    wants("gone@example.org")
    wants("full@example.org")
    post_office.refuses = {"gone@example.org": "550 no such user", "full@example.org": "452 mailbox full"}
    assert send(issue) == 0
    assert {row.account.email: row.state for row in Delivery.objects.select_related("account") if row.account} == {
        "gone@example.org": "refused",
        "full@example.org": "refused",
    }
    assert Delivery.objects.get(account__email="full@example.org").tries == 3
    post_office.refuses = {}
    second = compose(letter("daily"), timezone.now(), everything=True)
    assert send(second) == 1
    assert not post_office.to("gone@example.org")
    assert "gone@example.org" not in str(Suppression.objects.values().get())


def test_a_complaint_told_by_a_provider_ends_the_letters(issue: Issue, post_office: MailServer) -> None:
    wants("cross@example.org")
    event = type("Event", (), {"event_type": "complained", "recipient": "cross@example.org", "reject_reason": None})()
    take_word_of_provider(sender=None, event=event, esp_name="test")
    assert send(issue) == 0


def test_while_no_mail_server_answers_nothing_is_lost(issue: Issue, settings: Settings, post_office: MailServer) -> None:
    wants("reader@example.org")
    start(issue, "Test Editor", timezone.now())
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 9
    with pytest.raises(ConnectionRefusedError), open_post() as post:
        go_on(post, pause=lambda seconds: None)
    settings.EMAIL_PORT = port
    with open_post() as post:
        assert go_on(post, pause=lambda seconds: None) == 1


def test_a_process_killed_after_handing_over_does_not_send_again(issue: Issue, post_office: MailServer) -> None:
    wants("reader@example.org")
    start(issue, "Test Editor", timezone.now())
    Delivery.objects.update(state=Delivery.State.HANDED)
    with open_post() as post:
        assert go_on(post, pause=lambda seconds: None) == 0
    assert in_doubt() == 1
    assert not post_office.mails


def test_the_first_letter_comes_with_signing_up_and_others_are_chosen(newsroom: object, client: Client) -> None:
    client.post("/sign-up/", {"email": "new@example.org", "website": ""})
    account = Account.objects.get()
    assert list(account.letters.values_list("letter", flat=True)) == ["daily"]
    client.force_login(account)
    client.post("/account/letters/", {"letter": ["weekly", "analyst/pamir", "made-up"]})
    assert sorted(account.letters.values_list("letter", flat=True)) == ["analyst/pamir", "weekly"]


def test_no_letter_goes_to_an_address_that_nobody_confirmed(issue: Issue, client: Client, post_office: MailServer) -> None:
    client.post("/sign-up/", {"email": "unconfirmed@example.org", "website": ""})
    assert send(issue) == 0


def test_issues_come_at_their_hour_with_what_is_new(newsroom: dict[str, ArticleRow]) -> None:
    wants("reader@example.org")
    one = letter("daily")
    ArticleRow.objects.update(published_at=datetime(2026, 1, 31, 3, tzinfo=UTC))
    morning = datetime(2026, 1, 31, 6, 1, tzinfo=UTC)
    assert due(one, morning)
    assert len(tick(morning)) == 1
    assert tick(morning + timedelta(hours=1)) == []
    assert Issue.objects.get().state == "sending"
    with pytest.raises(NotFound, match="nothing was published"):
        compose(one, morning + timedelta(days=1))
    assert tick(morning + timedelta(days=1)) == []


def test_a_letter_that_waits_for_an_editor_waits(newsroom: dict[str, ArticleRow]) -> None:
    wants("reader@example.org", key="weekly")
    ArticleRow.objects.update(published_at=datetime(2026, 1, 30, 3, tzinfo=UTC))
    assert len(tick(datetime(2026, 1, 31, 7, 1, tzinfo=UTC))) == 1
    assert Issue.objects.get().state == "draft"


def test_an_analysts_letter_holds_that_analysts_work(newsroom: dict[str, ArticleRow]) -> None:
    issue = compose(letter("analyst/pamir"), timezone.now(), everything=True)
    assert set(ArticleRow.objects.filter(id__in=issue.articles).values_list("persona", flat=True)) == {"pamir"}


def test_an_editor_edits_looks_and_sends(issue: Issue, client: Client, post_office: MailServer) -> None:
    editor = accounts.make_editor("editor@example.org")
    editor.name = "Test Editor"
    editor.save()
    client.force_login(editor)
    wants("reader@example.org")
    assert client.get("/desk/letters/").status_code == client.get(f"/desk/letters/{issue.pk}/").status_code == 200
    form = {"subject": "A better subject", "intro": "Good morning.", "article": issue.articles[:2]}
    client.post(f"/desk/letters/{issue.pk}/", form | {"do": "preview"})
    assert post_office.to("editor@example.org")[0]["Subject"] == "[Preview] A better subject"
    client.post(f"/desk/letters/{issue.pk}/", form | {"do": "send"})
    with open_post() as post:
        go_on(post, pause=lambda seconds: None)
    mail = post_office.to("reader@example.org")[0]
    assert mail["Subject"] == "A better subject"
    assert "Good morning." in whole(mail)
    issue.refresh_from_db()
    assert (len(issue.articles), issue.sent_by) == (2, "Test Editor")


def test_a_retracted_article_is_left_out_of_what_is_sent_later(issue: Issue) -> None:
    row = ArticleRow.objects.get(id=issue.articles[0])
    ArticleRow.objects.filter(id=row.id).update(retracted=True)
    assert row.headline not in render(issue, Standing.MEMBER).text.split("\n", 2)[2]
