"""Bounces and complaints by plain mail end letters to an address: where the report bears the mark of our own mail, and only there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from nightdesk.testing.mail_server import MailServer
from nightdesk_site.letters.bounces import collect, delivery_of, mark_of, return_address, take
from nightdesk_site.letters.clock import tick
from nightdesk_site.letters.compose import compose
from nightdesk_site.letters.kinds import letter
from nightdesk_site.letters.models import Delivery, Issue, Mailbox, Preference
from nightdesk_site.letters.post import open_post
from nightdesk_site.letters.send import go_on, start
from nightdesk_site.letters.suppress import is_suppressed
from nightdesk_site.members import accounts

pytestmark = pytest.mark.django_db
READER, OTHER = "reader@readers.invalid", "other@readers.invalid"


def wants(email: str) -> None:
    Preference.objects.create(account=accounts.add(email, None), letter="daily", since=timezone.now())


@pytest.fixture
def post_office(settings: Any) -> Iterator[MailServer]:
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_SSL, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False, False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        yield server


@pytest.fixture
def sent(newsroom: object, post_office: MailServer, settings: Any, tmp_path: Path) -> MailServer:
    """An issue sent to two readers, by a newsroom with a mailbox for what comes back."""
    (tmp_path / "bounces" / "new").mkdir(parents=True)
    told = {"bounces": "maildir:bounces", "bounce_address": "bounces@news.invalid", "mailbox_folder": tmp_path}
    settings.NEWSROOM = settings.NEWSROOM.model_copy(update=told)
    for one in (READER, OTHER):
        wants(one)
    start(compose(letter("daily"), timezone.now(), everything=True), "Test Editor", timezone.now())
    with open_post() as post:
        go_on(post, pause=lambda seconds: None)
    return post_office


def failure(sent_to: str) -> bytes:
    return (
        f"To: {sent_to}\nContent-Type: multipart/report; report-type=delivery-status; boundary=B\n\n"
        "--B\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.invalid\n\n"
        "Final-Recipient: rfc822; somebody@readers.invalid\nAction: failed\nStatus: 5.1.1\n\n--B--\n"
    ).encode()


def complaint(mail: object) -> bytes:
    return (
        b"Content-Type: multipart/report; report-type=feedback-report; boundary=BBB\n\n"
        b"--BBB\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nVersion: 1\n\n"
        b"--BBB\nContent-Type: message/rfc822\n\n" + bytes(mail) + b"\n--BBB--\n"  # type: ignore[call-overload]
    )


def test_each_mail_goes_out_under_a_sender_of_its_own(sent: MailServer) -> None:
    assert sent.senders[READER] != sent.senders[OTHER]
    assert sent.senders[READER].startswith("bounces+")
    assert sent.senders[READER].endswith("@news.invalid")
    assert "bounces+" not in str(sent.to(READER)[0]["From"])


def test_a_bounce_in_the_mailbox_ends_letters_to_that_reader_alone(sent: MailServer, settings: Any) -> None:
    (settings.NEWSROOM.mailbox_folder / "bounces" / "new" / "1.mail").write_bytes(failure(sent.senders[READER]))
    tick(timezone.now())
    assert (is_suppressed(READER), is_suppressed(OTHER)) == (True, False)
    assert "5.1.1" in Delivery.objects.get(account__email=READER).answer
    Issue.objects.all().update(covers_until=timezone.now() - timedelta(days=900))
    start(compose(letter("daily"), timezone.now(), everything=True), "Test Editor", timezone.now())
    with open_post() as post:
        go_on(post, pause=lambda seconds: None)
    assert (len(sent.to(READER)), len(sent.to(OTHER))) == (1, 2)


def test_a_complaint_that_returns_our_mail_ends_letters_to_its_reader(sent: MailServer) -> None:
    assert take([complaint(sent.to(OTHER)[0])], timezone.now()) == 1
    assert (is_suppressed(READER), is_suppressed(OTHER)) == (False, True)


def test_a_forged_report_ends_nothing(sent: MailServer) -> None:
    number = Delivery.objects.get(account__email=READER).pk
    name = mark_of(number).partition("-")[0]
    forged = [
        failure(f"bounces+{name}-{'a' * 20}@news.invalid"),
        failure("bounces@news.invalid"),
        failure(READER),
        b"5.1.1 " + READER.encode(),
    ]
    assert take(forged, timezone.now()) == 0
    assert not is_suppressed(READER)


def test_an_old_report_ends_nothing(sent: MailServer) -> None:
    assert take([failure(sent.senders[READER])], timezone.now() + timedelta(days=100)) == 0


def test_a_report_on_somebody_who_left_changes_nothing(sent: MailServer) -> None:
    Delivery.objects.get(account__email=READER).account.delete()  # type: ignore[union-attr]
    assert take([failure(sent.senders[READER])], timezone.now()) == 0


def test_a_mailbox_is_read_every_five_minutes_and_each_report_once(sent: MailServer, settings: Any) -> None:
    new, now = settings.NEWSROOM.mailbox_folder / "bounces" / "new", timezone.now()
    (new / "1.mail").write_bytes(failure(sent.senders[READER]))
    assert collect(now) == 1
    (new / "2.mail").write_bytes(failure(sent.senders[OTHER]))
    assert collect(now + timedelta(minutes=1)) == 0
    collect(now + timedelta(minutes=6))
    assert is_suppressed(OTHER)


def test_a_mailbox_that_cannot_be_read_is_told_and_stops_nothing(newsroom: object, settings: Any, tmp_path: Path) -> None:
    settings.NEWSROOM = settings.NEWSROOM.model_copy(update={"bounces": "maildir:nowhere", "mailbox_folder": tmp_path})
    tick(timezone.now())
    assert "nowhere" in Mailbox.objects.get().trouble


def test_a_mark_is_read_back_and_a_changed_one_is_nobodys() -> None:
    for number in (1, 255, 256, 9_007_199_254_740_993):
        assert delivery_of(mark_of(number)) == number
        assert mark_of(number).replace("-", "").isalnum()
    assert delivery_of("") is None
    assert delivery_of(mark_of(7).replace(mark_of(7)[0], mark_of(8)[0], 1)[:-1]) is None


def test_without_a_mailbox_mails_come_from_the_newsroom_itself() -> None:
    assert return_address(1) == ""
