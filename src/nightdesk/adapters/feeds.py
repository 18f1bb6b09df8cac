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
from nightdesk.adapters.entries import CITED_OUTLET, Entry, outlet_names, web_address
from nightdesk.adapters.plain_text import clean, from_html, one_line
from nightdesk.adapters.xml_guard import guard
from nightdesk.foundation.errors import UnreadableFeed

MAX_ENTRIES = 1_000
OUTLETS_EXTENSION = "_nightdesk"
"""In JSON Feed an item names the outlets it rests on as `"_nightdesk": {"outlets": [...]}`."""
_DECLARATION = re.compile(r"<\?xml[^>]{0,200}\?>")
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's entries in the feed's own order, its language, and where it goes on. `left_out` counts entries beyond the limit."""

    entries: tuple[Entry, ...]
    language: str | None
    next_page: str | None
    left_out: int


def parse_feed(body: bytes, charset: str | None, address: str) -> Feed:
    """Raise UnreadableFeed, saying why, if the bytes are no feed in any of the three formats, or a hostile one."""
    text = decode(body, charset).lstrip("\ufeff \t\r\n")
    if not text:
        raise UnreadableFeed("the answer is empty")
    return _json_feed(text, address) if text.startswith("{") else _xml_feed(text, address)


def _xml_feed(text: str, address: str) -> Feed:
    declaration = _DECLARATION.match(text)
    text = clean(text[declaration.end() :] if declaration else text)
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
    return Feed(
        tuple(_xml_entry(entry, address) for entry in parsed.entries[:MAX_ENTRIES]),
        _word(parsed.feed.get("language")),
        next((web_address(link.get("href"), address) for link in parsed.feed.get("links", ()) if link.get("rel") == "next"), None),
        max(0, len(parsed.entries) - MAX_ENTRIES),
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
        published=_from_struct(next((entry[key] for key in ("published_parsed", "updated_parsed") if key in entry), None)),
        outlets=outlet_names(cited or [credited]),
    )


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
    return Feed(
        tuple(_json_entry(item, address) for item in items[:MAX_ENTRIES]),
        _word(feed.get("language")),
        web_address(feed.get("next_url"), address),
        max(0, len(items) - MAX_ENTRIES),
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
        published=moment(item.get("date_published")),
        outlets=outlet_names(_list(extension.get("outlets"))) if isinstance(extension, dict) else (),
    )


def moment(value: object) -> datetime | None:
    """An ISO 8601 time, in UTC where it names no zone; None if it is none."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        found = datetime.fromisoformat(value.strip())
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _list(value: object) -> Iterable[Any]:
    return value if isinstance(value, list) else []


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _word(value: object) -> str | None:
    """A short string, or a number as one."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return (one_line(value) or None) if isinstance(value, str) else None
