"""A member pays for what the archive has of the same kind: the nearest like, how often, how long ago; never for lines that share a word."""

from __future__ import annotations

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.clashes import clashes
from nightdesk.drafts.comparables import series_beside
from nightdesk.drafts.core import core_of
from nightdesk.drafts.earlier import find_records
from nightdesk.drafts.few_counts import few_counts
from nightdesk.drafts.holders import turnover
from nightdesk.drafts.likest import likest
from nightdesk.drafts.material import Material
from nightdesk.drafts.milestones import is_acted_on, weight_of_turn
from nightdesk.drafts.principals import principals
from nightdesk.drafts.record import find_past
from nightdesk.drafts.taken import taken
from nightdesk.drafts.tenure import again
from nightdesk.drafts.trail import find_trail
from nightdesk.drafts.waits import waits
from unit.drafts.packs import line, pack_of_items

COUNCIL = (
    "A Southern Transitional Council delegation in Riyadh announces the group's dissolution after losing territory to the troops of Yemen "
    "and airstrikes by Saudi Arabia."
)


def material(text: str, day: str, morgue: SqliteArchive) -> Material:
    pack, left_out = core_of(pack_of_items(tuple(line(text, day, id_=name) for name in ("t-1", "t-2")), morgue))
    return Material(pack, left_out)


def test_a_body_is_told_by_its_own_record_and_not_by_its_country(morgue: SqliteArchive) -> None:
    here = material(COUNCIL, "2026-01-09", morgue)
    trail = find_trail(here)
    told = [step.clause.original for step in (*trail.before, *trail.lately)]
    assert told
    assert all("Southern Transitional Council" in text for text in told)
    assert any("governorates" in text for text in told)


def test_what_it_had_won_and_signed_is_counted_back(morgue: SqliteArchive) -> None:
    here = material(COUNCIL, "2026-01-09", morgue)
    told = " ".join(sentence.text for answer in waits(here, find_trail(here)) for sentence in answer.told)
    assert "The Southern Transitional Council had signed an agreement about six years before, on 5 November 2019." in told


def test_no_more_than_six_steps_of_the_past_are_told(morgue: SqliteArchive) -> None:
    lead = "In the Brazilian general election, two-term former president Luiz Inácio Lula da Silva defeats incumbent Jair Bolsonaro."
    here = material(lead, "2022-10-31", morgue)
    series = series_beside(here)
    trail = find_trail(here, series.steps if series is not None else ())
    assert len(trail.before) + len(trail.lately) <= 7


def test_every_holder_of_an_office_is_told_though_he_held_it_for_weeks(morgue: SqliteArchive) -> None:
    here = material("Rishi Sunak becomes Prime Minister of the United Kingdom.", "2022-10-25", morgue)
    series = series_beside(here)
    assert series is not None
    told = " ".join(step.clause.original for step in series.steps)
    assert all(name in told for name in ("Theresa May", "Johnson", "Liz Truss"))
    (answer,) = turnover(here, series)
    assert answer.told[0].text == "From June 2019 on, at least three people had held the office: Theresa May, Boris Johnson and Liz Truss."


def test_whoever_comes_into_an_office_again_is_told_to_have_held_it(morgue: SqliteArchive) -> None:
    lead = "The National Congress of the Chinese Communist Party chooses Xi Jinping as General Secretary for a third term."
    (answer,) = again(material(lead, "2022-10-24", morgue))
    assert [sentence.text.split("on ")[-1] for sentence in answer.told] == ["15 November 2012.", "25 October 2017."]


def test_a_school_shooting_is_set_beside_those_at_places_of_learning(morgue: SqliteArchive) -> None:
    here = material("A shooting at a school in Izhevsk, Russia, kills 18 people.", "2022-09-27", morgue)
    (answer,) = likest(here, find_records(here))
    told = " ".join(sentence.text for sentence in answer.told)
    assert "at a place of learning" in told
    assert "Kazan" in told
    assert "None of them gives as many dead as this story, 18." in told


