"""Inferences that the material has earned: premises on the page, a mechanism, a likelihood and a rival. Mostly there is none."""

from __future__ import annotations

from datetime import timedelta

from nightdesk.claims.model import Figure, FigureKind
from nightdesk.drafts.counts import Series
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Likelihood, Sentence
from nightdesk.drafts.progress import Level, Move
from nightdesk.drafts.wording import clock_time, listed, short_date

_FAST = timedelta(hours=18)


def earned_inference(material: Material) -> list[Sentence]:
    """That a count rises on, with the sentence that it rests on just before it. That one has ended is never inferred: the last step of a
    count tells nothing of the next, and what earlier counts did after such a step is not on record."""
    main = material.main
    return _still_rising(material, main) if main is not None and main.running and main.kind is FigureKind.KILLED else []


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
