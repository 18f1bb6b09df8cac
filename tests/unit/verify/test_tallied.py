"""What passages tell one by one may be counted; what they tell again may not."""

from __future__ import annotations

import pytest

from unit.verify.reports import concluded, stands, told

FIRST = (
    "2026-01-09",
    "The Syrian defense ministry declares a ceasefire in the Sheikh Maqsood district of Aleppo after several days of armed conflict.",
)
AGAIN = ("2026-01-10", "A drone strikes a building in Aleppo, a day after the government declared a ceasefire in the city.")
SECOND = ("2026-01-18", "The Syrian government announces a ceasefire with the Syrian Democratic Forces.")
CITY = ("2026-01-19", "Thirteen children are killed in a collision between a truck and a school bus in Vanderbijlpark, South Africa.")
TOLL = ("2026-01-22", "The death toll from the school bus collision near Vanderbijlpark, South Africa, increases to 14.")
OTHER = ("2026-01-22", "One person is killed in a head-on collision between a truck and a school bus in Thabazimbi, South Africa.")
STRIKES = ("2026-02-06", "One person is killed in drone strikes on a convoy near El-Obeid, Sudan.")
STRIKE = ("2026-02-07", "At least 24 people are killed in a drone strike on a vehicle near Er Rahad, Sudan.")


@pytest.mark.parametrize(
    ("reports", "honest", "twins"),
    [
        (
            (FIRST, SECOND),
            "It was the second ceasefire in ten days.",
            ("It was the third ceasefire in ten days.", "It was the second ceasefire in five days."),
        ),
        (
            (FIRST, SECOND),
            "Twice in January the government announced a ceasefire.",
            ("Thrice in January the government announced a ceasefire.",),
        ),
        ((CITY, OTHER), "In two collisions a school bus met a truck.", ("In three collisions a school bus met a truck.",)),
    ],
)
def test_happenings_told_one_by_one_may_be_counted(reports, honest, twins):
    assert "does not stand" not in _figures(told(honest, *reports))
    assert all("does not stand" in _figures(told(twin, *reports)) for twin in twins)


@pytest.mark.parametrize(
    ("reports", "text"),
    [
        ((FIRST, AGAIN), "It was the second ceasefire."),
        ((CITY, TOLL), "In two collisions a school bus met a truck."),
        ((STRIKES, STRIKE), "In two strikes people were killed on the road."),
    ],
)
def test_what_is_told_again_or_in_the_plural_is_not_counted(reports, text):
    assert "does not stand" in _figures(told(text, *reports))


def test_a_conclusion_may_count_what_its_premises_tell():
    three = (CITY, OTHER, ("2026-01-25", "Two people are killed in a collision between a truck and a school bus in Kestell, South Africa."))
    assert stands(concluded("Three collisions in a week probably tell of more than one school bus.", *three))
    assert not stands(concluded("Four collisions in a week probably tell of more than one school bus.", *three))


def test_a_time_between_two_reports_is_the_one_told():
    end = ("2026-01-20", "Thirteen children are buried in Vanderbijlpark.")
    assert stands(told("Thirteen children were killed in Vanderbijlpark. A day later they were buried.", CITY, end))
    assert not stands(told("Thirteen children were killed in Vanderbijlpark. A week later they were buried.", CITY, end))


def _figures(judged) -> str:
    return " ".join(finding.says for finding in judged.findings if finding.check == "figures")
