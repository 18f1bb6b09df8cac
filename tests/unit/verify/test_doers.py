"""A relation turned round holds no word that the evidence lacks: who does what is held against who does it there."""

from __future__ import annotations

import pytest

from unit.verify.reports import concluded, stands, told

END = (
    "2026-02-01",
    "Pakistani military and Balochistan Police forces announce the end to a 40-hour counterterrorism operation which resulted in the "
    "deaths of 145 insurgents.",
)
NUSHKI = ("2026-02-04", "The Pakistan Armed Forces use drones and helicopters in an attempt to regain control of Nushki from insurgents.")
LEFT = ("2026-01-11", "The Syrian Democratic Forces withdraw from Aleppo following negotiations with the Syrian transitional government.")
ADEN = ("2026-01-08", "Government forces enter Aden and capture its airport as STC forces collapse in Aden Governorate.")
BANNED = (
    "2026-01-10",
    "The Swiss cantons of Valais and Geneva ban fireworks in indoor venues in the aftermath of the fire at a nightclub.",
)
ITALY = ("2026-01-24", "Italy recalls its ambassador to Switzerland after Swiss courts released the owner of the nightclub on bail.")
CHARGED = (
    "2026-01-22",
    "The death toll from the school bus collision with a truck rises to 14 children killed, while the bus driver is charged with murder.",
)


@pytest.mark.parametrize(
    ("reports", "honest", "twin"),
    [
        (
            (NUSHKI, END),
            "The military probably announced the end too early.",
            "The insurgents probably announced the end of the operation.",
        ),
        (
            (NUSHKI,),
            "The armed forces probably used helicopters to regain Nushki from the insurgents.",
            "The insurgents probably used helicopters to regain Nushki from the armed forces.",
        ),
        (
            (LEFT,),
            "The SDF probably withdrew from Aleppo after what the government said in the negotiations.",
            "The Syrian government probably withdrew from Aleppo following negotiations with the Syrian Democratic Forces.",
        ),
        (
            (ADEN,),
            "The government’s forces probably entered Aden as the STC forces collapsed.",
            "STC forces probably entered Aden and captured its airport as government forces collapsed.",
        ),
        ((BANNED, ITALY), "Valais and Geneva probably banned what they could.", "Italy probably banned fireworks in indoor venues."),
        (
            (ITALY,),
            "Italy probably recalled its ambassador to be heard in Switzerland.",
            "Switzerland probably recalled its ambassador to Italy.",
        ),
        ((CHARGED,), "The bus driver was probably charged early.", "The children were probably charged with murder."),
    ],
)
def test_a_conclusion_does_not_turn_round_what_its_premises_tell(reports, honest, twin):
    assert stands(concluded(honest, *reports)), concluded(honest, *reports).findings
    assert not stands(concluded(twin, *reports))


def test_a_fact_does_not_either():
    assert stands(told("The bus driver has been charged with murder.", CHARGED))
    assert not stands(told("The truck driver has been charged with murder.", CHARGED))
    assert stands(told("Swiss courts released the owner of the nightclub on bail, and Italy recalled its ambassador.", ITALY))
    assert not stands(told("Italy released the owner of the nightclub on bail, and Switzerland recalled its ambassador.", ITALY))


def test_whoever_took_did_not_lose():
    towns = ("2026-01-19", "Government forces capture the towns of Ayn Issa and Sarrin from the Syrian Democratic Forces.")
    assert stands(told("Government forces captured two towns, Ayn Issa and Sarrin.", towns))
    assert stands(told("The Syrian Democratic Forces lost the towns of Ayn Issa and Sarrin.", towns))
    assert not stands(told("Government forces lost two towns, Ayn Issa and Sarrin.", towns))


def test_whom_the_evidence_calls_by_a_description_may_be_called_by_another():
    assert stands(told("The army used drones and helicopters in an attempt to regain control of Nushki from insurgents.", NUSHKI))
    assert stands(told("Forces of the government entered Aden and captured its airport.", ADEN))


def test_a_time_before_the_doer_and_a_british_spelling_change_nobody():
    first = (
        "2026-01-06",
        "Seven people are killed in Aleppo, Syria after clashes between the Syrian Armed Forces and the Syrian Democratic Forces.",
    )
    taken = ("2026-01-08", "The Syrian Army captures the Ashrafieh neighbourhood of Aleppo after three days of fighting.")
    truce = ("2026-01-09", "The Syrian defense ministry declares a ceasefire in the Ashrafieh and Bani Zeid districts of Aleppo.")
    assert stands(told("Two days later the army captured the neighborhood of Ashrafieh.", first, taken))
    assert stands(told("The defence ministry declared a ceasefire in two districts of Aleppo.", truce))
    assert not stands(told("The Syrian Democratic Forces declared a ceasefire in two districts of Aleppo.", first, truce))
