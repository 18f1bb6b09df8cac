"""Feeds of everything, of a place, a subject, an analyst, and of corrections, in RSS, Atom and JSON Feed: the open part, labelled as
machine work."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.xmlutils import SimplerXMLGenerator

from nightdesk.publish.access import Standing
from nightdesk.stories.model import Subject
from nightdesk_site.publisher import publisher
from nightdesk_site.reader.analysts import analyst
from nightdesk_site.reader.corrections import corrections_of
from nightdesk_site.reader.house import site_address, site_name
from nightdesk_site.reader.lists import published
from nightdesk_site.reader.shelf import reader_article
from nightdesk_site.record.models import ArticleRow, CorrectionRow

_ENTRIES = 30
_FILTERS = {"places": "place_slug", "subjects": "subject", "analysts": "persona"}


class _Rss(Rss201rev2Feed):
    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        if hub := self.feed["hub"]:
            handler.addQuickElement("atom:link", None, {"rel": "hub", "href": hub})


class _Atom(Atom1Feed):
    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        if hub := self.feed["hub"]:
            handler.addQuickElement("link", "", {"rel": "hub", "href": hub})


_XML: dict[str, type[_Rss] | type[_Atom]] = {"rss": _Rss, "atom": _Atom}


@dataclass(frozen=True, slots=True)
class Entry:
    """`id` never changes and is told apart from all others. `ai` is what a feed in JSON says of machine work."""

    id: str
    address: str
    title: str
    summary: str
    author: str
    html: str
    published_at: datetime
    changed_at: datetime
    tags: tuple[str, ...]
    ai: Mapping[str, bool]


def feed(request: HttpRequest, form: str, kind: str = "all", name: str = "", *, standing: Standing = Standing.VISITOR) -> HttpResponse:
    """A public feed, or, with a `standing`, one that was asked for with a reader's own key."""
    rows = published() if kind == "all" else published().filter(**{_FILTERS[kind]: name})
    shown = list(rows[:_ENTRIES])
    if not shown and kind != "all":
        raise Http404("nothing is published here")
    return written(request, form, _title(kind, name, shown), [_entry(row, standing) for row in shown], public=standing is Standing.VISITOR)


def corrections(request: HttpRequest, form: str) -> HttpResponse:
    """Every correction, clarification and retraction, the latest first."""
    return written(request, form, "corrections", [_mended(one) for one in corrections_of()[:_ENTRIES]], public=True)


def written(request: HttpRequest, form: str, title: str, entries: list[Entry], *, public: bool) -> HttpResponse:
    """A feed at the address that was asked for. Of a public one a hub tells, where the publisher has one."""
    title, address, hub = f"{site_name()}: {title}", site_address() + request.path, publisher().hub if public else ""
    answer = _json_feed(title, address, entries, hub) if form == "json" else _xml_feed(_XML[form], title, address, entries, hub)
    if hub:
        answer["Link"] = f'<{hub}>; rel="hub", <{address}>; rel="self"'
    return answer


def _title(kind: str, name: str, rows: list[ArticleRow]) -> str:
    if kind == "places":
        return rows[0].place
    if kind == "analysts":
        return analyst(name).name
    return Subject(name).value.capitalize() if kind == "subjects" else "everything"


def _entry(row: ArticleRow, standing: Standing) -> Entry:
    article = reader_article(row, standing)
    label = "Written by an AI analyst; " + ("reviewed by a person." if article.reviewed_by_person else "not reviewed by a person.")
    html = render_to_string("reader/feed_entry.html", {"article": article, "label": label})
    address = site_address() + reverse("article", args=[row.slug])
    return Entry(
        id=address,
        address=address,
        title=row.headline,
        summary=row.standfirst,
        author=f"{analyst(row.persona).name}, AI analyst",
        html=html,
        published_at=row.published_at,
        changed_at=row.changed_at,
        tags=("AI generated", row.subject, *((row.place,) if row.place else ())),
        ai={"generated": True, "reviewed_by_person": row.reviewed_by_person},
    )


def _mended(said: CorrectionRow) -> Entry:
    address = site_address() + reverse("article", args=[said.article.slug])
    return Entry(
        id=f"{address}#{said.kind}-{said.at:%Y%m%dT%H%M%S}",
        address=address,
        title=f"{said.kind.capitalize()}: {said.article.headline}",
        summary=said.now,
        author=said.by,
        html=render_to_string("reader/feed_correction.html", {"correction": said}),
        published_at=said.at,
        changed_at=said.at,
        tags=(said.kind,),
        ai={"generated": False, "reviewed_by_person": True},
    )


def _xml_feed(form: type[_Rss] | type[_Atom], title: str, address: str, entries: list[Entry], hub: str) -> HttpResponse:
    feed = form(
        title=title,
        link=site_address() + "/",
        description="Analysis by AI analysts, each sentence with its evidence.",
        language="en",
        feed_url=address,
        author_name=site_name(),
        hub=hub,
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.address,
            description=entry.html,
            unique_id=entry.id,
            author_name=entry.author,
            pubdate=entry.published_at,
            updateddate=entry.changed_at,
            categories=entry.tags,
        )
    answer = HttpResponse(content_type=feed.content_type)
    feed.write(answer, "utf-8")
    return answer


def _json_feed(title: str, address: str, entries: list[Entry], hub: str) -> HttpResponse:
    told: dict[str, object] = {"hubs": [{"type": "WebSub", "url": hub}]} if hub else {}
    told |= {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": site_address() + "/",
        "feed_url": address,
        "language": "en",
        "items": [
            {
                "id": entry.id,
                "url": entry.address,
                "title": entry.title,
                "summary": entry.summary,
                "content_html": entry.html,
                "date_published": entry.published_at.isoformat(),
                "date_modified": entry.changed_at.isoformat(),
                "authors": [{"name": entry.author}],
                "tags": list(entry.tags),
                "_ai": entry.ai,
            }
            for entry in entries
        ],
    }
    return HttpResponse(json.dumps(told, ensure_ascii=False), content_type="application/feed+json; charset=utf-8")
