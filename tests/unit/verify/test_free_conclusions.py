"""A conclusion may be argued in good English: plainly, with a reason, with a step and a deal that are no deeds. It may not bring matter."""

from __future__ import annotations

import pytest

from nightdesk.drafts.model_writer.deeds import new_deed
from unit.verify.reports import concluded, stands

CEASEFIRE = ("2026-01-18", "The Syrian government announces a ceasefire with the Syrian Democratic Forces.")
FIGHTING = (
    "2026-01-19",
    "Heavy fighting occurs around Kobani between the Syrian Army and Syrian Democratic Forces (SDF) despite a ceasefire announced by both "
    "sides the previous day. Government forces capture the towns of Ayn Issa and Sarrin.",
)
LEFT = ("2026-01-11", "The Syrian Democratic Forces withdraw from Aleppo following negotiations with the Syrian transitional government.")
BAIL = (
    "2026-01-24",
    "Italy recalls its ambassador to Switzerland after Swiss courts released the owner of a bar on bail, while he is under investigation "
    "for a fire that killed 40 people.",
)
CHARGE = (
    "2026-01-22",
    "The death toll from the school bus collision increases to 14 children killed, while the bus driver is charged with murder.",
)
ALEPPO = (LEFT, CEASEFIRE, FIGHTING)


@pytest.mark.parametrize(
    ("reports", "honest", "twin"),
    [
        (
            ALEPPO,
            "A pause helps whoever has somewhere to go, and around Kobani the SDF probably has nowhere left.",
            "A pause helps whoever sells oil, and around Kobani smugglers probably have nowhere left.",
        ),
        (
            ALEPPO,
            "For the government time is cheap, and each week that passes probably leaves its opponents with less to bargain with.",
            "For the government credit is cheap, and each week that passes probably leaves its banks with less to lend.",
        ),
        (
            (CHARGE,),
            "A murder charge answers a question, but it probably leaves another untouched: how full the bus was.",
            "A murder charge answers a question, but the ministry probably cut the road budget.",
        ),
    ],
)
def test_a_conclusion_may_be_argued_in_anybodys_words_but_brings_no_matter(reports, honest, twin):
    assert stands(concluded(honest, *reports)), concluded(honest, *reports).findings
    assert not stands(concluded(twin, *reports))


@pytest.mark.parametrize(
    ("reports", "honest", "twins"),
    [
        (
            ALEPPO,
            "The government probably keeps the pauses short because its army gains ground whenever they end.",
            ("The government probably keeps the pauses short because hospitals run out of medicine.",),
        ),
        (
            (CHARGE,),
            "The charge probably came so quickly because so many children were killed.",
            ("The charge probably came so quickly because the driver drank alcohol.",),
        ),
        (
            (BAIL,),
            "Italy probably acted because the courts had released the owner on bail.",
            ("Italy probably acted because the owner bribed the courts.", "Italy acted because the courts had released the owner on bail."),
        ),
    ],
)
def test_a_conclusion_may_give_as_a_reason_what_its_premises_tell_and_nothing_else(reports, honest, twins):
    assert stands(concluded(honest, *reports)), concluded(honest, *reports).findings
    assert not any(stands(concluded(twin, *reports)) for twin in twins)


@pytest.mark.parametrize(
    ("honest", "twin"),
    [
        ("The workers were taken by surprise.", "The workers were taken captive, and the town seized."),
        ("The step cost Italy little, and takes it no further.", "The minister probably resigned."),
        ("Nothing was won by fighting that a withdrawal would not have given.", "The council won the election."),
        ("Nobody has yet won the fighters over, and who is winning cannot be told.", "The council is the winner."),
        ("On paper there was peace.", "The council signed a treaty of peace."),
        ("A trial, if there is one, will take years.", "The trial of the owner has begun."),
        (
            "If the driver is convicted, the families will have an answer.",
            "The driver was convicted, and the families will have an answer.",
        ),
        ("It is a forgotten front, and its stability rests on exploiting a couple of pauses.", "The army forged orders."),
        ("The ban demonstrates that a canton can deal with the question.", "Families demonstrated in the streets."),
        ("Executive power was never in its hands.", "Its executions went on."),
        ("Whoever travels there is under fire.", "The militants set a fire."),
    ],
)
def test_a_word_of_deed_that_tells_of_no_deed_needs_none(honest, twin):
    grounds = ("Drones hit a convoy near the city.",)
    assert new_deed(honest, grounds) == ""
    assert new_deed(twin, grounds) != ""


def test_a_step_is_no_resignation_to_the_verifier_either():
    assert stands(concluded("The step probably took the courts by surprise, and it says that Italy was heard.", BAIL))
    assert not stands(concluded("The ambassador probably stepped down.", BAIL))
