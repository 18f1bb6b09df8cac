"""The counts of a story, ready to be told: series by item, and the one that the story turns on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from nightdesk.claims.groups import group_of
from nightdesk.claims.model import Figure, FigureKind, History
from nightdesk.drafts.borrowed_times import borrowed_times
from nightdesk.drafts.figure_words import DONE, STATE
from nightdesk.drafts.pack import EvidencePack
from nightdesk.drafts.progress import Level, Move, alone_of, levels_of, own_falls
from nightdesk.foundation.ids import ItemId

# People are counted, not what they are part of.
_PERSONS = {"security forces": "security personnel", "armed forces": "members of the armed forces", "forces": "troops"}
_ENOUGH_FOR_A_CHART, _NEARLY_ALL = 4, 0.7
_BACK = re.compile(r"\b(?:return\w*|freed?|releas\w+|escap\w+|rescu\w+)\b", re.IGNORECASE)


_REMAINS = re.compile(
    r"\b(?:swap|exchange|repatriat\w*|hand(?:s|ed)? over|receiv\w+|return(?:s|ed)?)\b[^.]{0,80}\b(?:bodies|remains)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Series:
    """One count: its history, all its figures in order of publication, and the levels at which it stood.

    `running` is false where the figures are of different days and events, as the portal's lines on a war are: such a count never falls.
    `alone` are the higher numbers that one source gave alone, `lowered` each source's own falls, before and after. `untimed` are figures of
    items whose time is not their own: they have no place in the course of the count, and are not among its `figures`.
    """

    history: History
    figures: tuple[Figure, ...]
    levels: tuple[Level, ...]
    running: bool = True
    alone: tuple[Figure, ...] = ()
    untimed: tuple[Figure, ...] = ()
    lowered: tuple[tuple[Figure, Figure], ...] = ()

    @property
    def kind(self) -> FigureKind:
        return self.history.kind

    @property
    def group(self) -> str | None:
        return self.history.group

    @cached_property
    def by_item(self) -> dict[ItemId, Figure]:
        """Of several figures in one item, the greatest."""
        found: dict[ItemId, Figure] = {}
        for figure in (*self.figures, *self.untimed):
            held = found.get(figure.item)
            if held is None or (figure.read.value or 0) > (held.read.value or 0):
                found[figure.item] = figure
        return found

    @property
    def falls(self) -> tuple[Level, ...]:
        return tuple(level for level in self.levels if level.move is Move.FALL and self.running)

    @property
    def rises(self) -> tuple[Level, ...]:
        return tuple(level for level in self.levels if level.move is Move.RISE and self.running)

    @property
    def last(self) -> Figure:
        """The figure that stands, with the reserve that most who give it make."""
        given = (self.levels[-1].figure, *self.levels[-1].echoes)
        reserves = [figure.read.qualifier for figure in given]
        return max(given, key=lambda figure: reserves.count(figure.read.qualifier))

    @property
    def standing(self) -> Figure:
        """The newest figure of a running count; the greatest of one that is not."""
        return self.last if self.running else self.highest

    @property
    def highest(self) -> Figure:
        return max((level.figure for level in self.levels), key=lambda figure: figure.read.value or 0)

    @property
    def moved(self) -> bool:
        return self.running and len(self.levels) >= _ENOUGH_FOR_A_CHART

    @property
    def heading(self) -> str:
        return f"{self.people} {DONE[self.kind]}" if self.people else STATE[self.kind]

    @property
    def people(self) -> str | None:
        """The group, in the items' own word where all that are in English use one: "fighters" for insurgents."""
        if self.group is None:
            return None
        words = {word for figure in self.figures if (word := _last_word(figure))}
        own = words.pop() if len(words) == 1 else None
        return own if own is not None and own.endswith("s") and group_of(own) == self.group else _PERSONS.get(self.group, self.group)


