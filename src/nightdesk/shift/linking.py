"""Linking what came in. One linker owns the index. It is put by from time to time; after a restart it is taken up again and follows what
was recorded since, or all that ever was where none was put by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from threading import Lock
from typing import Protocol

from nightdesk.claims.read import Claims, read_claims
from nightdesk.foundation.errors import StoriesRegrouped
from nightdesk.foundation.ids import StoryId
from nightdesk.shift.record import THE_BEGINNING, Linked, Mark, Placed, Record
from nightdesk.stories.develop import develop
from nightdesk.stories.link import FIRST_REPORT, Linker, arrival_order
from nightdesk.stories.model import Arrival, Development, News, Regrouping
from nightdesk.stories.so_far import StorySoFar
from nightdesk.wire.model import Item

Arrived = tuple[tuple[int, int], Item, Claims]
"""An item of a story with its place in the order of arrival."""
PUT_BY_AFTER = 1_000
SHARE_PUT_BY = 10
"""A linker is put by once a thousand items were placed since, or a tenth of all it remembers."""


class Drawer(Protocol):
    """Where a linker is put by. What it holds can be lost at any time: the record holds all."""

    def put_by(self, linker: Linker, mark: Mark) -> None: ...

    def take_up(self) -> tuple[Linker, Mark] | None:
        """The linker put by last; None where there is none, or another version of the program made it."""
        ...


class Linking:
    """The serial queue in front of the linker: one caller at a time, and nothing placed that is not recorded."""

    def __init__(self, record: Record, drawer: Drawer | None = None) -> None:
        self._record, self._drawer = record, drawer
        self._linker: Linker | None = None
        self._unkept = 0
        self._regrouped = 0
        self._lock = Lock()

    def link(self, at: datetime) -> int:
        """Place every item that no story holds yet. Returns how many there were.

        Where an editor joins or parts stories while it is being decided, it is decided anew, with that known.
        """
        with self._lock:
            items = self._record.unlinked()
            if not items:
                return 0
            while True:
                linker, self._linker = self._ready(), None
                try:
                    mark = self._record.keep_linking(_place_all(items, linker, self._record, self._regrouped), at)
                except StoriesRegrouped:
                    continue
                # only now: had the record refused, the index would know placements that the record does not
                self._linker = linker
                self._put_by(linker, mark, len(items))
                return len(items)

    def begin_with(self, linker: Linker) -> None:
        """Take over a linker that knows more than the record does; for measuring."""
        self._linker, self._drawer = linker, None

    def _put_by(self, linker: Linker, mark: Mark, placed: int) -> None:
        self._unkept += placed
        if self._drawer is not None and self._unkept >= max(PUT_BY_AFTER, len(linker) // SHARE_PUT_BY):
            self._drawer.put_by(linker, mark)
            self._unkept = 0

    def _ready(self) -> Linker:
        """A linker that knows all that is recorded, what persons said of stories included."""
        if self._linker is None:
            return self._rebuilt()
        for number, word in self._record.regroupings(self._regrouped):
            self._linker.regroup(word)
            self._regrouped = number
        return self._linker

    def _rebuilt(self) -> Linker:
        self._regrouped = max((number for number, _ in self._record.regroupings(0)), default=0)
        taken = self._drawer.take_up() if self._drawer is not None else None
        linker, mark = taken if taken and self._record.holds(taken[1]) else (Linker(), THE_BEGINNING)
        self._unkept = 0
        for made in self._record.placements(mark):
            self._unkept += 1
            if isinstance(made, Regrouping):
                linker.regroup(made)
            else:
                linker.replay(*made)
        return linker


def _place_all(items: Sequence[Item], linker: Linker, record: Record, regrouped: int) -> Linked:
    stories = _Stories(record)
    placed: list[Placed] = []
    developments: dict[str, Development] = {}
    for number, item in enumerate(sorted(items, key=lambda item: arrival_order(arrival_of(item)))):
        claims = read_claims(item)
        placement = linker.place(arrival_of(item))
        placed.append(Placed(item, placement, claims))
        if placement.link.reasons[0] == FIRST_REPORT:
            stories.begin(placement.link.story)
        told = [stories.add(placement.link.story, (1, number), item, claims)]
        for merge in placement.merges:
            told = stories.merge(merge.absorbed, merge.into)
        for word in placement.parted:
            told = stories.part(word)
        developments.update((development.item, development) for development in told)
    return Linked(tuple(placed), tuple(developments.values()), regrouped)


def retell(story: StoryId, items: Sequence[tuple[Item, Claims]]) -> list[Development]:
    """What each of a story's items adds, told anew in the order in which they were placed."""
    so_far, told = StorySoFar(), []
    for item, claims in items:
        told.append(_tell(story, item, claims, so_far))
        so_far.take(item, claims.figures, claims.attributions)
    return told


def _tell(story: StoryId, item: Item, claims: Claims, so_far: StorySoFar) -> Development:
    """What was out before its source was listened to is background, whatever it says."""
    if item.background:
        return Development(item.id, story, (News.NOTHING,), ())
    return develop(item, claims.figures, so_far, story, claims.attributions)


class _Stories:
    """What the stories touched in one run hold, so that each item can be told against all before it."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._held: dict[StoryId, list[Arrived]] = {}
        self._so_far: dict[StoryId, StorySoFar] = {}

    def begin(self, story: StoryId) -> None:
        """The record need not be asked what a story holds that begins with the item in hand."""
        self._held[story], self._so_far[story] = [], StorySoFar()

    def add(self, story: StoryId, order: tuple[int, int], item: Item, claims: Claims) -> Development:
        held, so_far = self._holding(story), self._so_far[story]
        development = _tell(story, item, claims, so_far)
        so_far.take(item, claims.figures, claims.attributions)
        held.append((order, item, claims))
        return development

    def merge(self, absorbed: StoryId, into: StoryId) -> list[Development]:
        """Both stories told anew as one, in the order of arrival."""
        together = sorted([*self._holding(into), *self._holding(absorbed)], key=lambda arrived: arrived[0])
        del self._held[absorbed], self._so_far[absorbed]
        self._held[into], self._so_far[into] = [], StorySoFar()
        return [self.add(into, *arrived) for arrived in together]

    def part(self, word: Regrouping) -> list[Development]:
        """Both stories told anew, each without the other's items."""
        together, leaving = self._holding(word.story), set(word.items)
        told = []
        for story, gone in ((word.story, False), (word.into, True)):
            self._held[story], self._so_far[story] = [], StorySoFar()
            told += [self.add(story, *arrived) for arrived in together if (arrived[1].id in leaving) is gone]
        return told

    def _holding(self, story: StoryId) -> list[Arrived]:
        if story not in self._held:
            recorded = self._record.arrived(story)
            self._held[story] = [((0, number), item, claims) for number, item, claims in recorded]
            self._so_far[story] = StorySoFar()
            for _, item, claims in recorded:
                self._so_far[story].take(item, claims.figures, claims.attributions)
        return self._held[story]


def arrival_of(item: Item) -> Arrival:
    """What the linker may see of an item: no id of the source's own, no address. A time to come is a source's mistake."""
    return Arrival(
        item=item.id,
        source=item.source,
        language=item.language,
        published_at=min(item.published_at, item.received_at),
        text=item.text,
    )
