"""What led to a story is what its people came to and what its matter went through; a name alone is no background."""

from __future__ import annotations

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.comparables import series_beside
from nightdesk.drafts.embedded import write
from nightdesk.drafts.material import Material
from nightdesk.drafts.milestones import weight_of_turn
from nightdesk.drafts.model import Draft, SentenceKind, Table
from nightdesk.drafts.trail import find_trail
from unit.drafts.packs import line, pack_of_items

BRAZIL = "In the Brazilian general election, two-term former president Luiz Inácio Lula da Silva defeats incumbent Jair Bolsonaro."


def material(text: str, day: str, morgue: SqliteArchive) -> Material:
    return Material(pack_of_items((line(text, day),), morgue))


def test_what_is_decided_outweighs_what_is_said_or_begun() -> None:
    decided = weight_of_turn("The court sentences Ada Rook to five years in prison.")
    assert decided > weight_of_turn("The court begins the trial of Ada Rook.")
    assert decided > weight_of_turn("Ada Rook says that she was never sentenced.")
    assert decided > weight_of_turn("Thousands rally after the court sentenced Ada Rook.")


def test_an_election_is_led_up_to_by_its_first_round_and_by_what_its_people_came_to(morgue: SqliteArchive) -> None:
    here = material(BRAZIL, "2022-10-31", morgue)
    series = series_beside(here)
    assert series is not None
    assert [step.line.date.year for step in series.steps] == [2002, 2006, 2010, 2014, 2018]
    trail = find_trail(here, series.steps)
    assert "2022-10-02" in [step.line.date.isoformat() for step in trail.lately]
    told = " ".join(step.clause.original for step in trail.before)
    assert "convicted" in told
    assert "chief of" not in told


def test_a_winner_is_set_beside_what_he_had_won(morgue: SqliteArchive) -> None:
    items = tuple(line(BRAZIL, "2022-10-31", id_=name) for name in ("t-1", "t-2"))
    draft = write(pack_of_items(items, morgue))
    assert isinstance(draft, Draft)
    members = next(section for section in draft.sections if section.for_members)
    won = (
        "With this one, Lula has won three presidential elections in Brazil, "
        "counting those of October 2002 and October 2006 in the archive."
    )
    assert won in [sentence.text for sentence in draft.sentences() if sentence.kind is SentenceKind.DERIVED]
    assert any(isinstance(block, Table) for block in members.blocks)
    assert members.teaser is not None
    assert "how Lula had fared" in members.teaser


def test_a_final_stands_beside_the_finals_of_its_two_sides(morgue: SqliteArchive) -> None:
    text = "In association football, the FIFA World Cup concludes with Argentina defeating France in the final."
    draft = write(pack_of_items(tuple(line(text, "2022-12-18", id_=name) for name in ("t-1", "t-2")), morgue))
    assert isinstance(draft, Draft)
    members = next(section for section in draft.sections if section.for_members)
    (table,) = (block for block in members.blocks if isinstance(block, Table))
    finals = [row[1].text for row in table.rows]
    assert len(finals) >= 3
    assert all("Argentina" in text or "France" in text for text in finals)


def test_a_sentence_is_set_beside_that_of_another_who_held_the_same(morgue: SqliteArchive) -> None:
    text = "A high court in Seoul, South Korea, sentences former president Yoon Suk Yeol to five years in prison for obstructing justice."
    draft = write(pack_of_items((line(text, "2026-01-16"),), morgue))
    assert isinstance(draft, Draft)
    told = " ".join(sentence.text for sentence in draft.sentences())
    assert "shorter than the 24 years of April 2018" in told
    assert "voted to impeach president Yoon" in told


@pytest.mark.parametrize("word", ["vaccine", "bishop", "visit"])
def test_a_life_is_told_by_its_turns(word: str, morgue: SqliteArchive) -> None:
    trail = find_trail(material("Pope emeritus Benedict XVI dies at the age of 95.", "2022-12-31", morgue))
    told = [step.clause.original for step in trail.before]
    assert any("resignation" in text for text in told)
    assert not any(word in text.lower() for text in told)
