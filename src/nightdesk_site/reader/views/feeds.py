"""Feeds of everything, of a place, a subject, an analyst, in RSS, Atom and JSON Feed: the open part, labelled as machine work."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.xmlutils import SimplerXMLGenerator

from nightdesk.publish.access import Standing
from nightdesk.stories.model import Subject
from nightdesk_site.publisher import publisher
from nightdesk_site.reader.analysts import analyst
from nightdesk_site.reader.house import site_address, site_name
from nightdesk_site.reader.lists import published
from nightdesk_site.reader.shelf import reader_article
from nightdesk_site.record.models import ArticleRow

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
    row: ArticleRow
    address: str
    author: str
    html: str
    label: str


def feed(request: HttpRequest, form: str, kind: str = "all", name: str = "", *, standing: Standing = Standing.VISITOR) -> HttpResponse:
    """A public feed, or, with a `standing`, one that was asked for with a reader's own key."""
    rows = published() if kind == "all" else published().filter(**{_FILTERS[kind]: name})
    shown = list(rows[:_ENTRIES])
    if not shown and kind != "all":
        raise Http404("nothing is published here")
    title = f"{site_name()}: {_title(kind, name, shown)}"
    address = site_address() + request.path
    entries = [_entry(row, standing) for row in shown]
    hub = publisher().hub if standing is Standing.VISITOR else ""
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
    return Entry(row, site_address() + reverse("article", args=[row.slug]), f"{analyst(row.persona).name}, AI analyst", html, label)


def _xml_feed(form: type[_Rss] | type[_Atom], title: str, address: str, entries: list[Entry], hub: str) -> HttpResponse:
    written = form(
        title=title,
        link=site_address() + "/",
        description="Analysis by AI analysts, each sentence with its evidence.",
        language="en",
        feed_url=address,
        author_name=site_name(),
        hub=hub,
    )
    for entry in entries:
        written.add_item(
            title=entry.row.headline,
            link=entry.address,
            description=entry.html,
            unique_id=entry.address,
            author_name=entry.author,
            pubdate=entry.row.published_at,
            updateddate=entry.row.changed_at,
            categories=("AI generated", entry.row.subject, *((entry.row.place,) if entry.row.place else ())),
        )
    answer = HttpResponse(content_type=written.content_type)
    written.write(answer, "utf-8")
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
                "id": entry.address,
                "url": entry.address,
                "title": entry.row.headline,
                "summary": entry.row.standfirst,
                "content_html": entry.html,
                "date_published": entry.row.published_at.isoformat(),
                "date_modified": entry.row.changed_at.isoformat(),
                "authors": [{"name": entry.author}],
                "tags": ["AI generated", entry.row.subject],
                "_ai": {"generated": True, "reviewed_by_person": entry.row.reviewed_by_person},
            }
            for entry in entries
        ],
    }
    return HttpResponse(json.dumps(told, ensure_ascii=False), content_type="application/feed+json; charset=utf-8")
