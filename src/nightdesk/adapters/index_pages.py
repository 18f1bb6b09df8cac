"""Which links of a page lead to articles, learned from the page itself.

Links of one kind look alike: their addresses have one pattern, they stand in the same place of the page, and they say something. So links
are gathered into groups by the shape of their address, and a group is believed by what is typical for it: how long its words are, whether
its addresses carry dates, numbers or long names, how many there are. Menus, headers and footers lead to sections and are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from urllib.parse import urlsplit

from lxml import etree

from nightdesk.adapters.entries import web_address
from nightdesk.adapters.pages import base_of, parse_page
from nightdesk.adapters.plain_text import one_line
from nightdesk.foundation.errors import UnreadableFeed

MAX_LINKS = 200
_MAX_ANCHORS = 5_000
_ASIDE = {"nav", "header", "footer", "aside", "form"}
_LEAST_TELLING = 3
_NOT_NEWS = re.compile(
    r"/(?:tag|tags|topic|topics|author|authors|category|categories|section|login|signin|register|subscribe|account|privacy|terms|about"
    r"|contact|imprint|impressum|advertise|newsletter|newsletters|search|rss|feed|cookies?|help|faq|jobs)(?:/|$|\?|\.)",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2])(?:[/-]?\d{1,2})?")


@dataclass(frozen=True, slots=True)
class IndexPage:
    """Addresses of articles on the page's own host, in the page's order, and how many links were taken for something else."""

    links: tuple[str, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Link:
    address: str
    words: str


def read_index(body: bytes, charset: str | None, address: str) -> IndexPage:
    """The articles that a page lists. Raise UnreadableFeed if there is not one."""
    page = parse_page(body, charset)
    host = _bare(urlsplit(address).netloc)
    main = next(page.iter("main"), page)
    found: dict[str, _Link] = {}
    for link in _links(main, base_of(page, address)):
        if _bare(urlsplit(link.address).netloc) == host and link.address.rstrip("/") != address.rstrip("/"):
            known = found.get(link.address)
            found[link.address] = link if known is None or len(link.words) > len(known.words) else known
    articles = _articles(list(found.values()))
    if not articles:
        raise UnreadableFeed("the page lists no articles")
    return IndexPage(tuple(link.address for link in articles)[:MAX_LINKS], len(found) - len(articles))


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def _links(main: etree._Element, base: str) -> Iterator[_Link]:
    for number, anchor in enumerate(main.iter("a")):
        if number >= _MAX_ANCHORS:
            return
        if any(parent.tag in _ASIDE for parent in anchor.iterancestors()) and not _in_article(anchor):
            continue
        address = web_address(anchor.get("href"), base)
        if address is not None:
            words = one_line("".join(anchor.itertext()))[:300] or one_line(anchor.get("title") or anchor.get("aria-label") or "")[:300]
            yield _Link(address.partition("#")[0], words)


def _in_article(anchor: etree._Element) -> bool:
    """A teaser's own header holds its headline, unlike the page's."""
    return any(parent.tag == "article" for parent in anchor.iterancestors())


def _articles(links: Sequence[_Link]) -> list[_Link]:
    """Those in groups that look like news; if no group does, and the page is a plain list, all of them."""
    groups: defaultdict[str, list[_Link]] = defaultdict(list)
    for link in links:
        if not _NOT_NEWS.search(urlsplit(link.address).path):
            groups[_shape(link.address)].append(link)
    telling = {shape for shape, group in groups.items() if _tells(shape, group)}
    chosen = [link for link in links if _shape(link.address) in telling and not _NOT_NEWS.search(urlsplit(link.address).path)]
    if chosen:
        return chosen
    return [link for group in groups.values() for link in group] if len(links) <= 2 * _LEAST_TELLING else []


def _tells(shape: str, group: Sequence[_Link]) -> bool:
    """Whether a group is of articles: its typical link says a headline, or its address names one piece among many."""
    typical = median(_weight(link.words) for link in group)
    named = any(mark in shape for mark in ("{date}", "{name}", "{number}"))
    if named:
        return typical >= 12 or len(group) >= _LEAST_TELLING
    return typical >= 25 and len(group) >= _LEAST_TELLING


def _weight(words: str) -> int:
    """Letters, those of scripts that write a word with one or two signs counted three times."""
    return sum(3 if "\u1100" <= letter <= "\ud7ff" or "\u0e00" <= letter <= "\u0eff" else 1 for letter in words if letter.isalpha())


def _shape(address: str) -> str:
    """The pattern of an address: its parts, with what differs from piece to piece replaced by what it is."""
    parts = urlsplit(address)
    shape = [_part(part) for part in _DATE.sub("{date}", parts.path).strip("/").split("/")]
    query = "&".join(sorted(f"{key}={_part(value)}" for key, _, value in (pair.partition("=") for pair in parts.query.split("&") if pair)))
    return "/".join(shape) + (f"?{query}" if query else "")


def _part(part: str) -> str:
    plain = part.rsplit(".", 1)[0] if part.endswith((".html", ".htm", ".php", ".aspx", ".shtml")) else part
    if "{date}" in part:
        return "{date}"
    if plain.count("-") + plain.count("_") + plain.count("%20") >= _LEAST_TELLING or plain.count("%") > 10:
        return "{name}"
    if sum(letter.isdigit() for letter in plain) >= 4:
        return "{number}"
    return "{word}"
