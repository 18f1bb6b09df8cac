"""A reader's keys and private feeds."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from nightdesk_site.members.models import Account
from nightdesk_site.reader.views.feeds import feed

from . import keys


@never_cache
@login_required
def own_keys(request: HttpRequest) -> HttpResponse:
    """Make a key, see it once, take one back."""
    assert isinstance(request.user, Account)
    made, wrong = None, None
    if request.method == "POST" and request.POST.get("back"):
        request.user.keys.filter(digest=request.POST["back"]).delete()
        return HttpResponseRedirect(reverse("keys"))
    if request.method == "POST":
        try:
            made = keys.make(request.user, request.POST.get("name", ""), timezone.now())
        except keys.TooManyKeys as error:
            wrong = str(error)
    return render(request, "machines/keys.html", {"made": made, "wrong": wrong, "keys": request.user.keys.order_by("made_at")})


@never_cache
def private_feed(request: HttpRequest, key: str, form: str, kind: str = "all", name: str = "") -> HttpResponse:
    """The same feeds, with what the key's owner may see in them; gone with the key."""
    standing = keys.standing_with(key)
    if standing is None:
        return HttpResponse("This feed's key is nobody's, or was taken back.\n", status=410, content_type="text/plain; charset=utf-8")
    answer = feed(request, form, kind, name, standing=standing)
    answer["X-Robots-Tag"] = "noindex"
    return answer
