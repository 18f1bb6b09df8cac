"""One-time ways in. A link is worth one signing in, for an hour; only its digest is kept."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from nightdesk.foundation.errors import NotFound

from .models import Account, SignInLink

LIFETIME = timedelta(hours=1)


def make_link(email: str, *, next_path: str = "/", lifetime: timedelta = LIFETIME) -> str:
    """The whole address of a one-time link. Raises NotFound if nobody has an account with this address."""
    account = Account.objects.filter(email=email.strip().lower(), is_active=True).first()
    if account is None:
        raise NotFound(f"nobody has an account with the address {email}; make one with: nightdesk reader add {email} --standing subscriber")
    token, now = secrets.token_urlsafe(32), timezone.now()
    SignInLink.objects.create(
        digest=_digest(token), account=account, made_at=now, expires_at=now + lifetime, next_path=next_path if is_ours(next_path) else "/"
    )
    return f"{settings.NEWSROOM.public_address}{reverse('sign-in-by-link', args=[token])}"


def usable(token: str) -> SignInLink | None:
    """The link, if it may still be used. Looking changes nothing: scanners follow links too."""
    return SignInLink.objects.select_related("account").filter(digest=_digest(token), used_at=None, expires_at__gt=timezone.now()).first()


@transaction.atomic
def use(token: str) -> SignInLink | None:
    """Use the link up. Of two who try at once, one gets it."""
    used = SignInLink.objects.filter(digest=_digest(token), used_at=None, expires_at__gt=timezone.now(), account__is_active=True)
    if used.update(used_at=timezone.now()) == 0:
        return None
    return SignInLink.objects.select_related("account").get(digest=_digest(token))


def is_ours(path: str) -> bool:
    """Whether a path leads nowhere but to this site."""
    return path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
