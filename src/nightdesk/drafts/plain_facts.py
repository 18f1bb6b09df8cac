"""Particulars as sentences: what several editions say stands as a fact, what one says stands under its name.

The editions of one encyclopedia are one source, and the lead names it; who says each thing that nobody contradicts is padding.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nightdesk.drafts.wording import capital

_SHORT, _SHARED = 10, 5


def clause_of(says: str) -> str:
    """ "that penalties decided it" as a clause of its own."""
    return says.removeprefix("that ")


def merged(parts: Iterable[str]) -> list[str]:
    """Statements that open alike as one: "that Messi was named player of the match and best player of the tournament"."""
    told: list[str] = []
    for says in parts:
        shared = _opening(told[-1], says) if told else 0
        if shared >= _SHARED and not says.startswith("that it "):
            told[-1] = f"{told[-1]} and {' '.join(says.split()[shared:])}"
        else:
            told.append(says)
    return told


def paired(parts: Sequence[str]) -> list[tuple[int, ...]]:
    """Which of some statements share a sentence: two neighbours where both are short."""
    groups: list[tuple[int, ...]] = []
    for place, says in enumerate(parts):
        before = groups[-1] if groups else ()
        if len(before) == 1 and _is_short(parts[before[0]]) and _is_short(says):
            groups[-1] = (*before, place)
        else:
            groups.append((place,))
    return groups


def _is_short(says: str) -> bool:
    return len(says.split()) <= _SHORT and " and " not in says


def told_plainly(parts: Iterable[str], joint: str = ", and ") -> str:
    """ "Penalties decided it, and it was the winner's third title."."""
    return f"{capital(joint.join(clause_of(says) for says in parts))}."


def told_by_one_each(parts: Sequence[tuple[str, str]]) -> str:
    """Who says it, and what: "The Swedish edition says that it was early; the Chinese edition says that it was close."."""
    return f"{capital('; '.join(f'{who} says {says}' for who, says in parts))}."


def _opening(one: str, other: str) -> int:
    """How many words two statements share from the first on."""
    words = zip(one.split(), other.split(), strict=False)
    return next((place for place, (a, b) in enumerate(words) if a != b), 0)
