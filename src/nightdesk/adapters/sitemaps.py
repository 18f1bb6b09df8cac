"""Sitemaps and indexes of sitemaps: the news kind, which names titles and times, and the plain kind, which names addresses."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from lxml import etree

from nightdesk.adapters.decoding import decode
from nightdesk.adapters.entries import MAX_NAME, Entry, web_address
from nightdesk.adapters.plain_text import clean, one_line
from nightdesk.adapters.times import in_utc, moment
from nightdesk.adapters.xml_guard import refuse_entities, without_impossible
from nightdesk.foundation.errors import UnreadableFeed
from nightdesk.wire.model import LeadImage

MAX_BYTES = 50_000_000
MAX_PLACES = 60_000
MAX_ENTRIES = 1_000
MAX_CHILDREN = 3
FRESH = timedelta(days=3)
_ROOTS = (b"<urlset", b"<sitemapindex")
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Place:
    """An address that a sitemap names, with what it says of it. `changed` may be without a zone."""

    address: str
    changed: datetime | None = None
    news: Entry | None = None
    publication: str = ""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """`places` in the map's own order; `children` are the maps that an index consists of. `left_out` counts places beyond the limit."""

    places: tuple[Place, ...] = ()
    children: tuple[Place, ...] = ()
    left_out: int = 0

    @property
    def title(self) -> str:
        """What a news sitemap calls its publication."""
        return next((place.publication for place in self.places if place.publication), "")

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What a news sitemap says of its pieces, as many as a feed may hold."""
        return tuple(place.news for place in self.places if place.news)[:MAX_ENTRIES]


def unpacked(body: bytes) -> bytes:
    """The bytes of a map that may be stored packed (.xml.gz). Raise UnreadableFeed if they are too many or cannot be unpacked."""
    if not body.startswith(_GZIP):
        return body
    unpack = zlib.decompressobj(31)
    try:
        found = unpack.decompress(body, MAX_BYTES)
    except zlib.error:
        raise UnreadableFeed("it says that it is packed, but cannot be unpacked") from None
    if unpack.unconsumed_tail:
        raise UnreadableFeed(f"it unpacks to more than {MAX_BYTES // 1_000_000} MB")
    return found


def is_sitemap(body: bytes) -> bool:
    """Whether the bytes begin like a sitemap or an index of sitemaps."""
    return any(root in body[:4_000] for root in _ROOTS)


def parse_sitemap(body: bytes, charset: str | None, address: str) -> Sitemap:
    """Raise UnreadableFeed, saying why, if the bytes are no sitemap, or a hostile one."""
    text = clean(decode(body, charset).lstrip("\ufeff \t\r\n"))
    refuse_entities(text)
    text = without_impossible(text)
    places: list[Place] = []
    children: list[Place] = []
    left_out = 0
    try:
        for kind, node in _nodes(text):
            place = _place(node, address)
            if place is not None:
                left_out += len(places) + len(children) >= MAX_PLACES
                if not left_out:
                    (children if kind == "sitemap" else places).append(place)
    except (etree.LxmlError, ValueError) as error:
        if not places and not children:
            raise UnreadableFeed(f"it is not a sitemap ({str(error)[:80]})") from None
    if not places and not children and not is_sitemap(text[:4_000].encode()):
        raise UnreadableFeed("it is not a sitemap")
    return Sitemap(tuple(places), tuple(children), left_out)


def _nodes(text: str) -> Iterator[tuple[str, etree._Element]]:
    declared = text.find("?>") + 2 if text.startswith("<?xml") else 0
    stream = BytesIO(text[max(declared, 0) :].encode("utf-8", "ignore"))
    walk: Any = etree.iterparse(
        stream, events=("end",), tag=("{*}url", "{*}sitemap"), resolve_entities=False, no_network=True, recover=True
    )
    for _, node in walk:
        yield _name(node), node
        node.clear()
        while node.getprevious() is not None and node.getparent() is not None:
            del node.getparent()[0]


def _place(node: etree._Element, base: str) -> Place | None:
    said = {_name(child): child for child in node.iter("{*}*") if isinstance(child.tag, str)}
    address = web_address(_words(said.get("loc")), base)
    if address is None:
        return None
    news = said.get("news")
    told = _news(address, said, node) if news is not None else None
    return Place(address, moment(_words(said.get("lastmod"))), told, _words(said.get("name"))[:MAX_NAME])


def _news(address: str, said: dict[str, etree._Element], node: etree._Element) -> Entry:
    pictured = next((child for child in node.iter("{*}image")), None)
    loc = next((found.text for found in pictured.iter("{*}loc")), None) if pictured is not None else None
    own = next((child for child in node if _name(child) == "loc"), None)
    link = web_address(_words(own), address) or address
    return Entry(
        own_name=link,
        link=link,
        title=_words(said.get("title")),
        text="",
        language=_words(said.get("language")) or None,
        published=moment(_words(said.get("publication_date"))) or moment(_words(said.get("lastmod"))),
        image=LeadImage(picture) if (picture := web_address(loc, address)) else None,
    )


def _name(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _words(node: etree._Element | None) -> str:
    return one_line(node.text or "") if node is not None else ""


def fresh_pages(sitemap: Sitemap, now: datetime, limit: int) -> tuple[str, ...]:
    """Addresses of what changed in the last days, oldest first; of a map without times, its last ones, for most maps grow at the end."""
    dated = [(when, place.address) for place in sitemap.places if place.changed and (when := in_utc(place.changed, None))]
    if dated:
        return tuple(address for when, address in sorted(dated)[-limit:] if when > now - FRESH)
    return tuple(place.address for place in sitemap.places[-limit:])


def newest_children(sitemap: Sitemap) -> tuple[str, ...]:
    """The maps of an index that hold its news: those that say so in their name, else those that changed last, else the last ones."""
    named = [child for child in sitemap.children if "news" in child.address.lower() and "newsletter" not in child.address.lower()]
    among = named or list(sitemap.children)
    dated = sorted((when, child.address) for child in among if child.changed and (when := in_utc(child.changed, None)))
    return tuple(address for _, address in dated[-MAX_CHILDREN:]) or tuple(child.address for child in among[-MAX_CHILDREN:])
