"""What a story's items carry is counted so that a report of one town tells more of it than a list of towns does."""

from __future__ import annotations

from itertools import permutations

import pytest

from nightdesk.stories.likeness import Tally
from nightdesk.stories.trait_numbers import numbered
from nightdesk.stories.traits import read_traits

MINIBUS = "A Russian drone strike hits a minibus transporting mineworkers in Dnipro, Ukraine, killing at least 15 people."
ROUND_UP = "Two people are killed in strikes across Ukraine, including in Dnipro, Kharkiv, Khmelnytskyi, Odesa, Sumy and Zaporizhzhia."
(DNIPRO,) = numbered({"p:UA/Dnipro": 1.0})
(UKRAINE,) = numbered({"c:UA": 1.0})


def tallied(*texts: str) -> Tally:
    tally = Tally()
    for day, text in enumerate(texts):
        tally.take(tuple(numbered(read_traits(text, "en").keys)), "en", day, None)
    return tally


def test_a_round_up_tells_little_of_each_town_and_all_of_its_country() -> None:
    alone, listed = tallied(MINIBUS), tallied(ROUND_UP)
    assert alone.traits[DNIPRO] == 1
    assert 0 < listed.traits[DNIPRO] <= 1 / 4
    assert listed.traits[UKRAINE] == alone.traits[UKRAINE] == 1


def test_what_a_story_carries_does_not_hang_on_the_order_of_its_items() -> None:
    texts = (MINIBUS, ROUND_UP, "Strikes hit Dnipro, Odesa and Kharkiv.")
    assert len({tuple(sorted(tallied(*order).traits.items())) for order in permutations(texts)}) == 1


@pytest.mark.parametrize("leaving", [MINIBUS, ROUND_UP])
def test_an_item_that_leaves_takes_all_of_its_traits_along(leaving: str) -> None:
    both = tallied(MINIBUS, ROUND_UP)
    both.give_back(tuple(numbered(read_traits(leaving, "en").keys)), "en", None)
    (staying,) = {MINIBUS, ROUND_UP} - {leaving}
    assert both.traits == tallied(staying).traits
