"""Article pages made from a recorded wire, of the size and the dirt of real ones: menus, scripts, advertisements, teasers, comments.

A page tells one item of the wire: its text is the first paragraph, and the rest is made of the words of its language, as many as
articles have. The same rows make the same pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from random import Random

from nightdesk.wire.wirefile import WireRow

_SCRIPT = (
    "window.q=window.q||[];q.push(['track',{{id:{0},slot:'top-{0}',v:'{1:x}'}}]);function f{0}(e){{return e&&e.target?e.target.id:'{1:x}'}}"
)
_STYLE = ".c{0}{{display:flex;margin:0 {1}px;color:#{1:06x}}}.c{0}:hover{{opacity:.{1}}}"


class MadePages:
    """Any number of pages; beyond the wire's own items, they tell them again in other words."""

    def __init__(self, rows: Sequence[WireRow]) -> None:
        self._rows = rows
        self._words: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            self._words[row.language or ""] += [word for word in row.text.split() if word == word.lower() and not word[0].isdigit()]
        self._titles = [row.text[:70] for row in rows]

    def page(self, number: int) -> bytes:
        random = Random(number)
        row = self._rows[number % len(self._rows)]
        title = row.text[:80].rsplit(" ", 1)[0]
        at = (row.published_at or datetime(2026, 1, 1, tzinfo=UTC)).isoformat()
        return (
            f'<!doctype html><html lang="{escape(row.language or "")}"><head><meta charset="utf-8">'
            f"<title>{escape(title)} | The Page</title>"
            f'<meta property="og:title" content="{escape(title)}"><meta property="article:published_time" content="{at}">'
            f'<meta name="author" content="A. Writer"><link rel="canonical" href="/p/{number}">{self._dirt(random)}</head><body>'
            f'<header class="c1"><a href="/">The Page</a><nav>{self._links(random, 60)}</nav></header>'
            f'<div class="layout"><main><article><h1>{escape(title)}</h1><p class="by">A. Writer, <time datetime="{at}">today</time></p>'
            f"<figure><img src='/i/{number}.jpg' alt=''><figcaption>A picture</figcaption></figure>{self._body(row, random)}</article>"
            f'<section class="comments">{self._comments(row, random)}</section></main>'
            f'<aside class="more">{self._links(random, 40)}</aside></div>'
            f"<footer>{self._links(random, 50)}<p>All rights reserved.</p></footer>{self._dirt(random)}</body></html>"
        ).encode()

    def _body(self, row: WireRow, random: Random) -> str:
        paragraphs = [f"<p>{escape(row.text)}</p>"]
        for number in range(random.randint(6, 16)):
            paragraphs.append(f"<p>{escape(self._prose(row, random))}</p>")
            if number % 4 == 2:
                paragraphs.append(
                    f'<div class="ad" id="slot-{number}"><script>{_SCRIPT.format(number, random.getrandbits(40))}</script></div>'
                )
            if number % 5 == 3:
                paragraphs.append(
                    f'<div class="teaser"><a href="/p/{random.randrange(10**6)}">{escape(random.choice(self._titles))}</a></div>'
                )
        return "".join(paragraphs)

    def _prose(self, row: WireRow, random: Random) -> str:
        words = self._words[row.language or ""] or ["and"]
        sentences = (" ".join(random.choices(words, k=random.randint(8, 22))) for _ in range(random.randint(2, 4)))
        return " ".join(f"{sentence[:1].upper()}{sentence[1:].rstrip('.,;:')}." for sentence in sentences)

    def _comments(self, row: WireRow, random: Random) -> str:
        return "".join(
            f'<div class="comment"><b>reader{n}</b><p>{escape(self._prose(row, random))}</p></div>' for n in range(random.randint(0, 6))
        )

    def _links(self, random: Random, count: int) -> str:
        items = (
            f'<li class="c{n}"><a href="/section/{random.randrange(10**6)}">{escape(random.choice(self._titles)[:40])}</a></li>'
            for n in range(count)
        )
        return f"<ul>{''.join(items)}</ul>"

    def _dirt(self, random: Random) -> str:
        style = "".join(_STYLE.format(n, random.randrange(100)) for n in range(120))
        script = "".join(_SCRIPT.format(n, random.getrandbits(40)) for n in range(80))
        return f"<style>{style}</style><script>{script}</script>"
