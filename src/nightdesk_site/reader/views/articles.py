"""An article as a page, as plain text, and its pictures."""

from __future__ import annotations

from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from nightdesk_site.members.standing import standing_of
from nightdesk_site.openings.opening import standing_for
from nightdesk_site.reader import history
from nightdesk_site.reader.analysts import analyst
from nightdesk_site.reader.house import site_name
from nightdesk_site.reader.lists import published
from nightdesk_site.reader.pictures import MEDIA_TYPES, illustrations
from nightdesk_site.reader.story import plain_story, tell
from nightdesk_site.record.models import ArticleRow, IllustrationRow

_MORE = 3


def article(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(ArticleRow.objects.select_related("moved_to"), slug=slug)
    if row.moved_to is not None:
        return HttpResponsePermanentRedirect(reverse("article", args=[row.moved_to.slug]))
    picture = illustrations([row]).get(row.id)
    standing = standing_for(request, row)
    told = tell(row, standing, picture)
    context = {
        "row": row,
        "picture": picture,
        "told": told,
        "more": _more(row),
        "analyst": analyst(row.persona),
        "opened": standing is not standing_of(request),
        "feeds": [("places", row.place_slug, row.place)] if row.place_slug else [],
    }
    answer = render(request, "reader/article.html", context)
    if context["opened"]:
        answer["Cache-Control"] = "private, no-store"
        answer["X-Robots-Tag"] = "noindex"
    return answer


def article_changes(request: HttpRequest, slug: str, since: int | None = None) -> HttpResponse:
    """What each version changed; with `since`, what changed since that one."""
    row = get_object_or_404(ArticleRow, slug=slug, moved_to__isnull=True)
    standing = standing_of(request)
    if since is None:
        return render(request, "reader/changes.html", {"row": row, "history": history.history(row, standing)})
    found = history.since(row, since, standing)
    if found is None:
        return HttpResponseRedirect(reverse("article-changes", args=[row.slug]))
    return render(request, "reader/changes.html", {"row": row, "since": since, "changes": found})


def article_text(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for readers of plain text."""
    row = get_object_or_404(ArticleRow, slug=slug, moved_to__isnull=True)
    return HttpResponse(plain_story(row, standing_of(request)), content_type="text/plain; charset=utf-8")


def illustration(request: HttpRequest, slug: str, width: int, extension: str) -> HttpResponse:
    media_type = MEDIA_TYPES.get(extension)
    picture = IllustrationRow.objects.filter(article__slug=slug, width=width, media_type=media_type).first()
    if picture is None:
        raise Http404("no such picture")
    answer = HttpResponse(bytes(picture.body), content_type=picture.media_type)
    answer["ETag"] = f'"{picture.digest[:32]}"'
    answer["Cache-Control"] = "public, max-age=31536000, immutable" if request.GET.get("v") else "public, max-age=3600"
    return answer


def card(request: HttpRequest, slug: str) -> HttpResponse:
    """What other sites show of an article. Its headline is open to all, and nothing else of it stands there."""
    row = get_object_or_404(ArticleRow, slug=slug, moved_to__isnull=True)
    answer = HttpResponse(_drawn(row.id, row.version), content_type="image/jpeg")
    answer["Cache-Control"] = "public, max-age=3600"
    return answer


@lru_cache(maxsize=64)
def _drawn(article: str, _version: int) -> bytes:
    from nightdesk.adapters.cards import draw_card

    row = ArticleRow.objects.get(id=article)
    picture = IllustrationRow.objects.filter(article=article).order_by("-width").values_list("body", flat=True).first()
    return draw_card(row.headline, row.place or row.subject, site_name(), bytes(picture) if picture else None)


def _more(row: ArticleRow) -> list[dict[str, object]]:
    """The lists at the foot of an article: from its place, or its subject where the place has nothing else; and from its analyst."""
    others = published().exclude(id=row.id)
    nearby = list(others.filter(place_slug=row.place_slug)[:_MORE]) if row.place_slug else []
    if nearby:
        near: dict[str, object] = {
            "kind": "place",
            "within": "places",
            "name": row.place,
            "all": reverse("place", args=[row.place_slug]),
            "rows": nearby,
        }
    else:
        alike = list(others.filter(subject=row.subject)[:_MORE])
        near = {"kind": "subject", "within": "subjects", "name": row.subject, "all": reverse("subject", args=[row.subject]), "rows": alike}
    written = list(others.filter(persona=row.persona)[:_MORE])
    return [near, {"kind": "analyst", "name": analyst(row.persona).name, "all": reverse("analyst", args=[row.persona]), "rows": written}]
