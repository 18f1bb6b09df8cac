"""What an item has to say at most: a long text has no more traits than a short one, only more telling ones.

Otherwise a long text would share something with everything. How many traits of each group are kept is what nearly all news of one or two
sentences stay below.
"""

from __future__ import annotations

from nightdesk.stories.trait_numbers import CONCEPT, COUNTRY, FIGURE, FULL_NAME, NAME, PLACE, WORD, number_of
from nightdesk.stories.traits import Traits

MOST = {COUNTRY: 2, PLACE: 3, FIGURE: 3, NAME: 16, CONCEPT: 5, WORD: 30, FULL_NAME: 6}


def condense(weights: dict[int, float], traits: Traits) -> dict[int, float]:
    """The most telling and prominent traits of each group, in the order in which they stood; all of a short text."""
    if not traits.standing:
        return weights
    standing = {number_of(key): much for key, much in traits.standing.items()}
    kept: set[int] = set()
    for group, most in MOST.items():
        own = [trait for trait in weights if trait & 7 == group]
        kept.update(sorted(own, key=lambda trait: (-weights[trait] * standing.get(trait, 1.0), trait))[:most])
    return {trait: weight for trait, weight in weights.items() if trait in kept}
