"""Lists of feeds as OPML, in and out: what every feed reader can read and write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from nightdesk.adapters.decoding import decode
from nightdesk.adapters.entries import web_address
from nightdesk.adapters.plain_text import clean, one_line
from nightdesk.adapters.xml_guard import guard, without_impossible
from nightdesk.foundation.errors import UnreadableFeed
from nightdesk.languages.identify import is_code
from nightdesk.sources.model import FeedKind, Source

MAX_FEEDS = 20_000


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed that a list names."""

    feed: str
    title: str
    home: str | None = None
    language: str | None = None
    folder: str = ""


def read_opml(body: bytes) -> tuple[Outline, ...]:
    """The feeds of a list, each address once, in its order. Raise UnreadableFeed if it is no such list, or a hostile one."""
    text = clean(decode(body, None)).lstrip("\ufeff \t\r\n")
    text = text[text.find("?>") + 2 :] if text.startswith("<?xml") else text
    guard(text)
    text = without_impossible(text)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "ignore"), parser) if text.strip() else None
    except etree.XMLSyntaxError:
        root = None
    if root is None or str(root.tag).lower() != "opml":
        raise UnreadableFeed("it is not OPML: it has no <opml> around it")
    found: dict[str, Outline] = {}
    for node in root.iter("outline"):
        said = {name.lower(): value for name, value in node.attrib.items()}
        feed = web_address(said.get("xmlurl"), "")
        if feed is not None and len(found) < MAX_FEEDS:
            found.setdefault(feed, _outline(feed, said, node.getparent()))
    return tuple(found.values())


def _outline(feed: str, said: dict[str, str], parent: etree._Element | None) -> Outline:
    language = said.get("language", "")
    return Outline(
        feed=feed,
        title=one_line(said.get("title") or said.get("text") or "")[:200],
        home=web_address(said.get("htmlurl"), feed),
        language=language if is_code(language) and language != "unknown" else None,
        folder=one_line(parent.get("title") or parent.get("text") or "")[:200] if parent is not None and parent.tag == "outline" else "",
    )


def write_opml(sources: Iterable[Source], title: str) -> bytes:
    """A list of the sources in OPML 2.0. Mailboxes are left out: they are this newsroom's own."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = clean(title)
    body = etree.SubElement(root, "body")
    for source in sources:
        if source.kind is not FeedKind.MAIL:
            told = {"type": source.kind.value, "text": source.name, "title": source.name, "xmlUrl": source.feed, "htmlUrl": source.home}
            told |= {"language": source.language or ""}
            etree.SubElement(body, "outline", {name: clean(value) for name, value in told.items() if value})
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))
