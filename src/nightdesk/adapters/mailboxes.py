"""Letters from mailboxes, fetched like anything else: a folder on this machine (Maildir or mbox), or IMAP.

A mailbox is an address like any source's feed:

    maildir:press                      a Maildir below the folder that the setting NIGHTDESK_MAILBOX_FOLDER names
    mbox:archive/press.mbox            an mbox file there
    imaps://me@mail.example/INBOX      a folder on an IMAP server, its password in NIGHTDESK_MAILBOX_PASSWORDS

and `?from=news@paper.example` narrows it to one sender. What has been received is not asked for again: the place up to which the
mailbox was read takes the part of the ETag. Nothing is ever changed in a mailbox.
"""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from nightdesk.adapters.newsletters import MAX_LETTER, MAX_LETTERS, MEDIA_TYPE, bundle, sender
from nightdesk.foundation.errors import AddressRefused, FetchFailed
from nightdesk.wire.ports import Answer, Fetcher, Refusal, RefusalKind, Request

SECONDS = 20.0
FIRST_LETTERS = 50
MAX_MBOX = 200_000_000
SCHEMES = ("maildir:", "mbox:", "imaps:", "imap:")
_SEPARATOR = re.compile(rb"(?:\A(?:\r?\n)?|\r?\n\r?\n)(?=From [^\r\n]{1,500}\r?\n)")


@dataclass(frozen=True, slots=True)
class _Letters:
    """Letters in order of arrival, and the place up to which the mailbox is read with them."""

    letters: tuple[bytes, ...]
    mark: str


class Mailboxes:
    """Implements `nightdesk.wire.ports.Fetcher` for mailboxes. `passwords` are by "user@host"; only these servers are contacted."""

    def __init__(self, folder: Path | None, passwords: Mapping[str, str]) -> None:
        self._folder, self._passwords = folder, passwords

    def fetch_all(self, requests: Sequence[Request]) -> list[Answer | Refusal]:
        return [self._fetch(request) for request in requests]

    def _fetch(self, request: Request) -> Answer | Refusal:
        try:
            return _answer(request, self._read(request))
        except AddressRefused as refused:
            return Refusal(request.address, RefusalKind.ADDRESS, str(refused))
        except TimeoutError:
            return Refusal(request.address, RefusalKind.SLOW, f"the mailbox took longer than {SECONDS:g} seconds")
        except (FetchFailed, OSError, imaplib.IMAP4.error, ValueError) as error:
            return Refusal(request.address, RefusalKind.UNREACHABLE, f"the mailbox cannot be read ({str(error)[:150]})")

    def _read(self, request: Request) -> _Letters:
        parts = urlsplit(request.address)
        since = request.etag or ""
        wanted = next(iter(parse_qs(parts.query).get("from", [])), "").lower()
        if parts.scheme in ("imap", "imaps"):
            return _read_imap(request.address, self._passwords, wanted, since)
        read = {"maildir": _read_maildir, "mbox": _read_mbox}.get(parts.scheme)
        if read is None:
            raise AddressRefused(f"{request.address!r} is no mailbox (maildir:, mbox: or imaps://)")
        return read(self._place(unquote(parts.path)), wanted, since)

    def _place(self, path: str) -> Path:
        if self._folder is None:
            raise AddressRefused("no folder for mail is set: name one in NIGHTDESK_MAILBOX_FOLDER")
        place = (self._folder / path.lstrip("/")).resolve()
        if not place.is_relative_to(self._folder.resolve()):
            raise AddressRefused(f"{path} does not lie in {self._folder}, and mail is read from nowhere else")
        if not place.exists():
            raise FetchFailed(f"there is no {path} in {self._folder}")
        return place


class AnyFetcher:
    """Fetches from the web or from mailboxes, as each address asks for."""

    def __init__(self, web: Fetcher, mail: Fetcher) -> None:
        self._web, self._mail = web, mail

    def fetch_all(self, requests: Sequence[Request]) -> list[Answer | Refusal]:
        by_mail = [request for request in requests if request.address.startswith(SCHEMES)]
        by_web = [request for request in requests if not request.address.startswith(SCHEMES)]
        mail, web = iter(self._mail.fetch_all(by_mail)), iter(self._web.fetch_all(by_web))
        return [next(mail) if request.address.startswith(SCHEMES) else next(web) for request in requests]


def _answer(request: Request, found: _Letters) -> Answer:
    unchanged = not found.letters and request.etag is not None
    body = b"" if unchanged else bundle(found.letters)
    status = 304 if unchanged else 200
    return Answer(request.address, request.address, status, {"etag": found.mark}, MEDIA_TYPE, None, body)


