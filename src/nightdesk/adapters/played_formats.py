"""How a played wire looks on the web: rows as RSS, Atom, JSON Feed, index pages and article pages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape
from urllib.parse import quote

from nightdesk.adapters.entries import CITED_OUTLET
from nightdesk.adapters.feeds import OUTLETS_EXTENSION
from nightdesk.adapters.plain_text import clean
from nightdesk.sources.model import FeedKind, Source
from nightdesk.wire.wirefile import WireRow

MEDIA_TYPES = {
    FeedKind.RSS: "application/rss+xml",
    FeedKind.ATOM: "application/atom+xml",
    FeedKind.JSON_FEED: "application/feed+json",
    FeedKind.INDEX_PAGE: "text/html",
}


def render(source: Source, rows: Sequence[WireRow], next_page: str | None, as_of: datetime) -> bytes:
    """The source's feed, or its index page where it is of any other kind, holding `rows` (newest first) and pointing to its `next_page`."""
    match source.kind:
        case FeedKind.RSS:
            return _rss(source, rows, next_page).encode()
        case FeedKind.ATOM:
            return _atom(source, rows, next_page, as_of).encode()
        case FeedKind.JSON_FEED:
            return _json_feed(source, rows, next_page).encode()
        case _:
            return _index(source, rows).encode()


def _rss(source: Source, rows: Sequence[WireRow], next_page: str | None) -> str:
    items = "".join(
        f'<item xml:lang="{_text(row.language or "")}"><guid isPermaLink="false">{_text(row.id)}</guid>'
        + (f"<title>{_text(as_html(row.title))}</title>" if row.title else "")
        + _element("link", row.url)
        + _element("author", row.author)
        + (f"<pubDate>{format_datetime(row.published_at)}</pubDate>" if row.published_at else "")
        + "".join(f'<category domain="{CITED_OUTLET}">{_text(outlet)}</category>' for outlet in row.outlets)
        + f"<description>{_text(as_html(row.text))}</description></item>"
        for row in rows
    )
    further = f'<atom:link rel="next" href="{_text(next_page)}"/>' if next_page else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        f"<title>{_text(source.name)}</title><link>{_text(source.home)}</link><description/>"
        f"{_element('language', source.language)}{further}{items}</channel></rss>"
    )


def _atom(source: Source, rows: Sequence[WireRow], next_page: str | None, as_of: datetime) -> str:
    entries = "".join(
        f'<entry xml:lang="{_text(row.language or "")}"><id>{_text(row.id)}</id>'
        + f'<title type="html">{_text(as_html(row.title or ""))}</title>'
        + (f'<link href="{_text(row.url)}"/>' if row.url else "")
        + (f"<author><name>{_text(row.author)}</name></author>" if row.author else "")
        + (f"<published>{_stamp(row.published_at)}</published><updated>{_stamp(row.published_at)}</updated>" if row.published_at else "")
        + "".join(f'<category scheme="{CITED_OUTLET}" term="{_text(outlet)}"/>' for outlet in row.outlets)
        + f'<content type="html">{_text(as_html(row.text))}</content></entry>'
        for row in rows
    )
    further = f'<link rel="next" href="{_text(next_page)}"/>' if next_page else ""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><id>{_text(source.feed)}</id>'
        f"<title>{_text(source.name)}</title><updated>{_stamp(as_of)}</updated>{further}{entries}</feed>"
    )


def _json_feed(source: Source, rows: Sequence[WireRow], next_page: str | None) -> str:
    items = []
    for row in rows:
        item: dict[str, object] = {"id": row.id, "content_text": row.text}
        optional = {"url": row.url, "title": row.title, "language": row.language}
        item |= {key: value for key, value in optional.items() if value}
        if row.published_at:
            item["date_published"] = _stamp(row.published_at)
        if row.author:
            item["authors"] = [{"name": row.author}]
        if row.outlets:
            item[OUTLETS_EXTENSION] = {"outlets": row.outlets}
        items.append(item)
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": source.name, "home_page_url": source.home, "items": items}
    return json.dumps(feed | ({"next_url": next_page} if next_page else {}), ensure_ascii=False)


def _index(source: Source, rows: Sequence[WireRow]) -> str:
    links = "".join(f'<li><a href="{_text(page_name(row))}">{_text(row.title or row.text[:60])}</a></li>' for row in rows)
    return (
        f"<!doctype html><html><head><title>{_text(source.name)}</title></head><body><header><a href='/about'>About</a></header>"
        f"<main><h1>{_text(source.name)}</h1><ul>{links}</ul></main><footer><a href='/imprint'>Imprint</a></footer></body></html>"
    )


def article_page(source: Source, row: WireRow) -> bytes:
    """A page as a small outlet would have it: head, menu, article, and a script that nobody should run."""
    metas = [("dc.identifier", row.id), ("author", row.author), *(("dc.source", outlet) for outlet in row.outlets)]
    if row.published_at:
        metas.append(("article:published_time", _stamp(row.published_at)))
    head = "".join(f'<meta name="{name}" content="{_text(content)}">' for name, content in metas if content)
    canonical = f'<link rel="canonical" href="{_text(row.url)}">' if row.url else ""
    heading = f"<h1>{_text(row.title)}</h1>" if row.title else ""
    paragraphs = "".join(f"<p>{as_html(paragraph)}</p>" for paragraph in row.text.split("\n\n"))
    return (
        f'<!doctype html><html lang="{_text(row.language or "")}"><head><meta charset="utf-8"><title>{_text(row.title or "")}</title>'
        f"{head}{canonical}<script>document.title = 'read';</script></head><body><nav><a href='./'>{_text(source.name)}</a></nav>"
        f"{heading}<article>{paragraphs}</article><footer>{_text(source.rights.credit or source.name)}</footer></body></html>"
    ).encode()


def page_name(row: WireRow) -> str:
    return f"./{quote(row.id, safe='')}"


def as_html(text: str) -> str:
    return escape(clean(text), quote=False).replace("\n", "<br/>")


def _element(name: str, text: str | None) -> str:
    return f"<{name}>{_text(text)}</{name}>" if text else ""


def _text(text: str) -> str:
    return escape(clean(text))


def _stamp(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
