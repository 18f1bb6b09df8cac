"""What the shift asks of the durable record. Each method that changes something does so in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Protocol

from nightdesk.archive.model import ArchiveLine
from nightdesk.claims.read import Claims
from nightdesk.desk.model import Decision, Ruling
from nightdesk.drafts.language_model import Receipt
from nightdesk.drafts.model import Draft
from nightdesk.drafts.model_writer.outlook import Outlook
from nightdesk.drafts.model_writer.write import Work
from nightdesk.drafts.recollection import Recollection
from nightdesk.foundation.ids import FamilyId, ItemId, SourceId, StoryId
from nightdesk.personas.contributions import Contribution
from nightdesk.personas.model import Assignment, Judgement, LogEntry
from nightdesk.publish.illustration import Picture
from nightdesk.publish.model import Article
from nightdesk.shift.changed import Changed, Looked, ReadPage, Recheck, Resting, Revised
from nightdesk.shift.outlook import Awaited, LookedFor
from nightdesk.sources.model import Source, SourceState
from nightdesk.stories.model import Arrival, Development, Placement, Profile, Regrouping, Story
from nightdesk.verify.model import Finding, Verdict
from nightdesk.wire.heard import Heard, Received
from nightdesk.wire.model import Item


@dataclass(frozen=True, slots=True)
class Placed:
    """One item's place: what the linker decided, and what was read from the item."""

    item: Item
    placement: Placement
    claims: Claims


@dataclass(frozen=True, slots=True)
class Linked:
    """What one run of linking brought about. `developments` also holds those told anew after a merge; `regrouped` is the number of the
    last regrouping that the linker knew of."""

    placed: tuple[Placed, ...]
    developments: tuple[Development, ...]
    regrouped: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a linker has followed the record: the last placement, by its sequence and item, and the last word on stories."""

    sequence: int = 0
    item: str = ""
    regrouping: int = 0


THE_BEGINNING = Mark()


@dataclass(frozen=True, slots=True)
class StoryFile:
    """All that the record holds of one story. Items are in order of publication, claims in the order of their items.

    `revised` are the items that their sources changed or withdrew since the story was last written about, `withdrawn` those that were
    ever taken back; `voices` tells whose words those items print that are copies or an agency's. A source that tells nothing of its own
    here has the family of that voice.
    """

    story: Story
    revision: int
    covered_at: datetime | None
    items: tuple[Item, ...]
    claims: tuple[Claims, ...]
    developments: tuple[Development, ...]
    sources: tuple[Source, ...]
    article: Article | None
    waiting: bool
    revised: frozenset[ItemId] = frozenset()
    voices: Mapping[ItemId, FamilyId] = field(default_factory=dict)
    withdrawn: frozenset[ItemId] = frozenset()

    def without(self, out: Collection[ItemId]) -> StoryFile:
        """The story without these items and all that was read from them."""
        kept = [number for number, item in enumerate(self.items) if item.id not in out]
        items = tuple(self.items[number] for number in kept)
        heard = {item.source for item in items}
        return replace(
            self,
            story=replace(self.story, items=tuple(item.id for item in items)),
            items=items,
            claims=tuple(self.claims[number] for number in kept),
            developments=tuple(development for development in self.developments if development.item not in out),
            sources=tuple(source for source in self.sources if source.id in heard),
        )


@dataclass(frozen=True, slots=True)
class Making:
    """How a draft came about, kept with it so that a person who publishes it later tells the same.

    `work` and `receipts` are a model's, `why_not` says why one that was asked wrote nothing, `added` what other analysts brought of which
    something stands, `outlook` what the article says would change its view.
    """

    work: Work | None = None
    receipts: tuple[Receipt, ...] = ()
    why_not: str = ""
    added: tuple[Contribution, ...] = ()
    outlook: Outlook | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What covering a story came to. `article` is set exactly when `decision` publishes; `dropped` tells what the verifier kept out."""

    draft: Draft
    verdict: Verdict
    ruling: Ruling
    dropped: tuple[Finding, ...]
    assignment: Assignment
    decision: Decision | None
    article: Article | None
    pictures: tuple[Picture, ...]
    played: bool
    making: Making = Making()


