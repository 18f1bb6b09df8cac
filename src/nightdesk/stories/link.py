"""Which story an item belongs to, decided as it arrives, in any language.

The linker sees what an `Arrival` shows and nothing else. It compares traits that mean the same in every language (`traits`), weighs them
by how rare they are (`rarity`), finds recent items that share them (`recall`) and asks for each story nearby how likely the item belongs
to it (`likeness`). A story that has had no item for fourteen days rests.

State follows from the arrivals and their placements alone, so replaying both restores it exactly.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from nightdesk.foundation.ids import StoryId, stable_id
from nightdesk.stories.condense import condense
from nightdesk.stories.likeness import Reading, Tally, compare, likelihood
from nightdesk.stories.model import Arrival, Link, Merge, Placement, Regrouping
from nightdesk.stories.part import LOOKED_AT, NOT_AT_HOME, nearest, unbridged
from nightdesk.stories.rarity import Rarity
from nightdesk.stories.reasons import reasons_for, remarks_on
from nightdesk.stories.recall import Recall, Remembered
from nightdesk.stories.sense import sense_of
from nightdesk.stories.tallies import Tallies
from nightdesk.stories.trait_numbers import COUNTRY, PLACE, numbered, packed
from nightdesk.stories.traits import Traits, read_traits

BELONGS = 0.33
BELONGS_FROM_AFAR = 0.22
BELONGS_THERE = 0.15
BELONGS_ABROAD = 0.4
BELONGS_AS_ARTICLE = 0.8
GOES_ON_DAYS = 4.0
SAME_STORY = 0.55
NEARLY = 0.2
RIVALS = 3
REST_AFTER_DAYS = 14.0
REMEMBER_DAYS = 28.0
MOST_STORIES = 8
WITNESSES = 5
FIRST_REPORT = "first report of its story"


@dataclass(frozen=True, slots=True)
class _Read:
    """All that is read from an item when it arrives; `numbers` are its traits, those that tell nothing included."""

    traits: Traits
    numbers: tuple[int, ...]
    item: Reading


def arrival_order(arrival: Arrival) -> tuple[float, str, str, str, str]:
    """The order in which items are placed that are there to be placed: by the minute, and within it by what they are, not by which came in
    first."""
    return arrival.published_at.timestamp() // 60, arrival.source, arrival.language, arrival.text, arrival.item


class Linker:
    """Places items one at a time, in the order in which they arrive."""

    def __init__(self) -> None:
        self._rarity = Rarity()
        self._recall = Recall()
        self._members: dict[StoryId, list[int]] = {}
        self._tallies = Tallies(self._items_of)
        self._apart: set[tuple[StoryId, StoryId]] = set()
        self._joined: set[StoryId] = set()

    def __len__(self) -> int:
        """How many items are remembered."""
        return len(self._recall)

    def place(self, arrival: Arrival) -> Placement:
        """Decide where the item belongs, remember it there, and say what that brought about.

        An item that is already remembered stays where it is.
        """
        if (known := self._recall.number(arrival.item)) is not None:
            return Placement(Link(arrival.item, self._at(known).story, 1.0, ("received before",)))
        read = self._read(arrival)
        ranked = self._rank(read.item)
        link = self._link(arrival, read, ranked)
        number = self._remember(arrival, link.story, read)
        merges = tuple(self._merges(link, ranked, read.item.day))
        for merge in merges:
            self._join(merge)
        parted = tuple(self._parts(self._at(number).story))
        for word in parted:
            self.regroup(word)
        return Placement(link, merges, parted)

    def replay(self, arrival: Arrival, placement: Placement) -> None:
        """Bring about what `place` brought about when it returned `placement` for this arrival."""
        if arrival.item in self._recall:
            return
        self._remember(arrival, placement.link.story, self._read(arrival))
        for merge in placement.merges:
            self._join(merge)
        for word in placement.parted:
            self.regroup(word)

    def _read(self, arrival: Arrival) -> _Read:
        """What the linker makes of an item as things stand when it arrives."""
        day = arrival.published_at.timestamp() / 86_400
        self._rest(day)
        traits = read_traits(arrival.text, arrival.language)
        numbers = numbered(traits.keys)
        weights = condense(self._rarity.weigh(numbers, arrival.language), traits)
        sense = sense_of(arrival.text, arrival.language)
        return _Read(traits, tuple(numbers), Reading(weights, arrival.language, day, sense, bool(traits.standing)))

    def regroup(self, word: Regrouping) -> None:
        """Two stories are joined or parted; what is remembered of their items moves along."""
        if word.apart:
            self._apart.add(_pair(word.story, word.into))
        else:
            self._joined.add(word.into)
            self._apart.discard(_pair(word.story, word.into))
            self._inherit(word.story, word.into)
        moving = [number for number in map(self._recall.number, word.items) if number is not None]
        if moving:
            leaving = set(moving)
            self._hold(word.story, [number for number in self._members.get(word.story, []) if number not in leaving])
            self._hold(word.into, sorted({*self._members.get(word.into, []), *leaving}))

    def _hold(self, story: StoryId, members: list[int]) -> None:
        """The story holds these items now, and no others."""
        self._tallies.changed(story)
        if not members:
            self._members.pop(story, None)
            return
        self._members[story] = members
        for number in members:
            self._at(number).story = story

    def _inherit(self, absorbed: StoryId, into: StoryId) -> None:
        """What was to stay apart from a story stays apart from the one that it became part of."""
        for pair in [pair for pair in self._apart if absorbed in pair]:
            (other,) = set(pair) - {absorbed}
            if other != into:
                self._apart.add(_pair(other, into))
        if absorbed in self._joined:
            self._joined.add(into)

    def _rank(self, item: Reading) -> list[tuple[float, StoryId]]:
        """Stories nearby with the probability that the item belongs to each, best first."""
        nearby = self._recall.neighbours(item.weights, item.day - REMEMBER_DAYS)
        awake = [(story, nearest) for story, nearest in nearby.items() if self._is_awake(story, item.day)]
        awake.sort(key=lambda found: (-found[1][0], found[0]))
        scored = [
            (self._judge(compare(item, self._rarity.seen, self._tallies.of(story), nearest), story), story)
            for story, nearest in awake[:MOST_STORIES]
        ]
        return sorted(scored, key=lambda found: (-found[0], found[1]))

    def _is_awake(self, story: StoryId, day: float) -> bool:
        """A story rests a fortnight after its last item, and nobody looks further back than that before its first."""
        tally = self._tallies.of(story)
        return tally.first - REST_AFTER_DAYS <= day <= tally.last + REST_AFTER_DAYS

    def _judge(self, features: list[float], story: StoryId) -> float:
        """How likely an item with these features belongs to the story; whoever learns the weights looks over the shoulder here."""
        return self._believe(features)

    def _believe(self, features: list[float]) -> float:
        return likelihood(features)

    def _link(self, arrival: Arrival, read: _Read, ranked: list[tuple[float, StoryId]]) -> Link:
        best, story = ranked[0] if ranked else (0.0, StoryId(""))
        remarks = remarks_on(arrival.text, arrival.language, read.traits)
        if not ranked or best < self._bar(read.item, story):
            return Link(arrival.item, StoryId(stable_id("story", arrival.item)), round(1 - best, 4), (FIRST_REPORT, *remarks))
        return Link(arrival.item, story, round(best, 4), (*reasons_for(read.traits, read.item, self._tallies.of(story)), *remarks))

    def _bar(self, item: Reading, story: StoryId) -> float:
        """How likely it must be that an item belongs. Articles share much by chance, so they must be surer than a sentence or two."""
        return max(BELONGS_AS_ARTICLE if item.long else 0.0, self._bar_of_report(item, story))

    def _bar_of_report(self, item: Reading, story: StoryId) -> float:
        """How likely it must be that an item belongs.

        Two reports in one language that are of one event share more than an event's reports in two languages do; what goes on from day to
        day at a place that is the story's own may be told in quite other words. Whoever names other countries must be surer.
        """
        tally = self._tallies.of(story)
        countries = [trait for trait in item.weights if trait & 7 == COUNTRY]
        if tally.countries and countries and not any(trait in tally.traits for trait in countries):
            return BELONGS_ABROAD
        if item.language not in tally.languages:
            return BELONGS_FROM_AFAR
        if item.day - tally.last <= GOES_ON_DAYS and any(trait & 7 == PLACE and self._is_own(trait, tally) for trait in item.weights):
            return BELONGS_THERE
        return BELONGS

    def _is_own(self, place: int, tally: Tally) -> bool:
        times = tally.traits.get(place, 0)
        return times >= 2 and 2 * times >= self._rarity.seen(place)

    def _remember(self, arrival: Arrival, story: StoryId, read: _Read) -> int:
        item = read.item
        remembered = Remembered(arrival.item, story, sys.intern(item.language), item.day, packed(item.weights), item.sense)
        number = self._recall.add(remembered, item.weights)
        self._members.setdefault(story, []).append(number)
        self._tallies.took(story, remembered)
        self._rarity.count(read.numbers, item.language)
        return number

    def _merges(self, link: Link, ranked: list[tuple[float, StoryId]], day: float) -> Iterable[Merge]:
        """Stories that were nearly as good a home for the item join the chosen one, if their own items would be at home there too."""
        home = link.story
        if not ranked or home != ranked[0][1]:
            return
        for score, other in ranked[1 : 1 + RIVALS]:
            if score < NEARLY or _pair(home, other) in self._apart or self._told_apart(home, other):
                continue
            small, large = sorted((home, other), key=lambda story: (len(self._members[story]), story))
            mean = self._at_home(small, large, day)
            if mean >= SAME_STORY:
                first, second = self._by_age(small, large)
                yield Merge(absorbed=second, into=first, score=round(mean, 4), reasons=(f"an item belongs to both ({score:.2f})",))
                return

    def _told_apart(self, one: StoryId, other: StoryId) -> bool:
        """Whether one of them was silent when the other began, in a language that tells both: a report of both is then a round-up."""
        first, second = sorted((self._tallies.of(one), self._tallies.of(other)), key=lambda tally: (tally.first, tally.last))
        return second.first - first.last > GOES_ON_DAYS and not second.languages.keys().isdisjoint(first.languages)

    def _at_home(self, small: StoryId, large: StoryId, day: float) -> float:
        """How likely, on average, the latest items of one story belong to the other."""
        scores = []
        for number in self._members[small][-WITNESSES:]:
            witness = self._at(number)
            weights = self._weights_of(witness)
            nearest = self._recall.neighbours(weights, day - REMEMBER_DAYS).get(large, [0.0])
            item = Reading(weights, witness.language, max(day, witness.day), witness.sense)
            scores.append(self._believe(compare(item, self._rarity.seen, self._tallies.of(large), nearest)))
        return sum(scores) / len(scores)

    def _parts(self, story: StoryId) -> Iterable[Regrouping]:
        """What does not belong to a story after all; nothing of one that a person joined."""
        members = self._members[story]
        if len(members) not in LOOKED_AT or story in self._joined:
            return
        weights = {number: self._weights_of(self._at(number)) for number in members}
        leaving = unbridged(list(weights.items()))
        if leaving and self._homeless(leaving, weights):
            items = tuple(self._at(number).item for number in leaving)
            yield Regrouping(story, StoryId(stable_id("story", "parted", *sorted(items))), items, apart=True)

    def _homeless(self, leaving: list[int], weights: dict[int, dict[int, float]]) -> bool:
        """Whether the items of a part would hardly be placed among the rest."""
        gone, rest = set(leaving), Tally()
        staying = [number for number in weights if number not in gone]
        for number in staying:
            item = self._at(number)
            rest.take(item.traits, item.language, item.day, item.sense)
        scores = []
        for number in leaving[-WITNESSES:]:
            item = self._at(number)
            read = Reading(weights[number], item.language, max(item.day, rest.first), item.sense)
            near = nearest(weights[number], [weights[other] for other in staying])
            scores.append(self._believe(compare(read, self._rarity.seen, rest, near)))
        return sum(scores) / len(scores) < NOT_AT_HOME

    def _weights_of(self, item: Remembered) -> dict[int, float]:
        return self._rarity.weigh(dict.fromkeys(item.traits, 1.0), item.language)

    def _by_age(self, first: StoryId, second: StoryId) -> tuple[StoryId, StoryId]:
        return (first, second) if self._members[first][0] <= self._members[second][0] else (second, first)

    def _join(self, merge: Merge) -> None:
        absorbed = self._members.get(merge.absorbed, [])
        if absorbed:
            self._hold(merge.absorbed, [])
            self._hold(merge.into, sorted([*self._members.get(merge.into, []), *absorbed]))
            self._inherit(merge.absorbed, merge.into)

    def _rest(self, day: float) -> None:
        """Forget items that are too old to be compared, and stories of which nothing is left."""
        for number, gone in self._recall.forget_before(day - REMEMBER_DAYS):
            members = self._members[gone.story]
            members.remove(number)
            self._tallies.lost(gone.story, gone)
            if not members:
                self._hold(gone.story, members)

    def _items_of(self, story: StoryId) -> Iterable[Remembered]:
        return (self._at(number) for number in self._members[story])

    def _at(self, number: int) -> Remembered:
        found = self._recall.get(number)
        assert found is not None, "stories hold remembered items only"
        return found


def _pair(first: StoryId, second: StoryId) -> tuple[StoryId, StoryId]:
    return (first, second) if first <= second else (second, first)
