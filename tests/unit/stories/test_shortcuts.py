"""What the linker does in fewer steps comes out as if it had done every one of them."""

from __future__ import annotations

import pytest
from tests.unit.stories.wire import arrivals

from nightdesk.stories import at_home
from nightdesk.stories.likeness import Tally
from nightdesk.stories.link import Linker

SOME = arrivals("in-the-news")[:600]


def test_items_counted_together_are_counted_as_one_after_the_other() -> None:
    linker = Linker()
    for arrival in SOME:
        linker.place(arrival)
    for story in linker.stories():
        one_by_one = Tally()
        for item in linker.items_of(story):
            one_by_one.take(item.traits, item.language, item.day, item.sense)
        together = Tally.of(linker.recall.cabinet.together(linker.holdings.members(story)))
        assert together.traits == one_by_one.traits
        assert together.languages == one_by_one.languages
        assert (together.items, together.first, together.last) == (one_by_one.items, one_by_one.first, one_by_one.last)
        assert (together.countries, together.places) == (one_by_one.countries, one_by_one.places)
        assert (together.aim and together.aim.values.tolist()) == (one_by_one.aim and one_by_one.aim.values.tolist())


def test_a_merge_that_is_not_asked_for_would_not_have_come_about(monkeypatch: pytest.MonkeyPatch) -> None:
    sparing, asking = Linker(), Linker()
    spared = [sparing.place(arrival) for arrival in SOME]
    monkeypatch.setattr(at_home, "_at_best", lambda *_: 1.0)
    asked = [asking.place(arrival) for arrival in SOME]
    assert spared == asked
    assert any(placement.merges for placement in asked)
