"""The newsroom's own past articles are background for later ones: found by who acts in them, cited by sentence, never for members alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nightdesk.archive.whole import OWN, WholeArchive
from nightdesk.foundation.errors import NotFound
from nightdesk.foundation.ids import ArchiveLineId, StoryId
from nightdesk.testing.specimens import MEMBERS_WORDS, balochistan, west_java
from nightdesk_site.record import own_work
from nightdesk_site.record.models import ArticleRow
from published import publish

ARTICLE = balochistan()
LATER = replace(ARTICLE.draft.profile, story=StoryId("a-later-story"))
AFTER = date(2026, 12, 1)


@pytest.fixture
def newsroom(db: None) -> None:
    for article in (ARTICLE, west_java()):
        publish(article)


def test_a_later_story_of_the_same_people_finds_what_was_told(newsroom: None) -> None:
    lines = own_work.told_before(LATER, AFTER, played=ARTICLE.played)
    assert lines
    assert {line.told_in for line in lines} == {ARTICLE.draft.headline.text}
    assert {line.author for line in lines} == {ARTICLE.draft.persona}
    assert all(line.address == f"/articles/{ARTICLE.slug}/" for line in lines)
    assert all(MEMBERS_WORDS not in line.text for line in lines)
    told = {sentence.text for sentence in ARTICLE.draft.sentences()}
    assert {line.text for line in lines} <= told


def test_its_own_story_an_earlier_day_and_another_world_find_nothing(newsroom: None) -> None:
    assert own_work.told_before(ARTICLE.draft.profile, AFTER, played=ARTICLE.played) == ()
    assert own_work.told_before(LATER, date(2020, 1, 1), played=ARTICLE.played) == ()
    assert own_work.told_before(LATER, AFTER, played=not ARTICLE.played) == ()


def test_what_was_retracted_is_no_background(newsroom: None) -> None:
    ArticleRow.objects.filter(slug=ARTICLE.slug).update(retracted=True)
    assert own_work.told_before(LATER, AFTER, played=ARTICLE.played) == ()


def test_a_line_is_found_again_by_its_name_beside_the_morgues(newsroom: None) -> None:
    (first, *_) = own_work.told_before(LATER, AFTER, played=ARTICLE.played)
    archive = WholeArchive(_NoMorgue(), own_work.lines)  # type: ignore[arg-type]
    assert archive.lines([first.id]) == (first,)
    for wrong in (f"{OWN}nobody:1:x", f"{OWN}x", first.id + "x"):
        with pytest.raises(NotFound):
            archive.lines([ArchiveLineId(wrong)])


class _NoMorgue:
    def lines(self, ids: object) -> tuple[()]:
        raise AssertionError("the morgue was asked for the newsroom's own work")
