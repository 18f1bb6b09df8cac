"""Making a key, finding whose it is, taking it back."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from nightdesk.foundation.errors import NightdeskError
from nightdesk.publish.access import Standing
from nightdesk_site.members.models import Account
from nightdesk_site.members.sign_in import digest_of

from .models import Key

MOST = 10


class TooManyKeys(NightdeskError):
    """A reader has as many keys as there may be; take one back first."""


def make(account: Account, name: str, at: datetime) -> str:
    """The key itself: it is told once and never again. Raises TooManyKeys."""
    if account.keys.count() >= MOST:
        raise TooManyKeys(f"you have {MOST} keys; take one back first")
    key = secrets.token_urlsafe(32)
    Key.objects.create(digest=digest_of(key), account=account, name=name.strip()[:80] or "my reader", made_at=at)
    return key


def standing_with(key: str) -> Standing | None:
    """What the key's owner may see now; None for a key that is nobody's, or whose owner's account is shut."""
    found = Key.objects.select_related("account").filter(digest=digest_of(key), account__is_active=True).first()
    if found is None:
        return None
    try:
        return found.account.standing_at(timezone.now())
    except ValueError:
        return None


def standing_of_bearer(request: HttpRequest) -> Standing | None:
    """A visitor without a key; None for a wrong one, so that nobody takes less for all there is."""
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    if not scheme:
        return Standing.VISITOR
    return standing_with(key.strip()) if scheme.lower() == "bearer" else None
