"""The front page, and articles by place, by subject, by analyst."""

from __future__ import annotations

from itertools import groupby

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from nightdesk.publish.access import Standing
from nightdesk.publish.naming import country_name
from nightdesk.publish.reading import ReaderParagraph
from nightdesk.stories.model import Subject
from nightdesk_site.reader import lists
from nightdesk_site.reader.analysts import analyst as analyst_of
from nightdesk_site.reader.analysts import analysts as all_analysts
from nightdesk_site.reader.corrections import corrections_of
from nightdesk_site.reader.nights import latest_nights
from nightdesk_site.reader.pictures import illustrations
from nightdesk_site.reader.portraits import portrait
from nightdesk_site.reader.shelf import reader_article
from nightdesk_site.record import outlook
from nightdesk_site.record.models import ArticleRow

_OF_AN_ANALYST = 6
_MENDED = 24


def front(request: HttpRequest) -> HttpResponse:
    page = lists.front()
    pictured = [page.lead, *page.beside, *page.grid] if page.lead else []
    context = {
        "front": page,
        "pictures": illustrations(row for row in pictured if row is not None),
        "newsroom": list(all_analysts().values()),
        "lead_opening": _opening(page.lead) if page.lead is not None else None,
        "played": page.lead is not None and page.lead.played,
    }
    return render(request, "reader/front.html", context)


def _opening(row: ArticleRow) -> str | None:
    """The lead's first paragraph, as everybody may read it."""
    blocks = (block for section in reader_article(row, Standing.VISITOR).sections for block in section.blocks)
    first = next((block for block in blocks if isinstance(block, ReaderParagraph)), None)
    return " ".join(sentence.text for sentence in first.sentences) if first else None


def everything(request: HttpRequest) -> HttpResponse:
    return _list(request, lists.published(), _("Everything published"), ("all", ""))


def place_index(request: HttpRequest) -> HttpResponse:
    marks = sorted(lists.places(), key=lambda mark: (country_name(mark.country) if mark.country else "~", mark.name))
    groups = [(country_name(code) if code else "", list(found)) for code, found in groupby(marks, key=lambda mark: mark.country)]
    return render(request, "reader/index.html", {"title": _("Places"), "groups": groups, "target": "place"})


def place(request: HttpRequest, slug: str) -> HttpResponse:
    rows = lists.published().filter(place_slug=slug)
    first = rows.first()
    if first is None:
        raise Http404("nothing is published on this place")
    return _list(request, rows, first.place, ("places", slug))


def subject_index(request: HttpRequest) -> HttpResponse:
    return render(request, "reader/index.html", {"title": _("Subjects"), "groups": [("", lists.subjects())], "target": "subject"})


def subject(request: HttpRequest, name: str) -> HttpResponse:
    if name not in set(Subject):
        raise Http404("no such subject")
    return _list(request, lists.published().filter(subject=name), name.capitalize(), ("subjects", name))


def analyst_index(request: HttpRequest) -> HttpResponse:
    return render(request, "reader/analysts.html", {"newsroom": list(all_analysts().values())})


def analyst(request: HttpRequest, name: str) -> HttpResponse:
    """What it watches, what it wrote, what it noticed on its latest nights, and what had to be corrected."""
    known, rows = analyst_of(name), lists.published().filter(persona=name)
    if not known.present and not rows.exists():
        raise Http404("no such analyst")
    context = {
        "analyst": known,
        "rows": rows[:_OF_AN_ANALYST],
        "count": rows.count(),
        "nights": latest_nights(name),
        "corrections": corrections_of(persona=name)[:_MENDED],
        "outlook": outlook.latest(name),
        "tally": outlook.tally(name),
        "feeds": [("analysts", name, known.name)],
    }
    return render(request, "reader/analyst.html", context)


def analyst_articles(request: HttpRequest, name: str) -> HttpResponse:
    known, rows = analyst_of(name), lists.published().filter(persona=name)
    if not known.present and not rows.exists():
        raise Http404("no such analyst")
    return _list(request, rows, known.name, ("analysts", name), back=reverse("analyst", args=[name]))


def analyst_portrait(request: HttpRequest, name: str) -> HttpResponse:
    known = analyst_of(name)
    if not known.present and not ArticleRow.objects.filter(persona=name).exists():
        raise Http404("no such analyst")
    answer = HttpResponse(portrait(known), content_type="image/svg+xml")
    answer["Cache-Control"] = "public, max-age=3600"
    return answer


def _list(request: HttpRequest, rows: QuerySet[ArticleRow], title: str, feed: tuple[str, str], back: str | None = None) -> HttpResponse:
    page = lists.page_of(rows, request.GET.get("page"))
    context = {"title": title, "page": page, "pictures": illustrations(page.object_list), "feeds": [(*feed, title)], "back": back}
    return render(request, "reader/list.html", context)
