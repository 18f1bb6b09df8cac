"""Which items each story holds, by number, and when it was told first and last."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from nightdesk.foundation.ids import StoryId

NOWHERE = StoryId("")


class Holdings:
    """A story has a number, too, for as long as it holds anything."""

    def __init__(self) -> None:
        self._numbers: dict[StoryId, int] = {}
        self._names: list[StoryId] = []
        self._members: list[array[int]] = []
        self._first = array("d")
        self._last = array("d")
        self._free: list[int] = []

    def __contains__(self, story: StoryId) -> bool:
        return story in self._numbers

    def __iter__(self) -> Iterator[StoryId]:
        return iter(self._numbers)

    def number(self, story: StoryId) -> int:
        """The number of a story; one that is not known has one from now on."""
        number = self._numbers.get(story)
        if number is None:
            number = self._numbers[story] = self._free.pop() if self._free else len(self._names)
            if number == len(self._names):
                self._names.append(story)
                self._members.append(array("I"))
                self._first.append(0.0)
                self._last.append(0.0)
            self._names[number] = story
        return number

    def name(self, number: int) -> StoryId:
        return self._names[number]

    def members(self, story: StoryId) -> Sequence[int]:
        """The numbers of its items, in order of arrival."""
        number = self._numbers.get(story)
        return () if number is None else self._members[number]

    def span(self, number: int) -> tuple[float, float]:
        """The days of its first and its latest item."""
        return self._first[number], self._last[number]

    def take(self, story: StoryId, item: int, day: float) -> int:
        """The story holds one item more. Returns the story's number."""
        number = self.number(story)
        members = self._members[number]
        self._first[number] = min(self._first[number], day) if members else day
        self._last[number] = max(self._last[number], day) if members else day
        members.append(item)
        return number

    def hold(self, story: StoryId, items: Sequence[int], days: Iterable[float]) -> int:
        """The story holds these items and no others; the number of one that holds none goes to another."""
        number = self.number(story)
        if not items:
            del self._numbers[story]
            self._names[number], self._members[number] = NOWHERE, array("I")
            self._free.append(number)
            return number
        when = list(days)
        self._members[number] = array("I", items)
        self._first[number], self._last[number] = min(when), max(when)
        return number

    def kept(self) -> tuple[list[StoryId], list[array[int]], list[float], list[float], list[int]]:
        return self._names, self._members, list(self._first), list(self._last), self._free

    def restore(self, names: list[StoryId], members: list[array[int]], first: list[float], last: list[float], free: list[int]) -> None:
        self._names, self._members, self._first, self._last, self._free = names, members, array("d", first), array("d", last), free
        self._numbers = {name: number for number, name in enumerate(names) if name}
