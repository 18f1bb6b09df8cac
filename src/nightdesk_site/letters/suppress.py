"""Addresses that are written to no more: mail to them bounced for good, or their reader complained of it."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.utils import timezone

from .models import Suppression

_FOR_GOOD = {"bounced": "bounced", "rejected": "bounced", "complained": "complained"}


def suppress(email: str, reason: str, at: datetime) -> None:
    Suppression.objects.get_or_create(digest=_digest(email), defaults={"reason": reason, "at": at})


def is_suppressed(email: str) -> bool:
    return Suppression.objects.filter(digest=_digest(email)).exists()


def take_word_of_provider(sender: Any, event: Any, esp_name: str, **_: Any) -> None:
    """A provider told of a bounce or a complaint, through django-anymail's signed door. A full mailbox is no bounce for good."""
    passing = event.event_type == "bounced" and event.reject_reason not in (None, "bounced", "invalid", "blocked")
    if event.event_type in _FOR_GOOD and event.recipient and not passing:
        suppress(event.recipient, _FOR_GOOD[event.event_type], timezone.now())


def _digest(email: str) -> str:
    return sha256(f"{settings.SECRET_KEY}|{email.strip().lower()}".encode()).hexdigest()
