"""Giving an article, and opening one."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from nightdesk.publish.access import Standing
from nightdesk_site.members.models import Account
from nightdesk_site.members.standing import standing_of
from nightdesk_site.record.models import ArticleRow

from . import opening


@never_cache
@login_required
def give(request: HttpRequest, slug: str) -> HttpResponse:
    """A member gets an address that opens this article to whoever has it, for two weeks."""
    assert isinstance(request.user, Account)
    row = get_object_or_404(ArticleRow, slug=slug, moved_to__isnull=True, retracted=False)
    if standing_of(request) is not Standing.MEMBER:
        return HttpResponseForbidden("Only members give articles.\n", content_type="text/plain")
    address = f"{settings.NEWSROOM.public_address}{reverse('article', args=[row.slug])}?gift={opening.gift(row, request.user)}"
    return render(request, "openings/gift.html", {"row": row, "address": address, "days": opening.GIFT_LASTS.days})


@never_cache
@login_required
def open_one(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks first: an opening is used by a press, never by a look."""
    assert isinstance(request.user, Account)
    row = get_object_or_404(ArticleRow, slug=slug, moved_to__isnull=True, retracted=False)
    if request.method == "POST":
        try:
            opening.open_article(row, request.user, timezone.now())
        except opening.NoneLeft:
            return render(request, "openings/open.html", {"row": row, "left": 0}, status=403)
        return HttpResponseRedirect(f"{reverse('article', args=[row.slug])}?opened=1")
    return render(request, "openings/open.html", {"row": row, "left": opening.left(request.user, timezone.now())})
