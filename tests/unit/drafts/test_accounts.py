"""Where counts differ a reader learns who ends on which, how new each is and which stands alone; an old number given late differs from
nothing."""

from __future__ import annotations

import re

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.accounts import accounts_section, agreement, last_ends, latest_ends
from nightdesk.drafts.asides import asides
from nightdesk.drafts.core import core_of
from nightdesk.drafts.figures_table import figures_section
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Paragraph, Section, Table
from unit.drafts.packs import gold_stories, pack_of, rows


def material(words: str, morgue: SqliteArchive) -> Material:
    told = next(ids for ids in gold_stories().values() if any(words in rows()[id_]["text"] for id_ in ids if id_ in rows()))
    pack, left_out = core_of(pack_of([id_ for id_ in told if id_ in rows()], morgue))
    return Material(pack, left_out)


def prose(section: Section | None) -> str:
    assert section is not None
    return " ".join(one.text for block in section.blocks if isinstance(block, Paragraph) for one in block.sentences)


def test_the_number_most_editions_end_on_is_set_against_the_one_that_stands_alone(morgue: SqliteArchive) -> None:
    told = prose(accounts_section(material("bombing in Istanbul", morgue)))
    most = r"end on six, the Russian, Malay and other editions on at least six; the newest of these is of \d+ \w+"
    assert re.search(rf"{most}; the Ukrainian edition alone ends on at least eight", told)


def test_an_old_number_given_late_is_called_old_and_makes_no_range(morgue: SqliteArchive) -> None:
    crush = material("Halloween festivities", morgue)
    assert crush.main is not None
    ends = last_ends(crush, crush.main)
    assert ends is not None
    assert ends.behind
    assert latest_ends(crush, crush.main) is None
    assert "an older count" in prose(accounts_section(crush))


def test_a_number_never_loses_the_reserve_of_those_who_give_it(morgue: SqliteArchive) -> None:
    """ "At least 135" and "more than 135" are told together as at least 135."""
    assert "English, Portuguese and Thai editions end on at least 135" in prose(accounts_section(material("footbridge collapse", morgue)))


def test_a_reserve_is_given_only_to_those_who_make_it(morgue: SqliteArchive) -> None:
    """The Arabic and English editions end on 36, the Portuguese alone on "pelo menos 36"."""
    told = prose(accounts_section(material("nursery in Nong Bua Lamphu", morgue)))
    assert "The Arabic and English editions end on 36, the Portuguese edition on at least 36; the newest" in told


def test_what_the_standfirst_says_of_agreement_is_not_said_again(morgue: SqliteArchive) -> None:
    crash = material("Precision Air", morgue)
    assert crash.main is not None
    (agreed,) = agreement(crash, crash.main)
    assert prose(accounts_section(crash)) == agreed.text
    assert accounts_section(crash, agreed) is None


@pytest.mark.parametrize(
    ("words", "number"), [("nursery in Nong Bua Lamphu", "at least 37"), ("West Java", "from at least 162 to at least 103")]
)
def test_counts_that_moved_nothing_and_the_deepest_falls_stand_beside_the_table(words: str, number: str, morgue: SqliteArchive) -> None:
    assert number in prose(figures_section(material(words, morgue)))


def test_the_table_promises_only_what_it_shows(morgue: SqliteArchive) -> None:
    section = figures_section(material("West Java", morgue))
    assert section is not None
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    assert "every" not in table.caption


def test_a_row_that_names_not_all_who_took_a_count_up_says_that_there_were_others(morgue: SqliteArchive) -> None:
    section = figures_section(material("West Java", morgue))
    assert section is not None
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    taken_up = [row[-1].text for row in table.rows if row[-1] is not None]
    assert "Portuguese, 13:34; English, 22:19; and others" in taken_up
    assert any(not text.endswith("; and others") for text in taken_up)


def test_editions_that_went_down_alike_stand_together(morgue: SqliteArchive) -> None:
    shooting = material("Shah Cheragh", morgue)
    assert shooting.main is not None
    (fell, *_) = asides(shooting, (shooting.main,), [], table=True)
    assert fell.text == "The English, Portuguese and Russian editions went down from at least 15 to at least 13 on 29 October."
