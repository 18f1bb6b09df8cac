"""The switch for listening: off until somebody turns it on, and on until somebody turns it off."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from . import audit
from .models import SwitchRow

LISTENING = "listening"


def is_on() -> bool:
    return SwitchRow.objects.filter(name=LISTENING, on=True).exists()


@transaction.atomic
def turn(on: bool, who: str, at: datetime) -> bool:
    """Returns whether that was a change; who turned it is in the audit."""
    if is_on() is on:
        return False
    SwitchRow.objects.update_or_create(name=LISTENING, defaults={"on": on})
    audit.note(at, who, f"turned listening {'on' if on else 'off'}", LISTENING)
    return True