def series_of(pack: EvidencePack, *, running: bool, falling: bool = True) -> tuple[Series, ...]:
    """The dead before the hurt, the greater count before the lesser; without those that never state a number."""
    source_of = {item.id: str(item.source) for item in pack.items}
    borrowed = borrowed_times(pack.items)
    found = []
    for history, every in _regrouped(pack):
        timed = tuple(figure for figure in every if figure.item not in borrowed)
        figures = timed if any(figure.read.value is not None for figure in timed) else every
        greatest = _greatest_of_each_item(figures)
        levels = levels_of(greatest, source_of)
        if not falling:
            levels = tuple(level for level in levels if level.move is not Move.FALL)
        if levels:
            alone = alone_of(greatest, source_of)
            untimed = tuple(figure for figure in every if figure not in figures and figure.read.value is not None)
            lowered = own_falls(greatest, source_of) if falling else ()
            found.append(Series(history, figures, levels, running, alone, untimed, lowered))
    order = list(DONE)
    return tuple(sorted(found, key=lambda series: (order.index(series.kind), -(series.highest.read.value or 0), series.group or "")))


def main_series(every: tuple[Series, ...]) -> Series | None:
    """The count that the story turns on: the dead of no special group, unless one group has clearly more; else the first of the rest."""
    dead = [series for series in every if series.kind is FigureKind.KILLED]
    if not dead:
        return next(iter(every), None)
    most = max(series.highest.read.value or 0 for series in dead)
    plain = [series for series in dead if series.group is None and (series.highest.read.value or 0) >= _NEARLY_ALL * most]
    return (plain or dead)[0]


def _regrouped(pack: EvidencePack) -> list[tuple[History, tuple[Figure, ...]]]:
    """Histories with their figures; one that names a group another history counts ("Liberation Army insurgents") goes to that history."""
    texts = {item.id: item.text for item in pack.items}
    by_history = [
        (history, tuple(figure for figure in _with_numbers(history, pack) if not _are_back(figure, texts.get(figure.item, ""))))
        for history in pack.histories
    ]
    groups: dict[tuple[FigureKind, str | None], int] = {
        (history.kind, history.group): place for place, (history, _) in enumerate(by_history) if history.group
    }
    moved: dict[int, list[Figure]] = {}
    kept = []
    for history, figures in by_history:
        homes = [groups.get((history.kind, _last_word(figure))) if history.group is None else None for figure in figures]
        for figure, home in zip(figures, homes, strict=True):
            if home is not None:
                moved.setdefault(home, []).append(figure)
        kept.append((history, tuple(figure for figure, home in zip(figures, homes, strict=True) if home is None)))
    return [
        (history, tuple(sorted((*figures, *moved.get(place, ())), key=lambda figure: (figure.published_at, figure.id))))
        for place, (history, figures) in enumerate(kept)
    ]


def _last_word(figure: Figure) -> str | None:
    return figure.read.who.split()[-1].casefold() if figure.read.who and figure.language.startswith("en") else None


def _are_back(figure: Figure, text: str) -> bool:
    """Whether those counted as taken, or their remains, are told to have come back: their number is no count of the taken or the killed."""
    if figure.read.kind is FigureKind.KILLED:
        return bool(_REMAINS.search(text))
    return figure.read.kind is FigureKind.KIDNAPPED and bool(_BACK.search(text))


def _with_numbers(history: History, pack: EvidencePack) -> tuple[Figure, ...]:
    """The figures of a history, and for items of which it holds only a range or a round word the number that they give beside it."""
    held = _figures_in(history)
    numbered = {figure.item for figure in held if figure.read.value is not None}
    without = {figure.item for figure in held} - numbered
    beside = [
        figure
        for figure in pack.figures
        if figure.item in without
        and figure.read.value is not None
        and figure.read.kind is history.kind
        and group_of(figure.read.who) == history.group
    ]
    return tuple(sorted((*held, *beside), key=lambda figure: (figure.published_at, figure.id)))


def _figures_in(history: History) -> tuple[Figure, ...]:
    told = [figure for step in history.steps for figure in (step.figure, *step.repeated_by)]
    return tuple(sorted(told, key=lambda figure: (figure.published_at, figure.id)))


def _greatest_of_each_item(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    greatest: dict[ItemId, Figure] = {}
    for figure in figures:
        if figure.item not in greatest or (figure.read.value or 0) > (greatest[figure.item].read.value or 0):
            greatest[figure.item] = figure
    return tuple(greatest.values())
