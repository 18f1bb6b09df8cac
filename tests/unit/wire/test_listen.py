"""Listening: everybody is heard, once, and their state says how they are doing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from nightdesk.adapters.reader import WireReader
from nightdesk.foundation.clock import StillClock
from nightdesk.foundation.ids import FamilyId, SourceId
from nightdesk.sources.model import FeedKind, Health, Source, SourceState
from nightdesk.testing.hostile_site import rss
from nightdesk.testing.web import CannedWeb, canned
from nightdesk.wire.heard import Heard, Received
from nightdesk.wire.listen import listen
from nightdesk.wire.model import Item
from nightdesk.wire.ports import Answer, Reading, Refusal, RefusalKind

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
FEED = "https://paper.example/feed"


def source(feed: str = FEED, kind: FeedKind = FeedKind.RSS) -> Source:
    return Source(SourceId(feed), "The Paper", "https://paper.example/", feed, kind, "en", None, FamilyId("paper"), "")


def hear(web: CannedWeb, asked: Source, state: SourceState | None = None, **more: object) -> Heard:
    [heard] = listen([(asked, state or SourceState(asked.id))], web, WireReader(), StillClock(NOW), **more)  # type: ignore[arg-type]
    return heard


def dated(*moments: tuple[str, datetime], more: str = "") -> str:
    items = "".join(
        f"<item><guid>{text}</guid><description>{text}</description><pubDate>{moment:%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
        for text, moment in moments
    )
    return f'<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>x</title>{more}{items}</channel></rss>'


def test_an_item_names_the_snapshot_it_was_read_from() -> None:
    heard = hear(CannedWeb({FEED: canned(rss("News."))}), source())
    assert heard.snapshot is not None
    assert heard.items[0].snapshot == heard.snapshot.id
    assert heard.snapshot.body == rss("News.").encode()
    assert heard.snapshot.address == FEED


def test_an_unchanged_feed_gives_nothing_and_keeps_its_validators() -> None:
    web = CannedWeb({FEED: canned(rss("News."), etag='"v1"')})
    first = hear(web, source())
    second = hear(web, source(), first.state)
    assert web.asked[-1].etag == '"v1"'
    assert (second.items, second.snapshot, second.problem) == ((), None, None)
    assert second.state.etag == '"v1"'
    assert second.state.health is Health.FINE


def test_items_come_oldest_first_and_those_of_equal_time_in_the_order_they_were_listed() -> None:
    feed = dated(("newest", NOW), ("second of two", NOW - timedelta(hours=1)), ("first of two", NOW - timedelta(hours=1)))
    assert [item.text for item in hear(CannedWeb({FEED: canned(feed)}), source()).items] == ["first of two", "second of two", "newest"]


def test_a_source_that_fails_is_told_apart_and_the_next_is_heard() -> None:
    refusals: Mapping[str, Answer | Refusal] = {
        "https://a.example/": Refusal("", RefusalKind.SLOW, "a.example took longer than 20 seconds"),
        "https://b.example/": Refusal("", RefusalKind.STATUS, "b.example answers 410 (gone for good)", 410),
        "https://c.example/": Refusal("", RefusalKind.ROBOTS, "the robots.txt of c.example does not allow it"),
        "https://d.example/": canned(rss("Still here.")),
    }
    asked = [(source(address), SourceState(SourceId(address))) for address in refusals]
    heard = listen(asked, CannedWeb(refusals), WireReader(), StillClock(NOW))
    assert [one.state.health for one in heard] == [Health.SLOW, Health.GONE, Health.BLOCKED, Health.FINE]
    assert [len(one.items) for one in heard] == [0, 0, 0, 1]


def test_a_failure_keeps_what_was_known_of_the_source() -> None:
    known = hear(CannedWeb({FEED: canned(rss("News."), etag='"v1"')}), source()).state
    state = hear(CannedWeb({}), source(), known).state
    assert (state.etag, state.last_success, state.last_item) == (known.etag, known.last_success, known.last_item)


class _BrokenReader(WireReader):
    def read_feed(self, source: Source, answer: Answer, received_at: datetime) -> Reading:
        raise KeyError("no reader is without faults")


def test_a_reader_that_stumbles_over_one_source_does_not_end_the_night() -> None:
    [heard] = listen([(source(), SourceState(SourceId(FEED)))], CannedWeb({FEED: canned(rss("x"))}), _BrokenReader(), StillClock(NOW))
    assert heard.problem == "its reader stumbled (KeyError)"


INDEX = "https://paper.example/news/"
LIST = '<main><a href="/news/two">Two</a> <a href="one">One</a> <a href="https://elsewhere.example/">ad</a></main>'


def article(text: str) -> Answer:
    return canned(f"<html lang='en'><body><article>{text}</article></body></html>", "text/html")


def test_the_articles_of_an_index_page_are_fetched_once() -> None:
    web = CannedWeb({INDEX: canned(LIST, "text/html"), INDEX + "one": article("First."), INDEX + "two": article("Second.")})
    index = source(INDEX, FeedKind.INDEX_PAGE)
    heard = hear(web, index)
    assert [(item.external_id, item.text) for item in heard.items] == [("/news/one", "First."), ("/news/two", "Second.")]
    again = hear(web, index, seen=lambda _source, _pages, _at: Received({INDEX + "one"}))
    assert [item.text for item in again.items] == ["Second."]


def test_an_article_that_failed_is_asked_for_again_although_the_index_is_unchanged() -> None:
    web = CannedWeb({INDEX: canned(LIST, "text/html", etag='"v1"'), INDEX + "one": article("First.")})
    index = source(INDEX, FeedKind.INDEX_PAGE)
    heard = hear(web, index)
    assert [item.text for item in heard.items] == ["First."]
    assert heard.notes == (f"{INDEX}two could not be read: the canned web answers 404 (not found)",)
    web.answers[INDEX + "two"] = article("Second.")
    assert "Second." in [item.text for item in hear(web, index, heard.state).items]


def pages(count: int) -> CannedWeb:
    """A feed in pages, an hour between two pieces, each page pointing to an older one."""
    return CannedWeb(
        {
            (FEED if page == 0 else f"{FEED}?{page}"): canned(
                dated((f"piece {page}", NOW - timedelta(hours=page)), more=f'<a:link rel="next" href="{FEED}?{page + 1}"/>')
            )
            for page in range(count)
        }
    )


def texts(items: tuple[Item, ...]) -> list[str]:
    return [item.text for item in items]


def test_older_pages_are_followed_back_to_where_the_source_was_last_heard() -> None:
    state = replace(SourceState(SourceId(FEED)), last_success=NOW - timedelta(hours=3, minutes=30))
    web = pages(100)
    assert texts(hear(web, source(), state).items) == ["piece 4", "piece 3", "piece 2", "piece 1", "piece 0"]


def test_a_feed_without_end_is_followed_only_so_far() -> None:
    assert len(hear(pages(100), source()).items) == 21


def test_a_missing_older_page_is_noted_and_sought_again() -> None:
    heard = hear(pages(2), source())
    assert texts(heard.items) == ["piece 1", "piece 0"]
    assert heard.notes == (f"{FEED}?2 could not be read: the canned web answers 404 (not found)",)
    assert heard.state.etag is None