def test_where_one_earlier_line_counts_dead_it_is_the_measure(morgue: SqliteArchive) -> None:
    here = material("A train crash in Thessaly, Greece, kills 57 people.", "2023-03-02", morgue)
    (answer,) = few_counts(here, find_records(here))
    assert answer.told[0].text == "Of earlier train crashes in Greece, one report gives the dead: at least 4 on 13 May 2017."
    assert answer.told[-1].text == "This story's count, 57, is higher."


def test_clashes_are_measured_by_what_followed_a_ceasefire(morgue: SqliteArchive) -> None:
    here = material(
        "At least 100 people are killed in clashes and shelling between troops of Kyrgyzstan and Tajikistan.", "2022-09-22", morgue
    )
    (answer,) = clashes(here)
    told = next(sentence.text for sentence in answer.told if sentence.derivation is not None)
    assert told.startswith("Since the ceasefire of May 2021, no report gives as many dead as this story, at least 100;")


def test_an_abduction_is_set_beside_abductions(morgue: SqliteArchive) -> None:
    here = material("The remaining 89 people kidnapped from three churches in Kaduna State, Nigeria, are released.", "2026-02-05", morgue)
    (answer,) = taken(here, find_records(here))
    assert "the report of 7 March 2024 gives the most people taken, at least 287" in answer.told[0].text


@pytest.mark.parametrize("who", ["Shinji Aoba", "Tatsuya Ichihashi"])
def test_a_killer_s_sentence_is_set_beside_those_of_killers(who: str, morgue: SqliteArchive) -> None:
    lead = (
        "A district court in Nara, Japan, sentences Tetsuya Yamagami to life in prison for assassinating former prime minister Shinzo Abe."
    )
    series = series_beside(material(lead, "2026-01-21", morgue))
    assert series is not None
    assert series.title == "sentences for killing in Japan"
    assert any(who in step.clause.original for step in series.steps)


def test_a_landfill_is_set_beside_landfills_elsewhere(morgue: SqliteArchive) -> None:
    here = material("A landfill collapses in Cebu City, Philippines, killing 36 people.", "2026-01-18", morgue)
    here_and_there = [record.subject for record in find_records(here)]
    assert here_and_there == ["landfill collapses in the Philippines", "landfill collapses elsewhere"]


@pytest.mark.parametrize(
    ("name", "clause"),
    [
        ("Rook Army", "Jonas Quill was killed while fighting alongside the Rook Army."),
        ("Ada Rook", "Voters reject a law which would have replaced Ada Rook with a council."),
    ],
)
def test_nothing_befalls_whom_a_sentence_names_beside(name: str, clause: str, morgue: SqliteArchive) -> None:
    (one,) = (one for one in principals(material(f"The {name} leaves the town of Nara, Japan.", "2026-01-10", morgue)) if one.name == name)
    assert not is_acted_on(one.pattern, clause)


def test_what_is_asked_for_is_nothing_decided() -> None:
    asked = weight_of_turn("Ada Rook criticizes those calling for a ceasefire until the troops have withdrawn.")
    assert asked < weight_of_turn("Ada Rook signs a ceasefire agreement.") - 1


def test_who_is_shot_at_is_told_by_his_life(morgue: SqliteArchive) -> None:
    lead = "A failed assassination attempt targeting former Pakistani prime minister Imran Khan kills one person in Wazirabad, Pakistan."
    here = material(lead, "2022-11-04", morgue)
    trail = find_past(here, find_records(here)).trail
    assert any("no-confidence vote" in step.clause.original for step in (*trail.before, *trail.lately))


def test_where_nobody_has_a_past_a_compound_of_the_lead_leads_back(morgue: SqliteArchive) -> None:
    lead = "In Germany, 25 members of a far-right group are arrested in connection with a coup d'état plot."
    trail = find_trail(material(lead, "2022-12-07", morgue))
    assert trail.before
    assert all("far-right" in step.clause.original for step in trail.before)
