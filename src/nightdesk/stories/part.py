"""Whether a story shows itself to be two: a part of its items that nothing bridges to the rest.

Two events are told apart late where the first reports of one said little. When a story has grown, its items are looked at together: those
that are joined by likenesses, directly or through others, belong together. A smaller part that no likeness joins to the rest, and whose
items would hardly be at home there, is another story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from nightdesk.stories.recall import norm

LOOKED_AT = frozenset((4, 6, 8, 12, 16, 24, 32, 48, 64))
"""How many items a story has when it is looked at: often while it is young, and never when it is large."""
BRIDGE = 0.08
NOT_AT_HOME = 0.012
LEAST_ITEMS = 2

Weights = Mapping[int, float]


def likeness(one: Weights, other: Weights, lengths: float) -> float:
    """The cosine of two items' weights, the first's taken for what they share."""
    return sum(weight * weight for trait, weight in one.items() if trait in other) / lengths


def unbridged(items: Sequence[tuple[int, dict[int, float]]]) -> list[int]:
    """The numbers of the second largest part of a story's items, or none where all hang together or the part is too small to tell."""
    home = {number: number for number, _ in items}
    lengths = {number: norm(weights) for number, weights in items}
    for at, (number, weights) in enumerate(items):
        for other, others in items[:at]:
            one, two = _root(home, number), _root(home, other)
            if one != two and likeness(weights, others, lengths[number] * lengths[other]) >= BRIDGE:
                home[max(one, two)] = min(one, two)
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for number in home:
        parts[_root(home, number)].append(number)
    ranked = sorted(parts.values(), key=lambda part: (-len(part), part[0]))
    return ranked[1] if len(ranked) > 1 and len(ranked[1]) >= LEAST_ITEMS else []


def nearest(item: dict[int, float], others: Sequence[dict[int, float]]) -> list[float]:
    """Its likenesses to other items, best first."""
    own = norm(item)
    return sorted((likeness(item, other, own * norm(other)) for other in others), reverse=True)[:3] or [0.0]


def _root(home: dict[int, int], number: int) -> int:
    while home[number] != number:
        number = home[number]
    return number
