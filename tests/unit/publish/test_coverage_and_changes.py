"""Coverage by language tells everybody how many and when; changes are told to each kind of reader as they may read."""

from __future__ import annotations

from typing import Any

import pytest

from nightdesk.drafts.model import SectionRole
from nightdesk.publish.access import Standing
from nightdesk.publish.changes import changes
from nightdesk.publish.rendition import render
from nightdesk.stories.model import EventKind, Place, Subject
from nightdesk.testing.articles import ArticleDesk
from nightdesk.testing.specimens import MEMBERS_WORDS, balochistan, turkey_and_syria

ABOUT: dict[str, Any] = {"place": Place("Pakistan", "PK", None, None), "event": EventKind.ATTACK, "subject": Subject.CONFLICT}
ATTACKS, RAIDS = "ce-2026-01-31-002", "ce-2026-01-30-001"


def test_each_language_has_its_reports_and_times_in_order() -> None:
    lines = render(turkey_and_syria(), Standing.VISITOR).sources.coverage
    assert sum(len(line.at) for line in lines) == len(turkey_and_syria().items)
    assert [line.at[0] for line in lines] == sorted(line.at[0] for line in lines)
    assert len({line.language for line in lines}) == len(lines)


def test_who_was_first_is_for_those_who_may_see_the_list() -> None:
    visitor, member = (render(turkey_and_syria(), standing).sources.coverage for standing in (Standing.VISITOR, Standing.MEMBER))
    assert {line.first for line in visitor} == {None}
    assert all(line.first for line in member)


def test_new_and_gone_sentences_are_told_in_order() -> None:
    desk = ArticleDesk("changes")
    kept, late, gone = desk.fact("Kept.", ATTACKS), desk.fact("Late.", RAIDS), desk.fact("Gone.", ATTACKS)
    first = desk.publish(
        desk.fact("A headline", ATTACKS),
        desk.fact("A standfirst.", ATTACKS),
        [desk.section(SectionRole.OPENING, None, desk.paragraph(kept, gone))],
        **ABOUT,
    )
    then = desk.publish(
        desk.fact("Another headline", ATTACKS),
        desk.fact("A standfirst.", ATTACKS),
        [desk.section(SectionRole.OPENING, None, desk.paragraph(kept, late))],
        version=2,
        **ABOUT,
    )
    told = changes(render(first, Standing.VISITOR), render(then, Standing.VISITOR))
    assert told.new == ("Another headline", "Late.")
    assert told.gone == ("A headline", "Gone.")


def test_what_came_new_into_the_members_part_is_told_to_members_alone() -> None:
    desk = ArticleDesk("balochistan", persona="pamir")
    before = desk.publish(
        desk.fact("A headline", ATTACKS),
        desk.fact("A standfirst.", ATTACKS),
        [desk.section(SectionRole.OPENING, None, desk.paragraph(desk.fact("One.", ATTACKS)))],
        **ABOUT,
    )
    visitor, member = (
        changes(render(before, standing), render(balochistan(version=2), standing)) for standing in (Standing.VISITOR, Standing.MEMBER)
    )
    assert any(MEMBERS_WORDS in one for one in member.new)
    assert not any(MEMBERS_WORDS in one for one in visitor.new)


def test_versions_rendered_for_two_kinds_of_reader_are_not_compared() -> None:
    with pytest.raises(PermissionError):
        changes(render(balochistan(), Standing.VISITOR), render(balochistan(), Standing.MEMBER))
