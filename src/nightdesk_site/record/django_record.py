"""The record as the shift asks for it, kept in Django's tables."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from django.conf import settings

from nightdesk.archive.model import ArchiveLine
from nightdesk.claims.read import Claims
from nightdesk.drafts.recollection import Recollection
from nightdesk.foundation.ids import ItemId, SourceId, StoryId
from nightdesk.personas.model import Judgement, LogEntry
from nightdesk.shift.changed import Changed, Looked, ReadPage, Recheck, Resting, Revised
from nightdesk.shift.outlook import Awaited, LookedFor
from nightdesk.shift.record import THE_BEGINNING, Linked, Mark, Outcome, StoryFile
from nightdesk.sources.model import Source, SourceState
from nightdesk.stories.model import Arrival, Placement, Profile, Regrouping
from nightdesk.wire.heard import Heard, Received
from nightdesk.wire.model import Item

from . import changes, copies, habits, night, outlook, own_work, publishing, recollections, regrouping, snapshots, sources, stories, wire
from .models import DraftRow


class DjangoRecord:
    """Implements `nightdesk.shift.record.Record`.

    `bring_to_desk` is told of each draft that waits for a person, in the same transaction.
    """

    def __init__(self, bring_to_desk: Callable[[DraftRow], object] = lambda row: None) -> None:
        self._bring_to_desk = bring_to_desk

    def add_sources(self, new: Sequence[Source], *, live: bool = False) -> None:
        sources.add_sources(new, live=live)

    def sources(self, ids: Sequence[SourceId]) -> tuple[Source, ...]:
        known = sources.sources_by_id(ids)
        return tuple(known[key] for key in ids if key in known)

    def states(self, ids: Sequence[SourceId]) -> Mapping[SourceId, SourceState]:
        return sources.states(ids)

    def due(self, at: datetime, per_host: int, most: int) -> tuple[SourceId, ...]:
        return sources.due(at, per_host, most)

    def next_due(self) -> datetime | None:
        return sources.next_due()

    def count_live(self) -> int:
        return sources.listened_to().count()

    def count_unlinked(self) -> int:
        return stories.count_unlinked()

    def take_in(self, heard: Sequence[Heard], at: datetime, batch: str = "") -> int:
        return wire.take_in(heard, at, batch)

    def pages_received(self, source: SourceId, pages: Collection[str], at: datetime) -> Received:
        return wire.pages_received(source, pages, at)

    def look_due(self, at: datetime, most: int) -> tuple[ReadPage, ...]:
        return changes.look_due(at, most)

    def keep_looks(self, looked: Sequence[Looked], at: datetime) -> int:
        return changes.keep_looks(looked, at)

    def untold_changes(self) -> tuple[Changed, ...]:
        return changes.untold_changes()

    def resting_on(self, item: ItemId) -> tuple[Resting, ...]:
        return changes.resting_on(item)

    def keep_rechecks(self, rechecks: Sequence[Recheck], at: datetime) -> None:
        changes.keep_rechecks(rechecks, at)

    def keep_revisions(self, revised: Sequence[Revised], at: datetime) -> None:
        changes.keep_revisions(revised, at)

    def watch(self, at: datetime) -> int:
        return habits.watch(at)

    def prune(self, at: datetime) -> None:
        snapshots.prune_by_retention(settings.NEWSROOM.retention, at)
        wire.forget_hearings(at - timedelta(days=30))

    def ungrouped(self) -> tuple[Item, ...]:
        return copies.ungrouped()

    def grouped(self) -> Iterator[tuple[Item, ItemId]]:
        return copies.grouped()

    def keep_originals(self, originals: Mapping[ItemId, ItemId]) -> None:
        copies.keep_originals(originals)

    def unlinked(self) -> tuple[Item, ...]:
        return stories.unlinked()

    def placements(self, since: Mark = THE_BEGINNING) -> Iterator[tuple[Arrival, Placement] | Regrouping]:
        return regrouping.history(since)

    def holds(self, mark: Mark) -> bool:
        return regrouping.holds(mark)

    def regroupings(self, after: int) -> tuple[tuple[int, Regrouping], ...]:
        return regrouping.since(after)

    def keep_linking(self, linked: Linked, at: datetime) -> Mark:
        return stories.keep_linking(linked, at)

    def arrived(self, story: StoryId) -> tuple[tuple[int, Item, Claims], ...]:
        return stories.arrived(story)

    def stirred(self, resting_since: datetime, *, live: bool) -> tuple[StoryId, ...]:
        return stories.stirred(resting_since, live=live)

    def own_work(self, about: Profile, before: date, *, played: bool) -> tuple[ArchiveLine, ...]:
        return own_work.told_before(about, before, played=played)

    def recollections(self, about: Profile, before: date, *, played: bool) -> tuple[Recollection, ...]:
        return recollections.recollections(about, before, played=played)

    def keep_recollection(self, one: Recollection, *, played: bool) -> None:
        recollections.keep_recollection(one, played=played)

    def open_story(self, story: StoryId) -> StoryFile:
        return stories.open_story(story)

    def keep_judgement(self, story: StoryId, profile: Profile, judgement: Judgement, *, settled: bool, untold: bool) -> None:
        stories.keep_judgement(story, profile, judgement, settled=settled, untold=untold)

    def settle(self, outcome: Outcome) -> None:
        publishing.settle(outcome, self._bring_to_desk)

    def keep_log(self, day: date, entries: Sequence[LogEntry]) -> None:
        night.keep_log(day, entries)

    def totals(self) -> Mapping[str, int]:
        return night.totals()

    def awaited(self, at: datetime) -> tuple[Awaited, ...]:
        return outlook.awaited(at)

    def settle_awaited(self, looked: Sequence[LookedFor], at: datetime) -> None:
        outlook.settle_awaited(looked, at)

    def keep_tick(self, wire_name: str, at: datetime, summary: Mapping[str, int]) -> None:
        night.keep_tick(wire_name, at, summary)
