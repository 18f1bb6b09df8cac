"""What can be listened to at a site, found from its address alone.

In this order: the address itself may be a feed or a sitemap; a page names its feeds (`<link rel="alternate">`) or links to them; a few
paths are where feeds commonly stand; robots.txt names sitemaps; and last of all the page itself may list articles. Each find is read
before it is shown, so that nobody saves an address that gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree

from nightdesk.adapters.entries import Entry, kept, web_address
from nightdesk.adapters.finds import Find, find_in, is_comments
from nightdesk.adapters.index_pages import read_index
from nightdesk.adapters.page_facts import PageFacts
from nightdesk.adapters.pages import base_of, parse_page, read_article
from nightdesk.adapters.plain_text import one_line
from nightdesk.adapters.reader import SHORT, weight
from nightdesk.adapters.wishes import header_wishes, meta_wishes
from nightdesk.foundation.errors import UnreadableFeed
from nightdesk.sources.model import FeedKind, Rights
from nightdesk.sources.rights import Extent, Wishes, all_wishes, allowance, settle
from nightdesk.wire.ports import Answer, Fetcher, Refusal, Request

COMMON_PATHS = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json")
NEWS_SITEMAPS = ("/news-sitemap.xml", "/sitemap-news.xml")
MAX_CANDIDATES = 12
_FEED_TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
_FEED_WORDS = ("rss", "atom", "feed", "rdf")


@dataclass(frozen=True, slots=True)
class Sample:
    """A piece as it would be read. `read_pages`: its page was read because its feed only announces it. `reasons` tell what of it
    is not allowed."""

    title: str
    text: str
    extent: Extent
    language: str | None
    published: datetime | None
    read_pages: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Discovery:
    """All that was found at an address, the best first, with what the site says of itself. `problem` tells why nothing was found."""

    asked: str
    home: str
    site: str
    language: str | None
    finds: tuple[Find, ...]
    wishes: Wishes
    sample: Sample | None = None
    problem: str | None = None
    notes: tuple[str, ...] = ()


def discover(address: str, fetcher: Fetcher, now: datetime) -> Discovery:
    """Look at an address, given with or without `https://`. Asks a handful of times, many at once; never raises for what a site does."""
    scout = _Scout(fetcher, now)
    answer = scout.first(address)
    if isinstance(answer, Refusal):
        return Discovery(address, answer.address, "", None, (), Wishes(), problem=answer.reason)
    home = answer.final_address
    scout.wishes.append(answer.site.then(header_wishes(answer.headers)))
    itself = find_in(answer, now, "the address itself is one")
    page = None if itself else _page(answer)
    if page is not None:
        scout.wishes.append(meta_wishes(PageFacts(page, home).metas))
    if itself is None and page is None:
        return Discovery(address, home, "", None, (), all_wishes(scout.wishes), problem="there is neither a feed nor a page of articles")
    finds = scout.widen([itself]) if itself else scout.around(page, answer) if page is not None else []
    facts = PageFacts(page, home) if page is not None else None
    discovery = Discovery(
        asked=address,
        home=(finds[0].home if finds and itself else None) or home,
        site=(facts.site or facts.title) if facts else finds[0].title,
        language=facts.language if facts else finds[0].language,
        finds=tuple(finds),
        wishes=all_wishes(scout.wishes),
        notes=tuple(scout.notes),
        problem=None if finds else "no feed, no sitemap and no list of articles was found there",
    )
    return replace(discovery, sample=scout.sample(finds[0], discovery.wishes)) if finds else discovery


class _Scout:
    """Asks around one site."""

    def __init__(self, fetcher: Fetcher, now: datetime) -> None:
        self._fetcher, self._now = fetcher, now
        self.wishes: list[Wishes] = []
        self.notes: list[str] = []

    def first(self, address: str) -> Answer | Refusal:
        """What stands at the address; without a scheme, HTTPS is tried before HTTP."""
        plain = address.strip()
        tries = [plain] if "://" in plain else [f"https://{plain}", f"http://{plain}"]
        answers = self._fetcher.fetch_all([Request(one) for one in tries])
        return next((answer for answer in answers if isinstance(answer, Answer)), answers[0])

    def around(self, page: etree._Element, answer: Answer) -> list[Find]:
        """What the page leads to, from the surest to the last resort."""
        home = answer.final_address
        named = self._read(dict.fromkeys(_named_feeds(page, home)), "the page names it")
        linked = [] if named else self._read(dict.fromkeys(_linked_feeds(page, home)), "the page links to it")
        if found := named or linked:
            return found
        origin = _origin(home)
        guessed = self._read({f"{origin}{path}": None for path in COMMON_PATHS}, "it stands where feeds often do")
        if guessed:
            return guessed[:1]
        (robots,) = self._fetcher.fetch_all([Request(f"{origin}/robots.txt")])
        named_maps = _named_sitemaps(robots.body.decode("utf-8", "replace"), home) if isinstance(robots, Answer) else ()
        maps = [*named_maps, *(f"{origin}{path}" for path in NEWS_SITEMAPS)]
        mapped = self._read(dict.fromkeys(maps), "the site's map of its news")
        return mapped or _index(answer)

    def widen(self, finds: list[Find]) -> list[Find]:
        """Finds as they are, but an index of sitemaps is opened."""
        opened = []
        for find in finds:
            if not find.lists:
                opened.append(find)
                continue
            children = [self._find(answer, find.how) for answer in self._fetcher.fetch_all([Request(one) for one in find.lists])]
            telling = [child for child in children if child and child.pieces]
            if telling:  # the index is what is saved, for its newest map changes
                opened.append(replace(telling[-1], address=find.address, kind=FeedKind.SITEMAP))
        return opened

    def _read(self, addresses: Iterable[str], how: str) -> list[Find]:
        asked = list(addresses)[:MAX_CANDIDATES]
        finds = [self._find(answer, how) for answer in self._fetcher.fetch_all([Request(one) for one in asked])]
        distinct = {find.address: find for find in finds if find is not None and (find.pieces or find.lists)}
        return sorted(self.widen(list(distinct.values())), key=lambda find: is_comments(find))

    def _find(self, answer: Answer | Refusal, how: str) -> Find | None:
        if isinstance(answer, Refusal):
            return None
        return find_in(answer, self._now, how)

    def sample(self, find: Find, wishes: Wishes) -> Sample | None:
        """The newest piece as it will be read; its page is asked for where the find itself says too little."""
        wishes = wishes.then(find.wishes)
        first = next((entry for entry in find.entries if entry.text or entry.title), None)
        short = first is None or weight(first.text) < SHORT
        allowed = allowance(settle(Rights(), wishes))
        link = first.link if first else next(iter(find.pages), None)
        if not short or link is None or allowed.extent is not Extent.FULL:
            return _sample(first, wishes, read_pages=False) if first else None
        (answer,) = self._fetcher.fetch_all([Request(link)])
        if isinstance(answer, Refusal):
            self.notes.append(f"its article could not be read: {answer.reason}")
            return _sample(first, wishes, read_pages=False) if first else None
        try:
            entry = read_article(answer.body, answer.charset, answer.final_address)
        except UnreadableFeed as error:
            self.notes.append(f"its article could not be read: {error}")
            return _sample(first, wishes, read_pages=False) if first else None
        told = wishes.then(header_wishes(answer.headers)).then(entry.wishes)
        longer = first is None or len(entry.text) > len(first.text)
        return _sample(entry if longer else first or entry, told, read_pages=longer)


def _sample(entry: Entry, wishes: Wishes, *, read_pages: bool) -> Sample:
    allowed = allowance(settle(Rights(), wishes))
    return Sample(entry.title, kept(entry, allowed.extent), allowed.extent, entry.language, entry.published, read_pages, allowed.reasons)


def _page(answer: Answer) -> etree._Element | None:
    try:
        return parse_page(answer.body, answer.charset)
    except UnreadableFeed:
        return None


def _index(answer: Answer) -> list[Find]:
    try:
        links = read_index(answer.body, answer.charset, answer.final_address).links
    except UnreadableFeed:
        return []
    return [Find(answer.final_address, FeedKind.INDEX_PAGE, "", "the page itself lists articles", len(links), pages=links)]


def _named_feeds(page: etree._Element, home: str) -> list[str]:
    base = base_of(page, home)
    linked = (
        web_address(link.get("href"), base)
        for link in page.iter("link")
        if "alternate" in (link.get("rel") or "").lower() and (link.get("type") or "").split(";")[0].strip().lower() in _FEED_TYPES
    )
    return [address for address in linked if address]


def _linked_feeds(page: etree._Element, home: str) -> list[str]:
    base, found = base_of(page, home), []
    for anchor in page.iter("a"):
        address = web_address(anchor.get("href"), base)
        told = f"{urlsplit(address).path} {one_line(''.join(anchor.itertext()))[:60]}".lower() if address else ""
        if address and any(word in told for word in _FEED_WORDS):
            found.append(address)
    return found


def _named_sitemaps(robots: str, home: str) -> Sequence[str]:
    """The sitemaps of a robots.txt, those that call themselves news first."""
    lines = (line.partition(":") for line in robots.splitlines()[:5_000])
    named = [address for field, _, value in lines if field.strip().lower() == "sitemap" and (address := web_address(value, home))]
    return sorted(named, key=lambda address: "news" not in address.lower())[: MAX_CANDIDATES // 2]


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
