"""How the amounts of a story were told over time: each value of one kind and unit, who gave it first, and who repeated it.

No value is said to rise or fall: the amounts of one kind may measure different things ("12 percent" of what?), and only a reader of the
passages can tell. Magnitudes, of which an event has one, are compared by `agreement`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from nightdesk.claims.model import Amount, AmountKind

Value = float | tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One value as it was first given, and the later amounts that give it again."""

    first: Amount
    repeated_by: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Readings:
    """All values of one kind and unit, in order of time."""

    kind: AmountKind
    unit: str
    told: tuple[Reading, ...]


def readings(amounts: Sequence[Amount]) -> tuple[Readings, ...]:
    """The fullest first. Round words without a number are left out; ranges and scores are values of their own."""
    apart: dict[tuple[AmountKind, str], dict[Value, list[Amount]]] = defaultdict(lambda: defaultdict(list))
    for amount in sorted(amounts, key=lambda one: (one.published_at, one.item, one.read.span)):
        value = value_of(amount)
        if value is not None:
            apart[amount.read.kind, amount.read.unit][value].append(amount)
    found = [
        Readings(kind, unit, tuple(Reading(same[0], tuple(same[1:])) for same in values.values())) for (kind, unit), values in apart.items()
    ]
    return tuple(sorted(found, key=lambda one: (-sum(1 + len(told.repeated_by) for told in one.told), one.kind, one.unit)))


def value_of(amount: Amount) -> Value:
    """The number, the two ends of a range, or the two sides of a score."""
    read = amount.read
    if read.score is not None:
        return float(read.score[0]), float(read.score[1])
    if read.low is not None and read.high is not None:
        return read.low, read.high
    return read.value
