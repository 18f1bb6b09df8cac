"""Sending an issue: to each reader who wants it, once, at a limited pace, whatever happens to the process."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from nightdesk.adapters.hand_over import Refused
from nightdesk.adapters.mail_reports import HEADER
from nightdesk.foundation.errors import AlreadyDecided, NoDecision
from nightdesk.publish.access import Standing
from nightdesk_site.members.models import Account
from nightdesk_site.reader.house import site_address, site_name
from nightdesk_site.record import audit

from . import leaving, suppress
from .bounces import mark_of, return_address
from .kinds import per_minute
from .models import Delivery, Issue, Preference
from .post import Post
from .render import LEAVE, Rendered, render

_AT_ONCE = 500
_TRIES = 3
State = Delivery.State


@transaction.atomic
def start(issue: Issue, by: str, at: datetime) -> int:
    """Queue the issue for everyone who wants it now; returns how many. Raises AlreadyDecided if it was started or dropped before."""
    if not by.strip():
        raise NoDecision("a sending is signed: give a name")
    issue = Issue.objects.select_for_update().get(pk=issue.pk)
    if issue.state != Issue.State.DRAFT:
        raise AlreadyDecided(f"this issue is {issue.get_state_display()}")
    wanted = Preference.objects.filter(letter=issue.letter, account__is_active=True, account__emailaddress__verified=True)
    readers = wanted.values_list("account", flat=True).distinct().order_by("account")
    rows = [Delivery(issue=issue, account_id=reader) for reader in readers]
    Delivery.objects.bulk_create(rows, batch_size=_AT_ONCE)
    issue.state, issue.sent_by = Issue.State.SENDING, by.strip()
    issue.save(update_fields=["state", "sent_by"])
    audit.note(at, by, "sends", f"issue {issue.pk}", letter=issue.letter, number=issue.number, readers=len(rows))
    return len(rows)


def go_on(post: Post, *, pause: Callable[[float], object] = time.sleep, say: Callable[[int], object] = lambda sent: None) -> int:
    """Send all that is queued, of every issue that was started; returns how many mails were accepted. Safe to stop and call again.

    One process sends at a time. Raises OSError if the mail server cannot be reached: what is queued stays queued.
    """
    accepted = 0
    for issue in Issue.objects.filter(state=Issue.State.SENDING).order_by("pk"):
        written = {standing: render(issue, standing) for standing in (Standing.SUBSCRIBER, Standing.MEMBER)}
        while rows := list(_queued(issue)):
            for row in rows:
                accepted += _send(row, written, post)
                say(accepted)
                pause(60 / per_minute())
        issue.state, issue.finished_at = Issue.State.SENT, timezone.now()
        issue.save(update_fields=["state", "finished_at"])
    return accepted


def in_doubt() -> int:
    """Mails handed over that nobody answered: the process was killed in that moment. They are not sent again by themselves."""
    return Delivery.objects.filter(state=State.HANDED).count()


def preview(issue: Issue, to: Account, post: Post) -> None:
    """The issue as `to` would get it, to their own address; it is no delivery. Raises Refused or OSError."""
    written = render(issue, to.standing_at(timezone.now()))
    post.send(_mail(issue, written, to, f"[Preview] {issue.subject}"), to.email, lambda: None)


def _queued(issue: Issue) -> list[Delivery]:
    return list(issue.deliveries.filter(state=State.QUEUED).select_related("account", "issue").order_by("tries", "pk")[:_AT_ONCE])


def _send(row: Delivery, written: dict[Standing, Rendered], post: Post) -> int:
    account = row.account
    if account is None or not _may_be_sent(account, row.issue):
        _settle(row, State.LEFT_OUT, "no longer wanted")
        return 0
    mail = _mail(row.issue, written[account.standing_at(timezone.now())], account, row.issue.subject)
    mail[HEADER] = mark_of(row.pk)
    try:
        answer = post.send(mail, account.email, lambda: _settle(row, State.HANDED, ""), back_to=return_address(row.pk))
    except Refused as error:
        if error.for_good:
            suppress.suppress(account.email, "bounced", timezone.now())
        _settle(row, State.REFUSED if error.for_good or row.tries + 1 >= _TRIES else State.QUEUED, str(error), tried=True)
        return 0
    _settle(row, State.ACCEPTED, answer)
    return 1


def _may_be_sent(account: Account, issue: Issue) -> bool:
    return account.is_active and leaving.still_wants(account, issue.letter) and not suppress.is_suppressed(account.email)


def _settle(row: Delivery, state: Delivery.State, answer: str, *, tried: bool = False) -> None:
    Delivery.objects.filter(pk=row.pk).update(state=state, answer=answer[:300], at=timezone.now(), tries=row.tries + tried)


def _mail(issue: Issue, written: Rendered, account: Account, subject: str) -> EmailMessage:
    """Headers as RFC 2369 (lists), RFC 2919 (their id), RFC 3834 (made by a machine) and RFC 8058 (leaving by one press) have them."""
    leave = site_address() + leaving.path_for(account, issue.letter)
    host = parseaddr(settings.NEWSROOM.sender)[1].rpartition("@")[2]
    mail = EmailMessage()
    mail["Subject"] = " ".join(subject.split())
    mail["From"] = settings.NEWSROOM.sender
    mail["To"] = account.email
    mail["Date"] = format_datetime(timezone.now())
    mail["Message-ID"] = f"<{sha256(f'{issue.pk}/{account.pk}/{settings.SECRET_KEY}'.encode()).hexdigest()[:40]}@{host}>"
    mail["List-Id"] = f"{site_name()} <{issue.letter.replace('/', '.')}.{host}>"
    mail["List-Unsubscribe"] = f"<{leave}>"
    mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    mail.set_content(written.text.replace(LEAVE, leave))
    mail.add_alternative(written.html.replace(LEAVE, leave), subtype="html")
    return mail
