"""Reports that mail systems send back: that a mail could not be delivered (RFC 3464), that its reader complained of it (RFC 5965).

Such a report proves nothing by itself, for anybody can write one. It counts only with a mark that our own mail bore: in the address the
report was sent to, where delivery failed (each mail goes out under a sender of its own), or in the returned mail's own header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message
from enum import StrEnum

HEADER = "X-Delivery"
"""Holds the mark in every mail of ours."""
LARGEST = 500_000
_MOST_PARTS = 20
_MOST_RECIPIENTS = 20
_SENT_TO = ("Delivered-To", "X-Original-To", "Envelope-To", "To")
_MARK = re.compile(r"\+([a-z2-7]{1,13}-[a-z2-7]{20})@")
_BARE_MARK = re.compile(r"[a-z2-7]{1,13}-[a-z2-7]{20}")
_FOR_GOOD = re.compile(r"\s{0,5}5\.\d{1,3}\.\d{1,3}")


class Told(StrEnum):
    BOUNCED = "bounced"
    COMPLAINED = "complained"


@dataclass(frozen=True, slots=True)
class Report:
    """`mark` is what our mail bore, still to be checked; `words` are the reporter's own, for the desk."""

    told: Told
    mark: str
    words: str


def read_report(mail: bytes) -> Report | None:
    """What a mail reports; None for any other mail, for a delay, and for a report that names no mail of ours. Never raises."""
    if len(mail) > LARGEST:
        return None
    try:
        whole = message_from_bytes(mail, policy=policy.compat32)
        if whole.get_content_type() != "multipart/report" or not whole.is_multipart():
            return None
        parts = [part for part in whole.get_payload() if isinstance(part, Message)][:_MOST_PARTS]
        return _failure(whole, parts) or _complaint(parts)
    except Exception:  # what hostile mail can raise in the parser has no end, and such a report is worth nothing
        return None


def _failure(whole: Message, parts: list[Message]) -> Report | None:
    for part in parts:
        if part.get_content_type() != "message/delivery-status":
            continue
        for recipient in _groups(part)[1 : 1 + _MOST_RECIPIENTS]:
            failed = str(recipient.get("Action", "")).strip().lower() == "failed"
            status = str(recipient.get("Status", ""))
            mark = _sent_back_to(whole) or _returned(parts)
            if failed and _FOR_GOOD.match(status) and mark:
                return Report(Told.BOUNCED, mark, f"{status.strip()} {recipient.get('Diagnostic-Code', '')}".strip()[:200])
    return None


def _complaint(parts: list[Message]) -> Report | None:
    for part in parts:
        if part.get_content_type() != "message/feedback-report":
            continue
        told = next(iter(_fields(part, "Feedback-Type")), "")
        mark = _returned(parts)
        if told in ("abuse", "fraud", "opt-out") and mark:
            return Report(Told.COMPLAINED, mark, told)
    return None


def _groups(part: Message) -> list[Message]:
    """The groups of fields in a delivery status: the first is of the message, each other of one recipient."""
    held = part.get_payload()
    return [group for group in held if isinstance(group, Message)] if isinstance(held, list) else []


def _fields(part: Message, name: str) -> Iterator[str]:
    held = part.get_payload()
    inner = held[0] if isinstance(held, list) and held else message_from_bytes(part.get_payload(decode=True) or b"")  # type: ignore[arg-type]
    if isinstance(inner, Message):
        yield from (str(value).strip().lower() for value in inner.get_all(name, []))


def _sent_back_to(whole: Message) -> str | None:
    for name in _SENT_TO:
        for value in whole.get_all(name, [])[:5]:
            if found := _MARK.search(str(value)[:500].lower()):
                return found[1]
    return None


def _returned(parts: list[Message]) -> str | None:
    """The mark in the header of the mail that came back, whole or only its head."""
    for part in parts:
        kind, held = part.get_content_type(), part.get_payload()
        if kind == "message/rfc822" and isinstance(held, list) and held:
            mail = held[0]
        elif kind == "text/rfc822-headers":
            mail = message_from_bytes(part.get_payload(decode=True) or b"")  # type: ignore[arg-type]
        else:
            continue
        if isinstance(mail, Message) and (found := _BARE_MARK.fullmatch(str(mail.get(HEADER, "")).strip())):
            return found[0]
    return None
