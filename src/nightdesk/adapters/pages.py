"""Index pages to links, article pages to entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from nightdesk.adapters.decoding import decode
from nightdesk.adapters.entries import Entry, outlet_names, web_address
from nightdesk.adapters.feeds import moment
from nightdesk.adapters.plain_text import clean, one_line, text_of
from nightdesk.foundation.errors import UnreadableFeed

MAX_LINKS = 200
MAX_ELEMENTS = 50_000
LEAST_EXTRACTED = 500
_ASIDE = {"nav", "header", "footer", "aside", "form"}


@dataclass(frozen=True, slots=True)
class IndexPage:
    """Addresses of articles on the page's own host, in the page's order."""

    links: tuple[str, ...]


def read_index(body: bytes, charset: str | None, address: str) -> IndexPage:
    """Links of the page's main part (all of the page where none is marked). Raise UnreadableFeed if there is not one.

    Links in menus, headers and footers lead to sections, not to articles.
    """
    page = _parse(body, charset)
    host = urlsplit(address).netloc
    main = next(page.iter("main"), page)
    links = dict.fromkeys(link for link in _links(main, _base(page, address)) if urlsplit(link).netloc == host and link != address)
    if not links:
        raise UnreadableFeed("the page lists no articles")
    return IndexPage(tuple(links)[:MAX_LINKS])


def _links(main: etree._Element, base: str) -> Iterator[str]:
    for anchor in main.iter("a"):
        if not any(parent.tag in _ASIDE for parent in anchor.iterancestors()):
            link = web_address(anchor.get("href"), base)
            if link is not None:
                yield link.partition("#")[0]


def read_article(body: bytes, charset: str | None, address: str) -> Entry:
    """What the page says of its article. Raise UnreadableFeed if no text of an article is found on it.

    The text is what trafilatura takes for the article. Of short texts it finds nothing or takes the menu along, so there the
    page's own `article` element is believed, and last of all the description that the page gives of itself.
    """
    html = clean(decode(body, charset))
    page = _parse(html.encode(), "utf-8")
    said = _Said(page)
    text = _extracted(html)
    if len(text) < LEAST_EXTRACTED:
        text = _marked(page) or text or one_line(said.meta("og:description", "description"))
    if not text:
        raise UnreadableFeed("no text of an article was found on the page")
    return Entry(
        own_name=one_line(said.meta("dc.identifier")) or _path(address),
        link=web_address(said.canonical(), address) or address,
        title=one_line(said.meta("og:title") or said.title()),
        text=text,
        author=one_line(said.meta("author", "article:author")) or None,
        language=one_line(page.get("lang") or said.meta("og:locale")) or None,
        published=moment(said.meta("article:published_time", "dc.date", "datepublished")),
        outlets=outlet_names(said.metas("dc.source")),
    )


def _marked(page: etree._Element) -> str:
    """The text of the page's one `article` element; several are a list of teasers."""
    articles = list(page.iter("article"))
    return text_of(articles[0]) if len(articles) == 1 else ""


class _Said:
    """What a page says of itself in its head."""

    def __init__(self, page: etree._Element) -> None:
        self._page = page
        self._metas: dict[str, list[str]] = {}
        for node in page.iter("meta"):
            name = node.get("property") or node.get("name") or node.get("itemprop")
            if name and node.get("content"):
                self._metas.setdefault(name.lower(), []).append(node.get("content"))

    def metas(self, name: str) -> list[str]:
        return self._metas.get(name, [])

    def meta(self, *names: str) -> str:
        return next((found[0] for name in names if (found := self.metas(name))), "")

    def title(self) -> str:
        found = next(self._page.iter("title"), None)
        return "".join(found.itertext()) if found is not None else ""

    def canonical(self) -> str | None:
        return next((link.get("href") for link in self._page.iter("link") if link.get("rel") == "canonical"), None)


def _extracted(html: str) -> str:
    # Loaded here: most newsrooms read feeds alone, and this costs 30 MB.
    import trafilatura

    found: Any = trafilatura.extract(html, fast=True, include_comments=False, include_tables=True)
    return str(found).strip() if found else ""


def _parse(body: bytes, charset: str | None) -> etree._Element:
    text = clean(decode(body, charset))
    page = etree.HTML(text.encode(), etree.HTMLParser(encoding="utf-8", no_network=True)) if text.strip() else None
    if page is None:
        raise UnreadableFeed("the page is empty")
    if next(islice(page.iter(), MAX_ELEMENTS, None), None) is not None:
        raise UnreadableFeed(f"the page holds more than {MAX_ELEMENTS:,} elements")
    return page


def _base(page: etree._Element, address: str) -> str:
    declared = next((node.get("href") for node in page.iter("base") if node.get("href")), None)
    return urljoin(address, declared) if declared else address


def _path(address: str) -> str:
    """The page's address on its host: its name at its publisher, even if the host moves."""
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")
