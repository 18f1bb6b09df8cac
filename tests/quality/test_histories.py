"""Three stories of the sample wire whose counts a reader can check line by line against the passages."""

import runpy
from pathlib import Path

from nightdesk.claims.model import Aside, FigureKind, History, Movement

SHOWN = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "claims_histories.py"))


def told(story: str, kind: FigureKind, group: str | None = None) -> History:
    histories: tuple[History, ...] = SHOWN["told"]({item.id: item for item in SHOWN["items_of"](story)})
    return next(history for history in histories if history.kind is kind and history.group == group)


def killed(story: str, group: str | None = None) -> History:
    return told(story, FigureKind.KILLED, group)


def falls(history: History) -> list[int | None]:
    return [step.figure.read.value for step in history.steps if step.movement is Movement.FALL and not step.aside]


def test_west_java_rose_fell_twice_and_rose_again() -> None:
    history = killed("west-java")
    moved = [step.figure.read.value for step in history.steps if not step.aside]
    assert (moved[0], moved[-1]) == (46, 334)
    assert falls(history) == [103, 271]
    assert (history.low, history.high) == (334, 334)


def test_turkey_and_syria_only_rose_and_editions_without_a_true_time_are_named_as_outliers() -> None:
    history = killed("turkey-and-syria")
    moved = [step.figure.read.value for step in history.steps if not step.aside]
    assert moved[0] == 600
    assert history.high is not None
    assert history.high >= 51_000
    assert falls(history) == []
    assert {figure.language for figure in history.outliers} == {"da", "azb", "fa"}
    assert all(step.why in {Aside.OUTDATED, Aside.WORDS, Aside.ALONE, Aside.PART} for step in history.steps if step.aside)


def test_the_injured_of_turkey_and_syria_only_rose_and_no_stale_edition_stands_beside_the_last_count() -> None:
    history = told("turkey-and-syria", FigureKind.INJURED)
    assert falls(history) == []
    assert (history.low, history.high) == (122_500, 122_500)


def test_a_count_for_turkey_alone_is_no_count_of_the_whole() -> None:
    parts = [step.figure for step in killed("turkey-and-syria").steps if step.why is Aside.PART]
    assert [(figure.language, figure.read.value) for figure in parts] == [("ur", 3_300)]


def test_balochistan_keeps_those_who_fell_apart() -> None:
    assert [step.figure.read.value for step in killed("balochistan", "insurgents").steps if not step.aside] == [92, 145]
    said = killed("balochistan", "insurgents").highest[0].read.said_by
    assert said is not None
    assert "Pakistani military" in said
    assert killed("balochistan", "civilians").high == 18
    assert killed("balochistan", "security forces").high == 18