class Record(Protocol):
    """The newsroom's memory, as the shift sees it."""

    def add_sources(self, sources: Sequence[Source], *, live: bool = False) -> None:
        """Add or renew sources; what polling taught about a known one is kept. `live` ones are listened to on the system's clock."""
        ...

    def sources(self, ids: Sequence[SourceId]) -> tuple[Source, ...]:
        """In the order asked for; unknown ones are left out."""
        ...

    def states(self, sources: Sequence[SourceId]) -> Mapping[SourceId, SourceState]: ...

    def due(self, at: datetime, per_host: int, most: int) -> tuple[SourceId, ...]:
        """Live sources whose time has come, the longest overdue first."""
        ...

    def next_due(self) -> datetime | None:
        """When the next live source wants to be asked; None if one never was, or if there is none."""
        ...

    def count_live(self) -> int: ...

    def count_unlinked(self) -> int: ...

    def take_in(self, heard: Sequence[Heard], at: datetime, batch: str = "") -> int:
        """Keep what was heard: snapshots, states, each item once, each change. Returns how many items are new.

        A batch that was taken in before changes nothing, and gives the same number again.
        """
        ...

    def pages_received(self, source: SourceId, pages: Collection[str], at: datetime) -> Received:
        """Which of these pages need asking no more (read, passed over as old, or tried in vain often enough), and which not yet."""
        ...

    def look_due(self, at: datetime, most: int) -> tuple[ReadPage, ...]:
        """Pages that are to be looked at again now."""
        ...

    def keep_looks(self, looked: Sequence[Looked], at: datetime) -> int:
        """Keep what pages looked like when they were seen again. Returns how many had changed."""
        ...

    def untold_changes(self) -> tuple[Changed, ...]:
        """Items that their sources changed or withdrew since their stories were told of them, in the order of the changes."""
        ...

    def resting_on(self, item: ItemId) -> tuple[Resting, ...]:
        """Every article that readers can see and that cites the item, whichever story holds it now."""
        ...

    def keep_rechecks(self, rechecks: Sequence[Recheck], at: datetime) -> None:
        """Tell the desk what changes by sources mean for published articles; each once."""
        ...

    def keep_revisions(self, revised: Sequence[Revised], at: datetime) -> None:
        """Let stories know what their sources changed: claims read anew, developments told, the stories stirred."""
        ...

    def watch(self, at: datetime) -> int:
        """Raise and end alarms for what is silent against its habit. Returns how many stand."""
        ...

    def prune(self, at: datetime) -> None:
        """Give up what is kept for a time only, where that time is over."""
        ...

    def ungrouped(self) -> tuple[Item, ...]:
        """Items that nobody has looked at for copies yet, in the order of `unlinked`."""
        ...

    def grouped(self) -> Iterator[tuple[Item, ItemId]]:
        """Items of the last weeks with the original of their group, in the order in which they were linked."""
        ...

    def keep_originals(self, originals: Mapping[ItemId, ItemId]) -> None: ...

    def unlinked(self) -> tuple[Item, ...]:
        """Items that no story holds yet, in order of publication, then source, then the source's own name for them."""
        ...

    def placements(self, since: Mark = THE_BEGINNING) -> Iterator[tuple[Arrival, Placement] | Regrouping]:
        """Every placement recorded after the mark and every word on stories, in the order they were made."""
        ...

    def holds(self, mark: Mark) -> bool:
        """Whether the mark is of this record, and not of another that was there before it."""
        ...

    def regroupings(self, after: int) -> tuple[tuple[int, Regrouping], ...]:
        """What persons said of stories since the regrouping of that number, each with its number."""
        ...

    def keep_linking(self, linked: Linked, at: datetime) -> Mark:
        """Returns how far the record goes now. Raises StoriesRegrouped, and keeps nothing, if a person regrouped stories that this linking
        did not know of."""
        ...

    def arrived(self, story: StoryId) -> tuple[tuple[int, Item, Claims], ...]:
        """The items a story holds, in the order in which they were placed, each with its number in that order."""
        ...

    def stirred(self, resting_since: datetime, *, live: bool) -> tuple[StoryId, ...]:
        """Stories that gained something and were not dealt with since, and those that hold something untold and
        gained nothing after `resting_since`; in order of their first report. `live` parts those that hold an item of a live source
        from those of a played wire."""
        ...

    def own_work(self, about: Profile, before: date, *, played: bool) -> tuple[ArchiveLine, ...]:
        """What the newsroom's own articles on other stories told of the same names or place before that day, as lines of background."""
        ...

    def recollections(self, about: Profile, before: date, *, played: bool) -> tuple[Recollection, ...]:
        """What was passed over before that day, as no news any more, of those who act in the story."""
        ...

    def keep_recollection(self, one: Recollection, *, played: bool) -> None: ...

    def open_story(self, story: StoryId) -> StoryFile:
        """Raise NotFound if there is no such story."""
        ...

    def keep_judgement(self, story: StoryId, profile: Profile, judgement: Judgement, *, settled: bool, untold: bool) -> None:
        """Note what the desk thinks of a story.

        `settled` says that nothing is to be written about it now, `untold` that it holds items which its article does not tell.
        """
        ...

    def settle(self, outcome: Outcome) -> None:
        """Keep a draft with all that became of it: assignment, verdict, ruling, and the decision and article if there are any."""
        ...

    def keep_log(self, night: date, entries: Sequence[LogEntry]) -> None: ...

    def totals(self) -> Mapping[str, int]:
        """Sources and languages watched, items read."""
        ...

    def awaited(self, at: datetime) -> tuple[Awaited, ...]:
        """What articles said would change their view, and is to be looked at by now."""
        ...

    def settle_awaited(self, looked: Sequence[LookedFor], at: datetime) -> None: ...

    def keep_tick(self, wire: str, at: datetime, summary: Mapping[str, int]) -> None: ...
