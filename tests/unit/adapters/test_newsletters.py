"""Newsletters: read from a folder or from IMAP like any feed, each letter once, and nothing outside the folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nightdesk.adapters.mailboxes import AnyFetcher, Mailboxes
from nightdesk.adapters.newsletters import bundle, read_letters
from nightdesk.foundation.errors import UnreadableFeed
from nightdesk.testing.imap_server import ImapServer
from nightdesk.testing.web import CannedWeb, canned
from nightdesk.wire.ports import Answer, Refusal, RefusalKind, Request

HTML = """From: The Letter <news@letter.example>
Subject: =?utf-8?q?Der_Hafen_=C3=B6ffnet?=
Message-ID: <html@letter.example>
Date: Fri, 30 Jan 2026 06:00:00 +0100 (CET)
Content-Language: de
Archived-At: <https://letter.example/archive/1>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8

See this letter in your browser.
--b
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<html><head><style>p {color: red}</style></head><body><table><tr><td><p>Der Hafen ist nach Arbeiten wieder ge=F6ffnet.</p>
<p>Das teilte das Amt mit.</p></td></tr></table></body></html>
--b--
"""


def letter(number: int, sender: str = "news@letter.example") -> bytes:
    return f"From: <{sender}>\nSubject: Letter {number}\nMessage-ID: <{number}@x>\n\nText of letter {number}.\n".encode()


def test_a_letter_gives_its_words_its_time_and_where_it_stands_on_the_web() -> None:
    (entry,) = read_letters(bundle([HTML.encode()]))
    assert (entry.title, entry.author, entry.language) == ("Der Hafen öffnet", "The Letter", "de")
    assert entry.text == "Der Hafen ist nach Arbeiten wieder geöffnet.\n\nDas teilte das Amt mit."
    assert (entry.own_name, entry.link) == ("<html@letter.example>", "https://letter.example/archive/1")
    assert entry.published is not None
    assert entry.published.isoformat() == "2026-01-30T06:00:00+01:00"


@pytest.mark.parametrize("hostile", [b"", b"\xff\x00" * 500, b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * 500])
def test_letters_of_any_bytes_are_read_or_refused(hostile: bytes) -> None:
    assert len(read_letters(bundle([hostile, letter(1)]))) == 2


def test_what_is_no_digest_is_refused() -> None:
    with pytest.raises(UnreadableFeed, match="no digest of letters"):
        read_letters(letter(1))


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    for part in ("cur", "new"):
        (tmp_path / "press" / part).mkdir(parents=True)
    return tmp_path


def put(mail: Path, number: int, part: str = "new", sender: str = "news@letter.example") -> None:
    file = mail / "press" / part / f"{number}.host"
    file.write_bytes(letter(number, sender))
    os.utime(file, (number, number))


def ask(mail: Path, address: str, etag: str | None = None) -> Answer:
    (answer,) = Mailboxes(mail, {}).fetch_all([Request(address, etag)])
    assert isinstance(answer, Answer), answer
    return answer


def titles(answer: Answer) -> list[str]:
    return [entry.title for entry in read_letters(answer.body)]


def test_a_folder_is_read_once_and_then_only_what_came_since(mail: Path) -> None:
    put(mail, 100)
    put(mail, 200, "cur")
    first = ask(mail, "maildir:press")
    assert titles(first) == ["Letter 200", "Letter 100"]
    put(mail, 300)
    assert titles(ask(mail, "maildir:press", first.headers["etag"])) == ["Letter 300", "Letter 200"]  # of that very second, once more


def test_one_sender_is_told_from_the_others(mail: Path) -> None:
    put(mail, 100, sender="other@else.example")
    put(mail, 200)
    assert titles(ask(mail, "maildir:press?from=news@letter.example")) == ["Letter 200"]


def test_an_mbox_is_read_on_from_where_it_ended(mail: Path) -> None:
    file = mail / "press.mbox"
    file.write_bytes(b"From a Fri\n" + letter(1) + b"\nFrom b Fri\n" + letter(2))
    first = ask(mail, "mbox:press.mbox")
    assert titles(first) == ["Letter 2", "Letter 1"]
    assert ask(mail, "mbox:press.mbox", first.headers["etag"]).not_modified
    with file.open("ab") as more:
        more.write(b"\nFrom c Fri\n" + letter(3))
    assert titles(ask(mail, "mbox:press.mbox", first.headers["etag"])) == ["Letter 3"]
    file.write_bytes(b"From d Fri\n" + letter(4))
    assert titles(ask(mail, "mbox:press.mbox", first.headers["etag"])) == ["Letter 4"]


@pytest.mark.parametrize(
    "address", ["maildir:../secrets", "maildir:/etc", "mbox:/etc/passwd", "imaps://me@mail.example/INBOX", "imap://x/"]
)
def test_nothing_is_read_but_what_the_settings_name(mail: Path, address: str) -> None:
    (refused,) = Mailboxes(mail / "press", {}).fetch_all([Request(address)])
    assert isinstance(refused, Refusal)
    assert refused.kind in (RefusalKind.ADDRESS, RefusalKind.UNREACHABLE)


def test_web_and_mail_are_asked_in_one_go_and_answer_in_order(mail: Path) -> None:
    put(mail, 100)
    web = CannedWeb({"https://a.example/": canned("<rss/>")})
    answers = AnyFetcher(web, Mailboxes(mail, {})).fetch_all(
        [Request("https://a.example/"), Request("maildir:press"), Request("https://b.example/")]
    )
    assert [type(answer).__name__ for answer in answers] == ["Answer", "Answer", "Refusal"]
    assert [answer.address for answer in answers] == ["https://a.example/", "maildir:press", "https://b.example/"]


def imap(server: ImapServer, folder: str = "INBOX", etag: str | None = None, password: str = "open sesame") -> Answer | Refusal:
    boxes = Mailboxes(None, {"me@127.0.0.1": password})
    return boxes.fetch_all([Request(f"imap://me@127.0.0.1:{server.port}/{folder}", etag)])[0]


def test_an_imap_folder_is_read_once_left_as_it_was_and_read_anew_when_it_was_made_anew() -> None:
    with ImapServer("open sesame", {3: letter(3), 5: letter(5)}) as server:
        first = imap(server)
        assert isinstance(first, Answer)
        assert titles(first) == ["Letter 5", "Letter 3"]
        again = imap(server, etag=first.headers["etag"])
        assert isinstance(again, Answer)
        assert again.not_modified
        server.letters[9] = letter(9)
        later = imap(server, etag=first.headers["etag"])
        assert isinstance(later, Answer)
        assert titles(later) == ["Letter 9"]
        server.validity = 2
        anew = imap(server, etag=first.headers["etag"])
        assert isinstance(anew, Answer)
        assert titles(anew) == ["Letter 9", "Letter 5", "Letter 3"]
        assert not [asked for asked in server.commands if asked.upper().startswith(("SELECT", "UID STORE", "EXPUNGE"))]


def test_a_wrong_password_or_folder_is_told() -> None:
    with ImapServer("open sesame", {1: letter(1)}) as server:
        refused, missing = imap(server, password="wrong"), imap(server, folder="Nowhere")
    assert isinstance(refused, Refusal)
    assert isinstance(missing, Refusal)
    assert "no folder" in missing.reason
