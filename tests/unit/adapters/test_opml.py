"""OPML in and out."""

import pytest

from nightdesk.adapters.opml import read_opml, write_opml
from nightdesk.foundation.errors import UnreadableFeed
from nightdesk.foundation.ids import FamilyId, SourceId
from nightdesk.sources.model import FeedKind, Source

HOME = "https://paper.example/"


def test_what_is_written_is_read_back() -> None:
    paper = Source(
        SourceId("p"),
        'The "Paper" & Co',
        "https://paper.example/",
        "https://paper.example/feed?a=1&b=2",
        FeedKind.RSS,
        "sw",
        "KE",
        FamilyId("p"),
        "",
    )
    letter = Source(SourceId("l"), "Letter", "", "maildir:press", FeedKind.MAIL, "en", None, FamilyId("l"), "")
    (outline,) = read_opml(write_opml([paper, letter], "Mine"))
    assert (outline.feed, outline.title, outline.home, outline.language) == (paper.feed, paper.name, paper.home, "sw")


def test_folders_are_subjects_and_each_feed_counts_once() -> None:
    body = b"""<?xml version="1.0"?><opml version="1.1"><body><outline text="Africa"><outline text="A" xmlUrl="https://a.example/f"/>
    <outline text="again" XMLURL="https://a.example/f"/><outline text="none" xmlUrl="javascript:x"/></outline></body></opml>"""
    (outline,) = read_opml(body)
    assert (outline.folder, outline.title) == ("Africa", "A")


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"\x00\xff", b'<!DOCTYPE opml [<!ENTITY a "b">]><opml>&a;</opml>', b"<a>" * 5_000])
def test_what_is_no_list_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableFeed):
        read_opml(body)
