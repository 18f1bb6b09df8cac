"""What a number says in plain English, and whether two numbers of one thing can both be true."""

from __future__ import annotations

from nightdesk.claims.groups import group_of
from nightdesk.claims.model import AmountKind, Qualifier, ReadAmount, ReadFigure


def compatible(one: ReadFigure, other: ReadFigure) -> bool:
    """May both be true? "At least 100" and 103 may, 100 and 103 may not."""
    (low, high), (least, most) = _bounds(one), _bounds(other)
    return low <= most and least <= high


def _bounds(read: ReadFigure) -> tuple[float, float]:
    value = float(read.value if read.value is not None else read.high or 0)
    match read.qualifier:
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return value, float("inf")
        case Qualifier.UP_TO | Qualifier.FEWER_THAN:
            return 0.0, value
        case Qualifier.ABOUT | Qualifier.NEARLY:
            return value * 0.9, value * 1.1
        case Qualifier.RANGE:
            return float(read.low or 0), float(read.high or value)
        case _:
            return value, value


def count_says(read: ReadFigure) -> str:
    group = group_of(read.who)
    number = f"{read.low:,} to {read.high:,}" if read.low is not None and read.high is not None else f"{read.value or 0:,}"
    return f"{read.qualifier.words}{number} {group + ' ' if group else ''}{read.kind.value}"


def amount_says(read: ReadAmount) -> str:
    number = f"{read.value:,.10g}" if read.value is not None else ""
    reserve = read.qualifier.words
    if read.kind is AmountKind.MAGNITUDE:
        return f"magnitude {reserve}{number}"
    says = f"{reserve}{number}{'' if read.unit in {'%', '‰'} else ' '}{'' if read.unit == 'local' else read.unit}".strip()
    return f"{says}: {read.what}" if read.what else says
