"""The form beside a sentence, and the questions answered so far."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from nightdesk.foundation.errors import NightdeskError
from nightdesk_site.members.sign_in import stood_here
from nightdesk_site.members.standing import standing_of
from nightdesk_site.reader.shelf import reader_article
from nightdesk_site.record.models import ArticleRow

from . import challenge


@csrf_exempt
@never_cache
def put(request: HttpRequest, slug: str) -> HttpResponse:
    """The form carries no token, for it is reached from pages that are the same for everyone; the browser tells where it stood."""
    row = get_object_or_404(ArticleRow, slug=slug, moved_to__isnull=True, retracted=False)
    asked = request.POST if request.method == "POST" else request.GET
    offered = challenge.sentences_that_may_be_questioned(reader_article(row, standing_of(request)), asked.get("note", "")[:8])
    told = {"row": row, "sentences": offered, "note": asked.get("note", ""), "words": asked.get("words", ""), "longest": challenge.LONGEST}
    if request.method != "POST":
        return render(request, "challenges/put.html", told)
    if not stood_here(request):
        return HttpResponseForbidden("This form was not filled in on this site.\n", content_type="text/plain")
    if request.POST.get("website"):
        return render(request, "challenges/kept.html", {"row": row})
    chosen = next((sentence for sentence in offered if sentence.text == request.POST.get("sentence")), None)
    if chosen is None:
        return render(request, "challenges/put.html", told | {"wrong": "Choose the sentence that you question."}, status=400)
    try:
        sender = challenge.sender_of(request.META.get("REMOTE_ADDR", ""), timezone.now())
        challenge.put(row, chosen, request.POST.get("words", ""), sender, timezone.now())
    except NightdeskError as error:
        status = 429 if isinstance(error, challenge.TooMany) else 400
        return render(request, "challenges/put.html", told | {"wrong": f"{str(error).capitalize()}."}, status=status)
    return render(request, "challenges/kept.html", {"row": row})


def archive(request: HttpRequest) -> HttpResponse:
    page = Paginator(challenge.answered(), 50).get_page(request.GET.get("page"))
    shown = challenge.as_seen_by(standing_of(request), page.object_list)
    return render(request, "challenges/archive.html", {"page": page, "shown": shown, "waiting": challenge.waiting().count()})
