"""How the counts of a story moved.

Figures of one kind and one group are put in order of the time they hold for: of publication, or an earlier day that the text names. Who
tells a figure is its family, language and named speaker, so that two editions of one encyclopedia are two tellers, though never two
corroborations. The count that stands moves by these rules:

- a higher number is a rise, unless it stands alone: while nobody else reaches it (to a twentieth), three others state less; a leap by more
  than a quarter stands alone if most of the next six to speak, three at least, state less;
- a lower number is a fall only if it is meant: its own teller stated the standing number (or more) before, or another teller states the
  same lower number before anybody states the higher one again, and those who stated the higher one do not stand by it when they next speak;
- any other lower number is outdated or rounder ("more than 100" beside 103): a step set aside, which moves nothing;
- a round word without a number ("dozens") makes a step only while no number has been stated;
- an increment ("12 more") below the standing number is set aside as one: it is no lower total; so is the count of one of several places.

The program says "lower", never "corrected": why a count fell is for a source to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

from nightdesk.claims.groups import group_of
from nightdesk.claims.model import Aside, Figure, FigureKind, History, Movement, Qualifier, Step, Tally
from nightdesk.foundation.ids import ItemId

STANDS = timedelta(days=1)
"""How much older than the last movement a teller's latest number may be and still stand beside it."""

_CLOSE = 0.95
_LEAP, _NEXT, _ENOUGH = 1.25, 6, 3
_ROUND = 0.9
_Teller = tuple[str, str, str]


