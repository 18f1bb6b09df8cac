"""Makes pages as the web has them from the full texts of a corpus, in the form that `nightdesk measure extraction` takes.

    python benchmarks/reading_pages.py OUT FILE.jsonl...   then   nightdesk measure extraction OUT/odd     (and OUT/even)

Each text is set into one of six kinds of page, from clean markup to tables and line breaks, with what stands around articles: menus, a
notice about cookies, sharing, advertisements between paragraphs, a box about the author, further pieces with their teasers, readers'
comments, a form for a letter, scripts. Further pieces, teasers and comments are taken from other texts in the same language, so that dirt
is told from text by where it stands and not by its language. Texts are split by article into two halves, `odd` and `even`: what is tried
out on one is reported on the other. The same files make the same pages.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

LEAST = 600
MOST = 150
"""Characters a text has at least, and pages made of one file at most."""
_MENU = ("home", "world", "politics", "business", "sport", "culture", "weather", "video", "shop", "jobs")


def paragraphs(text: str) -> list[str]:
    parts = [part.strip() for part in text.split("\n\n" if "\n\n" in text else "\n") if part.strip()]
    return parts if len(parts) > 1 else _by_sentences(text)


def _by_sentences(text: str) -> list[str]:
    """Texts that came without paragraphs get one at every third full stop."""
    pieces, parts = text.replace("。", "。\0").replace(". ", ". \0").split("\0"), []
    for start in range(0, len(pieces), 3):
        parts.append("".join(pieces[start : start + 3]).strip())
    return [part for part in parts if part]


class Dirt:
    """What stands around an article, drawn from other texts of its language."""

    def __init__(self, others: Sequence[str], seed: str) -> None:
        self._chance = random.Random(seed)
        self._others = list(others)

    def line(self, length: int = 70) -> str:
        other = self._chance.choice(self._others)
        start = self._chance.randrange(max(1, len(other) - length))
        return escape(" ".join(other[start : start + length].split()))

    def menu(self) -> str:
        return "".join(f'<li><a href="/{name}/">{name}</a></li>' for name in _MENU)

    def further(self, count: int = 6, teasers: bool = True) -> str:
        told = f"<p>{self.line(160)}</p>" if teasers else ""
        return "".join(
            f'<div class="item"><a href="/n/{n}"><img src="/{n}.jpg"><h4>{self.line()}</h4></a>{told}</div>' for n in range(count)
        )

    def advertisement(self) -> str:
        return '<div class="ad-slot" id="ad-1"><script>show("ad")</script><span>Advertisement</span></div>'

    def comments(self) -> str:
        said = "".join(f'<li class="comment"><cite>Reader {n}</cite><p>{self.line(120)}</p></li>' for n in range(5))
        return f'<section id="comments"><h3>Comments</h3><ol class="comment-list">{said}</ol></section>'

    def share(self) -> str:
        return '<ul class="share"><li><a href="#">Facebook</a></li><li><a href="#">X</a></li><li><a href="#">WhatsApp</a></li></ul>'

    def letter(self) -> str:
        return '<form class="newsletter"><label>Get our letter<input type="email"></label><button>Sign up</button></form>'

    def between(self, parts: Sequence[str], tag: str = "p") -> str:
        """Paragraphs with things set between them."""
        lines = []
        for number, part in enumerate(parts):
            lines.append(f"<{tag}>{part}</{tag}>")
            if number % 4 == 2:
                lines.append(self.advertisement())
            if number == 3:
                lines.append(f'<aside class="related"><h3>Read also</h3><a href="/r/1">{self.line()}</a></aside>')
        return "".join(lines)


def clean_markup(parts: Sequence[str], title: str, dirt: Dirt) -> str:
    return (
        f"<header><nav><ul>{dirt.menu()}</ul></nav></header><main><article><h1>{title}</h1><p class='byline'>By our desk</p>"
        f"{dirt.share()}<figure><img src='/lead.jpg'><figcaption>Photo: agency</figcaption></figure>{dirt.between(parts)}</article>"
        f"<aside>{dirt.further()}</aside></main>{dirt.comments()}<footer>{dirt.letter()}<p>All rights reserved</p></footer>"
    )


def soup_of_divs(parts: Sequence[str], title: str, dirt: Dirt) -> str:
    return (
        f"<div class='top-bar'><div class='nav'><ul>{dirt.menu()}</ul></div></div><div class='wrap'><div class='col-8'><div class='head'>"
        f"<h1>{title}</h1></div>{dirt.share()}<div class='article-body'>{dirt.between(parts)}</div><div class='tags'><a href='/t/1'>tag</a>"
        f"</div></div><div class='col-4 sidebar'><h3>Most read</h3>{dirt.further(8, teasers=False)}</div></div><div class='bottom'>"
        f"{dirt.further()}{dirt.letter()}</div>"
    )


def weblog(parts: Sequence[str], title: str, dirt: Dirt) -> str:
    author = f"<div class='author-box'><h4>About the author</h4><p>{dirt.line(150)}</p></div>"
    return (
        f"<div id='page'><div id='header'><ul id='menu'>{dirt.menu()}</ul></div><div id='content'><div class='post hentry'>"
        f"<h2 class='entry-title'>{title}</h2><div class='entry-content'>{dirt.between(parts)}{dirt.share()}</div>{author}"
        f"</div><div id='respond'>{dirt.comments()}</div></div><div id='sidebar'><ul class='widget'>{dirt.further(5)}</ul></div></div>"
    )


def line_breaks(parts: Sequence[str], title: str, dirt: Dirt) -> str:
    return (
        f"<table width='100%'><tr><td class='menu'>{dirt.menu()}</td><td class='main'><h1>{title}</h1><div id='news_text'>"
        f"{'<br><br>'.join(parts)}</div>{dirt.share()}</td><td class='right'>{dirt.further(6)}</td></tr></table><div>© Imprint</div>"
    )


def spans(parts: Sequence[str], title: str, dirt: Dirt) -> str:
    """As builders of sites write it: nested blocks without a paragraph."""
    body = "".join(f"<div class='rte'><div><span>{part}</span></div></div>" for part in parts)
    return (
        f"<div class='cookie-banner'><p>{dirt.line(200)}</p><button>Accept</button></div><nav>{dirt.menu()}</nav><section class='story'>"
        f"<h1>{title}</h1>{body}</section><section class='more'><h2>More</h2>{dirt.further(9)}</section><footer>{dirt.letter()}</footer>"
    )


def with_lists(parts: Sequence[str], title: str, dirt: Dirt) -> str:
    middle = max(1, len(parts) // 2)
    listed = "".join(f"<li>{part}</li>" for part in parts[middle : middle + 2])
    return (
        f"<nav>{dirt.menu()}</nav><main><div class='story-header'><h1>{title}</h1></div><div class='story'>{dirt.between(parts[:middle])}"
        f"<ul>{listed}</ul>{dirt.between(parts[middle + 2 :])}</div></main><div class='recirculation'>{dirt.further(6)}</div>"
    )


KINDS: tuple[Callable[[Sequence[str], str, Dirt], str], ...] = (clean_markup, soup_of_divs, weblog, line_breaks, spans, with_lists)


def page(text: str, title: str, language: str, dirt: Dirt, kind: Callable[[Sequence[str], str, Dirt], str]) -> str:
    body = kind([escape(part) for part in paragraphs(text)], escape(title), dirt)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title><meta property='
        f'"og:type" content="article"><meta name="description" content="{dirt.line(150)}"><script>var page = {{"id": 1}};</script>'
        f"<style>p{{margin:0}}</style></head><body>{body}<script>track()</script></body></html>"
    )


def main(out: Path, files: Sequence[Path]) -> None:
    rows = [(file.stem, json.loads(line)) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    texts = defaultdict(list)
    for _, row in rows:
        texts[row["language"]].append(row["text"])
    truth: dict[str, dict[str, dict[str, str]]] = {"odd": {}, "even": {}}
    made: defaultdict[str, int] = defaultdict(int)
    for stem, row in rows:
        if len(row["text"]) < LEAST or made[stem] >= MOST or len(texts[row["language"]]) < 4:
            continue
        number, made[stem] = made[stem], made[stem] + 1
        half = "odd" if number % 2 else "even"
        name = f"{stem}-{row['language']}-{number:04}"
        dirt = Dirt([text for text in texts[row["language"]] if text != row["text"]], name)
        kind = KINDS[number // 2 % len(KINDS)]
        folder = out / half / "html"
        folder.mkdir(parents=True, exist_ok=True)
        made_page = page(row["text"], row.get("title") or row["text"][:60], row["language"], dirt, kind)
        (folder / f"{name}.html.gz").write_bytes(gzip.compress(made_page.encode(), mtime=0))
        truth[half][name] = {"articleBody": row["text"], "url": f"https://paper.invalid/{kind.__name__}/{name}"}
    for half, told in truth.items():
        (out / half / "ground-truth.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        print(f"{half}: {len(told)} pages")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
