"""A line is told anew: its date plain, its picture gone, its first word small inside a sentence."""

from __future__ import annotations

import pytest

from nightdesk.drafts.restate import clauses, lowered, reads_well, without_pictures
from nightdesk.drafts.subject_of import subject_of_toll


def test_sentences_keep_their_exact_place() -> None:
    text = "A bus falls into a gorge near St. Gallen. Ten people die, police say."
    told = clauses(text)
    assert [clause.past for clause in told] == ["A bus fell into a gorge near St. Gallen.", "Ten people died, police said."]
    assert all(clause.span.cut(text) == clause.original for clause in told)


def test_a_heading_before_a_colon_is_left_out() -> None:
    (clause,) = clauses("May 2006 Java earthquake: An earthquake kills 4,300 people.")
    assert clause.past == "An earthquake killed 4,300 people."


def test_notes_on_pictures_are_dropped() -> None:
    assert without_pictures("Liz Truss (pictured), of London, resigns (damage pictured).") == "Liz Truss, of London, resigns."


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("At least six people died.", "at least six people died."),
        ("Coordinated attacks killed 33.", "coordinated attacks killed 33."),
        ("Thirty-two people died.", "thirty-two people died."),
        ("Pakistani forces struck.", "Pakistani forces struck."),
        ("Storm Kristin struck.", "Storm Kristin struck."),
        ("NASA launched it.", "NASA launched it."),
    ],
)
def test_only_common_words_become_small(text: str, inside: str) -> None:
    assert lowered(text) == inside


def test_relative_days_do_not_survive_into_print() -> None:
    (clause,) = clauses("Police arrest four people after the bombing yesterday.")
    assert clause.past == "Police arrested four people after the bombing the day before."


@pytest.mark.parametrize(
    ("past", "subject"),
    [
        ("An earthquake on Java killed at least 162 people.", "An earthquake on Java"),
        ("At least six people were killed and 81 injured in a bombing in Istanbul, Turkey.", "a bombing in Istanbul, Turkey,"),
        ("A mass shooting killed at least 15 people at a shrine in Shiraz, Iran.", "A mass shooting at a shrine in Shiraz, Iran,"),
        ("Pakistan announced the end of an operation.", None),
    ],
)
def test_the_event_is_cut_out_of_a_count(past: str, subject: str | None) -> None:
    assert subject_of_toll(past) == subject


def test_a_verb_left_in_the_present_does_not_read_well() -> None:
    (clause,) = clauses("Four officers are killed when their Bell UH-1 patrol helicopter crashes near Elassona in northern Greece.")
    assert clause.past is None or "crashed near" in clause.past or not reads_well(clause)
