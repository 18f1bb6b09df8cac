"""What an item adds is said in words; what was known or implied is not called new."""

from __future__ import annotations

from datetime import UTC, datetime

from nightdesk.claims.model import Figure, FigureKind, Qualifier, ReadFigure
from nightdesk.foundation.ids import FigureId, ItemId, SourceId, StoryId
from nightdesk.foundation.spans import Span
from nightdesk.stories.develop import develop
from nightdesk.stories.model import Development, News
from nightdesk.stories.so_far import StorySoFar
from nightdesk.wire.model import Item

NOW = datetime(2022, 11, 21, tzinfo=UTC)


class Telling:
    """Items told one after another to one story."""

    def __init__(self) -> None:
        self.so_far, self.number = StorySoFar(), 0

    def hears(
        self, *counts: tuple[FigureKind, int | None, Qualifier], text: str = "x", source: str = "one", language: str = "en"
    ) -> Development:
        self.number += 1
        item = Item(ItemId(f"i{self.number}"), SourceId(source), str(self.number), language, "declared", None, text, None, None, NOW, NOW)
        figures = [
            Figure(FigureId(f"f{at}"), item.id, language, NOW, ReadFigure(kind, value, None, None, qualifier, None, None, Span(0, 1)))
            for at, (kind, value, qualifier) in enumerate(counts)
        ]
        development = develop(item, figures, self.so_far, StoryId("s"))
        self.so_far.take(item, figures)
        return development


DEAD, HURT = FigureKind.KILLED, FigureKind.INJURED
EXACT, AT_LEAST, MORE = Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.MORE_THAN


def test_the_first_item_is_the_first_report() -> None:
    told = Telling().hears((DEAD, 46, AT_LEAST))
    assert (told.kinds, told.what, told.new) == ((News.FIRST,), ("first report: at least 46 dead",), True)


def test_a_count_that_rises_is_new_and_one_that_is_repeated_confirms() -> None:
    story = Telling()
    story.hears((DEAD, 62, AT_LEAST))
    assert story.hears((DEAD, 162, AT_LEAST)).what == ("count of dead raised to at least 162",)
    again = story.hears((DEAD, 162, EXACT), source="two")
    assert again.kinds == (News.CONFIRMATION,)
    assert not again.new
    assert story.hears((DEAD, 162, EXACT), source="two").kinds == (News.NOTHING,)


def test_what_more_than_implies_is_not_new() -> None:
    story = Telling()
    story.hears((DEAD, 135, MORE))
    assert not story.hears((DEAD, 136, EXACT)).new
    assert story.hears((DEAD, 141, EXACT)).new


def test_a_source_that_lowers_its_own_count_is_news_and_a_straggler_is_not() -> None:
    story = Telling()
    story.hears((DEAD, 162, AT_LEAST), source="id")
    assert not story.hears((DEAD, 65, EXACT), source="fi").new
    lower = story.hears((DEAD, 103, AT_LEAST), source="id")
    assert lower.what == ("a lower count of dead: at least 103",)
    assert lower.new


def test_a_new_kind_of_count_and_a_part_counted_apart_are_new() -> None:
    story = Telling()
    story.hears((DEAD, 38, AT_LEAST))
    assert story.hears((DEAD, 38, EXACT), (HURT, 12, EXACT)).what == ("first count of injured: 12",)
    assert story.hears((DEAD, 38, EXACT), (DEAD, 22, AT_LEAST)).what == ("first to count 22 of the dead apart",)


def test_a_place_named_for_the_first_time_is_new() -> None:
    story = Telling()
    story.hears(text="An earthquake strikes Indonesia.")
    named = story.hears(text="An earthquake near Cianjur, Indonesia.")
    assert (named.kinds, named.what) == ((News.PLACE,), ("first to name Cianjur",))


def test_rewording_is_nothing_new() -> None:
    story = Telling()
    story.hears(text="An earthquake strikes Indonesia.")
    told = story.hears(text="Indonesia is struck by an earthquake.")
    assert (told.kinds, told.what, told.new) == ((News.NOTHING,), (), False)
