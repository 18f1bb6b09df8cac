"""Whoever has just been named may be called again in other words; nobody else may be made to speak by them."""

from __future__ import annotations

import pytest

from unit.verify.reports import stands, told

HOTEL = (
    "2026-01-10",
    "In Gwadar, three insurgents attack a luxury hotel. The Baloch Liberation Army, an ethnic Baloch separatist group, claimed "
    "responsibility for the attack saying that four fighters were involved.",
)
PULLED_OUT = (
    "2026-01-10",
    "The secessionist Southern Transitional Council pulls out of committees. The council claims it was in response to an outbreak of "
    "violence in the Shabwah Governorate allegedly caused by their rival, the Al-Islah party.",
)
CAPTURED = (
    "2026-01-10",
    "The Southern Transitional Council (STC) captures all eight governorates, opening possibilities for it to claim independence.",
)
BOTH = ("2026-01-19", "Heavy fighting occurs around Kobani despite a ceasefire announced by both sides the previous day.")


@pytest.mark.parametrize(
    ("report", "honest", "twins"),
    [
        (
            HOTEL,
            "The Baloch Liberation Army claimed responsibility for the attack. The group said that four fighters were involved.",
            ("The army said", "The hotel said", "The government said"),
        ),
        (
            HOTEL,
            "The Baloch Liberation Army claimed responsibility for the attack. The separatists said that four fighters were involved.",
            ("The troops said", "The rivals said"),
        ),
        (
            PULLED_OUT,
            "The Southern Transitional Council pulled out of committees. The separatists claimed it responded to violence in Shabwah.",
            ("The government claimed", "The party claimed"),
        ),
    ],
)
def test_the_one_just_named_may_be_called_by_another_word(report, honest, twins):
    assert stands(told(honest, report)), told(honest, report).findings
    last = honest.rsplit(". ", 1)[1]
    for twin in twins:
        assert not stands(told(honest.replace(" ".join(last.split()[:3]), twin), report)), twin


def test_who_announced_may_stand_before_the_verb_or_behind_it():
    assert stands(told("Heavy fighting occurred around Kobani, although both sides had announced a ceasefire the previous day.", BOTH))
    assert not stands(
        told("Heavy fighting occurred around Kobani, although the mediators had announced a ceasefire the previous day.", BOTH)
    )


def test_an_independent_state_states_nothing():
    assert stands(told("The council captured all eight governorates, and with them the hope of an independent state.", CAPTURED))
