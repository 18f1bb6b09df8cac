"""Signing in and out. A GET only ever shows a button: mail scanners and previews press none."""

from __future__ import annotations

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from . import sign_in


def ask(request: HttpRequest) -> HttpResponse:
    """How to get a link; there is nothing to fill in, for the desk makes accounts by a command."""
    return render(request, "members/ask.html")


@never_cache
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    if request.method != "POST":
        link = sign_in.usable(token)
        return render(request, "members/by_link.html", {"link": link}, status=200 if link else 410)
    link = sign_in.use(token)
    if link is None:
        return render(request, "members/by_link.html", {"link": None}, status=410)
    login(request, link.account, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponseRedirect(link.next_path if sign_in.is_ours(link.next_path) else "/")


@never_cache
@login_required
def account(request: HttpRequest) -> HttpResponse:
    return render(request, "members/account.html")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return HttpResponseRedirect("/")
