"""What each story's items carry, counted from the items that are remembered.

Only stories that were lately looked at are kept counted; another is counted again when it is asked for. So a million items in two hundred
thousand stories take the memory of the items, not of the counts, and what a story carries is the same after a restart.
"""

from __future__ import annotations

import math
from collections import OrderedDict

from nightdesk.foundation.ids import StoryId
from nightdesk.stories.holdings import Holdings
from nightdesk.stories.likeness import Tally
from nightdesk.stories.recall import Recall
from nightdesk.stories.remembered import Remembered

MOST_COUNTED = 4_000


class Tallies:
    """`recall` remembers the items, `holdings` tells which of them a story holds."""

    def __init__(self, recall: Recall, holdings: Holdings) -> None:
        self._recall, self._holdings = recall, holdings
        self._counted: OrderedDict[StoryId, Tally] = OrderedDict()

    def of(self, story: StoryId) -> Tally:
        found = self._counted.get(story)
        if found is not None:
            self._counted.move_to_end(story)
            return found
        members = self._holdings.members(story)
        tally = self._counted[story] = Tally.of(self._recall.cabinet.together(members)) if members else Tally()
        if len(self._counted) > MOST_COUNTED:
            self._counted.popitem(last=False)
        return tally

    def took(self, story: StoryId, item: Remembered) -> None:
        """The story has one item more."""
        tally = self._counted.get(story)
        if tally is not None:
            tally.take(item.traits, item.language, item.day, item.sense)

    def lost(self, story: StoryId, item: Remembered) -> None:
        """One of the story's items is no longer remembered, or no longer its own."""
        tally = self._counted.get(story)
        if tally is not None:
            tally.give_back(item.traits, item.language, item.sense)
            days = [self._recall.days[number] for number in self._holdings.members(story)]
            tally.first, tally.last = min(days, default=math.inf), max(days, default=0.0)

    def changed(self, story: StoryId) -> None:
        """The story is gone, or holds other items."""
        self._counted.pop(story, None)
