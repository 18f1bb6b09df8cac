"""Newspapers on this machine, each as papers really are: one names its feed and announces pieces in it, one hides a feed where feeds stand,
one has none at all, one keeps a map of its news, one refuses to be mined and one sells its pieces. All that they write is made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from aiohttp import web

from nightdesk.adapters.loopback import LoopbackServer

PUBLISHED = datetime(2026, 1, 30, 6, 0, tzinfo=UTC)
_SUBJECTS = ("harbour", "bridge", "market", "library", "railway", "reservoir", "school", "bakery")
_MENU = "".join(f'<li><a href="/{name}/">{name.title()}</a></li>' for name in ("world", "sport", "culture", "about", "contact"))


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a paper, made up from its number."""

    number: int
    body: str = field(default="", compare=False)

    @property
    def subject(self) -> str:
        return _SUBJECTS[self.number % len(_SUBJECTS)]

    @property
    def title(self) -> str:
        return f"The {self.subject} opens again after works, says the town office"

    @property
    def path(self) -> str:
        return f"/2026/01/30/the-{self.subject}-opens-again-{self.number}"

    @property
    def lead(self) -> str:
        return f"The {self.subject} has opened again after {self.number + 3} weeks of works, the town office said on Friday."

    @property
    def at(self) -> datetime:
        return PUBLISHED + timedelta(minutes=self.number)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        weeks = self.number + 3
        return (
            self.lead,
            f"Workers laid {weeks * 40} metres of new pipe below the {self.subject} and renewed the lamps along its northern side. "
            "The office had first planned to finish in the autumn, but frost and a late delivery of stone kept the site closed.",
            f"A second stage of the works is to begin in {weeks} months. Until then the {self.subject} stays open on every day, "
            "and the old entrance at the river will be used for deliveries alone.",
            "Residents had complained of detours. The office answered that signs will be mended, and that it will publish the cost.",
        )


def page(piece: Piece, paper: str, head: str = "") -> str:
    """An article page with the dirt that real ones carry."""
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in piece.paragraphs)
    related = "".join(f'<li><a href="{Piece(n).path}">{escape(Piece(n).title)}</a></li>' for n in range(3))
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(piece.title)} - {paper}</title>
<meta property="og:site_name" content="{paper}"><meta property="og:type" content="article"><meta property="og:title"
content="{escape(piece.title)}"><meta name="author" content="Test Desk"><meta property="og:description" content="{escape(piece.lead)}">
<meta property="article:published_time" content="{piece.at.isoformat()}"><link rel="canonical" href="{piece.path}">{head}</head><body>
<header><a href="/">{paper}</a><nav><ul>{_MENU}</ul></nav></header><div class="cookie">We use cookies. <button>Accept</button></div>
<main><article><h1>{escape(piece.title)}</h1>{text}</article><aside><h2>Most read</h2><ul>{related}</ul></aside></main>
<footer>© {paper}. All rights reserved. <a href="/imprint">Imprint</a></footer></body></html>"""


def front(paper: str, pieces: int, head: str = "") -> str:
    teasers = "".join(f'<div class="teaser"><h3><a href="{Piece(n).path}">{escape(Piece(n).title)}</a></h3></div>' for n in range(pieces))
    return f"""<!doctype html><html lang="en"><head><title>{paper}</title><meta property="og:site_name" content="{paper}">{head}
</head><body><header><nav><ul>{_MENU}</ul></nav></header><main>{teasers}<a href="/world/">More from the world</a></main>
<footer><a href="/imprint">Imprint</a></footer></body></html>"""


def rss(paper: str, pieces: int, *, whole: bool) -> str:
    items = "".join(
        f"<item><guid>{paper}-{n}</guid><title>{escape(Piece(n).title)}</title><link>{Piece(n).path}</link><pubDate>"
        f"{format_datetime(Piece(n).at)}</pubDate><description>{escape(' '.join(Piece(n).paragraphs) if whole else Piece(n).lead)}"
        "</description></item>"
        for n in reversed(range(pieces))
    )
    told = f"<title>{paper}</title><link>/</link><language>en</language>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{told}{items}</channel></rss>'


def news_map(base: str, paper: str, pieces: int) -> str:
    places = "".join(
        f"<url><loc>{base}{Piece(n).path}</loc><news:news><news:publication><news:name>{paper}</news:name><news:language>en</news:language>"
        f"</news:publication><news:publication_date>{Piece(n).at.isoformat()}</news:publication_date><news:title>{escape(Piece(n).title)}"
        "</news:title></news:news></url>"
        for n in range(pieces)
    )
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {spaces}>{places}</urlset>'


class Newspaper(LoopbackServer):
    """Serves what `pages` holds by path (a body and its media type), and the page of each of its pieces."""

    def __init__(self, name: str, pages: Mapping[str, tuple[str, str]], pieces: int = 6) -> None:
        super().__init__(self._answer, name)
        self._paper, self._pages = name, dict(pages)
        self._pieces = {Piece(number).path: Piece(number) for number in range(pieces)}

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path in self._pages:
            body, media_type = self._pages[request.path]
        elif request.path in self._pieces:
            body, media_type = page(self._pieces[request.path], self._paper), "text/html"
        else:
            return web.Response(status=404)
        return web.Response(body=body.encode(), content_type=media_type, charset="utf-8")


PAYWALL = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
ALTERNATE = '<link rel="alternate" type="application/rss+xml" href="/feed.xml" title="All news">'


def announcing(name: str = "The Announcing Paper") -> Newspaper:
    """Names its feed, which only announces its pieces."""
    return Newspaper(name, {"/": (front(name, 6, ALTERNATE), "text/html"), "/feed.xml": (rss(name, 6, whole=False), "application/rss+xml")})


def hiding(name: str = "The Hiding Paper") -> Newspaper:
    """Has a feed with whole texts where feeds often stand, and tells nobody."""
    return Newspaper(name, {"/": (front(name, 6), "text/html"), "/rss.xml": (rss(name, 6, whole=True), "text/xml")})


def feedless(name: str = "The Feedless Paper") -> Newspaper:
    return Newspaper(name, {"/": (front(name, 6), "text/html")})
