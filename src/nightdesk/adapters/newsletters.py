"""Letters to entries. A batch of letters travels as one MIME digest (RFC 2046, 5.1.5), so that it can be kept and read like any answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr
from hashlib import sha256

from nightdesk.adapters.entries import Entry, digest, web_address
from nightdesk.adapters.plain_text import clean, from_html, one_line
from nightdesk.adapters.times import moment
from nightdesk.foundation.errors import UnreadableFeed

MEDIA_TYPE = "multipart/digest"
MAX_LETTERS = 200
MAX_LETTER = 2_000_000
_MAX_PARTS = 200


def bundle(letters: Sequence[bytes]) -> bytes:
    """Letters, each as it was received, as one digest."""
    boundary = sha256(b"\0".join(letters)).hexdigest()
    parts = b"".join(b"--%s\r\nContent-Type: message/rfc822\r\n\r\n%s\r\n" % (boundary.encode(), letter) for letter in letters)
    return b'MIME-Version: 1.0\r\nContent-Type: %s; boundary="%s"\r\n\r\n%s--%s--\r\n' % (
        MEDIA_TYPE.encode(),
        boundary.encode(),
        parts,
        boundary.encode(),
    )


def read_letters(body: bytes) -> tuple[Entry, ...]:
    """One entry for each letter of a digest, the newest first as in feeds. Raise UnreadableFeed if it is none."""
    try:
        whole = message_from_bytes(body, policy=policy.default)
        if whole.get_content_type() != MEDIA_TYPE:
            raise UnreadableFeed("it is no digest of letters")
        letters = [part.get_payload(0) for part in list(whole.iter_parts())[:MAX_LETTERS] if part.get_content_type() == "message/rfc822"]
        entries = [_entry(letter) for letter in letters if isinstance(letter, EmailMessage)]
    except UnreadableFeed:
        raise
    except Exception as error:  # what hostile mail can raise in the parser has no end
        raise UnreadableFeed(f"the parser of mail stumbled over it ({type(error).__name__})") from error
    return tuple(reversed(entries))


def separate(body: bytes) -> tuple[bytes, ...]:
    """The letters of a digest that `bundle` made, each as it was received; nothing where it is none."""
    head, _, rest = body.partition(b"\r\n\r\n")
    _, named, tail = head.partition(b'boundary="')
    if not named:
        return ()
    opening = b"--" + tail.partition(b'"')[0] + b"\r\nContent-Type: message/rfc822\r\n\r\n"
    parts = rest.split(opening)[1:]
    closing = b"--" + tail.partition(b'"')[0] + b"--\r\n"
    return tuple(part.removesuffix(closing).removesuffix(b"\r\n") for part in parts[:MAX_LETTERS])


def sender(letter: bytes) -> str:
    """The address of who sent it, in lower case."""
    try:
        return parseaddr(str(message_from_bytes(letter[:100_000], policy=policy.default)["From"] or ""))[1].lower()
    except Exception:  # no sender can be told from a header that breaks the parser
        return ""


def _entry(letter: EmailMessage) -> Entry:
    name, address = parseaddr(str(letter["From"] or ""))
    subject, text = one_line(str(letter["Subject"] or "")), _text(letter)
    return Entry(
        own_name=one_line(str(letter["Message-ID"] or "")) or digest(subject, text),
        link=_web_version(letter),
        title=subject,
        text=text,
        author=one_line(name or address) or None,
        language=one_line(str(letter["Content-Language"] or "")).split(",")[0] or None,
        published=_sent(letter),
    )


def _sent(letter: Message) -> datetime | None:
    return moment(one_line(str(letter["Date"] or "")).partition("(")[0].strip())


def _text(letter: EmailMessage) -> str:
    """The letter's words; its HTML where there is some, for the plain part is often only a notice."""
    if sum(1 for _ in zip(letter.walk(), range(_MAX_PARTS + 1), strict=False)) > _MAX_PARTS:
        raise UnreadableFeed(f"a letter has more than {_MAX_PARTS} parts")
    texts = {part.get_content_subtype(): _content(part) for part in _readable(letter)}
    html, plain = from_html(texts.get("html", "")), clean(texts.get("plain", "")).strip()
    return html if len(html) >= len(plain) // 2 else plain


def _readable(letter: EmailMessage) -> Iterable[EmailMessage]:
    found = (letter.get_body((kind,)) for kind in ("plain", "html"))
    return (part for part in found if isinstance(part, EmailMessage))


def _content(part: EmailMessage) -> str:
    try:
        return str(part.get_content())
    except (LookupError, KeyError):  # an encoding nobody knows
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _web_version(letter: EmailMessage) -> str | None:
    """Where the letter stands on the web, if its headers say so."""
    told = (str(letter[name] or "").strip().strip("<>") for name in ("Archived-At", "X-Web-Version"))
    return next((address for one in told if (address := web_address(one, one))), None)
