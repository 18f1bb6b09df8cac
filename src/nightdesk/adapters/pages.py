"""Article pages to entries."""

from __future__ import annotations

from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from nightdesk.adapters.decoding import decode
from nightdesk.adapters.entries import Entry, outlet_names
from nightdesk.adapters.old_markup import mend
from nightdesk.adapters.page_facts import PageFacts
from nightdesk.adapters.plain_text import clean, one_line, text_of
from nightdesk.adapters.wishes import meta_wishes
from nightdesk.foundation.errors import UnreadableFeed
from nightdesk.sources.rights import Flag, Wish, Wishes

MAX_ELEMENTS = 50_000
LEAST_EXTRACTED = 500
LEAST_BEHIND_A_WALL = 1_500
_LETTERS_A_LINK = 80
_ASIDE = {"nav", "header", "footer", "aside", "form", "head"}
_UNREAD = {"script", "style", "noscript", "title", "template"}
_CHECKS = ("just a moment", "attention required", "access denied", "are you a robot", "verify you are human", "checking your browser")


def read_article(body: bytes, charset: str | None, address: str) -> Entry:
    """What the page says of its article. Raise UnreadableFeed, saying why, if no text of an article is found on it.

    The text is what trafilatura takes for the article. Of short texts it finds nothing or takes the menu along, so there the
    page's own `article` element is believed, and last of all the description that the page gives of itself.
    """
    page = parse_page(body, charset)
    facts = PageFacts(page, address)
    own, text = facts.description, extract(page)
    if len(text) < LEAST_EXTRACTED:
        text = _marked(page) or (text if _has_a_body(page) else "") or own
    text = _without_title(text, facts.title)
    if not text:
        raise UnreadableFeed(_why_empty(page, facts))
    if not facts.calls_itself_article and _is_a_list(page, text):
        raise UnreadableFeed("the page lists other pieces and is none itself")
    return Entry(
        own_name=facts.own_name or _path(address),
        link=facts.canonical or address,
        title=facts.title,
        text=text,
        author=facts.author,
        language=facts.language,
        published=facts.published,
        outlets=outlet_names(facts.metas.get("dc.source", ())),
        teaser=own,
        image=facts.image,
        wishes=meta_wishes(facts.metas).then(_paywall(facts, text)).then(_licence(facts)),
    )


def extract(page: etree._Element) -> str:
    """The text of a page's article, or nothing."""
    # Loaded here: most newsrooms read feeds alone, and this costs 30 MB.
    import trafilatura

    mend(page)
    found: Any = trafilatura.extract(page, fast=True, include_comments=False, include_tables=True)
    return str(found).strip() if found else ""


def parse_page(body: bytes, charset: str | None) -> etree._Element:
    """Raise UnreadableFeed if there is nothing on the page, or far too much."""
    text = clean(decode(body, charset))
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(text.encode(), parser) if text.strip() else None
    except etree.ParserError:
        page = None
    if page is None:
        raise UnreadableFeed("the page is empty")
    if next(islice(page.iter(), MAX_ELEMENTS, None), None) is not None:
        raise UnreadableFeed(f"the page holds more than {MAX_ELEMENTS:,} elements")
    return page


def base_of(page: etree._Element, address: str) -> str:
    """What the page's links are relative to."""
    declared = next((node.get("href") for node in page.iter("base") if node.get("href")), None)
    try:
        return urljoin(address, declared) if declared else address
    except ValueError:
        return address


def _without_title(text: str, title: str) -> str:
    """The text without the headline that many pages set into the article itself."""
    first, _, rest = text.partition("\n")
    return rest.strip() if rest.strip() and title and one_line(first).casefold() == title.casefold() else text


def _marked(page: etree._Element) -> str:
    """The text of the page's one `article` element; several are a list of teasers."""
    articles = list(page.iter("article"))
    return text_of(articles[0]) if len(articles) == 1 else ""


def _has_a_body(page: etree._Element) -> bool:
    """Whether anything is written on the page outside of menus, headers and footers."""
    written = (node for node in page.iter() if isinstance(node.tag, str) and node.tag not in _UNREAD and (node.text or "").strip())
    return any(not any(parent.tag in _ASIDE for parent in (node, *node.iterancestors())) for node in written)


def _is_a_list(page: etree._Element, text: str) -> bool:
    """Whether nearly all there is to read on the page are links."""
    linked = [len(one_line("".join(link.itertext()))) for link in page.iter("a")]
    return len(linked) > 20 and len(text) < _LETTERS_A_LINK * len(linked) and sum(linked) > len(text) // 2


def _paywall(facts: PageFacts, text: str) -> Wishes:
    by = facts.paywall or ("a paywall on the page" if len(text) < LEAST_BEHIND_A_WALL and facts.walled else None)
    return Wishes((Wish(Flag.PAYWALLED, by),)) if by else Wishes()


def _licence(facts: PageFacts) -> Wishes:
    return Wishes(licence=facts.licence, licence_by="the page's licence link") if facts.licence else Wishes()


def _why_empty(page: etree._Element, facts: PageFacts) -> str:
    if any(check in facts.title.lower() for check in _CHECKS):
        return "a check for robots stands before the page"
    if facts.paywall or facts.walled:
        return "the page is behind a paywall and shows no text"
    if len(list(islice(page.iter("script"), 4))) > 3:
        return "the page shows its text only to browsers that run its scripts"
    return "no text of an article was found on the page"


def _path(address: str) -> str:
    """The page's address on its host: its name at its publisher, even if the host moves."""
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")
