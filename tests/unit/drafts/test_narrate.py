"""The past is told under its own dates, and nothing that was to come is told as done."""

from __future__ import annotations

from datetime import date

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.material import Material
from nightdesk.drafts.narrate import following, narrated, told_of
from nightdesk.drafts.restate import clauses
from nightdesk.drafts.trail import Step
from nightdesk.foundation.ids import ArchiveLineId
from unit.drafts.packs import line, pack_of_items


def step(text: str, day: date, name: str = "a-1") -> Step:
    return Step(ArchiveLine(ArchiveLineId(name), day, text), clauses(text)[0], 9.0)


def material(morgue: SqliteArchive) -> Material:
    return Material(pack_of_items((line("Ada Rook wins the election.", "2022-10-31"),), morgue))


def test_what_was_to_come_is_told_as_that() -> None:
    (clause,) = clauses("Ada Rook and Ben Crow will face off in a runoff election on October 30.")
    assert told_of(clause) == ("Ada Rook and Ben Crow were to face off in a runoff election on 30 October.", True)


def test_what_was_done_before_something_to_come_is_told_as_done() -> None:
    (clause,) = clauses("Ada Rook won 55% of the vote and will become President.")
    assert told_of(clause) == ("Ada Rook won 55% of the vote and would become President.", False)


def test_the_shares_that_the_next_sentence_gives_are_told_too() -> None:
    assert following(step("Ada Rook wins the first round. She is 50. Crow obtains 43.3% of the vote.", date(2022, 10, 2))) is None
    told = following(step("Ada Rook wins the first round. Rook obtained 48.3% of the vote.", date(2022, 10, 2)))
    assert told == "Rook obtained 48.3% of the vote."


def test_what_is_near_has_its_day_and_what_is_long_ago_its_month(morgue: SqliteArchive) -> None:
    steps = [
        step("Ada Rook is sworn in as President of Brazil.", date(2011, 1, 1)),
        step("Ada Rook resigns as leader of her party.", date(2022, 5, 4), "a-2"),
    ]
    told = narrated(material(morgue), steps)
    assert [sentence.text for sentence in told] == [
        "In January 2011, Ada Rook was sworn in as President of Brazil.",
        "Ada Rook resigned as leader of her party on 4 May 2022.",
    ]


def test_nothing_is_told_twice(morgue: SqliteArchive) -> None:
    first = step("Ada Rook is sworn in as President of Brazil.", date(2011, 1, 1))
    here = material(morgue)
    assert narrated(here, [first])
    assert not narrated(here, [first])
