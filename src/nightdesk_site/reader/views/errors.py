"""Pages for what is not there, and for what went wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "reader/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Stands on nothing that may be broken itself: no database, no session."""
    return HttpResponse(render_to_string("reader/broken.html"), status=500)
