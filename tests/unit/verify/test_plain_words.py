"""Words in another form, two counts in one sentence, a common noun that opens a passage: none of them makes a sentence false."""

from __future__ import annotations

import pytest

from unit.verify.reports import stands, told

ADEN = ("2026-01-08", "Government forces enter Aden and capture its airport as STC forces collapse in Aden Governorate.")
BURIED = (
    "2026-01-10",
    "The death toll from a garbage landslide in Cebu City, Philippines, rises to at least four, while 12 of about 50 buried sanitation "
    "workers are rescued.",
)
TOLL = ("2026-01-09", "A ceasefire is declared in Aleppo after several days of conflict that killed at least 21 people.")
CORRIDOR = ("2026-01-08", "Syrian authorities open an evacuation corridor for tens of thousands of civilians to evacuate Aleppo.")
GUNMEN = (
    "2026-01-10",
    "Gunmen open fire on construction workers at Gwadar Port, killing at least 10 people. The Balochistan Liberation Army claimed "
    "responsibility for the attack.",
)


@pytest.mark.parametrize(
    ("reports", "honest", "twin"),
    [
        ((ADEN,), "Government forces entered Aden.", "STC forces entered Aden."),
        (
            (BURIED,),
            "A garbage landslide in Cebu City buried about 50 sanitation workers, of whom 12 were rescued.",
            "A garbage landslide in Cebu City buried about 12 sanitation workers, of whom 50 were rescued.",
        ),
        (
            (CORRIDOR, TOLL),
            "At least 21 people were killed, and an evacuation corridor was opened for tens of thousands of civilians.",
            "At least 21 people fled, and tens of thousands of civilians were killed.",
        ),
        (
            (GUNMEN,),
            "Gunmen of the Balochistan Liberation Army opened fire on construction workers at Gwadar Port, the group claimed.",
            "Gunmen of the Balochistan Liberation Army opened fire on construction workers at Gwadar Port, the police claimed.",
        ),
    ],
)
def test_honest_words_pass_and_their_twins_do_not(reports, honest, twin):
    assert stands(told(honest, *reports)), told(honest, *reports).findings
    assert not stands(told(twin, *reports))
