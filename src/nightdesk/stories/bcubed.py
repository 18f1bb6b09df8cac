"""B-cubed (Bagga and Baldwin 1998; Amigó et al. 2009): for each item, how much of its cluster belongs with it, and how much of what belongs
with it is in its cluster; then the mean over items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BCubed:
    precision: float
    recall: float
    items: int

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def bcubed(gold: Sequence[Hashable], found: Sequence[Hashable], scored: Sequence[bool] | None = None) -> BCubed:
    """Compare the labels of the same items. Only items marked in `scored` enter the means; all of them count in the others' clusters."""
    if len(gold) != len(found):
        raise ValueError("gold and found labels are of different items")
    stories, clusters, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    chosen = [pair for at, pair in enumerate(zip(gold, found, strict=True)) if scored is None or scored[at]]
    if not chosen:
        return BCubed(0.0, 0.0, 0)
    precision = sum(both[pair] / clusters[pair[1]] for pair in chosen) / len(chosen)
    recall = sum(both[pair] / stories[pair[0]] for pair in chosen) / len(chosen)
    return BCubed(precision, recall, len(chosen))
