"""What a page says of itself, and what is kept of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from nightdesk.adapters.pages import read_article
from nightdesk.adapters.reader import WireReader
from nightdesk.adapters.times import in_utc, moment
from nightdesk.foundation.errors import UnreadableFeed
from nightdesk.foundation.ids import FamilyId, SourceId
from nightdesk.sources.model import FeedKind, Rights, Source
from nightdesk.sources.rights import Extent
from nightdesk.wire.model import Item, LeadImage
from nightdesk.wire.ports import Answer

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
AT = "https://paper.example/2026/01/30/harbour"
TEXT = " ".join(f"The harbour office counted {number} ships on the morning of that day." for number in range(2, 30))
PAPER = Source(SourceId("paper"), "The Paper", "https://paper.example/", AT, FeedKind.INDEX_PAGE, None, "IN", FamilyId("paper"), "")


def html(head: str = "", body: str = f"<article><h1>Ships counted</h1><p>{TEXT}</p></article>") -> bytes:
    return f"<html lang='en'><head><title>Ships counted - The Paper</title>{head}</head><body>{body}</body></html>".encode()


def item(page: bytes, source: Source = PAPER, **headers: str) -> Item:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return WireReader().read_page(source, Answer(AT, AT, 200, told, "text/html", "utf-8", page), NOW)


DATA = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, {"@type":
["NewsArticle"], "headline": "Ships &amp; tides", "author": [{"name": "A. Writer"}, {"name": "B. Writer"}], "datePublished":
"2026-01-30T08:00:00", "inLanguage": "en", "license": "https://creativecommons.org/licenses/by/4.0/", "image": {"url": "/lead.jpg",
"creditText": "C. Camera"}}]}</script>"""


def test_structured_data_tells_title_authors_licence_and_picture() -> None:
    read = item(html(DATA))
    assert (read.title, read.author) == ("Ships & tides", "A. Writer, B. Writer")
    assert read.image == LeadImage("https://paper.example/lead.jpg", "C. Camera")
    assert read.rights is not None
    assert (read.rights.licence, read.rights.credit) == ("CC-BY-4.0", "A. Writer, B. Writer, The Paper")


def test_a_time_without_a_zone_is_that_of_the_papers_country() -> None:
    assert item(html(DATA)).published_at == datetime(2026, 1, 30, 2, 30, tzinfo=UTC)


def test_a_time_ahead_of_us_is_the_time_of_arrival() -> None:
    ahead = '<meta property="article:published_time" content="2026-02-20T00:00:00Z">'
    assert item(html(ahead)).published_at == NOW


def test_the_day_in_an_address_dates_a_page_that_says_nothing() -> None:
    assert item(html()).published_at == datetime(2026, 1, 29, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Fri, 30 Jan 2026 06:00:00 +0300", datetime(2026, 1, 30, 3, tzinfo=UTC)),
        ("2026-01-30", datetime(2026, 1, 30, tzinfo=UTC)),
        ("2026-01-30T06:00:00Z", datetime(2026, 1, 30, 6, tzinfo=UTC)),
        ("yesterday", None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_times_are_read_in_the_forms_that_the_web_uses(words: str, read: datetime | None) -> None:
    when = moment(words)
    assert (in_utc(when, None) if when else None) == read


def test_a_country_of_several_clocks_tells_no_zone() -> None:
    noon = datetime(2026, 1, 30, 12)  # noqa: DTZ001
    assert in_utc(noon, "US") == datetime(2026, 1, 30, 12, tzinfo=UTC)
    assert in_utc(noon, "DE") == datetime(2026, 1, 30, 11, tzinfo=UTC)


def test_the_headline_in_the_article_is_not_read_twice() -> None:
    assert item(html('<meta property="og:title" content="Ships counted">')).text == TEXT


def test_a_language_that_is_a_leftover_gives_way_to_what_is_written() -> None:
    hindi = "बंदरगाह कार्यालय ने शुक्रवार को कहा कि मरम्मत के बाद बंदरगाह फिर से खुल गया है और जहाज़ आने लगे हैं। " * 8
    read = item(html(body=f"<article><p>{hindi}</p></article>"))
    assert (read.language, read.language_basis) == ("hi", "identified")


FREE_NOT = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
TEASER = '<meta property="og:description" content="The harbour office has counted its ships.">'


@pytest.mark.parametrize(
    "head", [FREE_NOT, FREE_NOT.replace("false", '"False"'), '<meta property="article:content_tier" content="locked">']
)
def test_of_a_piece_behind_a_paywall_the_teaser_alone_is_kept(head: str) -> None:
    read = item(html(head + TEASER))
    assert (read.extent, read.text) == (Extent.TEASER, "The harbour office has counted its ships.")
    assert read.rights is not None
    assert read.rights.paywalled


def test_a_teaser_that_its_publisher_does_not_give_is_cut_from_the_beginning() -> None:
    read = item(html(FREE_NOT))
    assert TEXT.startswith(read.text.removesuffix("…"))
    assert len(read.text) <= 500


def test_a_short_text_beside_a_paywall_is_a_teaser() -> None:
    walled = item(html(body="<article><p>The harbour office has counted.</p></article><div class='paywall'>Subscribe</div>"))
    assert walled.extent is Extent.TEASER


def test_of_a_piece_that_may_not_be_mined_title_and_address_alone_are_kept() -> None:
    for read in (
        item(html('<meta name="tdm-reservation" content="1">')),
        item(html(), tdm_reservation="1"),
        item(html(), x_robots_tag="noai"),
    ):
        assert (read.extent, read.text) == (Extent.TITLE, "Ships counted")


def test_the_owners_permission_lets_it_be_read() -> None:
    permitted = Source(**{name: getattr(PAPER, name) for name in PAPER.__slots__} | {"rights": Rights(permission="by letter")})
    assert item(html(FREE_NOT), permitted).text == TEXT


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (html(body="<nav>Home</nav>"), "no text of an article"),
        (html(body="<div class='paywall'></div>"), "behind a paywall"),
        (b"<title>Just a moment...</title><body></body>", "a check for robots"),
        (html(body="<div id='app'></div>" + "<script src='/a.js'></script>" * 5), "browsers that run its scripts"),
        (
            html(body="".join(f"<p><a href='/{n}'>A long headline of piece number {n} of today</a></p>" for n in range(40))),
            "lists other pieces",
        ),
    ],
)
def test_a_page_without_an_article_is_refused_with_the_reason(page: bytes, why: str) -> None:
    with pytest.raises(UnreadableFeed, match=why):
        read_article(page, "utf-8", AT)


def test_a_page_laid_out_with_tables_and_line_breaks_is_read_like_any_other() -> None:
    parts = [" ".join(f"{word} paragraph counts {number} ships at noon." for number in range(20)) for word in ("First", "Second", "Third")]
    menu = "".join(f"<tr><td><a href='/{n}'>Section {n}</a></td></tr>" for n in range(9))
    beside = "".join(f"<div><a href='/m/{n}'>Another piece, number {n}, about something else</a></div>" for n in range(9))
    body = f"<table><tr><td><table>{menu}</table></td><td>{'<br><br>'.join(parts)}</td><td>{beside}</td></tr></table>"
    read = item(html(body=body)).text
    assert read.split("\n") == parts
