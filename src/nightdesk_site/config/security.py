"""What every answer carries: who may frame, script and style a page, and who may keep it."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from nightdesk_site.members.institutions import reads_from_an_institution
from nightdesk_site.reader.policy import READERS_POLICY

Answer = Callable[[HttpRequest], HttpResponse]

DESK_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "object-src 'none'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'"
)
"""No script or style written into a page runs at the desk either; Wagtail's own pages need a few pictures from memory."""

_ENCRYPTED = "max-age=31536000"
"""Of this host alone: what else stands under the publisher's domain is not ours to speak for."""
_OPENS = "public, max-age=0, must-revalidate"
_CLOSED = "private, no-cache"


def guard(answer: Answer) -> Answer:
    """Middleware: the headers of every answer. What a signed-in reader gets is never kept by a shared cache."""

    encrypted = settings.NEWSROOM.public_address.startswith("https://")

    def guarded(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        desk = request.path.startswith("/desk/")
        response.setdefault("Content-Security-Policy", DESK_POLICY if desk else READERS_POLICY)
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if encrypted:
            response.setdefault("Strict-Transport-Security", _ENCRYPTED)
        if not desk and not response.has_header("Cache-Control"):
            response["Cache-Control"] = _CLOSED if _is_somebodys(request) else _OPENS
            patch_vary_headers(response, ["Cookie"])
        return response

    return guarded


def _is_somebodys(request: HttpRequest) -> bool:
    """Whether an answer may hold more than every visitor gets: by a cookie, a key, a network, or an account."""
    if request.COOKIES or "Authorization" in request.headers or reads_from_an_institution(request.META.get("REMOTE_ADDR", "")):
        return True
    return bool(getattr(getattr(request, "user", None), "is_authenticated", False))


class CompressText(GZipMiddleware):
    """Pictures and fonts are compressed as they are."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.get("Content-Type", "")
        if kind.startswith(("text/", "application/", "image/svg")):
            return super().process_response(request, response)
        return response
