"""How a count moved once echoes and stragglers are set aside.

Editions repeat old numbers for hours or days. A lower number is a fall only if a source that had given more lowers its own count;
otherwise it is a straggler, and so is a source that only repeats its own older count or comes down to what is still more than others
give. A higher number that one source gives alone, while others go on giving what they gave, is set aside too, and so is its way down.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum

from nightdesk.claims.model import Figure, Qualifier
from nightdesk.foundation.ids import ItemId

_ALONE_FOR = timedelta(hours=48)
_OTHERS_BELOW = 3
_NEAR = 0.97


class Move(StrEnum):
    FIRST = "first"
    RISE = "rise"
    FALL = "fall"


@dataclass(frozen=True, slots=True)
class Level:
    """A number at which the count stood, as first given, with those who gave it too. `lowered` is the figure that a source took back."""

    figure: Figure
    move: Move
    echoes: tuple[Figure, ...] = ()
    lowered: Figure | None = None

    @property
    def value(self) -> int:
        return self.figure.read.value or 0


@dataclass
class _Run:
    """`waiting` holds lower numbers that nobody has lowered a count to yet, with all who gave them; `alone` the higher ones set aside."""

    source_of: dict[ItemId, str]
    levels: list[Level] = field(default_factory=list)
    alone: list[Figure] = field(default_factory=list)
    by_source: dict[str, Figure] = field(default_factory=dict)
    waiting: dict[int, list[Figure]] = field(default_factory=dict)


def levels_of(figures: tuple[Figure, ...], source_of: dict[ItemId, str]) -> tuple[Level, ...]:
    """`figures` are in order of publication."""
    return tuple(_run_through(figures, source_of).levels)


def alone_of(figures: tuple[Figure, ...], source_of: dict[ItemId, str]) -> tuple[Figure, ...]:
    """The higher numbers that one source gave alone, each as first given, in order of publication."""
    return tuple(_run_through(figures, source_of).alone)


def own_falls(figures: tuple[Figure, ...], source_of: dict[ItemId, str]) -> tuple[tuple[Figure, Figure], ...]:
    """What a source itself gave lower than before, whatever others gave: the figure before and the one after. "More than 250" or "about
    250" after 252 is no fall; "at least 250" is, for it says less."""
    last: dict[str, Figure] = {}
    found = []
    for figure in (figure for figure in figures if figure.read.value is not None):
        own = last.get(source_of[figure.item])
        before, now = (own.read.value or 0) if own is not None else 0, figure.read.value or 0
        if own is not None and now < before and (figure.read.qualifier is Qualifier.AT_LEAST or not _rounded(figure, before)):
            found.append((own, figure))
        last[source_of[figure.item]] = figure
    return tuple(found)


def _run_through(figures: tuple[Figure, ...], source_of: dict[ItemId, str]) -> _Run:
    run = _Run(source_of)
    numbered = [figure for figure in figures if figure.read.value is not None]
    for place, figure in enumerate(numbered):
        source = source_of[figure.item]
        _take(run, figure, run.by_source.get(source), numbered[place + 1 :])
        run.by_source[source] = figure
    return run


def _take(run: _Run, figure: Figure, own: Figure | None, later: list[Figure]) -> None:
    value = figure.read.value or 0
    if not run.levels:
        run.levels.append(Level(figure, Move.FIRST))
        return
    standing = run.levels[-1]
    if value == standing.value:
        run.levels[-1] = replace(standing, echoes=(*standing.echoes, figure))
    elif value > standing.value:
        if own is not None and (own.read.value or 0) >= value:
            return
        if _stays_alone(run, figure, standing.value, later):
            run.alone.append(figure)
        else:
            run.levels.append(Level(figure, Move.RISE))
            run.waiting.clear()
    elif own is not None and (own.read.value or 0) > value and not _rounded(figure, standing.value):
        given = (*run.waiting.get(value, ()), figure)
        run.levels.append(Level(given[0], Move.FALL, given[1:], lowered=own))
        run.waiting.clear()
    else:
        run.waiting.setdefault(value, []).append(figure)


def _stays_alone(run: _Run, figure: Figure, standing: int, later: list[Figure]) -> bool:
    """Whether others go on giving clearly less for two days, and nobody leaves what stood and comes near."""
    value, source = figure.read.value or 0, run.source_of[figure.item]
    soon = [
        (other.read.value or 0) + (other.read.qualifier is Qualifier.MORE_THAN)
        for other in later
        if other.published_at - figure.published_at <= _ALONE_FOR and run.source_of[other.item] != source
    ]
    near = any(other > standing and other >= _NEAR * value for other in soon)
    return not near and len(soon) >= _OTHERS_BELOW


def _rounded(figure: Figure, standing: int) -> bool:
    """ "More than 100" after 103 says the same thing more loosely."""
    value = figure.read.value or 0
    loose = figure.read.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.ABOUT)
    return loose and value % 10 == 0 and value >= 0.9 * standing
