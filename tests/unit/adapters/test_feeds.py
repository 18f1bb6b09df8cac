"""Feeds of any make become the same items."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from nightdesk.adapters.entries import MAX_TEXT
from nightdesk.adapters.feeds import MAX_ENTRIES, parse_feed
from nightdesk.adapters.reader import WireReader
from nightdesk.foundation.errors import UnreadableFeed
from nightdesk.foundation.ids import FamilyId, SourceId
from nightdesk.sources.model import FeedKind, Source
from nightdesk.testing.web import canned
from nightdesk.wire.model import Item
from nightdesk.wire.ports import Reading

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
THEN = datetime(2026, 1, 31, 3, 30, tzinfo=UTC)

RSS = """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://dtd.example/rss-0.91.dtd">
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Paper</title><language>en-gb</language>
<item xml:lang="de"><guid isPermaLink="false">n-1</guid><link>/news/1</link><title>Tram &amp;amp; harbour</title><author>A. Writer</author>
<pubDate>Sat, 31 Jan 2026 05:30:00 +0200</pubDate><source url="https://agency.example/">Agency</source>
<description>Short.</description><content:encoded><![CDATA[<p>Eine <b>Bahn</b> entgleist.</p><p>Zehn Verletzte.</p>]]></content:encoded>
</item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Paper</title><entry xml:lang="de"><id>n-1</id><title>Tram &amp; harbour</title>
<link href="/news/1"/><author><name>A. Writer</name></author>
<published>2026-01-31T03:30:00Z</published><updated>2026-01-31T09:00:00Z</updated>
<category scheme="urn:nightdesk:cited-outlet" term="Agency"/>
<content type="html">&lt;p&gt;Eine &lt;b&gt;Bahn&lt;/b&gt; entgleist.&lt;/p&gt;
&lt;p&gt;Zehn Verletzte.&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {
                "id": "n-1",
                "url": "https://paper.example/news/1",
                "title": "Tram & harbour",
                "language": "de",
                "authors": [{"name": "A. Writer"}],
                "date_published": "2026-01-31T05:30:00+02:00",
                "content_html": "<p>Eine <b>Bahn</b> entgleist.</p><p>Zehn Verletzte.</p>",
                "_nightdesk": {"outlets": ["Agency"]},
            }
        ],
    }
)


def source(language: str | None = None) -> Source:
    return Source(
        SourceId("paper"),
        "Paper",
        "https://paper.example/",
        "https://paper.example/feed",
        FeedKind.RSS,
        language,
        None,
        FamilyId("paper"),
        "",
    )


def read(feed: str, language: str | None = None) -> Reading:
    answer = replace(canned(feed), final_address="https://paper.example/feed")
    return WireReader().read_feed(source(language), answer, NOW)


def rss(items: str, head: str = "") -> str:
    return f'<rss version="2.0"><channel><title>x</title>{head}{items}</channel></rss>'


@pytest.mark.parametrize("feed", [RSS, ATOM, JSON_FEED], ids=["rss", "atom", "json"])
def test_every_format_gives_the_same_item(feed: str) -> None:
    assert read(feed).items == (
        Item(
            id=Item.identify(SourceId("paper"), "n-1"),
            source=SourceId("paper"),
            external_id="n-1",
            language="de",
            language_basis="declared",
            title="Tram & harbour",
            text="Eine Bahn entgleist.\n\nZehn Verletzte.",
            url="https://paper.example/news/1",
            author="A. Writer",
            published_at=THEN,
            received_at=NOW,
            outlets=("Agency",),
        ),
    )


def item(**elements: str) -> str:
    return "<item>" + "".join(f"<{name}>{value}</{name}>" for name, value in elements.items()) + "</item>"


def only(feed: str, language: str | None = None) -> Item:
    [found] = read(feed, language).items
    return found


def test_a_piece_without_a_time_is_dated_by_its_arrival_and_so_is_one_from_the_future() -> None:
    for date in ("", "no date at all", "Sun, 01 Feb 2026 12:00:00 GMT", "Thu, 31 Jan 99999 12:00:00 GMT"):
        assert only(rss(item(description="News.", pubDate=date))).published_at == NOW


