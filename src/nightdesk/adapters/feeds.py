"""RSS, Atom and JSON Feed to entries."""

from __future__ import annotations

import calendar
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from time import struct_time
from typing import Any

import feedparser

from nightdesk.adapters.decoding import decode
from nightdesk.adapters.entries import CITED_OUTLET, MAX_TITLE, Entry, outlet_names, web_address
from nightdesk.adapters.plain_text import clean, from_html, one_line
from nightdesk.adapters.times import moment, names_a_zone
from nightdesk.adapters.xml_guard import guard, without_impossible
from nightdesk.foundation.errors import UnreadableFeed
from nightdesk.sources.model import FeedKind
from nightdesk.sources.rights import NO_WISHES, Wishes
from nightdesk.wire.model import LeadImage

MAX_ENTRIES = 1_000
OUTLETS_EXTENSION = "_nightdesk"
"""In JSON Feed an item names the outlets it rests on as `"_nightdesk": {"outlets": [...]}`."""
feedparser.api.PREFERRED_XML_PARSERS.clear()  # it would look for a driver that nobody has, on the disk, for every feed
_DECLARATION = re.compile(r"<\?xml[^>]{0,200}\?>")
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's entries in the feed's own order, and what it says of itself. `left_out` counts entries beyond the limit.

    `next_page` is where it goes on with older entries; `hub` and `topic` are where its news can be had as it breaks (WebSub), and its
    name for itself there; `licence` is the address of the one it gives for its entries.
    """

    kind: FeedKind
    entries: tuple[Entry, ...]
    language: str | None
    next_page: str | None
    left_out: int
    title: str = ""
    home: str | None = None
    hub: str | None = None
    topic: str | None = None
    licence: str | None = None


def parse_feed(body: bytes, charset: str | None, address: str) -> Feed:
    """Raise UnreadableFeed, saying why, if the bytes are no feed in any of the three formats, or a hostile one."""
    text = decode(body, charset).lstrip("\ufeff \t\r\n")
    if not text:
        raise UnreadableFeed("the answer is empty")
    return _json_feed(text, address) if text.startswith("{") else _xml_feed(text, address)


def _xml_feed(text: str, address: str) -> Feed:
    declaration = _DECLARATION.match(text)
    text = without_impossible(clean(text[declaration.end() :] if declaration else text))
    guard(text)
    # A stream, never a string: feedparser takes a string for an address or a file name and would open it.
    stream = io.BytesIO(text.encode("utf-8", "ignore"))
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        parsed: Any = feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # what hostile bytes can raise in there has no end
        raise UnreadableFeed(f"the feed parser stumbled over it ({type(error).__name__})") from error
    if not parsed.get("version") and not parsed.entries:
        raise UnreadableFeed("it is a web page, not a feed" if _HTML.search(text[:5000]) else "it is not a feed")
    links = {link.get("rel"): web_address(link.get("href"), address) for link in reversed(parsed.feed.get("links", ()))}
    return Feed(
        kind=FeedKind.ATOM if str(parsed.get("version", "")).startswith("atom") else FeedKind.RSS,
        entries=tuple(_xml_entry(entry, address) for entry in parsed.entries[:MAX_ENTRIES]),
        language=_word(parsed.feed.get("language")),
        next_page=links.get("next"),
        left_out=max(0, len(parsed.entries) - MAX_ENTRIES),
        title=one_line(from_html(str(parsed.feed.get("title", ""))))[:MAX_TITLE],
        home=web_address(parsed.feed.get("link"), address),
        hub=links.get("hub"),
        topic=links.get("self"),
        licence=links.get("license") or web_address(parsed.feed.get("license"), address),
    )


def _xml_entry(entry: Mapping[str, Any], address: str) -> Entry:
    details = [*entry.get("content", ()), *([entry["summary_detail"]] if "summary_detail" in entry else [])]
    texts = [_plain(detail) for detail in details]
    text = next(filter(None, texts), "")
    cited = [tag.get("term") for tag in entry.get("tags", ()) if tag.get("scheme") == CITED_OUTLET]
    credited = entry.get("source", {}).get("title") if isinstance(entry.get("source"), dict) else None
    title = entry.get("title_detail")
    return Entry(
        own_name=_word(entry.get("id")),
        link=web_address(entry.get("link"), address),
        title=one_line(_plain(title)) if title else "",
        text=text,
        author=_word(entry.get("author")),
        language=next((_word(detail.get("language")) for detail in details if detail.get("language")), None),
        published=_published(entry),
        outlets=outlet_names(cited or [credited]),
        teaser=_teaser(entry) if len(details) > 1 else "",
        image=_image(entry, address),
        wishes=_licensed(web_address(entry.get("license"), address)),
    )


def _teaser(entry: Mapping[str, Any]) -> str:
    return _plain(entry["summary_detail"]) if entry.get("content") and "summary_detail" in entry else ""


def _published(entry: Mapping[str, Any]) -> datetime | None:
    """The parser takes a time without a zone for one in UTC; which zone is meant is decided later."""
    key = "published" if "published_parsed" in entry else "updated"
    when = _from_struct(entry.get(f"{key}_parsed"))
    return when if when is None or names_a_zone(entry.get(key)) else when.replace(tzinfo=None)


def _image(entry: Mapping[str, Any], address: str) -> LeadImage | None:
    media = [one for one in entry.get("media_content", ()) if one.get("medium") == "image" or str(one.get("type", "")).startswith("image/")]
    enclosed = [one for one in entry.get("enclosures", ()) if str(one.get("type", "")).startswith("image/")]
    found = [*(one.get("url") for one in (*media, *entry.get("media_thumbnail", ()))), *(one.get("href") for one in enclosed)]
    link = next((link for one in found if (link := web_address(one, address))), None)
    credited = (one_line(str(one.get("content", ""))) for one in entry.get("media_credit", ()) if isinstance(one, dict))
    return LeadImage(link, next(filter(None, credited), None)) if link else None


def _licensed(licence: str | None) -> Wishes:
    return Wishes(licence=licence, licence_by="the feed") if licence else NO_WISHES


def _plain(detail: Mapping[str, Any]) -> str:
    value = str(detail.get("value", ""))
    return clean(value).strip() if detail.get("type") == "text/plain" and "&" not in value and "<" not in value else from_html(value)


def _from_struct(moment: struct_time | None) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC) if moment else None
    except (ValueError, OverflowError, OSError):
        return None


def _json_feed(text: str, address: str) -> Feed:
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableFeed("it begins like JSON, but is not") from None
    if not isinstance(feed, dict) or "jsonfeed.org/version/" not in str(feed.get("version", ""))[:100]:
        raise UnreadableFeed("it is JSON, but not a JSON Feed")
    items = [item for item in _list(feed.get("items")) if isinstance(item, dict)]
    hubs = [hub.get("url") for hub in _list(feed.get("hubs")) if isinstance(hub, dict) and str(hub.get("type")).lower() == "websub"]
    return Feed(
        kind=FeedKind.JSON_FEED,
        entries=tuple(_json_entry(item, address) for item in items[:MAX_ENTRIES]),
        language=_word(feed.get("language")),
        next_page=web_address(feed.get("next_url"), address),
        left_out=max(0, len(items) - MAX_ENTRIES),
        title=one_line(_string(feed.get("title")))[:MAX_TITLE],
        home=web_address(feed.get("home_page_url"), address),
        hub=web_address(next(iter(hubs), None), address),
        topic=web_address(feed.get("feed_url"), address),
    )


def _json_entry(item: dict[str, Any], address: str) -> Entry:
    plain, html = item.get("content_text"), item.get("content_html")
    extension = item.get(OUTLETS_EXTENSION)
    authors = [author.get("name") for author in _list(item.get("authors")) or [item.get("author")] if isinstance(author, dict)]
    return Entry(
        own_name=_word(item.get("id")),
        link=web_address(item.get("url") or item.get("external_url"), address),
        title=one_line(_string(item.get("title"))),
        text=clean(_string(plain)).strip() or from_html(_string(html)) or one_line(_string(item.get("summary"))),
        author=", ".join(outlet_names(authors)) or None,
        language=_word(item.get("language")),
        published=moment(item.get("date_published") or item.get("date_modified")),
        outlets=outlet_names(_list(extension.get("outlets"))) if isinstance(extension, dict) else (),
        teaser=one_line(_string(item.get("summary"))),
        image=LeadImage(image) if (image := web_address(item.get("image") or item.get("banner_image"), address)) else None,
    )


def _list(value: object) -> Iterable[Any]:
    return value if isinstance(value, list) else []


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _word(value: object) -> str | None:
    """A short string, or a number as one."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return (one_line(value) or None) if isinstance(value, str) else None
