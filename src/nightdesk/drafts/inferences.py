"""Inferences that the material has earned: premises on the page, a mechanism, a likelihood and a rival. Mostly there is none."""

from __future__ import annotations

from datetime import timedelta

from nightdesk.claims.model import Figure, FigureKind
from nightdesk.drafts.counts import Series
from nightdesk.drafts.earlier import Record
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Likelihood, Operand, Operation, Sentence
from nightdesk.drafts.naming import is_organisation, the
from nightdesk.drafts.progress import Level, Move
from nightdesk.drafts.wording import clock_time, listed, number, opening_number, short_date
from nightdesk.stories.model import EventKind

_TOGETHER = timedelta(hours=6)
_SETTLED_RISE, _SETTLED_FOR = 0.05, timedelta(hours=36)
_FAST = timedelta(hours=18)
_LINES_TO_COMPARE = 10
# Of what is done again and again it says something that more is reported; of a death or an election it does not.
_DONE_AGAIN = (EventKind.ATTACK, EventKind.WAR, EventKind.SHOOTING, EventKind.PROTEST)


def earned_inference(material: Material, records: tuple[Record, ...], compared: list[Sentence]) -> list[Sentence]:
    """The first that is earned, with the sentences it rests on just before it; nothing where none is."""
    main = material.main
    if main is not None and len(material.languages) > 1:
        shared = _copied_fall(material, main)
        if shared:
            return shared
    if main is not None and main.running and main.kind is FigureKind.KILLED:
        settled = _settling(material, main)
        if settled:
            return settled
        rising = _still_rising(material, main)
        if rising:
            return rising
    return _more_often(material, records)


def _copied_fall(material: Material, main: Series) -> list[Sentence]:
    """The same lower number in two languages within hours: a common report rather than two counts."""
    for level in main.falls:
        followers = [
            figure
            for figure in level.echoes
            if figure.language != level.figure.language and figure.published_at - level.figure.published_at <= _TOGETHER
        ]
        if not followers or level.lowered is None:
            continue
        first, second = level.figure, followers[0]
        names = [material.voice(material.item_of(figure), short=True) for figure in (first, second)]
        text = (
            f"After {material.said(level.lowered)} had been given, {names[0]} gave {material.said(first)} "
            f"on {short_date(first.published_at.date())}, and so did {names[1]}."
        )
        premise = material.book.fact(text, *(material.cite_figure(figure) for figure in (level.lowered, first, second)))
        inference = material.book.inference(
            "They probably took the lower number from one report rather than counting anew, "
            "though one edition may simply have followed the other.",
            [premise],
            "two counts made apart seldom come to the same exact number within hours",
            Likelihood.LIKELY,
            "one edition copied the other, and no report lies behind the lower number",
        )
        return [premise, inference]
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


def _more_often(material: Material, records: tuple[Record, ...]) -> list[Sentence]:
    """Twice as many lines in the last two full years as in the two before."""
    record = next(iter(records), None)
    if record is None or not (record.named and is_organisation(record.subject) and len(record.search.found) >= _LINES_TO_COMPARE):
        return []
    if material.pack.profile.event not in _DONE_AGAIN:
        return []
    year = material.began.year
    late = [line for line in record.search.found if year - 2 <= line.date.year < year]
    early = [line for line in record.search.found if year - 4 <= line.date.year < year - 2]
    if len(late) < 6 or len(late) < 2 * len(early) or not early:
        return []
    told: list[Sentence] = []
    for lines, first in ((early, year - 4), (late, year - 2)):
        years = f"of {first} and {first + 1}"
        if told:
            text = f"{opening_number(len(lines))} are {years}."
        else:
            text = f"Of the lines that name {the(record.subject)}, {number(len(lines))} {'is' if len(lines) == 1 else 'are'} {years}."
        operands = [Operand(line.date.isoformat(), "line of the archive", document=line.id) for line in lines]
        told.append(material.book.derived(text, Operation.COUNT, operands, str(len(lines))))
    inference = material.book.inference(
        f"More has probably happened around {the(record.subject)} than before, unless the portal only reports it more closely.",
        told,
        "a line is written when something is reported to have happened, so that more lines mean more reported events",
        Likelihood.LIKELY,
        "more is seen, not more is done: the portal reports the subject more closely than it did",
    )
    return [*told, inference]
