"""Choosing letters, leaving them, and reading an issue on the site."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from nightdesk_site.members.models import Account
from nightdesk_site.reader.analysts import analysts
from nightdesk_site.reader.lists import places

from . import leaving
from .kinds import first_letters, letters
from .models import Preference


def first_letters_for(user: Account, **_: Any) -> None:
    """A new reader gets the first letters; nothing is sent before the address is confirmed."""
    Preference.objects.bulk_create(
        [Preference(account=user, letter=name, since=timezone.now()) for name in first_letters()], ignore_conflicts=True
    )


@never_cache
@login_required
def choose(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, Account)
    offered = [(one.key, one.title) for one in letters()]
    by_analyst = [(f"analyst/{name}", one.name) for name, one in analysts().items()]
    by_place = [(f"place/{mark.slug}", mark.name) for mark in places()]
    chosen = set(request.user.letters.values_list("letter", flat=True))
    if request.method == "POST":
        known = {key for key, _ in (*offered, *by_analyst, *by_place)} | chosen
        _keep(request.user, set(request.POST.getlist("letter")) & known)
        return HttpResponseRedirect(f"{reverse('letters')}?kept=1")
    groups = [("letters", offered), ("analysts", by_analyst), ("places", by_place)]
    return render(request, "letters/choose.html", {"groups": groups, "chosen": chosen, "kept": "kept" in request.GET})


@csrf_exempt
@never_cache
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """A press in the mail program posts here (RFC 8058), with no page of ours in between; the token is the proof."""
    read = leaving.read(token)
    if read is None:
        return render(request, "letters/leave.html", {"unknown": True}, status=404)
    if request.method == "POST":
        leaving.leave(*read)
    return render(request, "letters/leave.html", {"left": request.method == "POST", "letter": read[1]})


def _keep(account: Account, chosen: set[str]) -> None:
    account.letters.exclude(letter__in=chosen).delete()
    new = chosen - set(account.letters.values_list("letter", flat=True))
    Preference.objects.bulk_create([Preference(account=account, letter=key, since=timezone.now()) for key in sorted(new)])
