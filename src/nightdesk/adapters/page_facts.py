"""What an article page says of itself: in its meta tags, in its structured data (schema.org), and in its markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any

from lxml import etree

from nightdesk.adapters.entries import outlet_names, web_address
from nightdesk.adapters.plain_text import from_html, one_line, text_of
from nightdesk.adapters.times import day_in, moment
from nightdesk.wire.model import LeadImage

MAX_DATA = 500_000
MAX_NODES = 2_000
MAX_WORDS = 300
_DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "date_published", "dc.date", "dc.date.issued"),
    *("dcterms.created", "dcterms.issued", "dcterms.date", "parsely-pub-date", "sailthru.date", "publish-date", "publication_date"),
    *("pubdate", "cxenseparse:recs:publishtime", "date"),
)
_CREDITED = re.compile(
    r"(?:©|\b(?:Photo|Foto|Image|Bild|Credit|Crédit|Crédito|Фото|صورة|写真|图片)\b\s?(?:by|:|：))\s?(.{2,120})", re.IGNORECASE
)
_WALL = re.compile(
    r"(?:^|[\s_-])(?:paywall|regwall|pay-wall|subscriber-only|subscribers-only|premium-wall|locked-content|piano-offer)(?:$|[\s_-])"
)


class PageFacts:
    """Reads each fact when it is asked for. Nothing here is trusted: every word is cut to a length, every address checked."""

    def __init__(self, page: etree._Element, address: str) -> None:
        self._page, self._address = page, address

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """Contents by name in lower case (`name`, `property` or `itemprop`)."""
        found: dict[str, list[str]] = {}
        for node in self._page.iter("meta"):
            name = node.get("property") or node.get("name") or node.get("itemprop")
            if name and node.get("content"):
                found.setdefault(name.lower(), []).append(node.get("content", ""))
        return found

    def meta(self, *names: str) -> str:
        return next((found[0] for name in names if (found := self.metas.get(name))), "")

    @cached_property
    def article(self) -> dict[str, Any]:
        """The first schema.org object that calls itself an article, or nothing."""
        data = (node for script in self._page.iter("script") if _is_data(script) for node in _objects(script.text or ""))
        return next((node for node in islice(data, MAX_NODES) if _is_article(node)), {})

    @property
    def own_name(self) -> str:
        return one_line(self.meta("dc.identifier"))[:MAX_WORDS]

    @cached_property
    def title(self) -> str:
        name = one_line(self.meta("og:title")) or one_line(from_html(_words(self.article.get("headline")))) or self._headed()
        return _without_site(name, one_line(self.meta("og:site_name")))

    def _headed(self) -> str:
        """The page's title; its heading where the title is that and the outlet's name."""
        titled = next((one_line("".join(node.itertext())) for node in self._page.iter("title")), "")
        heading = next((text for node in self._page.iter("h1") if (text := one_line(text_of(node)))), "")
        return heading if heading and heading in titled else titled or heading

    @property
    def site(self) -> str:
        return one_line(self.meta("og:site_name", "application-name"))[:MAX_WORDS]

    @property
    def description(self) -> str:
        """What the publisher shows to everyone of the piece."""
        return one_line(
            from_html(self.meta("og:description", "description", "twitter:description") or _words(self.article.get("description")))
        )

    @property
    def author(self) -> str | None:
        named = outlet_names(_names(self.article.get("author")))
        told = one_line(self.meta("author", "article:author", "dc.creator", "parsely-author", "byl"))
        by = told if told and not told.startswith(("http://", "https://")) else ", ".join(named)
        return by[:MAX_WORDS] or None

    @property
    def published(self) -> Any:
        """A datetime with or without a zone, or None."""
        told = [_words(self.article.get("datePublished")), *(self.meta(name) for name in _DATES)]
        told += [node.get("datetime", "") for node in islice(self._page.iter("time"), 1)]
        return next((when for words in told if (when := moment(words))), None) or day_in(self._address)

    @property
    def language(self) -> str | None:
        told = self._page.get("lang") or _words(self.article.get("inLanguage")) or self.meta("og:locale", "content-language", "dc.language")
        return one_line(told)[:40] or None

    @property
    def canonical(self) -> str | None:
        linked = next((link.get("href") for link in self._page.iter("link") if (link.get("rel") or "").lower() == "canonical"), None)
        return web_address(linked or self.meta("og:url"), self._address)

    @property
    def licence(self) -> str | None:
        """The address of the licence that the page names for all of its content. One linked in its text may be that of a picture."""
        linked = next(
            (link.get("href") for link in self._page.iter("link", "a") if "license" in (link.get("rel") or "").lower().split()), None
        )
        return web_address(
            linked or _words(self.article.get("license")) or self.meta("dcterms.license", "dc.rights.license"), self._address
        )

    @property
    def image(self) -> LeadImage | None:
        data = _first(self.article.get("image"))
        told = data if isinstance(data, dict) else {"url": data}
        address = web_address(self.meta("og:image", "twitter:image") or _words(told.get("url")), self._address)
        if address is None:
            return None
        caption = next((one_line(text_of(node)) for node in islice(self._page.iter("figcaption"), 1)), "")
        credited = _words(told.get("creditText")) or ", ".join(outlet_names(_names(told.get("creator") or told.get("copyrightHolder"))))
        if not credited and (found := _CREDITED.search(caption[:1_000])):
            credited = found[1]
        return LeadImage(address, one_line(credited)[:MAX_WORDS] or None, caption[:MAX_WORDS] or None)

    @property
    def calls_itself_article(self) -> bool:
        return bool(self.article) or self.meta("og:type").lower() == "article" or bool(self.meta(*_DATES[:4]))

    @property
    def paywall(self) -> str | None:
        """Where the page says that its text is for payers alone, or None."""
        parts = [self.article, *(part for part in _list(self.article.get("hasPart")) if isinstance(part, dict))]
        if any(str(part.get("isAccessibleForFree", "")).lower() in ("false", "no") for part in parts):
            return "the page's isAccessibleForFree"
        if self.meta("article:content_tier", "cxenseparse:sch-content-tier").lower() in ("locked", "metered", "premium"):
            return "the page's article:content_tier"
        return None

    @property
    def walled(self) -> bool:
        """Whether something on the page is marked as a paywall; also on pages that hide it from some readers."""
        return any(
            _WALL.search(f"{node.get('class', '')} {node.get('id', '')}".lower()) for node in self._page.iter("div", "section", "aside")
        )


def _is_data(script: etree._Element) -> bool:
    return str(script.get("type", "")).split(";")[0].strip().lower() == "application/ld+json"


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """All JSON objects in a script, the outer ones first."""
    try:
        waiting: list[Any] = [json.loads(text[:MAX_DATA], strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(MAX_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)
        elif isinstance(node, list):
            waiting.extend(node[:100])


def _is_article(node: dict[str, Any]) -> bool:
    kinds = [kind for kind in _list(node.get("@type")) if isinstance(kind, str)]
    return any(kind.endswith(("Article", "NewsArticle", "BlogPosting", "Report")) for kind in kinds)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _first(value: Any) -> Any:
    return next(iter(_list(value)), None)


def _words(value: Any) -> str:
    value = _first(value)
    return value if isinstance(value, str) else ""


def _names(value: Any) -> list[str]:
    return [name if isinstance(name, str) else _words(name.get("name")) for name in _list(value) if isinstance(name, str | dict)]


def _without_site(title: str, site: str) -> str:
    """The title without the outlet's name at its end."""
    for between in (" - ", " | ", " – ", " — ", " :: ", " • "):
        if site and title.endswith(between + site):
            return title.removesuffix(between + site)
    return title
