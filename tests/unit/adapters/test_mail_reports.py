"""Reports of bounces and complaints are read as their standards write them, and anything else is nothing."""

from __future__ import annotations

import pytest

from nightdesk.adapters.mail_reports import LARGEST, Told, read_report
from nightdesk.adapters.newsletters import bundle, separate

MARK = "ae-abcdefghij234567abcd"


def dsn(*, to: str = f"bounces+{MARK}@example.org", action: str = "failed", status: str = "5.1.1", returned: str = "") -> bytes:
    """A delivery status notification as RFC 3464, 6, has it."""
    head = f"To: {to}\nFrom: MAILER-DAEMON@mail.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=B\n\n"
    status_part = (
        "--B\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example\n\n"
        f"Final-Recipient: rfc822; reader@readers.invalid\nAction: {action}\nStatus: {status}\nDiagnostic-Code: smtp; 550 no such user\n\n"
    )
    words = "--B\nContent-Type: text/plain\n\nYour mail could not be delivered.\n\n"
    head_back = f"--B\nContent-Type: text/rfc822-headers\n\nX-Delivery: {returned}\n\n" if returned else ""
    return f"{head}{words}{status_part}{head_back}--B--\n".encode()


def arf(*, kind: str = "abuse", returned: str = MARK) -> bytes:
    """A feedback report as RFC 5965, appendix B, has it."""
    return (
        "To: abuse@example.org\nContent-Type: multipart/report; report-type=feedback-report; boundary=B\n\n"
        "--B\nContent-Type: text/plain\n\nThis is an email abuse report.\n\n"
        f"--B\nContent-Type: message/feedback-report\n\nFeedback-Type: {kind}\nUser-Agent: SomeGenerator/1.0\nVersion: 1\n\n"
        f"--B\nContent-Type: message/rfc822\n\nFrom: letters@example.org\nX-Delivery: {returned}\nSubject: A letter\n\nHello.\n\n--B--\n"
    ).encode()


def test_a_failure_for_good_is_read_with_the_mark_it_was_sent_to() -> None:
    told = read_report(dsn())
    assert told is not None
    assert (told.told, told.mark) == (Told.BOUNCED, MARK)
    assert "5.1.1" in told.words


def test_a_failure_is_read_with_the_mark_in_the_header_that_came_back() -> None:
    told = read_report(dsn(to="bounces@example.org", returned=MARK))
    assert told is not None
    assert told.mark == MARK


@pytest.mark.parametrize(
    ("action", "status"), [("delayed", "4.4.1"), ("failed", "4.2.2"), ("delivered", "2.0.0"), ("failed", "5"), ("", "")]
)
def test_what_may_still_arrive_is_no_failure(action: str, status: str) -> None:
    assert read_report(dsn(action=action, status=status)) is None


def test_a_complaint_is_read_with_the_mark_of_the_mail_complained_of() -> None:
    told = read_report(arf())
    assert told is not None
    assert (told.told, told.mark) == (Told.COMPLAINED, MARK)


@pytest.mark.parametrize("mail", [arf(kind="not-spam"), arf(returned=""), arf(returned=MARK + "x" * 500), dsn(to="bounces@example.org")])
def test_what_names_no_mail_of_ours_or_praises_it_is_nothing(mail: bytes) -> None:
    assert read_report(mail) is None


@pytest.mark.parametrize(
    "mail",
    [
        b"",
        b"\x00\xff" * 100,
        b"Subject: hello\n\nI am on holiday.",
        b"Content-Type: multipart/report\n\nno parts",
        b"Content-Type: multipart/report; boundary=B\n\n" + b"--B\nContent-Type: message/delivery-status\n\n" * 500,
        dsn() + b"x" * LARGEST,
    ],
)
def test_other_mail_and_hostile_mail_is_nothing(mail: bytes) -> None:
    assert read_report(mail) is None


def test_a_bundle_of_letters_comes_apart_as_it_was() -> None:
    letters = [dsn(), arf(), b"Subject: x\r\n\r\nboundary\r\n"]
    assert separate(bundle(letters)) == tuple(letters)
    assert separate(b"no digest") == ()
