"""A count is placed where its own part of the sentence places it, and nowhere else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from nightdesk.drafts.whereabouts import place_of_count
from nightdesk.foundation.ids import ItemId, SourceId
from nightdesk.foundation.spans import Span
from nightdesk.wire.model import Item

NUSHKI = (
    "The Pakistan Armed Forces use drones and helicopters in an attempt to regain control of Nushki from Balochistan Liberation Army "
    "insurgents in Balochistan, Pakistan, after attacks across the province killed over 200 people."
)
RAIDS = (
    "Pakistani security forces raid two militant hideouts and kill 41 insurgents in separate shootouts in the Harnai and Panjgur districts."
)


@pytest.mark.parametrize(("text", "count", "where"), [(NUSHKI, "200", None), (RAIDS, "41", "Harnai and Panjgur")])
def test_a_count_is_placed_by_its_own_part_of_the_sentence(text: str, count: str, where: str | None) -> None:
    at = datetime(2026, 2, 4, 12, tzinfo=UTC)
    item = Item(ItemId("i"), SourceId("s"), "1", "en", "declared", None, text, None, None, at, at)
    start = text.index(count)
    assert place_of_count(item, Span(start, start + len(count))) == where
