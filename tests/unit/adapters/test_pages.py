"""Pages: the links of an index, the text of an article, and what the page says of itself."""

from datetime import UTC, datetime

import pytest

from nightdesk.adapters.index_pages import read_index
from nightdesk.adapters.pages import read_article
from nightdesk.foundation.errors import UnreadableFeed

ADDRESS = "https://paper.example/news/one?x=1"
SENTENCES = " ".join(f"The harbour office counted {number} ships on the morning of that day." for number in range(2, 14))
LONG = f"""<html lang="en"><head><title>Ships &amp; tides</title><link rel="canonical" href="/news/one">
<meta name="author" content="A. Writer"><meta property="article:published_time" content="2026-01-31T05:30:00+02:00"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><div class="content"><p>{SENTENCES}</p><p>{SENTENCES[::1]} Again.</p></div>
<footer>Imprint and terms</footer></body></html>"""


def article(html: str) -> str:
    return read_article(html.encode(), "utf-8", ADDRESS).text


def test_an_article_is_told_from_menu_and_footer() -> None:
    text = article(LONG)
    assert SENTENCES in text
    assert "Sport" not in text
    assert "Imprint" not in text


def test_a_page_is_believed_on_author_time_language_and_address() -> None:
    entry = read_article(LONG.encode(), "utf-8", ADDRESS)
    assert (entry.title, entry.author, entry.language) == ("Ships & tides", "A. Writer", "en")
    assert entry.published == datetime(2026, 1, 31, 3, 30, tzinfo=UTC)
    assert entry.link == "https://paper.example/news/one"
    assert entry.own_name == "/news/one?x=1"


def test_of_a_short_page_the_marked_article_is_taken() -> None:
    assert article("<body><nav>Home Sport</nav><article><p>One line.</p><p>Another.</p></article></body>") == "One line.\n\nAnother."


def test_a_page_that_shows_nothing_is_taken_at_its_own_description() -> None:
    assert article('<head><meta name="description" content="A tram left its rails."></head><body></body>') == "A tram left its rails."


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(UnreadableFeed, match="no text of an article was found"):
        article("<body><nav>Home</nav></body>")


def test_a_page_of_endless_elements_is_refused() -> None:
    with pytest.raises(UnreadableFeed, match="more than 50,000 elements"):
        article("<p>" + "x<br>" * 60_000)


def index(html: str) -> tuple[str, ...]:
    return read_index(html.encode(), "utf-8", "https://paper.example/news/").links


def test_an_index_gives_the_articles_of_its_main_part_on_its_own_host_each_once() -> None:
    html = """<header><a href="/about">About</a></header><main><a href="one">1</a><a href="/news/two#top">2</a><a href="one">1</a>
    <nav><a href="?page=2">next</a></nav><a href="https://elsewhere.example/3">3</a><a href="mailto:desk@paper.example">m</a></main>"""
    assert index(html) == ("https://paper.example/news/one", "https://paper.example/news/two")


def test_an_index_without_articles_is_refused() -> None:
    with pytest.raises(UnreadableFeed, match="the page lists no articles"):
        index("<main>Nothing today</main>")
