"""What is heard goes into the record once; what sources change afterwards, take back or want to have taken down is kept as they wish."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from nightdesk.adapters.reader import WireReader
from nightdesk.claims.agreement import Agreement, ClaimStatus, Place
from nightdesk.drafts.model import SentenceKind
from nightdesk.foundation.clock import StillClock
from nightdesk.foundation.errors import NotFound
from nightdesk.foundation.ids import FamilyId, ItemId, SourceId
from nightdesk.languages.numbers import read_numbers
from nightdesk.publish.access import Standing
from nightdesk.shift.changed import Changed
from nightdesk.shift.looking import look_again
from nightdesk.shift.rechecking import recheck
from nightdesk.shift.source_changes import told_anew
from nightdesk.sources.model import FeedKind, Health, Source, SourceState
from nightdesk.stories.model import News
from nightdesk.testing.drafts import nushki
from nightdesk.testing.specimens import west_java
from nightdesk.testing.web import CannedWeb, canned
from nightdesk.verify.model import Status
from nightdesk.wire.edits import Change, ChangeKind, withdrawn
from nightdesk.wire.heard import Heard
from nightdesk.wire.listen import listen
from nightdesk.wire.ports import Answer, Refusal, RefusalKind
from nightdesk_site.reader import shelf, story
from nightdesk_site.record import changes, habits, health, snapshots, sources, switch, takedown, wire
from nightdesk_site.record.documents import load
from nightdesk_site.record.languages import HeardSoFar, heard_so_far
from nightdesk_site.record.models import AlarmRow, ArticleVersionRow, AuditRow, ItemRow, ItemVersionRow, RecheckRow, SnapshotRow, SourceRow
from nightdesk_site.record.wire import item_of
from published import publish

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
FEED = "https://paper.example/feed"
INDEX = "https://paper.example/news/"
LONG = "The bridge over the river was closed on Monday after a crack was found in it, the town's engineer said. " * 6
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[None]:
    before, settings.NEWSROOM = settings.NEWSROOM, settings.NEWSROOM.model_copy(update={"data": tmp_path})
    yield
    settings.NEWSROOM = before


def source(feed: str = FEED, kind: FeedKind = FeedKind.RSS) -> Source:
    return Source(SourceId("paper"), "The Paper", "https://paper.example/", feed, kind, "en", None, FamilyId("paper"), "")


def rss(*pieces: tuple[str, str, datetime]) -> Answer:
    items = "".join(
        f"<item><guid>{name}</guid><title>Bridge closed</title><description>{text}</description>"
        f"<pubDate>{at:%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
        for name, text, at in pieces
    )
    return canned(f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>')


def hear(web: CannedWeb, asked: Source, at: datetime, batch: str = "") -> Heard:
    if not SourceRow.objects.filter(id=asked.id).exists():
        sources.add_sources([asked], live=True)
    state = sources.states([asked.id])[asked.id]
    [heard] = listen([(asked, state)], web, WireReader(), StillClock(at, False), wire.pages_received)
    wire.take_in([heard], at, batch)
    return heard


def page(text: str, title: str = "Bridge closed in Arvenholm") -> Answer:
    return canned(f"<html lang='en'><head><title>{title}</title></head><body><article><p>{text}</p></article></body></html>", "text/html")


def index(*names: str) -> Answer:
    links = "".join(f'<li><h3><a href="/news/2026/{name}">The bridge over the river and what became of it</a></h3></li>' for name in names)
    return canned(f"<html><body><main><ul>{links}</ul></main></body></html>", "text/html")


def test_a_batch_that_is_taken_in_twice_is_taken_in_once() -> None:
    web = CannedWeb({FEED: rss(("1", LONG, NOW))})
    hear(web, source(), NOW, "batch-1")
    before = SourceRow.objects.get().state
    hear(web, source(), NOW, "batch-1")
    assert (ItemRow.objects.count(), SourceRow.objects.get().state) == (1, before)
    assert heard_so_far() == HeardSoFar(languages=1, items=1)


def test_the_backlog_of_a_new_source_is_background_and_what_comes_after_is_news() -> None:
    web = CannedWeb({FEED: rss(("old", LONG, NOW - timedelta(hours=3)))})
    hear(web, source(), NOW)
    web.answers[FEED] = rss(("new", f"{LONG} Traffic is slow.", NOW + timedelta(minutes=5)), ("old", LONG, NOW - timedelta(hours=3)))
    hear(web, source(), NOW + timedelta(minutes=20))
    assert {row.external_id: item_of(row).background for row in ItemRow.objects.all()} == {"old": True, "new": False}
    assert heard_so_far() == HeardSoFar(languages=1, items=2)


def test_a_piece_that_its_feed_words_anew_becomes_a_version_with_a_visible_difference() -> None:
    web = CannedWeb({FEED: rss(("1", f"{LONG}At least 12 people were hurt.", NOW))})
    hear(web, source(), NOW)
    web.answers[FEED] = rss(("1", f"{LONG}At least 15 people were hurt.", NOW))
    hear(web, source(), NOW + timedelta(hours=1))
    hear(web, source(), NOW + timedelta(hours=2))
    row = ItemRow.objects.get()
    assert "15 people" in item_of(row).text
    assert "12 people" in wire.as_arrived(row).text
    first, second = ItemVersionRow.objects.order_by("number")
    assert (first.number, first.told, second.number, second.told) == (1, True, 2, False)
    [change] = load(tuple[Change, ...], second.changes)
    assert (change.kind, change.was, change.now) == (
        ChangeKind.FIGURE,
        "At least 12 people were hurt.",
        "At least 15 people were hurt.",
    )


def _read_from_a_page(web: CannedWeb) -> ItemRow:
    asked = source(INDEX, FeedKind.INDEX_PAGE)
    hear(web, asked, NOW)
    return ItemRow.objects.get()


def look(web: CannedWeb, at: datetime) -> int:
    pages = changes.look_due(at, 10)
    return changes.keep_looks(look_again(pages, web, WireReader(), at), at)


def test_a_page_is_looked_at_again_and_a_silent_change_is_noticed() -> None:
    web = CannedWeb({INDEX: index("bridge"), f"{INDEX}2026/bridge": page(LONG)})
    row = _read_from_a_page(web)
    assert row.next_look == NOW + timedelta(hours=1)
    assert look(web, NOW + timedelta(hours=1)) == 0
    web.answers[f"{INDEX}2026/bridge"] = page(LONG, "Bridge closed for years")
    assert look(web, NOW + timedelta(hours=6)) == 1
    row.refresh_from_db()
    assert (item_of(row).title, row.looks, row.next_look) == ("Bridge closed for years", 2, NOW + timedelta(days=1))


def test_a_look_that_is_kept_twice_counts_once() -> None:
    web = CannedWeb({INDEX: index("bridge"), f"{INDEX}2026/bridge": page(LONG)})
    _read_from_a_page(web)
    at = NOW + timedelta(hours=1)
    looked = look_again(changes.look_due(at, 10), web, WireReader(), at)
    changes.keep_looks(looked, at)
    changes.keep_looks(looked, at)
    assert ItemRow.objects.get().looks == 1


@pytest.mark.parametrize(
    "gone", [Refusal("", RefusalKind.STATUS, "paper.example answers 410 (gone for good)", 410), page(LONG, "RETRACTED: Bridge closed")]
)
def test_a_report_that_is_taken_down_or_taken_back_is_withdrawn(gone: Answer | Refusal) -> None:
    web = CannedWeb({INDEX: index("bridge"), f"{INDEX}2026/bridge": page(LONG)})
    row = _read_from_a_page(web)
    web.answers[f"{INDEX}2026/bridge"] = gone
    look(web, NOW + timedelta(hours=1))
    row.refresh_from_db()
    assert row.withdrawn_at == NOW + timedelta(hours=1)
    assert row.next_look is None
    assert item_of(row).text.startswith("The bridge")
    last = ItemVersionRow.objects.order_by("-number")[0]
    assert [change.kind for change in load(tuple[Change, ...], last.changes)] == [ChangeKind.WITHDRAWN]


def test_a_piece_that_is_only_announced_is_read_whole_once_its_page_can_be_had() -> None:
    address = "https://paper.example/2026/bridge"
    earlier = f"<item><guid>0</guid><title>Earlier</title><description>{LONG}</description></item>"
    web = CannedWeb({FEED: canned(f'<rss version="2.0"><channel><title>x</title>{earlier}</channel></rss>')})
    hear(web, source(), NOW - timedelta(hours=1))
    short = f"<guid>1</guid><title>Bridge closed</title><link>{address}</link><description>The bridge was closed.</description>"
    web.answers[FEED] = canned(f'<rss version="2.0"><channel><title>x</title><item>{short}</item>{earlier}</channel></rss>')
    web.answers[address] = Refusal("", RefusalKind.SLOW, "paper.example took too long")
    hear(web, source(), NOW)
    row = ItemRow.objects.get(external_id="1")
    assert (item_of(row).text, row.page, row.page_unread) == ("The bridge was closed.", address, True)
    assert row.next_look == NOW + timedelta(minutes=15)

    web.answers[address] = page(LONG)
    look(web, NOW + timedelta(minutes=15))
    row.refresh_from_db()
    assert (item_of(row).text, item_of(row).title, row.page_unread) == (LONG.strip(), "Bridge closed", False)
    assert wire.as_arrived(row).text == "The bridge was closed."
    [change] = load(tuple[Change, ...], ItemVersionRow.objects.get(number=2).changes)
    assert change.kind is ChangeKind.ADDED
    [told] = told_anew([Changed(1, item_of(row), nushki().draft.story, (change,))])
    assert told.development is None
    assert row.next_look == NOW + timedelta(minutes=75)


def test_a_page_that_nobody_ever_read_was_not_taken_back() -> None:
    address = "https://paper.example/2026/bridge"
    web = CannedWeb({FEED: canned('<rss version="2.0"><channel><title>x</title></channel></rss>')})
    hear(web, source(), NOW - timedelta(hours=1))
    short = f"<guid>1</guid><title>Bridge closed</title><link>{address}</link><description>The bridge was closed.</description>"
    web.answers[FEED] = canned(f'<rss version="2.0"><channel><title>x</title><item>{short}</item></channel></rss>')
    web.answers[address] = Refusal("", RefusalKind.STATUS, "paper.example answers 404 (not found)", 404)
    hear(web, source(), NOW)
    look(web, NOW + timedelta(minutes=15))
    row = ItemRow.objects.get(external_id="1")
    assert (item_of(row).text, row.withdrawn_at) == ("The bridge was closed.", None)


NOT_FOUND = Refusal("", RefusalKind.STATUS, "paper.example answers 404 (not found)", 404)


def test_an_announced_piece_whose_page_is_not_found_is_asked_for_again_for_a_week() -> None:
    address = "https://paper.example/2026/bridge"
    web = CannedWeb({FEED: canned('<rss version="2.0"><channel><title>x</title></channel></rss>')})
    hear(web, source(), NOW - timedelta(hours=1))
    short = f"<guid>1</guid><title>Bridge closed</title><link>{address}</link><description>The bridge was closed.</description>"
    web.answers[FEED] = canned(f'<rss version="2.0"><channel><title>x</title><item>{short}</item></channel></rss>')
    web.answers[address] = NOT_FOUND
    hear(web, source(), NOW)
    asked = []
    while (row := ItemRow.objects.get()).next_look is not None:
        asked.append(row.next_look - NOW)
        look(web, row.next_look)
    assert [after / timedelta(hours=1) for after in asked] == [0.25, 6, 24, 72, 168]
    assert row.withdrawn_at is None


def test_a_page_that_is_not_found_once_was_not_taken_back() -> None:
    web = CannedWeb({INDEX: index("bridge"), f"{INDEX}2026/bridge": page(LONG)})
    _read_from_a_page(web)
    web.answers[f"{INDEX}2026/bridge"] = NOT_FOUND
    assert look(web, NOW + timedelta(hours=1)) == 0
    assert ItemRow.objects.get().withdrawn_at is None
    web.answers[f"{INDEX}2026/bridge"] = page(LONG)
    assert look(web, NOW + timedelta(hours=1, minutes=15)) == 0
    row = ItemRow.objects.get()
    assert (row.withdrawn_at, row.missing_since, row.next_look) == (None, None, NOW + timedelta(hours=6))
    assert not ItemVersionRow.objects.exists()


def test_a_report_whose_page_is_missing_twice_is_withdrawn_and_stands_again_once_the_page_is_back() -> None:
    web = CannedWeb({INDEX: index("bridge"), f"{INDEX}2026/bridge": page(LONG)})
    _read_from_a_page(web)
    web.answers[f"{INDEX}2026/bridge"] = NOT_FOUND
    look(web, NOW + timedelta(hours=1))
    assert look(web, NOW + timedelta(hours=1, minutes=15)) == 1
    row = ItemRow.objects.get()
    assert (row.withdrawn_at, row.next_look) == (NOW + timedelta(hours=1, minutes=15), NOW + timedelta(hours=6))
    web.answers[f"{INDEX}2026/bridge"] = page(LONG)
    look(web, NOW + timedelta(hours=6))
    row.refresh_from_db()
    assert (row.withdrawn_at, row.missing_since) == (None, None)
    told = [load(tuple[Change, ...], version.changes) for version in ItemVersionRow.objects.order_by("number")]
    assert [[change.kind for change in one] for one in told] == [[], [ChangeKind.WITHDRAWN], [ChangeKind.BACK]]


def test_a_listed_page_that_cannot_be_had_for_hours_is_read_when_it_can() -> None:
    web = CannedWeb({INDEX: index(), f"{INDEX}2026/bridge": Refusal("", RefusalKind.STATUS, "paper.example answers 503", 503)})
    asked = source(INDEX, FeedKind.INDEX_PAGE)
    web.answers[INDEX] = canned("<html><body><main><p>Nothing yet.</p></main></body></html>", "text/html")
    hear(web, asked, NOW - timedelta(hours=1))
    web.answers[INDEX] = index("bridge")
    tries = 0
    for tenth in range(48):
        before = len(web.asked)
        hear(web, asked, NOW + timedelta(minutes=10) * tenth)
        tries += any(request.address.endswith("/bridge") for request in web.asked[before:])
    assert tries == 4
    assert not ItemRow.objects.exists()
    web.answers[f"{INDEX}2026/bridge"] = page(LONG)
    hear(web, asked, NOW + timedelta(hours=32))
    assert ItemRow.objects.count() == 1


def test_a_page_that_cannot_be_read_for_a_while_says_nothing() -> None:
    web = CannedWeb({INDEX: index("bridge"), f"{INDEX}2026/bridge": page(LONG)})
    _read_from_a_page(web)
    web.answers[f"{INDEX}2026/bridge"] = Refusal("", RefusalKind.SLOW, "paper.example took too long")
    assert look(web, NOW + timedelta(hours=1)) == 0
    assert not ItemVersionRow.objects.exists()


def test_what_a_source_changes_becomes_a_development_of_its_story() -> None:
    item = nushki().items[0]
    [told] = told_anew([Changed(1, item, nushki().draft.story, (Change(ChangeKind.FIGURE, "12 dead", "9 dead"),))])
    assert told.development is not None
    assert told.development.kinds == (News.REVISION,)
    assert told.development.new
    assert told.development.what == ("figure changed: “12 dead” → “9 dead”",)
    [grown] = told_anew([Changed(1, item, nushki().draft.story, (Change(ChangeKind.ADDED, "", "More."),))])
    assert grown.development is None


def _article_and_item() -> tuple[Any, Any]:
    handed = nushki()
    article = replace(west_java(), draft=handed.draft, verdict=handed.verdict)
    named = {passage.document for passage in handed.draft.passages}
    return article, next(item for item in handed.items if item.id in named)


def test_sentences_that_rest_on_a_withdrawn_report_lose_their_support() -> None:
    article, item = _article_and_item()
    changed = Changed(1, item, article.draft.story, withdrawn("answers 410"))
    found = recheck(article, changed, nushki().items, nushki().archive, nushki().sources)
    assert found is not None
    assert found.shaken
    assert any(one.after is Status.UNSUPPORTED for one in found.sentences)


def test_sentences_that_rest_on_what_did_not_change_stand() -> None:
    article, item = _article_and_item()
    after = replace(item, text=f"{item.text} The mayor could not be reached.")
    found = recheck(
        article,
        Changed(1, after, article.draft.story, (Change(ChangeKind.REMOVED, "Something else.", ""),)),
        [after if one.id == item.id else one for one in nushki().items],
        nushki().archive,
        nushki().sources,
    )
    assert found is not None
    assert not found.shaken


def test_the_desk_is_told_of_an_article_that_rests_on_a_withdrawn_report_once() -> None:
    row = publish(west_java())
    article = load(type(west_java()), ArticleVersionRow.objects.get().document)
    kept = _keep_item(article)
    version = ItemVersionRow.objects.create(item=kept, number=2, seen_at=NOW, document=kept.document)
    changed = Changed(version.pk, item_of(kept), article.draft.story, withdrawn("answers 410"))
    found = recheck(article, changed, [item_of(kept)], (), (source(),))
    assert found is not None
    changes.keep_rechecks([found, found], NOW)
    task = RecheckRow.objects.get()
    assert (task.article_id, task.done_at is None) == (row.id, task.shaken)
    assert AuditRow.objects.filter(what="checked again", about=row.id).count() == 1


def test_every_article_that_rests_on_a_report_is_checked_again_whichever_story_holds_the_report_now() -> None:
    publish(west_java())
    article = load(type(west_java()), ArticleVersionRow.objects.get().document)
    kept = _keep_item(article)
    [resting] = changes.resting_on(ItemId(kept.id))
    assert (resting.article.id, resting.withdrawn) == (article.id, frozenset())
    assert kept.id in {item.id for item in resting.items}
    wire.withdraw(kept, "answers 410", NOW)
    assert changes.resting_on(ItemId(kept.id))[0].withdrawn == {kept.id}
    assert changes.resting_on(ItemId("another item")) == ()


def test_readers_see_that_the_report_behind_a_number_was_withdrawn() -> None:
    published = publish(_with_agreement())
    article = load(type(west_java()), ArticleVersionRow.objects.get().document)
    kept = _keep_item(article)
    shelf.forget()
    assert _statuses(published) == {ClaimStatus.SINGLE}
    wire.withdraw(kept, "answers 410", NOW)
    shelf.forget()
    assert _statuses(published) == {ClaimStatus.WITHDRAWN}
    seen = shelf.reader_article(published, Standing.MEMBER)
    marked = {
        one.said_at: one.withdrawn for note in seen.notes for one in note.witnesses if one.source == article.draft.passages[0].source_name
    }
    assert any(marked.values())
    story.forget()
    assert "<strong>withdrawn</strong>" in story.tell(published, Standing.MEMBER, None).notes


def _with_agreement() -> Any:
    """An article that says of the first number that it cites where it is stated."""
    article = west_java()
    passages = {passage.id: passage for passage in article.draft.passages}
    for sentence in article.draft.sentences():
        numbers = [number.value for number in read_numbers(sentence.text, "en") if number.value is not None]
        if sentence.kind is SentenceKind.FACT and sentence.passages and numbers:
            first = passages[sentence.passages[0]]
            places = (Place(ItemId(first.document), first.span, None),)
            told = Agreement("a number", numbers[0], ClaimStatus.SINGLE, "stated by one family of sources", places, ("paper",))
            draft = replace(article.draft, passages=(first, *(one for one in article.draft.passages if one is not first)))
            return replace(article, draft=draft, agreements=(told,))
    raise AssertionError("the specimen states no number")


def _statuses(published: Any) -> set[ClaimStatus]:
    seen = shelf.reader_article(published, Standing.MEMBER)
    return {claim.status for note in seen.notes for claim in note.claims}


def _keep_item(article: Any) -> ItemRow:
    """An item on which the article rests, with the text that its passages are cut from."""
    passage = article.draft.passages[0]
    sources.add_sources([source()], live=True)
    web = CannedWeb({FEED: rss(("1", LONG, NOW))})
    hear(web, source(), NOW)
    row = ItemRow.objects.get()
    item = replace(item_of(row), id=ItemId(passage.document), text=" " * passage.span.start + passage.text)
    ItemRow.objects.filter(pk=row.pk).delete()
    from nightdesk_site.record.documents import dump

    return ItemRow.objects.create(
        id=item.id,
        source_id=item.source,
        external_id="1",
        language="en",
        published_at=NOW,
        received_at=NOW,
        document=dump(item),
    )


def test_a_takedown_wipes_an_owner_s_words_wherever_they_stood() -> None:
    web = CannedWeb({INDEX: index("bridge"), f"{INDEX}2026/bridge": page(LONG)})
    row = _read_from_a_page(web)
    snapshot = item_of(row).snapshot
    takedown.take_down_item(takedown.find_item(f"{INDEX}2026/bridge"), "the editor", "the owner asked", NOW)
    row.refresh_from_db()
    assert "bridge" not in row.document.replace("/news/2026/bridge", "").casefold()
    with pytest.raises(NotFound):
        snapshots.read_snapshot(str(snapshot), "the editor", NOW)
    assert AuditRow.objects.filter(what="took down", about=row.id).exists()
    web.answers[f"{INDEX}2026/bridge"] = page(f"{LONG} And more.")
    look(web, NOW + timedelta(days=9))
    row.refresh_from_db()
    assert takedown.GONE in row.document


def test_a_takedown_reaches_the_published_passages() -> None:
    publish(west_java())
    article = load(type(west_java()), ArticleVersionRow.objects.get().document)
    from nightdesk_site.record.models import LinkRow

    kept = _keep_item(article)
    LinkRow.objects.create(item=kept, story_id=article.draft.story, arrived_in=article.draft.story, score=1.0)
    words = article.draft.passages[0].text
    assert takedown.take_down_item(kept, "the editor", "the owner asked", NOW) == 1
    after = load(type(west_java()), ArticleVersionRow.objects.get().document)
    own = [passage for passage in after.draft.passages if passage.document == kept.id]
    assert own
    assert all(passage.text == takedown.GONE for passage in own)
    assert words not in {passage.text for passage in after.draft.passages if passage.document == kept.id}


def test_a_source_that_is_taken_down_is_asked_no_more() -> None:
    hear(CannedWeb({FEED: rss(("1", LONG, NOW))}), source(), NOW)
    takedown.take_down_source("paper", "the editor", "the owner asked", NOW)
    assert sources.due(NOW + timedelta(days=30), 10, 10) == ()
    assert takedown.GONE in ItemRow.objects.get().document


def test_reading_a_stored_copy_stands_in_the_access_log_and_pruning_gives_it_up() -> None:
    hear(CannedWeb({FEED: rss(("1", LONG, NOW))}), source(), NOW)
    name = SnapshotRow.objects.get().id
    _, body = snapshots.read_snapshot(name, "the editor", NOW)
    assert LONG.strip().encode()[:50] in body
    assert AuditRow.objects.filter(what="read a snapshot", about=name, who="the editor").count() == 1
    assert snapshots.prune_by_retention(0, NOW + timedelta(days=900)) == 0
    assert snapshots.prune_by_retention(30, NOW + timedelta(days=29)) == 0
    assert snapshots.prune_by_retention(30, NOW + timedelta(days=32)) == 1
    with pytest.raises(NotFound, match="no longer kept"):
        snapshots.read_snapshot(name, "the editor", NOW)
    assert ItemRow.objects.count() == 1


def test_a_permanent_redirect_is_remembered_and_a_turn_in_health_goes_into_the_history() -> None:
    web = CannedWeb({FEED: replace(rss(("1", LONG, NOW)), moved_to="https://paper.example/new")})
    hear(web, source(), NOW)
    web.answers["https://paper.example/new"] = rss(("1", LONG, NOW))
    hear(web, source(), NOW + timedelta(hours=1))
    assert web.asked[-1].address == "https://paper.example/new"
    web.answers["https://paper.example/new"] = Refusal("", RefusalKind.STATUS, "paper.example answers 404 (not found)", 404)
    hear(web, source(), NOW + timedelta(hours=2))
    hear(web, source(), NOW + timedelta(hours=3))
    assert web.asked[-1].address == FEED
    told = [turn["reason"] for turn in health.history("paper")]
    assert told[-1].startswith("moved for good to https://paper.example/new")
    assert "paper.example answers 404 (not found)" in told


def test_a_source_that_is_gone_for_days_is_retired_and_can_be_revived() -> None:
    web = CannedWeb({FEED: Refusal("", RefusalKind.STATUS, "paper.example answers 410 (gone for good)", 410)})
    for day in range(3):
        hear(web, source(), NOW + timedelta(days=day))
    row = SourceRow.objects.get()
    assert row.retired
    assert load(SourceState, row.state).reason == "retired: paper.example answers 410 (gone for good), for 2 days"
    assert sources.due(NOW + timedelta(days=99), 10, 10) == ()
    assert sources.revive(["paper"], NOW) == 1
    assert sources.due(NOW, 10, 10) == ("paper",)


def test_no_more_feeds_of_one_host_are_asked_in_a_round_than_is_polite() -> None:
    many = [replace(source(f"https://one.example/{n}"), id=SourceId(f"one-{n}")) for n in range(8)]
    other = replace(source("https://two.example/"), id=SourceId("two"))
    sources.add_sources([*many, other], live=True)
    asked = sources.due(NOW, per_host=3, most=100)
    assert sorted(asked) == ["one-0", "one-1", "one-2", "two"]


def test_a_source_and_a_language_that_fall_silent_raise_an_alarm_until_they_are_heard_again() -> None:
    moments = [NOW - timedelta(minutes=30 * n) for n in range(30)]
    web = CannedWeb({FEED: rss(("0", LONG, NOW - timedelta(hours=16)))})
    hear(web, source(), NOW - timedelta(hours=15, minutes=45))
    for at in reversed(moments):
        web.answers[FEED] = rss((at.isoformat(), f"{LONG} It is {at:%H:%M}.", at))
        hear(web, source(), at)
    assert habits.watch(NOW + timedelta(hours=1)) == 0
    later = NOW + timedelta(hours=9)
    hear(web, source(), later)
    assert habits.watch(later) == 2
    assert {(row.kind, row.about) for row in AlarmRow.objects.filter(ended__isnull=True)} == {("source", "paper"), ("language", "en")}
    assert sources.states([SourceId("paper")])[SourceId("paper")].health is Health.SILENT
    habits.watch(later + timedelta(hours=1))
    assert AlarmRow.objects.count() == 2
    web.answers[FEED] = rss(("back", f"{LONG} We are back.", later + timedelta(hours=2)))
    hear(web, source(), later + timedelta(hours=2))
    assert habits.watch(later + timedelta(hours=2)) == 0
    assert all(row.ended for row in AlarmRow.objects.all())


def test_the_switch_is_off_until_somebody_turns_it_and_says_who_did() -> None:
    assert not switch.is_on()
    assert switch.turn(True, "the editor", NOW)
    assert not switch.turn(True, "the editor", NOW)
    assert switch.is_on()
    assert [(row.who, row.what) for row in AuditRow.objects.all()] == [("the editor", "turned listening on")]
