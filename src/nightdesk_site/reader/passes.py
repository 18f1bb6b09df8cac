"""A reader's pass: says for some minutes what kind of reader a session belongs to, so that a baked page needs no look into the record.

It is worth nothing without the session it was made for, opens no more than the kind of page it names, and runs out by itself: a
membership that lapses is noticed when its pass does.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from nightdesk.publish.access import Standing
from nightdesk_site.members.institutions import reads_from_an_institution
from nightdesk_site.members.standing import standing_of

COOKIE = "pass"
LIFETIME_S = 300


def make(session: str, standing: Standing, now: float) -> str:
    until = int(now) + LIFETIME_S
    return f"{standing.value}.{until}.{_mac(session, standing.value, until)}"


def standing_in(cookies: str, now: float) -> Standing | None:
    """The standing that a Cookie header proves: a visitor's without a session; None where only the record can tell."""
    session, standing, until = _read(cookies)
    if not session:
        return Standing.VISITOR
    return standing if standing is not None and now < until else None


def proof_in(cookies: str) -> str:
    """A Cookie header with nothing but the session and its pass: no other cookie may leave its mark on a page that others get."""
    told = _named(cookies)
    return "; ".join(f"{name}={told[name]}" for name in (settings.SESSION_COOKIE_NAME, COOKIE) if name in told)


def _named(cookies: str) -> dict[str, str]:
    return dict(part.strip().partition("=")[::2] for part in cookies.split(";"))


@lru_cache(maxsize=20_000)
def _read(cookies: str) -> tuple[str, Standing | None, int]:
    told = _named(cookies)
    session = told.get(settings.SESSION_COOKIE_NAME, "")
    standing, _, rest = told.get(COOKIE, "").partition(".")
    until, _, mac = rest.partition(".")
    if not session or not until.isdecimal() or len(until) > 12 or not hmac.compare_digest(mac, _mac(session, standing, int(until))):
        return session, None, 0
    return session, Standing(standing), int(until)


def _mac(session: str, standing: str, until: int) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"pass|{session}|{standing}|{until}".encode(), sha256).hexdigest()


def issue(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: gives who is signed in a pass when theirs has run out, and takes it back with the session.

    Who reads from an institution gets none: what the network opens ends with the network.
    """

    def issuing(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if reads_from_an_institution(request.META.get("REMOTE_ADDR", "")):
            return response
        session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        standing = standing_of(request) if session else Standing.VISITOR
        if standing is Standing.VISITOR:
            if COOKIE in request.COOKIES:
                response.delete_cookie(COOKIE)
        elif standing_in(request.META.get("HTTP_COOKIE", ""), time.time()) is not standing:
            response.set_cookie(
                COOKIE,
                make(session, standing, time.time()),
                max_age=LIFETIME_S,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response

    return issuing
