"""Inferences that the material has earned: premises on the page, a mechanism, a likelihood and a rival. Mostly there is none."""

from __future__ import annotations

from datetime import timedelta

from nightdesk.claims.model import FigureKind, Movement, Step
from nightdesk.drafts.counts import Series
from nightdesk.drafts.earlier import Record
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Likelihood, Operand, Operation, Sentence
from nightdesk.drafts.tongues import language_name
from nightdesk.drafts.wording import number, short_date

_TOGETHER = timedelta(hours=6)
_SETTLED_RISE, _SETTLED_FOR = 0.05, timedelta(hours=36)
_FAST = timedelta(hours=18)


def earned_inference(material: Material, records: tuple[Record, ...], compared: list[Sentence]) -> list[Sentence]:
    """The first that is earned, with the sentences it rests on just before it; nothing where none is."""
    main = material.main
    if main is not None and len(material.languages) > 1:
        shared = _copied_fall(material, main)
        if shared:
            return shared
    if main is not None and main.kind is FigureKind.KILLED:
        settled = _settling(material, main)
        if settled:
            return settled
        rising = _still_rising(material, main)
        if rising:
            return rising
    return _more_often(material, records)


def _copied_fall(material: Material, main: Series) -> list[Sentence]:
    """The same lower number in two languages within hours: a common report rather than two counts."""
    for before, step in main.falls:
        followers = [
            figure
            for figure in step.repeated_by
            if figure.language != step.figure.language
            and figure.read.value == step.figure.read.value
            and figure.published_at - step.figure.published_at <= _TOGETHER
        ]
        if not followers:
            continue
        first, second = step.figure, followers[0]
        text = (
            f"When the count went down from {material.said(before.figure)}, the {language_name(first.language)} and the "
            f"{language_name(second.language)} gave the same {material.said(first)} on {short_date(first.published_at.date())}."
        )
        premise = material.book.fact(text, *(material.cite_figure(figure) for figure in (before.figure, first, second)))
        inference = material.book.inference(
            "The two probably took the lower number from one report rather than counting anew; "
            "it is also possible that one edition followed the other.",
            [premise],
            "two counts made apart seldom come to the same exact number within hours",
            Likelihood.LIKELY,
            "one edition copied the other, and no report lies behind the lower number",
        )
        return [premise, inference]
    return []


def _settling(material: Material, main: Series) -> list[Sentence]:
    steps = main.steps
    if len(steps) < 4 or steps[-1].movement is not Movement.RISE:
        return []
    before, last = steps[-2].figure, steps[-1].figure
    rise = (last.read.value or 0) - (before.read.value or 0)
    if rise > _SETTLED_RISE * (last.read.value or 1) or material.last.published_at - before.published_at < _SETTLED_FOR:
        return []
    premise = _difference(material, steps[-2], steps[-1], "The last rise, to {high} on {day}, was of {rise}.")
    inference = material.book.inference(
        "The count is likely to be near its end, unless it is the reporting that has slowed and not the counting.",
        [premise],
        "the rises of such a count grow smaller as the search for the dead ends",
        Likelihood.LIKELY,
        "the editions have turned to other news, and later counts did not reach them",
    )
    return [premise, inference]


def _still_rising(material: Material, main: Series) -> list[Sentence]:
    steps = main.steps
    if len(steps) < 3 or any(step.movement is not Movement.RISE for step in steps[-2:]):
        return []
    if material.pack.now - main.last.published_at > _FAST or steps[-1].figure.published_at - steps[-3].figure.published_at > 2 * _FAST:
        return []
    premise = _difference(material, steps[-2], steps[-1], "The last step took the count up by {rise}, to {high} on {day}.")
    inference = material.book.inference(
        "The count is likely to rise further; against this stands that early counts have also been lowered.",
        [premise],
        "each of the last counts was higher than the one before, and the last came within hours",
        Likelihood.LIKELY,
        "the last number is too high and will be lowered, as early counts sometimes are",
    )
    return [premise, inference]


def _difference(material: Material, before: Step, after: Step, form: str) -> Sentence:
    low, high = before.figure, after.figure
    rise = (high.read.value or 0) - (low.read.value or 0)
    text = form.format(high=material.said(high), day=short_date(high.published_at.date()), rise=number(rise))
    operands = [
        Operand(str(high.read.value), "the later count", material.cite_figure(high)),
        Operand(str(low.read.value), "the count before", material.cite_figure(low)),
    ]
    return material.book.derived(text, Operation.DIFFERENCE, operands, str(rise))


def _more_often(material: Material, records: tuple[Record, ...]) -> list[Sentence]:
    """Twice as many lines in the last two full years as in the two before."""
    record = next((record for record in records if record.named and len(record.search.found) >= 10), None)
    if record is None:
        return []
    year = material.began.year
    late = [line for line in record.search.found if year - 2 <= line.date.year < year]
    early = [line for line in record.search.found if year - 4 <= line.date.year < year - 2]
    if len(late) < 6 or len(late) < 2 * len(early) or not early:
        return []
    told = []
    for lines, first in ((early, year - 4), (late, year - 2)):
        text = f"{number(len(lines)).capitalize()} of the record's lines are of {first} and {first + 1}."
        operands = [Operand(line.date.isoformat(), "line of the archive", document=line.id) for line in lines]
        told.append(material.book.derived(text, Operation.COUNT, operands, str(len(lines))))
    inference = material.book.inference(
        f"{record.subject} has probably been in the news more often because more happened, "
        "but the portal may also have come to report it more closely.",
        told,
        "the portal's rules for what it lists did not change in these years as far as its lines show",
        Likelihood.LIKELY,
        "more is seen, not more is done: the portal reports the subject more closely than it did",
    )
    return [*told, inference]
