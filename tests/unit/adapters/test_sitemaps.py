"""Sitemaps: news, plain, indexes, packed; hostile ones are refused."""

import gzip
from datetime import UTC, datetime

import pytest

from nightdesk.adapters.reader import WireReader
from nightdesk.adapters.sitemaps import parse_sitemap, unpacked
from nightdesk.foundation.errors import UnreadableFeed
from nightdesk.foundation.ids import FamilyId, SourceId
from nightdesk.sources.model import FeedKind, Source
from nightdesk.wire.ports import Answer, Reading

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
AT = "https://paper.example/map.xml"
PAPER = Source(SourceId("paper"), "Paper", "https://paper.example/", AT, FeedKind.SITEMAP, None, None, FamilyId("paper"), "")
SPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
IMAGES = 'xmlns:i="http://www.google.com/schemas/sitemap-image/1.1"'
NEWS = f"""<?xml version="1.0"?><urlset {SPACES} {IMAGES}><url><loc>https://paper.example/a</loc><i:image><i:loc>/a.jpg</i:loc></i:image>
<n:news><n:publication><n:name>The Paper</n:name><n:language>sw</n:language></n:publication>
<n:publication_date>2026-01-31T09:00:00+03:00</n:publication_date><n:title>Bandari &amp; meli</n:title></n:news></url></urlset>"""


def read(body: bytes | str) -> Reading:
    raw = body.encode() if isinstance(body, str) else body
    return WireReader().read_feed(PAPER, Answer(AT, AT, 200, {}, "application/xml", None, raw), NOW)


def places(*told: tuple[str, str]) -> str:
    listed = "".join(f"<url><loc>{at}</loc>{f'<lastmod>{when}</lastmod>' if when else ''}</url>" for at, when in told)
    return f"<urlset {SPACES}>{listed}</urlset>"


@pytest.mark.parametrize("body", [NEWS.encode(), gzip.compress(NEWS.encode())])
def test_a_news_sitemap_announces_pieces_whose_pages_are_read(body: bytes) -> None:
    reading = read(body)
    (item,) = reading.items
    assert (item.title, item.url, item.language) == ("Bandari & meli", "https://paper.example/a", "sw")
    assert item.published_at == datetime(2026, 1, 31, 6, tzinfo=UTC)
    assert item.image is not None
    assert item.image.address == "https://paper.example/a.jpg"
    assert item.author is None
    assert reading.unfinished == (item.external_id,)
    assert parse_sitemap(NEWS.encode(), None, AT).title == "The Paper"


def test_of_a_plain_sitemap_only_what_changed_lately_is_read_oldest_first() -> None:
    told = places(("/old", "2025-06-01"), ("/two", "2026-01-31T10:00:00Z"), ("/one", "2026-01-30"))
    assert read(told).pages == ("https://paper.example/one", "https://paper.example/two")


def test_a_plain_sitemap_without_times_is_read_from_its_end() -> None:
    assert read(places(("/one", ""), ("/two", ""))).pages == ("https://paper.example/one", "https://paper.example/two")


def test_of_an_index_the_maps_of_news_are_read_else_the_newest() -> None:
    def index(*told: tuple[str, str]) -> str:
        maps = "".join(f"<sitemap><loc>https://paper.example/{name}</loc><lastmod>{when}</lastmod></sitemap>" for name, when in told)
        return f"<sitemapindex {SPACES}>{maps}</sitemapindex>"

    assert read(index(("pages.xml", "2026-01-31"), ("a-news.xml", "2026-01-30"))).lists == ("https://paper.example/a-news.xml",)
    dated = index(
        ("2026-01.xml", "2026-01-31"), ("2025-12.xml", "2025-12-31"), ("2025-11.xml", "2025-11-30"), ("2025-10.xml", "2025-10-31")
    )
    assert read(dated).lists == tuple(f"https://paper.example/{name}.xml" for name in ("2025-11", "2025-12", "2026-01"))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('<!DOCTYPE urlset [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>', "entities"),
        ("<urlse", "not a feed"),
        (b"\x1f\x8bgarbage", "cannot be unpacked"),
    ],
)
def test_what_is_hostile_or_no_sitemap_is_refused(body: bytes | str, why: str) -> None:
    with pytest.raises(UnreadableFeed, match=why):
        read(body)


def test_a_map_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(UnreadableFeed, match="unpacks to more than"):
        unpacked(gzip.compress(bytes(60_000_000), 9))


def test_a_torn_map_gives_what_is_whole() -> None:
    whole = places(("https://paper.example/one", "2026-01-31"))
    assert read(whole.removesuffix("</urlset>") + "<url><loc>https://pa").pages == ("https://paper.example/one",)
