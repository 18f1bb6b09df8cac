"""What the shift asks of the durable record. Each method that changes something does so in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from nightdesk.claims.read import Claims
from nightdesk.desk.model import Decision, Ruling
from nightdesk.drafts.model import Draft
from nightdesk.foundation.ids import SourceId, StoryId
from nightdesk.personas.model import Assignment, Judgement, LogEntry
from nightdesk.publish.illustration import Picture
from nightdesk.publish.model import Article
from nightdesk.sources.model import Source, SourceState
from nightdesk.stories.model import Arrival, Development, Placement, Profile, Story
from nightdesk.verify.model import Finding, Verdict
from nightdesk.wire.listen import Heard
from nightdesk.wire.model import Item


@dataclass(frozen=True, slots=True)
class Placed:
    """One item's place: what the linker decided, and what was read from the item."""

    item: Item
    placement: Placement
    claims: Claims


@dataclass(frozen=True, slots=True)
class Linked:
    """What one run of linking brought about. `developments` also holds those told anew after a merge."""

    placed: tuple[Placed, ...]
    developments: tuple[Development, ...]


@dataclass(frozen=True, slots=True)
class StoryFile:
    """All that the record holds of one story. Items are in order of publication, claims in the order of their items."""

    story: Story
    revision: int
    covered_at: datetime | None
    items: tuple[Item, ...]
    claims: tuple[Claims, ...]
    developments: tuple[Development, ...]
    sources: tuple[Source, ...]
    article: Article | None
    waiting: bool


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


class Record(Protocol):
    """The newsroom's memory, as the shift sees it."""

    def add_sources(self, sources: Sequence[Source]) -> None:
        """Add or renew sources; what polling taught about a known one is kept."""
        ...

    def states(self, sources: Sequence[SourceId]) -> Mapping[SourceId, SourceState]: ...

    def take_in(self, heard: Sequence[Heard]) -> int:
        """Keep what was heard: snapshots, states, and each item once. Returns how many items are new."""
        ...

    def page_received(self, source: SourceId, address: str) -> bool:
        """Whether an item from this page is in the record."""
        ...

    def unlinked(self) -> tuple[Item, ...]:
        """Items that no story holds yet, in order of publication, then source, then the source's own name for them."""
        ...

    def placements(self) -> Iterator[tuple[Arrival, Placement]]:
        """Every placement ever recorded, in the order it was made."""
        ...

    def keep_linking(self, linked: Linked, at: datetime) -> None: ...

    def arrived(self, story: StoryId) -> tuple[tuple[int, Item, Claims], ...]:
        """The items a story holds, in the order in which they were placed, each with its number in that order."""
        ...

    def stirred(self, resting_since: datetime) -> tuple[StoryId, ...]:
        """Stories that gained something and were not dealt with since, and those that hold something untold and
        gained nothing after `resting_since`; in order of their first report."""
        ...

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

    def keep_tick(self, wire: str, at: datetime, summary: Mapping[str, int]) -> None: ...
