"""Inferences that the material has earned: premises on the page, a mechanism, a likelihood and a rival. Mostly there is none."""

from __future__ import annotations

from datetime import timedelta

from nightdesk.claims.model import Figure, FigureKind
from nightdesk.drafts.counts import Series
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Likelihood, Sentence
from nightdesk.drafts.progress import Level, Move
from nightdesk.drafts.wording import clock_time, listed, short_date

_SETTLED_RISE, _SETTLED_FOR = 0.05, timedelta(hours=36)
_FAST = timedelta(hours=18)


def earned_inference(material: Material) -> list[Sentence]:
    """The first that is earned, with the sentences it rests on just before it; nothing where none is."""
    main = material.main
    if main is not None and main.running and main.kind is FigureKind.KILLED:
        settled = _settling(material, main)
        if settled:
            return settled
        rising = _still_rising(material, main)
        if rising:
            return rising
    return []


def _settling(material: Material, main: Series) -> list[Sentence]:
    """The last rises small, and far apart."""
    if len(main.levels) < 4 or any(level.move is not Move.RISE for level in main.levels[-2:]):
        return []
    earlier, before, last = main.levels[-3:]
    apart = last.figure.published_at - before.figure.published_at
    if last.value - earlier.value > _SETTLED_RISE * last.value or apart < _SETTLED_FOR:
        return []
    premise = _steps_told(material, earlier, before, last)
    inference = material.book.inference(
        "The count is likely to be near its end, unless it is the reporting that has slowed and not the counting.",
        [premise],
        "the rises of such a count grow smaller as the search for the dead ends",
        Likelihood.LIKELY,
        "the editions have turned to other news, and later counts did not reach them",
    )
    return [premise, inference]


def _still_rising(material: Material, main: Series) -> list[Sentence]:
    """Two rises within a day and a half, the last of them fresh."""
    if len(main.levels) < 3 or any(level.move is not Move.RISE for level in main.levels[-2:]):
        return []
    earlier, before, last = main.levels[-3:]
    if material.pack.now - last.figure.published_at > _FAST or last.figure.published_at - earlier.figure.published_at > 2 * _FAST:
        return []
    premise = _steps_told(material, earlier, before, last)
    inference = material.book.inference(
        "The count is likely to rise further, though early counts have also been lowered.",
        [premise],
        "each of the last counts was higher than the one before, and they came within hours of each other",
        Likelihood.LIKELY,
        "the last number is too high and will be lowered, as early counts sometimes are",
    )
    return [premise, inference]


def _steps_told(material: Material, *levels: Level) -> Sentence:
    figures = [level.figure for level in levels]
    told = [f"{material.said(figure)} on {_day_and_hour(material, figure)}" for figure in figures]
    return material.book.fact(f"The dead were given as {listed(told)}.", *(material.cite_figure(figure) for figure in figures))


def _day_and_hour(material: Material, figure: Figure) -> str:
    day = short_date(figure.published_at.date())
    return day if material.dated_by_day(material.item_of(figure)) else f"{day} at {clock_time(figure.published_at)}"