def test_the_entry_s_word_on_its_language_comes_first_then_the_catalogue_s_then_the_feed_s() -> None:
    told_by_entry = '<item xml:lang="fr"><description>Texte.</description></item>'
    feed_says = "<language>en-us</language>"
    assert only(rss(told_by_entry, feed_says), "de").language == "fr"
    assert only(rss(item(description="Text."), feed_says), "de").language == "de"
    assert only(rss(item(description="Text."), feed_says)).language == "en-US"
    assert only(rss(told_by_entry.replace("fr", "x" * 500), feed_says), "de").language == "de"


def test_where_nobody_declares_the_language_it_is_identified_or_left_open() -> None:
    text = "Mindestens zehn Menschen wurden verletzt, als am Morgen eine Straßenbahn am alten Hafen entgleiste."
    found = only(rss(item(description=text)))
    assert (found.language, found.language_basis) == ("de", "identified")
    assert only(rss(item(description="OK"))).language_basis == "unknown"


def test_a_piece_is_named_by_its_id_else_its_link_else_its_words() -> None:
    assert only(rss(item(guid="g-7", link="https://paper.example/7", description="x"))).external_id == "g-7"
    assert only(rss(item(link="https://paper.example/7", description="x"))).external_id == "https://paper.example/7"
    assert only(rss(item(description="x"))).external_id == only(rss(item(description="x"))).external_id


def test_pieces_that_share_one_id_are_still_two() -> None:
    twins = item(guid="same", link="https://paper.example/a", description="One.") + item(
        guid="same", link="https://paper.example/b", description="Two."
    )
    assert {found.external_id for found in read(rss(twins)).items} == {"https://paper.example/a", "https://paper.example/b"}


def test_no_link_but_one_to_the_web_is_kept() -> None:
    for link in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://[broken"):
        assert only(rss(item(guid="1", link=link, description="x"))).url is None


def test_a_title_stands_in_for_a_missing_text_and_an_empty_entry_is_noted() -> None:
    reading = read(rss(item(guid="1", title="Only a title") + item(guid="2")))
    assert [found.text for found in reading.items] == ["Only a title"]
    assert reading.notes == ("1 of 2 entries hold no text",)


def test_limits_are_kept_and_said() -> None:
    long = read(rss(item(description="word " * 300_000)))
    assert len(long.items[0].text) == MAX_TEXT
    assert long.notes == ("1 texts were cut after 1,000,000 characters",)
    many = read(rss("".join(item(guid=str(number), description="x") for number in range(MAX_ENTRIES + 5))))
    assert len(many.items) == MAX_ENTRIES
    assert many.notes == ("5 entries beyond the first 1,000 were left out",)


def test_markup_and_scripts_never_reach_the_text() -> None:
    text = only(rss(item(description="&lt;script&gt;steal()&lt;/script&gt;&lt;p onclick=x&gt;1 &amp;lt; 2 &amp;amp; so on&lt;/p&gt;"))).text
    assert text == "1 < 2 & so on"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "the answer is empty"),
        (b"Hello.", "it is not a feed"),
        (b"<!doctype html><html><body>Hello</body></html>", "it is a web page, not a feed"),
        (b'{"items": []}', "it is JSON, but not a JSON Feed"),
        (b'{"items": ', "it begins like JSON, but is not"),
        (b'{"version": ' + b"[" * 100_000, "it begins like JSON, but is not"),
        (b"<rss>" + b"<item>" * 100_000, "its elements are nested more than 200 deep"),
        (b"<rss>" + b"<a/>" * 100_001 + b"</rss>", "it holds more than 100,000 elements"),
        (b"<rss>" + b"& " * 300_000, "too large to mend"),
        (b"<!-- <rss> --><!DOCTYPE x [<!ENTITY a 'b'>]><rss/>", "it declares XML entities"),
        (b"<?xml encoding" + b" " * 4_000_000, "too large to mend"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_reason(body: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFeed, match=reason):
        parse_feed(body, None, "https://paper.example/feed")


def test_a_feed_is_never_taken_for_a_file_name() -> None:
    with pytest.raises(UnreadableFeed, match="it is not a feed"):
        parse_feed(b"/etc/passwd", None, "https://paper.example/feed")
