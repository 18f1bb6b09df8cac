"""Words in another form, two counts in one sentence, a common noun that opens a passage: none of them makes a sentence false."""

from __future__ import annotations

import pytest

from unit.verify.reports import stands, told

EXILE = (
    "2011-03-17",
    "Officials suggest Haiti's first democratically elected president Jean-Bertrand Aristide is to return there tomorrow after seven years "
    "exile in South Africa. The U.S. expresses concern at this development.",
)
RUN_OFF = ("2022-10-30", "Luiz Inácio Lula da Silva narrowly wins election to Brazil's presidency, defeating incumbent Jair Bolsonaro.")
ADEN = ("2026-01-08", "Government forces enter Aden and capture its airport as STC forces collapse in Aden Governorate.")
BURIED = (
    "2026-01-10",
    "The death toll from a garbage landslide in Cebu City, Philippines, rises to at least four, while 12 of about 50 buried sanitation "
    "workers are rescued.",
)
TOLL = ("2026-01-09", "A ceasefire is declared in Aleppo after several days of conflict that killed at least 21 people.")
CORRIDOR = ("2026-01-08", "Syrian authorities open an evacuation corridor for tens of thousands of civilians to evacuate Aleppo.")
GOVERNORS = (
    "2026-01-08",
    "Governors in the southern Yemeni Governorates of Hadhramaut, Abyan, Shabwah, Al Mahrah, and the island of Socotra reject the STC's "
    "claim to self-rule and declare their loyalty to President Abdrabbuh Mansur Hadi.",
)
AMASSED = ("2026-01-08", "Turkish forces and the Syrian National Army amass troops outside of Kobani, Syria.")
SETTLED = ("2026-01-08", "Sealed Air pay a US$25 million settlement.")
BOMBED = ("2026-01-08", "At least 22 people are killed when the RSF bombs a military hospital in the state of South Kordofan.")
GUNMEN = (
    "2026-01-10",
    "Gunmen open fire on construction workers at Gwadar Port, killing at least 10 people. The Balochistan Liberation Army claimed "
    "responsibility for the attack.",
)


@pytest.mark.parametrize(
    ("reports", "honest", "twin"),
    [
        ((EXILE,), "The United States expressed concern.", "South Africa expressed concern."),
        ((RUN_OFF,), "Lula narrowly won election to Brazil's presidency.", "Bolsonaro narrowly won election to Brazil's presidency."),
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
        (
            (GOVERNORS,),
            "The governors of Hadhramaut and Al Mahrah rejected the STC's claim to self-rule.",
            "The governors of Hadhramaut and Al Mahrah rejected Abdrabbuh Mansur Hadi's claim to self-rule.",
        ),
        (
            (AMASSED,),
            "Turkish forces and the Syrian National Army amassed troops outside Kobani.",
            "Turkish forces and the Syrian National Army amassed troops outside Aleppo.",
        ),
        ((SETTLED,), "Sealed Air paid a settlement of US$25 million.", "Sealed Air paid a settlement of US$35 million."),
        (
            (BOMBED,),
            "At least 22 people were killed when the RSF bombed a military hospital in the same state.",
            "At least 22 people were killed when the SDF bombed a military hospital in the same state.",
        ),
    ],
)
def test_honest_words_pass_and_their_twins_do_not(reports, honest, twin):
    assert stands(told(honest, *reports)), told(honest, *reports).findings
    assert not stands(told(twin, *reports))
