"""What every answer carries: who may frame, script and style a page, and who may keep it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

Answer = Callable[[HttpRequest], HttpResponse]

READERS_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
DESK_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "object-src 'none'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'"
)
"""Wagtail's admin writes scripts and styles into its pages; readers' pages never do."""

_OPENS = "public, max-age=0, must-revalidate"
_CLOSED = "private, no-cache"


def guard(answer: Answer) -> Answer:
    """Middleware: the headers of every answer. What a signed-in reader gets is never kept by a shared cache."""

    def guarded(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        desk = request.path.startswith("/desk/")
        response.setdefault("Content-Security-Policy", DESK_POLICY if desk else READERS_POLICY)
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not desk and not response.has_header("Cache-Control"):
            signed_in = bool(request.COOKIES) or getattr(getattr(request, "user", None), "is_authenticated", False)
            response["Cache-Control"] = _CLOSED if signed_in else _OPENS
            patch_vary_headers(response, ["Cookie"])
        return response

    return guarded


class CompressText(GZipMiddleware):
    """Pictures and fonts are compressed as they are."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.get("Content-Type", "")
        if kind.startswith(("text/", "application/", "image/svg")):
            return super().process_response(request, response)
        return response
