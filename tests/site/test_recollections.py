"""What was passed over as no news any more is found again by whom it was told of, while its sources stand by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nightdesk.drafts.recollection import Recollection
from nightdesk.foundation.ids import StoryId
from nightdesk.stories.model import Actor, EventKind, Profile, Subject
from nightdesk.testing.drafts import nushki
from nightdesk_site.record.models import ItemRow
from nightdesk_site.record.recollections import keep_recollection, recollections
from nightdesk_site.record.sources import sources_by_id
from nightdesk_site.record.wire import item_of
from waiting import let_wait

ASKING = Profile(StoryId("a-later-story"), EventKind.TRIAL, Subject.JUSTICE, (), ("JP",), (Actor("Shinzo Abe", (), 1),))
AFTER = date(2027, 1, 1)


@pytest.fixture
def kept(db: None) -> Recollection:
    story = let_wait(nushki()).draft.story_id
    items = tuple(map(item_of, ItemRow.objects.filter(link__story=story).order_by("published_at", "source_id", "external_id")[:2]))
    sources = tuple(sources_by_id(sorted({item.source for item in items})).values())
    one = Recollection(StoryId(story), "Shinzō Abe", "Shinzō Abe was killed", items, sources)
    keep_recollection(one, played=True)
    return one


def test_it_is_found_by_the_name_however_that_is_marked(kept: Recollection) -> None:
    assert recollections(ASKING, AFTER, played=True) == (kept,)


def test_no_other_name_no_earlier_day_no_other_world_and_not_its_own_story_finds_it(kept: Recollection) -> None:
    assert recollections(replace(ASKING, actors=(Actor("Fumio Kishida", (), 1),)), AFTER, played=True) == ()
    assert recollections(ASKING, date(2020, 1, 1), played=True) == ()
    assert recollections(ASKING, AFTER, played=False) == ()
    assert recollections(replace(ASKING, story=kept.story), AFTER, played=True) == ()


def test_what_a_source_took_back_is_not_recalled(kept: Recollection) -> None:
    first, *others = kept.items
    ItemRow.objects.filter(id=first.id).update(withdrawn_at=first.published_at)
    (found,) = recollections(ASKING, AFTER, played=True)
    assert [item.id for item in found.items] == [item.id for item in others]
    ItemRow.objects.filter(id__in=[item.id for item in others]).update(withdrawn_at=first.published_at)
    assert recollections(ASKING, AFTER, played=True) == ()
