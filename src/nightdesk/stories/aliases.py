"""Names that turned out to be one: what other evidence has linked teaches how a name is written in another language.

Where a story is told in two languages, a name that most of its items in the one carry and none in the other may be the same as one of which
the reverse is true. Two names are taken for one when two stories say so, and no story says more for another partner of either. What a story
taught goes with it when a person or the program parts it; it stays when the story has rested for long.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from nightdesk.foundation.ids import StoryId
from nightdesk.stories.remembered import Remembered
from nightdesk.stories.trait_numbers import CONCEPT, FULL_NAME, NAME, WORD

STORIES = 2
LEAST_ITEMS = 2
MOST = 0.6
MOST_NAMES = 4
"""Of languages that have more names of their own in a story it cannot be told which belong together."""
MOST_LOOKED_AT = 64
Pair = tuple[int, int]


class Aliases:
    """Learned from stories, each of which can be taught again or taken back."""

    def __init__(self) -> None:
        self.taught: dict[StoryId, tuple[Pair, ...]] = {}
        self.partners: dict[int, dict[int, int]] = {}

    def of(self, name: int) -> int | None:
        """The other way in which a name is written, if one is known."""
        other = self._best(name)
        return other if other is not None and self._best(other) == name else None

    def learn(self, story: StoryId, items: Iterable[Remembered]) -> None:
        """What the story's items teach now takes the place of what they taught before."""
        self.unlearn(story)
        pairs = tuple(sorted(_pairs(list(items)[-MOST_LOOKED_AT:])))
        if pairs:
            self.taught[story] = pairs
            for one, other in pairs:
                self._count(one, other, 1)
                self._count(other, one, 1)

    def unlearn(self, story: StoryId) -> None:
        for one, other in self.taught.pop(story, ()):
            self._count(one, other, -1)
            self._count(other, one, -1)

    def rest(self, story: StoryId) -> None:
        """The story is forgotten: what only it taught goes, what others taught as well stays."""
        for one, other in self.taught.pop(story, ()):
            if self.partners[one][other] < STORIES:
                self._count(one, other, -1)
                self._count(other, one, -1)

    def _count(self, one: int, other: int, more: int) -> None:
        counts = self.partners.setdefault(one, {})
        counts[other] = counts.get(other, 0) + more
        if not counts[other]:
            del counts[other]
        if not counts:
            del self.partners[one]

    def _best(self, name: int) -> int | None:
        """The partner that most stories speak for, if there are enough and no other has as many."""
        counts = self.partners.get(name)
        if not counts:
            return None
        most = max(counts.values())
        if most < STORIES:
            return None
        best = [other for other, stories in counts.items() if stories == most]
        return best[0] if len(best) == 1 else None


def _names(traits: Sequence[int]) -> Iterator[int]:
    """The names of an item, which stand before its words; what stands behind them are names without their last consonant."""
    for trait in traits:
        if trait & 7 in (CONCEPT, WORD):
            return
        if trait & 7 in (NAME, FULL_NAME):
            yield trait


def _pairs(items: Sequence[Remembered]) -> set[Pair]:
    """Names of one language of the story beside names of another, neither of which the other language has."""
    spoken, carried = Counter(item.language for item in items), defaultdict[str, Counter[int]](Counter)
    for item in items:
        carried[item.language].update(_names(item.traits))
    told = {
        language: {name for name, times in carried[language].items() if times >= max(LEAST_ITEMS, MOST * spoken[language])}
        for language in spoken
        if spoken[language] >= LEAST_ITEMS
    }
    pairs: set[Pair] = set()
    for one, other in combinations(sorted(told), 2):
        here = told[one] - carried[other].keys()
        there = told[other] - carried[one].keys()
        for group in (NAME, FULL_NAME):
            ours, theirs = [name for name in here if name & 7 == group], [name for name in there if name & 7 == group]
            if 0 < len(ours) <= MOST_NAMES and 0 < len(theirs) <= MOST_NAMES:
                pairs.update((min(a, b), max(a, b)) for a in ours for b in theirs)
    return pairs
