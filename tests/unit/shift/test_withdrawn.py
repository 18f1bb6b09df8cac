"""A report that its source took back is no evidence for what is written now, and confirms nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.claims.agreement import ClaimStatus
from nightdesk.claims.read import read_claims
from nightdesk.foundation.ids import FamilyId, ItemId, SourceId, StoryId
from nightdesk.shift.record import StoryFile
from nightdesk.shift.revise import is_rested
from nightdesk.shift.withdrawn import standing
from nightdesk.sources.model import FeedKind, Source
from nightdesk.stories.model import Development, News, Story
from nightdesk.wire.model import Item
from unit.drafts.packs import line, pack_of_items

PAPERS = ("one", "two")


def item(name: str) -> Item:
    text = "An explosion at a market in Quetta, Pakistan, kills 12 people and injures 30 others."
    return replace(line(text, id_=name), source=SourceId(name))


def source(name: str) -> Source:
    home = f"https://{name}.invalid/"
    return Source(SourceId(name), name, home, home, FeedKind.RSS, "en", None, FamilyId(f"family of {name}"), "")


def story(*withdrawn: str) -> StoryFile:
    items = tuple(map(item, PAPERS))
    told = Story(StoryId("market"), tuple(one.id for one in items), items[0].published_at, items[-1].published_at)
    developments = tuple(Development(one.id, told.id, (News.FIGURE,), ("12 killed",)) for one in items)
    claims = tuple(map(read_claims, items))
    gone = frozenset(map(ItemId, withdrawn))
    return StoryFile(told, 1, None, items, claims, developments, tuple(map(source, PAPERS)), None, False, revised=gone, withdrawn=gone)


@pytest.mark.parametrize(("withdrawn", "status"), [((), ClaimStatus.CONFIRMED), (("two",), ClaimStatus.SINGLE)])
def test_a_withdrawn_report_stops_counting_as_confirmation(morgue: SqliteArchive, withdrawn: tuple[str, ...], status: ClaimStatus) -> None:
    file, taken_back = standing(story(*withdrawn))
    pack = replace(pack_of_items(file.items, morgue), sources=file.sources, taken_back=taken_back)
    killed = next(one for one in pack.agreements if one.number == 12)
    assert killed.status is status
    assert len(killed.families) == 2 - len(withdrawn)
    assert {place.item for place in killed.places} == set(PAPERS)


def test_nothing_of_a_withdrawn_report_is_left_to_write_from() -> None:
    file, taken_back = standing(story("two"))
    assert [one.id for one in file.items] == ["one"] == list(file.story.items)
    assert [one.id for one in file.sources] == ["one"]
    assert {one.item for one in file.developments} == {"one"}
    assert dict(taken_back.families) == {"two": "family of two"}
    assert {figure.item for figure in taken_back.figures} == {"two"}


def test_a_draft_that_waits_for_a_person_is_written_anew_at_once() -> None:
    at = item("one").received_at
    waiting = replace(story("two"), covered_at=at, waiting=True)
    assert is_rested(waiting, at + timedelta(hours=1))
    assert not is_rested(replace(waiting, waiting=False), at + timedelta(hours=1))
    assert not is_rested(replace(waiting, revised=frozenset()), at + timedelta(hours=1))