def histories(
    figures: Sequence[Figure], families: Mapping[ItemId, str] | None = None, *, untimed: Collection[ItemId] = ()
) -> tuple[History, ...]:
    """The history of each count, the fullest first. Figures of `untimed` items, whose time is not known, repeat steps but never make one.

    Of several counts of one kind and group in one item only the greatest is followed; the others are parts without a name.
    """
    apart: dict[tuple[FigureKind, str | None], list[Figure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda figure: (_moment(figure), figure.item, figure.read.span, figure.id)):
        apart[figure.read.kind, group_of(figure.read.who)].append(figure)
    told = [
        _History(kind, group, _greatest_of_items(members), families or {}, frozenset(untimed)).told()
        for (kind, group), members in apart.items()
    ]
    kinds = list(FigureKind)
    found = [history for history in told if history.steps]
    return tuple(
        sorted(found, key=lambda history: (kinds.index(history.kind), history.group is not None, -_size(history), history.group or ""))
    )


def _moment(figure: Figure) -> datetime:
    """When a figure holds: at the end of the day it is stated for, if that lies before its publication."""
    if figure.as_of is None:
        return figure.published_at
    return min(figure.published_at, datetime.combine(figure.as_of, time.max, figure.published_at.tzinfo))


def _size(history: History) -> int:
    return sum(1 + len(step.repeated_by) for step in history.steps)


def _greatest_of_items(figures: Sequence[Figure]) -> list[Figure]:
    greatest: dict[ItemId, Figure] = {}
    for figure in figures:
        held = greatest.get(figure.item)
        if held is None or (not _is_part(figure), _value(figure) or 0) > (not _is_part(held), _value(held) or 0):
            greatest[figure.item] = figure
    return list(greatest.values())


def _is_part(figure: Figure) -> bool:
    return figure.read.tally is Tally.PART


def _whole(figure: Figure) -> int | None:
    """What it states of the whole."""
    return None if _is_part(figure) else _value(figure)


def _value(figure: Figure) -> int | None:
    return figure.read.value if figure.read.value is not None else figure.read.high


@dataclass
class _History:
    """One count while it is told."""

    kind: FigureKind
    group: str | None
    figures: list[Figure]
    families: Mapping[ItemId, str]
    untimed: frozenset[ItemId]
    steps: list[Step] = field(default_factory=list)
    standing: int | None = None
    at: int | None = None

    def told(self) -> History:
        self.timed = [figure for figure in self.figures if figure.item not in self.untimed]
        for place, figure in enumerate(self.timed):
            self._tell(place, figure)
        for figure in self.figures:
            if figure.item in self.untimed:
                self._repeat_somewhere(figure)
        stands = self._stands()
        stated = [value for figure in stands if (value := _value(figure)) is not None]
        return History(
            self.kind, self.group, tuple(self.steps), min(stated, default=self.standing), max(stated, default=self.standing), stands
        )

    def _tell(self, place: int, figure: Figure) -> None:
        value = _value(figure)
        if value is None and self.standing is not None:
            self._set_aside(figure, Aside.WORDS)
        elif self.standing is not None and _is_part(figure):
            self._set_aside(figure, Aside.PART)
        elif self.at is None or (self.standing is None and value is not None):
            self._move(figure, value, Movement.FIRST)
        elif value == self.standing:
            self.steps[self.at] = _repeated(self.steps[self.at], figure)
        elif value is not None and self.standing is not None and value > self.standing:
            self._set_aside(figure, Aside.ALONE) if self._stands_alone(place, value) else self._move(figure, value, Movement.RISE)
        elif figure.read.tally is Tally.MORE:
            self._set_aside(figure, Aside.MORE)
        elif value is not None and self._is_meant(place, value):
            self._move(figure, value, Movement.FALL)
        else:
            self._set_aside(figure, Aside.OUTDATED)

    def _move(self, figure: Figure, value: int | None, movement: Movement) -> None:
        self.at, self.standing = len(self.steps), value
        self.steps.append(Step(figure, movement))

    def _set_aside(self, figure: Figure, why: Aside) -> None:
        """Beside an equal step set aside since the last movement, or as a new one."""
        for place in range(len(self.steps) - 1, self.at or 0, -1):
            if self.steps[place].aside and _value(self.steps[place].figure) == _value(figure):
                self.steps[place] = _repeated(self.steps[place], figure)
                return
        self.steps.append(Step(figure, Movement.SAME, aside=True, why=why))

    def _repeat_somewhere(self, figure: Figure) -> None:
        for place, step in enumerate(self.steps):
            if not step.aside and _value(step.figure) == _value(figure):
                self.steps[place] = _repeated(step, figure)
                return

    def _teller(self, figure: Figure) -> _Teller:
        return (self.families.get(figure.item, ""), figure.language, figure.read.said_by or "")

    def _stands_alone(self, place: int, value: int) -> bool:
        if self.standing and value > self.standing * _LEAP:
            return self._leaps_alone(place, value)
        teller = self._teller(self.timed[place])
        against: set[_Teller] = set()
        for later in self.timed[place + 1 :]:
            stated = _whole(later)
            if stated is None:
                continue
            if self._teller(later) == teller:
                return stated < value and len(against) > 1
            if stated >= value * _CLOSE:
                return False
            against.add(self._teller(later))
            if len(against) == _ENOUGH:
                return True
        return False

    def _leaps_alone(self, place: int, value: int) -> bool:
        """A leap is believed unless most of the next to speak, three at least, still state far less."""
        teller = self._teller(self.timed[place])
        others = [stated for later in self.timed[place + 1 :] if self._teller(later) != teller and (stated := _whole(later)) is not None]
        less = sum(stated < value * _CLOSE for stated in others[:_NEXT])
        return less >= _ENOUGH and less > 2 * (len(others[:_NEXT]) - less)

    def _is_meant(self, place: int, value: int) -> bool:
        assert self.standing is not None
        figure = self.timed[place]
        if value >= self.standing * _ROUND and (_is_round(figure, value) or _digits(value) < _digits(self.standing)):
            return False
        teller = self._teller(figure)
        own = [_whole(earlier) for earlier in self.timed[:place] if self._teller(earlier) == teller and _whole(earlier) is not None]
        if own and (own[-1] or 0) >= self.standing:
            return True
        if self._is_kept(place):
            return False
        for later in self.timed[place + 1 :]:
            stated = _whole(later)
            if stated is not None and stated >= self.standing:
                return False
            if stated == value and self._teller(later) != teller:
                return True
        return False

    def _is_kept(self, place: int) -> bool:
        """Do those who stated the standing number state as much or more when they next speak?"""
        assert self.standing is not None
        assert self.at is not None
        step = self.steps[self.at]
        tellers = {self._teller(figure) for figure in (step.figure, *step.repeated_by)}
        own = [_whole(later) for later in self.timed[place + 1 :] if self._teller(later) in tellers]
        return next((stated >= self.standing for stated in own if stated is not None), False)

    def _stands(self) -> tuple[Figure, ...]:
        """The latest numbers of all tellers that are at most a day older than the last movement."""
        if self.at is None or self.standing is None:
            return ()
        since = self.steps[self.at].figure.published_at - STANDS
        latest = {
            self._teller(figure): figure
            for figure in self.timed
            if figure.published_at >= since and _whole(figure) is not None and figure not in self._increments()
        }
        return tuple(figure for figure in latest.values() if not self._gives_way(figure, _value(figure) or 0))

    def _increments(self) -> tuple[Figure, ...]:
        return tuple(figure for step in self.steps if step.why is Aside.MORE for figure in (step.figure, *step.repeated_by))

    def _gives_way(self, figure: Figure, value: int) -> bool:
        """Is this a rounder or an older number of nobody's own, or one that stood before, which the standing one replaces?"""
        assert self.standing is not None
        assert self.at is not None
        older = figure.published_at < self.steps[self.at].figure.published_at
        stood = value < self.standing and any(not step.aside and _value(step.figure) == value for step in self.steps[: self.at])
        return value != self.standing and (older or stood or _is_round(figure, value)) and figure.read.said_by is None


def _repeated(step: Step, figure: Figure) -> Step:
    return replace(step, repeated_by=(*step.repeated_by, figure))


def _is_round(figure: Figure, value: int) -> bool:
    return value % 10 == 0 and figure.read.qualifier is not Qualifier.EXACT


def _digits(value: int) -> int:
    """How many digits a number has that are not zeros at its end: the fewer, the rounder."""
    return len(str(value).rstrip("0"))
