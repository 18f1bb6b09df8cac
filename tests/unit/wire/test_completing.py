"""Pieces that a feed only announces are completed from their pages; what may not be kept is not kept, in snapshots either."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from nightdesk.adapters.reader import WireReader
from nightdesk.foundation.clock import StillClock
from nightdesk.foundation.ids import FamilyId, SourceId
from nightdesk.sources.model import FeedKind, Rights, Source, SourceState
from nightdesk.sources.rights import Extent
from nightdesk.testing import newspapers
from nightdesk.testing.newspapers import PAYWALL, Piece, front, news_map, page, rss
from nightdesk.testing.web import CannedWeb, canned
from nightdesk.wire.heard import Heard
from nightdesk.wire.listen import FIRST_COMPLETED, MAX_COMPLETED, listen

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
HOME = "https://paper.example"
PAPER = Source(SourceId("paper"), "The Paper", HOME + "/", HOME + "/feed", FeedKind.RSS, "en", None, FamilyId("paper"), "")
HEARD_BEFORE = SourceState(PAPER.id, last_item=newspapers.PUBLISHED - timedelta(days=1), last_success=newspapers.PUBLISHED)


def web(pieces: int, *, whole: bool = False, head: str = "") -> CannedWeb:
    pages = {HOME + Piece(n).path: canned(page(Piece(n), "The Paper", head), "text/html") for n in range(pieces)}
    return CannedWeb({HOME + "/feed": canned(rss("The Paper", pieces, whole=whole)), **pages})


def hear(there: CannedWeb, source: Source = PAPER, state: SourceState = HEARD_BEFORE) -> Heard:
    (heard,) = listen([(source, state)], there, WireReader(), StillClock(NOW))
    return heard


def test_an_announced_piece_is_read_from_its_page_and_stays_the_same_piece() -> None:
    heard = hear(web(2))
    assert [item.external_id for item in heard.items] == ["The Paper-0", "The Paper-1"]
    for number, item in enumerate(heard.items):
        assert item.text.split("\n") == list(Piece(number).paragraphs)
        assert (item.published_at, item.author) == (Piece(number).at, "Test Desk")
        assert next(one for one in heard.snapshots if one.id == item.snapshot).address == HOME + Piece(number).path


def test_a_feed_with_whole_texts_is_left_at_that() -> None:
    there = web(2, whole=True)
    hear(there)
    assert [request.address for request in there.asked] == [HOME + "/feed"]


def test_a_source_may_be_told_to_read_pages_or_not() -> None:
    never, always = web(1), web(1, whole=True)
    assert hear(never, replace(PAPER, read_pages=False)).items[0].text == Piece(0).lead
    hear(always, replace(PAPER, read_pages=True))
    assert len(never.asked) == 1
    assert len(always.asked) == 2


def test_a_page_that_cannot_be_had_leaves_the_piece_as_it_was_announced() -> None:
    there = web(2)
    del there.answers[HOME + Piece(1).path]
    heard = hear(there)
    assert [item.text == Piece(number).lead for number, item in enumerate(heard.items)] == [False, True]
    assert "404" in heard.notes[0]


def test_the_pages_of_a_backlog_are_not_all_asked_for() -> None:
    for state, most in ((SourceState(PAPER.id), FIRST_COMPLETED), (HEARD_BEFORE, MAX_COMPLETED)):
        there = web(40)
        heard = hear(there, state=state)
        assert len(there.asked) == 1 + most
        whole = [item.external_id for item in heard.items if len(item.text) > 200]
        assert whole == [f"The Paper-{n}" for n in range(40 - most, 40)]


def test_of_a_piece_behind_a_paywall_no_copy_holds_more_than_the_teaser() -> None:
    heard = hear(web(1, head=PAYWALL))
    (item,) = heard.items
    assert (item.extent, item.text) == (Extent.TEASER, Piece(0).lead)
    assert not any(Piece(0).paragraphs[1].encode()[:40] in snapshot.body for snapshot in heard.snapshots)


def test_of_a_source_that_refuses_mining_neither_text_nor_copy_is_kept_and_no_page_is_asked_for() -> None:
    there = web(1, whole=True)
    heard = hear(there, replace(PAPER, rights=Rights(mining_refused=True)))
    (item,) = heard.items
    assert (item.extent, item.text, item.url) == (Extent.TITLE, Piece(0).title, HOME + Piece(0).path)
    assert not any(b"metres of new pipe" in snapshot.body for snapshot in heard.snapshots)
    assert len(there.asked) == 1


def test_a_paper_without_a_feed_is_read_from_its_front_page() -> None:
    there = web(3)
    there.answers[HOME + "/"] = canned(front("The Paper", 3), "text/html")
    heard = hear(there, replace(PAPER, feed=HOME + "/", kind=FeedKind.INDEX_PAGE))
    assert sorted(item.url or "" for item in heard.items) == sorted(HOME + Piece(n).path for n in range(3))


def test_an_index_of_sitemaps_leads_to_its_news() -> None:
    there = web(2)
    there.answers[HOME + "/maps.xml"] = canned(f"<sitemapindex><sitemap><loc>{HOME}/news.xml</loc></sitemap></sitemapindex>")
    there.answers[HOME + "/news.xml"] = canned(news_map(HOME, "The Paper", 2))
    heard = hear(there, replace(PAPER, feed=HOME + "/maps.xml", kind=FeedKind.SITEMAP))
    assert [item.text.split("\n")[0] for item in heard.items] == [Piece(0).lead, Piece(1).lead]


def test_a_hub_is_heard_of_from_the_feed_or_its_headers() -> None:
    there = web(0)
    there.answers[HOME + "/feed"] = canned(rss("The Paper", 1, whole=True), link='<https://hub.example/>; rel="hub", </me>; rel=self')
    hub = hear(there).hub
    assert hub is not None
    assert (hub.address, hub.topic) == ("https://hub.example/", HOME + "/me")
