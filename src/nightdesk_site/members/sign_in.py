"""One-time ways in. A link is worth one signing in, for an hour; only its digest is kept."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from . import accounts
from .models import SignInLink

LIFETIME = timedelta(hours=1)


def make_sign_in_link(email: str, at: datetime, *, staff: bool = False, next_path: str = "/", lifetime: timedelta = LIFETIME) -> str:
    """The path of a one-time link. With `staff` the account is made an editor's, and made at all if there is none.

    Raises NotFound if nobody has an account with this address and `staff` is not set.
    """
    account = accounts.make_editor(email) if staff else accounts.find(email)
    token = secrets.token_urlsafe(32)
    SignInLink.objects.create(
        digest=digest_of(token), account=account, made_at=at, expires_at=at + lifetime, next_path=next_path if is_ours(next_path) else "/"
    )
    return reverse("sign-in-by-link", args=[token])


def usable(token: str) -> SignInLink | None:
    """The link, if it may still be used. Looking changes nothing: scanners follow links too."""
    return SignInLink.objects.select_related("account").filter(digest=digest_of(token), used_at=None, expires_at__gt=timezone.now()).first()


@transaction.atomic
def use(token: str) -> SignInLink | None:
    """Use the link up. Of two who try at once, one gets it."""
    used = SignInLink.objects.filter(digest=digest_of(token), used_at=None, expires_at__gt=timezone.now(), account__is_active=True)
    if used.update(used_at=timezone.now()) == 0:
        return None
    return SignInLink.objects.select_related("account").get(digest=digest_of(token))


def is_ours(path: str) -> bool:
    """Whether a path leads nowhere but to this site."""
    return path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)


def stood_here(request: HttpRequest) -> bool:
    """Whether a form was filled in on this site, by what the browser says of itself; a program without a browser says nothing.

    Method: the Origin and Sec-Fetch-Site headers (Fetch Metadata, W3C), as OWASP describes them for forms without a token.
    """
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin in {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}


def digest_of(token: str) -> str:
    """What is kept of a token that opens something: enough to know it again, and not to use it."""
    return sha256(token.encode()).hexdigest()
