"""Which story an item belongs to, decided as it arrives, in any language.

The linker sees what an `Arrival` shows and nothing else. It compares traits that mean the same in every language (`traits`), weighs them
by how rare they are (`rarity`), finds recent items that share them (`recall`) and asks for each story nearby how likely the item belongs
to it (`likeness`). A story that has had no item for fourteen days rests.

State follows from the arrivals and their placements alone, so replaying both restores it exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from nightdesk.foundation.ids import StoryId, stable_id
from nightdesk.stories.aliases import Aliases
from nightdesk.stories.at_home import SAME_STORY, at_home
from nightdesk.stories.condense import condense
from nightdesk.stories.holdings import Holdings
from nightdesk.stories.likeness import Reading, Tally, compare, likelihood
from nightdesk.stories.model import Arrival, Link, Merge, Placement, Regrouping
from nightdesk.stories.part import LOOKED_AT, NOT_AT_HOME, nearest, unbridged
from nightdesk.stories.rarity import Rarity, Weighed
from nightdesk.stories.reasons import reasons_for, remarks_on
from nightdesk.stories.recall import Recall
from nightdesk.stories.remembered import Remembered
from nightdesk.stories.sense import Sense, sense_of
from nightdesk.stories.tallies import Tallies
from nightdesk.stories.trait_numbers import COUNTRY, FULL_NAME, NAME, PLACE, numbered
from nightdesk.stories.traits import Traits, read_traits

BELONGS = 0.33
BELONGS_FROM_AFAR = 0.22
BELONGS_THERE = 0.15
BELONGS_ABROAD = 0.4
BELONGS_AS_ARTICLE = 0.8
GOES_ON_DAYS = 4.0
NEARLY = 0.2
RIVALS = 3
AS_ALIAS = 0.8
NAMES = (NAME, FULL_NAME)
REST_AFTER_DAYS = 14.0
REMEMBER_DAYS = 28.0
MOST_STORIES = 5
WITNESSES = 3
FIRST_REPORT = "first report of its story"


@dataclass(frozen=True, slots=True)
class _Read:
    """All that is read from an item when it arrives; `numbers` are its traits, those that tell nothing included."""

    traits: Traits
    numbers: tuple[int, ...]
    sense: Sense | None
    item: Reading


def arrival_order(arrival: Arrival) -> tuple[float, str, str, str, str]:
    """The order in which items are placed that are there to be placed: by the minute, and within it by what they are, not by which came in
    first."""
    return arrival.published_at.timestamp() // 60, arrival.source, arrival.language, arrival.text, arrival.item


class Linker:
    """Places items one at a time, in the order in which they arrive."""

    def __init__(self) -> None:
        self.rarity = Rarity()
        self.recall = Recall()
        self.holdings = Holdings()
        self._tallies = Tallies(self.recall, self.holdings)
        self.apart: dict[StoryId, set[StoryId]] = {}
        self.joined: set[StoryId] = set()
        self.aliases = Aliases()

    def __len__(self) -> int:
        """How many items are remembered."""
        return len(self.recall)

    def stories(self) -> Iterable[StoryId]:
        """The stories that hold a remembered item."""
        return iter(self.holdings)

    def items_of(self, story: StoryId) -> Iterable[Remembered]:
        """What is remembered of a story's items, in order of arrival."""
        return (self.recall[number] for number in self.holdings.members(story))

    def place(self, arrival: Arrival) -> Placement:
        """Decide where the item belongs, remember it there, and say what that brought about.

        An item that is already remembered stays where it is.
        """
        if (known := self.recall.number(arrival.item)) is not None:
            return Placement(Link(arrival.item, self._story_of(known), 1.0, ("received before",)))
        read = self._read(arrival)
        ranked = self._rank(read.item)
        link = self._link(arrival, read, ranked)
        number = self._remember(arrival, link.story, read)
        merges = tuple(self._merges(link, ranked, read.item.day))
        for merge in merges:
            self._join(merge)
        self._learn_names(self._story_of(number))
        parted = tuple(self._parts(self._story_of(number)))
        for word in parted:
            self.regroup(word)
        return Placement(link, merges, parted)

    def replay(self, arrival: Arrival, placement: Placement) -> None:
        """Bring about what `place` brought about when it returned `placement` for this arrival."""
        if self.recall.number(arrival.item) is not None:
            return
        number = self._remember(arrival, placement.link.story, self._read(arrival))
        for merge in placement.merges:
            self._join(merge)
        self._learn_names(self._story_of(number))
        for word in placement.parted:
            self.regroup(word)

    def _read(self, arrival: Arrival) -> _Read:
        """What the linker makes of an item as things stand when it arrives."""
        day = arrival.published_at.timestamp() / 86_400
        self._rest(day)
        traits = read_traits(arrival.text, arrival.language)
        numbers = numbered(traits.keys)
        weighed = self._weigh_names(numbers, arrival.language)
        if traits.standing:
            weighed = Weighed(condense(weighed.weights, traits), weighed.seen)
        sense = sense_of(arrival.text, arrival.language)
        return _Read(traits, tuple(numbers), sense, Reading.of(weighed, arrival.language, day, sense, long=bool(traits.standing)))

    def _weigh_names(self, numbers: dict[int, float], language: str) -> Weighed:
        """What the traits tell; a name that is known to be written otherwise, too, tells nearly as much in that way."""
        known = {name: other for name in numbers if name & 7 in NAMES and (other := self.aliases.of(name)) is not None}
        more = {other: numbers[name] for name, other in known.items() if other not in numbers}
        weighed = self.rarity.weigh(numbers | more, language)
        for name, other in known.items():
            if other in more and other in weighed.weights:
                weighed.weights[other] = min(weighed.weights[other], AS_ALIAS * weighed.weights.get(name, 0.0))
        return weighed

    def _learn_names(self, story: StoryId) -> None:
        """Learn from a story when it has grown, as often as it is looked at for its parts."""
        if len(self.holdings.members(story)) in LOOKED_AT:
            self.aliases.learn(story, self.items_of(story))

    def regroup(self, word: Regrouping) -> None:
        """Two stories are joined or parted; what is remembered of their items moves along."""
        if word.apart:
            self._keep_apart(word.story, word.into)
        else:
            self.joined.add(word.into)
            self.apart.get(word.story, set()).discard(word.into)
            self.apart.get(word.into, set()).discard(word.story)
            self._inherit(word.story, word.into)
        leaving = {number for number in map(self.recall.number, word.items) if number is not None}
        if leaving:
            self._hold(word.story, [number for number in self.holdings.members(word.story) if number not in leaving])
            self._hold(word.into, sorted({*self.holdings.members(word.into), *leaving}))
            for story in (word.story, word.into):
                self.aliases.learn(story, self.items_of(story))

    def _hold(self, story: StoryId, members: Sequence[int]) -> None:
        """The story holds these items now, and no others."""
        self._tallies.changed(story)
        if members or story in self.holdings:
            number = self.holdings.hold(story, members, [self.recall.days[member] for member in members])
            self.recall.move(members, number)

    def _keep_apart(self, one: StoryId, other: StoryId) -> None:
        self.apart.setdefault(one, set()).add(other)
        self.apart.setdefault(other, set()).add(one)

    def _inherit(self, absorbed: StoryId, into: StoryId) -> None:
        """What was to stay apart from a story stays apart from the one that it became part of."""
        for other in self.apart.get(absorbed, set()) - {into}:
            self._keep_apart(other, into)
        if absorbed in self.joined:
            self.joined.add(into)

    def _rank(self, item: Reading) -> list[tuple[float, StoryId]]:
        """Stories nearby with the probability that the item belongs to each, best first."""
        nearby = self.recall.neighbours(item.weights, item.day - REMEMBER_DAYS)
        awake = (found for found in nearby.items() if self._is_awake(found[0], item.day))
        named = ((self.holdings.name(story), likest) for story, likest in islice(awake, MOST_STORIES))
        scored = [(self._judge(compare(item, self._tallies.of(story), likest), story), story) for story, likest in named]
        return sorted(scored, key=lambda found: (-found[0], found[1]))

    def _is_awake(self, story: int, day: float) -> bool:
        """A story rests a fortnight after its last item, and nobody looks further back than that before its first."""
        first, last = self.holdings.span(story)
        return first - REST_AFTER_DAYS <= day <= last + REST_AFTER_DAYS

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
        if item.day - tally.last <= GOES_ON_DAYS and any(trait & 7 == PLACE and _is_own(trait, item, tally) for trait in item.weights):
            return BELONGS_THERE
        return BELONGS

    def _remember(self, arrival: Arrival, story: StoryId, read: _Read) -> int:
        item = read.item
        remembered = Remembered(self.recall.next, arrival.item, item.language, item.day, tuple(item.weights), read.sense)
        self.recall.add(remembered, item.weights, self.holdings.take(story, remembered.number, item.day))
        self._tallies.took(story, remembered)
        self.rarity.count(read.numbers, item.language)
        return remembered.number

    def _merges(self, link: Link, ranked: list[tuple[float, StoryId]], day: float) -> Iterable[Merge]:
        """Stories that were nearly as good a home for the item join the chosen one, if their own items would be at home there too."""
        home = link.story
        if not ranked or home != ranked[0][1]:
            return
        for score, other in ranked[1 : 1 + RIVALS]:
            if score < NEARLY or other in self.apart.get(home, ()) or self._told_apart(home, other):
                continue
            small, large = sorted((home, other), key=lambda story: (len(self.holdings.members(story)), story))
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
        """How likely, on average, the latest items of one story belong to the other; 0 once they are too few to join the two."""
        witnesses = [self._witness(number, day) for number in self.holdings.members(small)[-WITNESSES:]]
        number, shortest = self.holdings.number(large), self.recall.shortest(self.holdings.members(large))

        def nearest(witness: Reading) -> list[float]:
            return self.recall.neighbours(witness.weights, day - REMEMBER_DAYS).get(number, [0.0])

        return at_home(witnesses, self._tallies.of(large), shortest, nearest, self._believe)

    def _witness(self, number: int, day: float) -> Reading:
        """A remembered item as it would be read now."""
        item = self.recall[number]
        return Reading.of(self._weigh(item), item.language, max(day, item.day), item.sense)

    def _parts(self, story: StoryId) -> Iterable[Regrouping]:
        """What does not belong to a story after all; nothing of one that a person joined."""
        members = self.holdings.members(story)
        if len(members) not in LOOKED_AT or story in self.joined:
            return
        items = {number: self.recall[number] for number in members}
        weighed = {number: self._weigh(item) for number, item in items.items()}
        leaving = unbridged([(number, found.weights) for number, found in weighed.items()])
        if leaving and self._homeless(leaving, items, weighed):
            gone = tuple(items[number].item for number in leaving)
            yield Regrouping(story, StoryId(stable_id("story", "parted", *sorted(gone))), gone, apart=True)

    def _homeless(self, leaving: list[int], items: dict[int, Remembered], weighed: dict[int, Weighed]) -> bool:
        """Whether the items of a part would hardly be placed among the rest."""
        gone, rest = set(leaving), Tally()
        staying = [number for number in items if number not in gone]
        for number in staying:
            item = items[number]
            rest.take(item.traits, item.language, item.day, item.sense)
        scores = []
        for number in leaving[-WITNESSES:]:
            item = items[number]
            read = Reading.of(weighed[number], item.language, max(item.day, rest.first), item.sense)
            near = nearest(weighed[number].weights, [weighed[other].weights for other in staying])
            scores.append(self._believe(compare(read, rest, near)))
        return sum(scores) / len(scores) < NOT_AT_HOME

    def _weigh(self, item: Remembered) -> Weighed:
        return self.rarity.weigh(dict.fromkeys(item.traits, 1.0), item.language)

    def _by_age(self, first: StoryId, second: StoryId) -> tuple[StoryId, StoryId]:
        return (first, second) if self.holdings.members(first)[0] <= self.holdings.members(second)[0] else (second, first)

    def _join(self, merge: Merge) -> None:
        absorbed = list(self.holdings.members(merge.absorbed))
        if absorbed:
            self._hold(merge.absorbed, [])
            self._hold(merge.into, sorted([*self.holdings.members(merge.into), *absorbed]))
            self.aliases.unlearn(merge.absorbed)
            self.aliases.learn(merge.into, self.items_of(merge.into))
            self._inherit(merge.absorbed, merge.into)

    def _rest(self, day: float) -> None:
        """Forget items that are too old to be compared, and stories of which nothing is left."""
        for gone in self.recall.forget_before(day - REMEMBER_DAYS):
            story = self._story_of(gone.number)
            members = [number for number in self.holdings.members(story) if number != gone.number]
            if members:
                self.holdings.hold(story, members, [self.recall.days[member] for member in members])
                self._tallies.lost(story, gone)
            else:
                self._hold(story, members)
                self.aliases.rest(story)

    def _story_of(self, number: int) -> StoryId:
        return self.holdings.name(self.recall.stories[number])


def _is_own(place: int, item: Reading, story: Tally) -> bool:
    """Whether most reports that ever named the place stand in the story."""
    times = story.traits.get(place, 0)
    return times >= 2 and 2 * times >= item.seen[place]
