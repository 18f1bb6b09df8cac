"""A count's history tells its rises and its falls, and sets stragglers aside."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nightdesk.claims.figures import read_figures
from nightdesk.claims.history import histories
from nightdesk.claims.model import Aside, Figure, FigureKind, History, Movement, Qualifier, ReadFigure
from nightdesk.foundation.ids import FigureId, ItemId
from nightdesk.foundation.spans import Span
from nightdesk.languages.identify import normalise

WEST_JAVA = Path(__file__).parents[2] / "data" / "in-the-news" / "west-java-2022.jsonl"
START = datetime(2026, 1, 1, tzinfo=UTC)


def west_java() -> tuple[list[Figure], list[ItemId]]:
    figures, untimed = [], []
    for line in WEST_JAVA.read_text("utf-8").splitlines():
        row = json.loads(line)
        item, language = ItemId(row["id"]), normalise(row["language"])
        if row.get("time_repaired"):
            untimed.append(item)
        for place, read in enumerate(read_figures(row["text"], language)):
            figures.append(Figure(FigureId(f"{item}-{place}"), item, language, datetime.fromisoformat(row["published_at"]), read))
    return figures, untimed


def stated(hour: float, language: str, value: int | None, *, who: str | None = None, by: str | None = None, about: bool = False) -> Figure:
    qualifier = Qualifier.ABOUT if about else Qualifier.EXACT
    read = ReadFigure(FigureKind.KILLED, value, None, None, qualifier, who, by, Span(0, 1))
    item = ItemId(f"item-{hour}-{language}-{value}-{who}")
    return Figure(FigureId(f"fig-{item}"), item, language, START + timedelta(hours=hour), read)


def moves(history: History) -> list[tuple[int | None, str]]:
    return [(step.figure.read.value, step.movement.value) for step in history.steps if not step.aside]


def test_the_west_java_earthquake_rises_and_twice_falls() -> None:
    figures, untimed = west_java()
    killed = next(history for history in histories(figures, untimed=untimed) if history.kind is FigureKind.KILLED)
    assert killed.group is None
    values = [value for value, _ in moves(killed)]
    told = iter(values)
    assert all(value in told for value in (46, 56, 62, 162, 103, 268, 284, 271, 310, 318, 323, 334)), values
    assert [value for value, movement in moves(killed) if movement == Movement.FALL] == [103, 271]
    assert (killed.low, killed.high) == (334, 334)


def test_an_item_without_a_time_repeats_and_never_moves() -> None:
    figures, untimed = west_java()
    killed = next(history for history in histories(figures, untimed=untimed) if history.kind is FigureKind.KILLED)
    holders = [step for step in killed.steps if any(figure.item in untimed for figure in (step.figure, *step.repeated_by))]
    assert [(step.figure.read.value, step.figure.language) for step in holders] == [(323, "en")]


def test_a_lower_number_of_another_edition_is_set_aside() -> None:
    (history,) = histories([stated(0, "en", 50), stated(1, "en", 80), stated(2, "fi", 50), stated(3, "fr", 80)])
    assert moves(history) == [(50, "first"), (80, "rise")]
    assert [step.figure.language for step in history.steps if step.aside] == ["fi"]


def test_a_lower_number_that_another_takes_up_is_a_fall() -> None:
    (history,) = histories([stated(0, "en", 284), stated(1, "pt", 271), stated(2, "th", 271)])
    assert moves(history) == [(284, "first"), (271, "fall")]
    assert [figure.language for figure in history.steps[-1].repeated_by] == ["th"]


def test_a_number_whose_teller_goes_on_from_it_has_not_fallen() -> None:
    (history,) = histories([stated(0, "uz", 680), stated(1, "zh", 660), stated(2, "ur", 660), stated(9, "uz", 940)])
    assert moves(history) == [(680, "first"), (940, "rise")]


def test_a_number_that_stood_before_is_stale_and_stands_no_more() -> None:
    (history,) = histories([stated(0, "en", 87), stated(1, "th", 122), stated(2, "ms", 87)])
    assert (history.low, history.high) == (122, 122)


def test_a_count_of_one_of_two_places_moves_nothing() -> None:
    text = "At least 33 people were killed in Turkey and 14 people were killed in Syria."
    item, at = ItemId("item-parts"), START + timedelta(hours=1)
    parts = [Figure(FigureId(f"fig-{place}"), item, "en", at, read) for place, read in enumerate(read_figures(text, "en"))]
    (history,) = histories([stated(0, "fr", 30), *parts, stated(2, "fr", 52)])
    assert moves(history) == [(30, "first"), (52, "rise")]
    assert [step.why for step in history.steps if step.aside] == [Aside.PART]


def test_a_teller_who_lowers_its_own_number_is_believed() -> None:
    (history,) = histories([stated(0, "id", 162), stated(5, "id", 103)])
    assert moves(history) == [(162, "first"), (103, "fall")]


def test_a_rounder_number_moves_nothing() -> None:
    (history,) = histories([stated(0, "id", 103), stated(1, "en", 100, about=True)])
    assert moves(history) == [(103, "first")]


def test_a_peak_that_nobody_joins_is_set_aside() -> None:
    (history,) = histories([stated(0, "en", 10), stated(1, "xx", 900), stated(2, "fr", 12), stated(3, "de", 12), stated(4, "es", 13)])
    assert moves(history) == [(10, "first"), (12, "rise"), (13, "rise")]


def test_groups_have_their_own_histories() -> None:
    figures = [stated(0, "en", 30), stated(0, "en", 12, who="insurgents"), stated(4, "en", 20, who="militants")]
    told = histories(figures)
    assert [(history.group, [value for value, _ in moves(history)]) for history in told] == [(None, [30]), ("insurgents", [12, 20])]


def test_speakers_who_differ_leave_a_range() -> None:
    (history,) = histories(
        [stated(0, "en", 300, by="the ministry"), stated(1, "en", 700, by="a rights group"), stated(2, "en", 310, by="the ministry")]
    )
    assert (history.low, history.high) == (310, 700)


def test_order_of_arrival_does_not_matter() -> None:
    figures, untimed = west_java()
    assert histories(figures, untimed=untimed) == histories(list(reversed(figures)), untimed=untimed)


def test_no_figures_have_no_history() -> None:
    assert histories([]) == ()
