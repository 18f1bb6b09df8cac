"""Whether the items of one story would be at home in another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nightdesk.stories.likeness import Reading, Tally, compare, seen_nearest
from nightdesk.stories.recall import norm

SAME_STORY = 0.55
_ROUNDING = 1e-9


def at_home(
    witnesses: Sequence[Reading],
    story: Tally,
    shortest: float,
    nearest: Callable[[Reading], list[float]],
    believe: Callable[[list[float]], float],
) -> float:
    """How likely, on average, these items belong to the story; 0 once they are too few to join it.

    `shortest` is the least norm of the story's items, `nearest` looks for an item's likenesses to them: that is dear, and so it is asked
    only while the answer can still matter.
    """
    at_best = [_at_best(witness, story, shortest, believe) for witness in witnesses]
    total, needed = 0.0, SAME_STORY * len(witnesses)
    for place, witness in enumerate(witnesses):
        if total + sum(at_best[place:]) < needed:
            return 0.0
        total += believe(compare(witness, story, nearest(witness)))
    return total / len(witnesses)


def _at_best(item: Reading, story: Tally, shortest: float, believe: Callable[[list[float]], float]) -> float:
    """As much as an item can be believed to belong before it is known how near the story's items are: none is nearer than one that shared
    all that any of them shares, and was as short as the shortest."""
    shared = sum([weight * weight for trait, weight in item.weights.items() if trait in story.traits])
    most = shared / (norm(item.weights) * shortest) + _ROUNDING
    features = compare(item, story, [0.0])
    return max(believe(seen_nearest(features, near, three)) for near, three in ((0.0, 0.0), (most, most / 3), (most, most)))