def _chosen(letters: Iterator[tuple[str, bytes]], wanted: str, since: str) -> _Letters:
    """The next letters after `since`; of a mailbox never read before, the last ones."""
    new = list(letters)
    new = new[:MAX_LETTERS] if since else new[-FIRST_LETTERS:]
    kept = [letter for _, letter in new if len(letter) <= MAX_LETTER and (not wanted or sender(letter) == wanted)]
    return _Letters(tuple(kept), new[-1][0] if new else since)


def _read_maildir(folder: Path, wanted: str, since: str) -> _Letters:
    """The mark is the second of the last delivery. Those of that very second are read again, for one may have come after we looked."""
    files = [file for part in ("cur", "new") for file in (folder / part).glob("*") if file.is_file()]
    delivered = sorted((int(file.stat().st_mtime), file.name, file) for file in files)
    last = int(since) if since.isascii() and since.isdigit() else -1
    again = [one for one in delivered if one[0] == last]
    later = [one for one in delivered if one[0] > last]
    due = [*(again if len(again) <= FIRST_LETTERS else []), *later]
    return _chosen(((str(second), file.read_bytes()[: MAX_LETTER + 1]) for second, _, file in due), wanted, since)


def _read_mbox(file: Path, wanted: str, since: str) -> _Letters:
    """The mark is the place in the file; one that has become shorter was cleared out, and is read anew."""
    size = file.stat().st_size
    if size > MAX_MBOX:
        raise FetchFailed(f"{file.name} is larger than {MAX_MBOX // 1_000_000} MB")
    start = int(since) if since.isascii() and since.isdigit() and int(since) <= size else 0
    with file.open("rb") as stream:
        stream.seek(start)
        body = stream.read(MAX_MBOX)
    begins = [found.end() for found in _SEPARATOR.finditer(body)]
    ends = [*begins[1:], len(body)] if begins else []
    letters = (
        (str(start + end), body[begin:end].partition(b"\n")[2].replace(b"\n>From ", b"\nFrom "))
        for begin, end in zip(begins, ends, strict=True)
    )
    return _chosen(letters, wanted, str(start) if start else "")


def _read_imap(address: str, passwords: Mapping[str, str], wanted: str, since: str) -> _Letters:
    """The mark is the folder's UIDVALIDITY and the last UID read; when the former changes, the folder is read anew."""
    parts = urlsplit(address)
    user, host = unquote(parts.username or ""), parts.hostname or ""
    password = passwords.get(f"{user}@{host}")
    if password is None:
        raise AddressRefused(f"no password is set for {user}@{host}; name it in NIGHTDESK_MAILBOX_PASSWORDS")
    with _connect(parts.scheme, host, parts.port) as server:
        server.login(user, password)
        folder = unquote(parts.path.strip("/")) or "INBOX"
        status, _ = server.select(f'"{folder}"', readonly=True)
        if status != "OK" or not folder.isprintable() or '"' in folder:
            raise FetchFailed(f"there is no folder {folder[:60]!r}")
        validity = (server.response("UIDVALIDITY")[1] or [b""])[0] or b""
        known, _, last = since.partition(":")
        last = last if known == validity.decode("ascii", "replace") and last.isdigit() else "0"
        uids = [uid for uid in _search(server, wanted) if uid > int(last)]
        uids = uids[:MAX_LETTERS] if last != "0" else uids[-FIRST_LETTERS:]
        letters = tuple(letter for uid in uids if (letter := _letter(server, uid)) and (not wanted or sender(letter) == wanted))
    return _Letters(letters, f"{validity.decode('ascii', 'replace')}:{uids[-1] if uids else last}")


def _connect(scheme: str, host: str, port: int | None) -> imaplib.IMAP4:
    if scheme == "imap":
        return imaplib.IMAP4(host, port or 143, timeout=SECONDS)
    return imaplib.IMAP4_SSL(host, port or 993, ssl_context=ssl.create_default_context(), timeout=SECONDS)


def _search(server: imaplib.IMAP4, wanted: str) -> list[int]:
    terms = ["FROM", f'"{wanted}"'] if wanted and wanted.isascii() and wanted.isprintable() and '"' not in wanted else ["ALL"]
    _, found = server.uid("SEARCH", *terms)
    return sorted(int(uid) for uid in (found[0] or b"").split() if uid.isdigit())


def _letter(server: imaplib.IMAP4, uid: int) -> bytes | None:
    """The first part of a letter, as much as may be kept; larger ones are left out."""
    _, found = server.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{MAX_LETTER + 1}>)")
    letter = next((part[1] for part in found if isinstance(part, tuple)), None)
    return letter if isinstance(letter, bytes) and len(letter) <= MAX_LETTER else None
