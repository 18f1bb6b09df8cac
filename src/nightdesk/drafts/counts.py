"""The counts of a story, ready to be told: series by item, and the one that the story turns on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from nightdesk.claims.model import Figure, FigureKind, History, Movement, Step
from nightdesk.drafts.figure_words import DONE, STATE
from nightdesk.drafts.pack import EvidencePack
from nightdesk.foundation.ids import ItemId

_ENOUGH_FOR_A_CHART = 4


@dataclass(frozen=True)
class Series:
    """One history with all its figures in order of publication."""

    history: History
    figures: tuple[Figure, ...]

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
        for figure in self.figures:
            held = found.get(figure.item)
            if held is None or (figure.read.value or 0) > (held.read.value or 0):
                found[figure.item] = figure
        return found

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps that state a number."""
        return tuple(step for step in self.history.steps if step.figure.read.value is not None)

    @property
    def falls(self) -> tuple[tuple[Step, Step], ...]:
        """Each fall, with the step before it."""
        return tuple((before, step) for before, step in zip(self.steps, self.steps[1:], strict=False) if step.movement is Movement.FALL)

    @property
    def last(self) -> Figure:
        return self.steps[-1].figure

    @property
    def moved(self) -> bool:
        return len(self.steps) >= _ENOUGH_FOR_A_CHART

    @property
    def heading(self) -> str:
        return f"{self.group} {DONE[self.kind]}" if self.group else STATE[self.kind]


def series_of(pack: EvidencePack) -> tuple[Series, ...]:
    """The dead before the hurt, the fuller history before the thinner; without those that never state a number."""
    found = [Series(history, _figures_in(history)) for history in pack.histories]
    order = list(DONE)
    told = [series for series in found if series.steps]
    return tuple(sorted(told, key=lambda series: (order.index(series.kind), -len(series.figures), series.group or "")))


def main_series(every: tuple[Series, ...]) -> Series | None:
    """The count that the story turns on: the dead of no special group where there are any, else the best of the rest."""
    dead = [series for series in every if series.kind is FigureKind.KILLED]
    plain = [series for series in dead if series.group is None]
    return next(iter(plain or dead or every), None)


def _figures_in(history: History) -> tuple[Figure, ...]:
    told = [figure for step in history.steps for figure in (step.figure, *step.repeated_by)]
    return tuple(sorted(told, key=lambda figure: (figure.published_at, figure.id)))
