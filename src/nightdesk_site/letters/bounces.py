"""Bounces and complaints that come by mail: read from the newsroom's own mailbox, believed only with the mark that our mail bore.

Each mail goes out with a mark of its own, signed by us: in the address that failures are sent to, and in its header. Whoever has not seen
the mail cannot make the mark, and whoever has seen it could as well have left the letter by its link.
"""

from __future__ import annotations

import hmac
import logging
from base64 import b32decode, b32encode
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings

from nightdesk.adapters.mail_reports import Report, read_report
from nightdesk.adapters.mailboxes import Mailboxes
from nightdesk.adapters.newsletters import separate
from nightdesk.wire.ports import Refusal, Request

from .models import Delivery, Mailbox
from .suppress import suppress

_log = logging.getLogger("nightdesk.letters")
_SALT = b"mark-of-a-delivery"
_COUNTS_FOR = timedelta(days=90)
EVERY = timedelta(minutes=5)


def mark_of(delivery: int) -> str:
    """In small letters and digits alone, for mail systems may change the case of an address."""
    number = b32encode(delivery.to_bytes((delivery.bit_length() + 7) // 8 or 1)).decode().rstrip("=").lower()
    return f"{number}-{_signature(number)}"


def delivery_of(mark: str) -> int | None:
    """Which delivery a mark belongs to; None for a mark that we did not make."""
    number, _, signature = mark.partition("-")
    if not hmac.compare_digest(signature, _signature(number)):
        return None
    try:
        return int.from_bytes(b32decode(number.upper() + "=" * (-len(number) % 8)))
    except ValueError:
        return None


def return_address(delivery: int) -> str:
    """Whom the mail comes from as mail servers see it: NAME+MARK@HOST of the mailbox for failures; empty where there is none."""
    name, at, host = settings.NEWSROOM.bounce_address.rpartition("@")
    return f"{name}+{mark_of(delivery)}@{host}" if at else ""


def collect(now: datetime) -> int:
    """Read what came to the mailbox since the last look, at most every five minutes; returns how many reports counted.

    Trouble with the mailbox is kept for the desk and tried again; nothing is changed in it.
    """
    address = settings.NEWSROOM.bounces
    if not address:
        return 0
    box, _ = Mailbox.objects.get_or_create(address=address)
    if box.read_at is not None and now - box.read_at < EVERY:
        return 0
    (answer,) = _mailboxes().fetch_all([Request(address, etag=box.place or None)])
    if isinstance(answer, Refusal):
        Mailbox.objects.filter(address=address).update(read_at=now, trouble=answer.reason[:300])
        return 0
    counted = take(separate(answer.body), now)
    Mailbox.objects.filter(address=address).update(read_at=now, place=answer.headers.get("etag", "")[:100], trouble="")
    return counted


def take(mails: Sequence[bytes], now: datetime) -> int:
    """Heed the reports among these mails; returns how many counted. The same report twice changes nothing more."""
    return sum(_heed(report, now) for mail in mails if (report := read_report(mail)) is not None)


def _heed(report: Report, now: datetime) -> bool:
    number = delivery_of(report.mark)
    row = Delivery.objects.select_related("account").filter(pk=number, at__gte=now - _COUNTS_FOR).first() if number is not None else None
    if row is None or row.account is None:
        _log.info("letters.report_without_our_mark told=%s", report.told)
        return False
    suppress(row.account.email, report.told, now)
    Delivery.objects.filter(pk=row.pk).update(answer=f"{report.told}: {report.words}"[:300])
    return True


def _mailboxes() -> Mailboxes:
    passwords = {box: secret.get_secret_value() for box, secret in settings.NEWSROOM.mailbox_passwords.items()}
    return Mailboxes(settings.NEWSROOM.mailbox_folder, passwords)


def _signature(number: str) -> str:
    digest = hmac.new(settings.SECRET_KEY.encode(), _SALT + number.encode(), sha256).digest()
    return b32encode(digest).decode()[:20].lower()
