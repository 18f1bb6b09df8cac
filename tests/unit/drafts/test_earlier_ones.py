"""Where nothing can be ranked, a member reads how often such a thing happened here before; what a story leaves out is accounted for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.at_war import at_war
from nightdesk.drafts.core import core_of
from nightdesk.drafts.earlier import find_records
from nightdesk.drafts.earlier_ones import earlier_ones
from nightdesk.drafts.embedded import write
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Draft, Table
from nightdesk.drafts.strangers import strangers
from nightdesk.drafts.tenure import tenure
from nightdesk.drafts.unknown import unknown_section
from unit.drafts.packs import edition, line, pack_of_items

TOLD = {
    "embassy": "An armed attack on the Azerbaijani Embassy in Iran leaves one person dead and two others injured.",
    "drones": "At least 24 people are killed in a drone strike by the Rapid Support Forces near Er Rahad, North Kordofan, Sudan.",
    "peace": "The Ethiopian government and Tigrayan forces sign a peace treaty, agreeing to end the Tigray War.",
}


def material(text: str, day: str, morgue: SqliteArchive) -> Material:
    return Material(*core_of(pack_of_items(tuple(line(text, day, id_=name) for name in ("t-1", "t-2")), morgue)))


def test_attacks_on_embassies_are_counted_by_where_the_embassy_stands(morgue: SqliteArchive) -> None:
    here = material(TOLD["embassy"], "2023-01-27", morgue)
    (answer,) = earlier_ones(here, find_records(here), last_told=False)
    assert answer.told[0].text == (
        "The archive has lines on three earlier attacks on embassies in Iran, of 9 February 2010, 29 November 2011 and 2 January 2016."
    )


def test_the_earlier_ones_stand_in_a_table_each_by_its_own_line(morgue: SqliteArchive) -> None:
    here = material(TOLD["drones"], "2026-02-07", morgue)
    (answer,) = earlier_ones(here, find_records(here), last_told=False)
    assert isinstance(answer.beside, Table)
    assert all("drone" in row[1].text for row in answer.beside.rows if row[1] is not None)


def test_a_kind_of_event_alone_makes_no_list(morgue: SqliteArchive) -> None:
    here = material("Protests against the lockdown spread across China.", "2022-11-27", morgue)
    assert earlier_ones(here, find_records(here), last_told=False) == []


def test_a_game_maker_is_no_winter_storm(morgue: SqliteArchive) -> None:
    here = material("A winter storm leaves at least 60 people dead across North America.", "2022-12-26", morgue)
    kin = next(record.kin for record in find_records(here) if record.subject == "winter storms")
    assert len(kin) > 10
    assert not any("Activision" in found.text for found in kin)


def test_a_peace_is_counted_from_the_day_on_which_war_was_declared(morgue: SqliteArchive) -> None:
    (answer,) = at_war(material(TOLD["peace"], "2022-11-08", morgue))
    assert "On 5 November 2020, the Ethiopian National Defense Force declared" in answer.told[0].text
    assert answer.told[1].text == "That was about two years before this report."


def test_the_holder_before_whom_an_edition_names_is_told_with_his_years(morgue: SqliteArchive) -> None:
    items = (
        edition("en", "Sitiveni Rabuka becomes Prime Minister of Fiji.", datetime(2022, 12, 24, 8, tzinfo=UTC)),
        edition("nb", "Sitiveni Rabuka etterfølger Frank Bainimarama som Fijis statsminister.", datetime(2022, 12, 24, 9, tzinfo=UTC)),
    )
    told = " ".join(sentence.text for answer in tenure(Material(pack_of_items(items, morgue))) for sentence in answer.told)
    assert "Frank Bainimarama had come into office nearly 16 years before, on 5 January 2007." in told


def test_of_what_its_own_report_rejects_it_is_asked_who_else_confirms_it(morgue: SqliteArchive) -> None:
    text = (
        "A Southern Transitional Council delegation in Riyadh announces the group's dissolution. The STC rejects the announcement, saying "
        "it was made under duress."
    )
    section = unknown_section(material(text, "2026-01-09", morgue))
    assert section is not None
    assert "whether anybody else confirms either account" in str(section)


@pytest.fixture(scope="module")
def gorbachev(morgue: SqliteArchive) -> Draft:
    texts = (
        ("wuu", "8月30号，前苏联总统戈尔巴乔夫过世，享年91岁。"),
        ("ka", "საბჭოთა კავშირის პირველი და უკანასკნელი პრეზიდენტი მიხეილ გორბაჩოვი 91 წლის ასაკში გარდაიცვალა."),
        ("ckb", "دوایین سەرۆکی یەکێتیی سۆڤیەت، میخائیل گۆرباچۆڤ، لە تەمەنی ٩١ ساڵیدا کۆچی دوایی کرد."),
        ("ro", "30 august Fostul lider sovietic Mihail Gorbaciov a decedat la vârsta de 91 de ani."),
        ("sco", "Mikhail Gorbachev, the last leader o the Soviet Union, dees at the age o 91."),
        ("yue", "日本前內閣總理大臣安倍晉三喺奈良市演講嗰陣俾人槍擊致死，終年67歲。"),
    )
    told = tuple(edition(language, text, datetime(2022, 9, 1 + place, tzinfo=UTC)) for place, (language, text) in enumerate(texts))
    pack = pack_of_items(told, morgue)
    assert [item.language for item in strangers(Material(*core_of(pack)))] == ["yue"]
    draft = write(pack)
    assert isinstance(draft, Draft)
    return draft


def test_a_report_of_another_matter_is_left_out_and_accounted_for(gorbachev: Draft) -> None:
    told = [sentence for sentence in gorbachev.sentences() if "left out" in sentence.text]
    whose, why = "from the Cantonese edition, 6 September 2022,", "it is of another day, place, person or kind of event"
    assert [sentence.text for sentence in told] == [f"One further report, {whose} is left out: {why}."]
    assert told[0].derivation is not None
    assert told[0].derivation.result == "1"
