"""What a model reads is bound to its words by code, and counts only beside what code read; the rest is told to the writer alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.claims.model import FigureKind
from nightdesk.claims.read import read_claims
from nightdesk.drafts.language_model import Answer, Answered, Ask, NoAnswer, Role
from nightdesk.drafts.material import Material
from nightdesk.drafts.model_writer.answers import ClaimsRead, CountRead
from nightdesk.drafts.model_writer.dossier import open_dossier
from nightdesk.drafts.model_writer.prompts import read_prompts
from nightdesk.drafts.model_writer.read_claims import bind, read_with_model
from nightdesk.drafts.model_writer.rendering import render
from nightdesk.foundation.ids import ItemId, SourceId
from nightdesk.testing.minds import MindModel
from nightdesk.wire.model import Item
from unit.drafts.packs import BALOCHISTAN, ROOT, line, pack_of

AT = datetime(2026, 1, 10, 12, tzinfo=UTC)
PROMPTS = read_prompts(ROOT / "newsroom" / "prompts", ROOT / "newsroom" / "house-style.md")
ENGLISH = line("A landslide in Bandung killed 32 people, officials said.")
CLINGON = Item(
    ItemId("t-2"), SourceId("x"), "t-2", "tlh", "declared", None, "Bandung: 32 Heghpu' neH, 7 rIQ, jatlh la'.", None, None, AT, AT
)
"""A language of which code reads the digits and nothing else."""


class Reader:
    """A model that says what it is told to."""

    def __init__(self, *counts: CountRead) -> None:
        self.counts, self.asked = counts, list[Ask[ClaimsRead]]()

    def ask(self, question: Ask[Answer]) -> Answered[Answer] | NoAnswer:
        self.asked.append(question)  # type: ignore[arg-type]
        return Answered(question.answer.model_validate({"counts": [count.model_dump() for count in self.counts]}))


def count(words: str = "32 Heghpu'", number: int = 32, kind: str = "killed", **more: str) -> CountRead:
    return CountRead.model_validate({"passage": "P1", "words": words, "number": number, "kind": kind, **more})


def test_a_count_that_code_read_elsewhere_joins_it_word_for_word() -> None:
    figures = read_claims(ENGLISH).figures
    reading = read_with_model([ENGLISH, CLINGON], figures, Reader(count(said_by="la'")), PROMPTS, "story:1")
    (figure,) = reading.confirmed
    assert (figure.item, figure.read.value, figure.read.kind, figure.read.said_by) == ("t-2", 32, FigureKind.KILLED, "la'")
    assert figure.read.span.cut(CLINGON.text) == "32 Heghpu'"


def test_a_count_that_code_read_nowhere_is_unsure() -> None:
    reading = read_with_model([ENGLISH, CLINGON], read_claims(ENGLISH).figures, Reader(count("7 rIQ", 7, "injured")), PROMPTS, "story:1")
    assert reading.confirmed == ()
    assert [figure.read.value for figure in reading.unsure] == [7]


@pytest.mark.parametrize(
    "told",
    [
        count("33 Heghpu'", 33),
        count("32 Heghpu'", 33),
        count("Heghpu' neH", 32),
        count("32 killed", 32),
        count(kind="eaten"),
        count(reserve="surely"),
        count(said_by="the mayor"),
        CountRead.model_validate({"passage": "P9", "words": "32", "number": 32, "kind": "killed"}),
        count(" "),
    ],
)
def test_what_does_not_stand_in_the_text_letter_by_letter_is_thrown_away(told: CountRead) -> None:
    assert bind(told, {"P1": CLINGON}) is None
    reading = read_with_model([ENGLISH, CLINGON], read_claims(ENGLISH).figures, Reader(told), PROMPTS, "story:1")
    assert (reading.confirmed, reading.unsure, reading.thrown_away) == ((), (), 1)


def test_nobody_is_asked_where_code_read_all_there_is() -> None:
    reader = Reader()
    read_with_model([ENGLISH, replace(ENGLISH, id=ItemId("t-3"))], read_claims(ENGLISH).figures, reader, PROMPTS, "story:1")
    assert reader.asked == []


def test_the_question_is_fenced_and_goes_to_the_role_that_reads() -> None:
    reader = Reader()
    read_with_model([ENGLISH, CLINGON], (), reader, PROMPTS, "story:1")
    (asked,) = reader.asked
    assert asked.role is Role.READ_CLAIMS
    assert "<<<evidence " in asked.material
    assert "Heghpu'" in asked.material
    assert "landslide" not in asked.material


def test_a_mind_that_invents_counts_is_heard_in_none() -> None:
    reading = read_with_model([ENGLISH, CLINGON], read_claims(ENGLISH).figures, MindModel("hallucinating-3"), PROMPTS, "story:1")
    assert (reading.confirmed, reading.unsure, reading.thrown_away) == ((), (), 1)


def test_a_writer_is_told_of_unsure_counts_as_such(morgue: SqliteArchive) -> None:
    pack = pack_of(BALOCHISTAN, morgue)
    told = render(open_dossier(Material(replace(pack, unsure=pack.figures[:1]))), None)
    assert "read by a model alone, not confirmed" in told
    assert "read by a model alone" not in render(open_dossier(Material(pack)), None)
