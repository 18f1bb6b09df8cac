"""What one source said when it was asked, and what of its pages is known already."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from nightdesk.foundation.ids import SourceId
from nightdesk.sources.model import Source, SourceState
from nightdesk.wire.model import Item, Snapshot
from nightdesk.wire.websub import Hub


@dataclass(frozen=True, slots=True)
class Received:
    """Of pages that a list names: those that need asking no more, and those that could not be had and are to be asked for later."""

    done: Collection[str] = ()
    later: Collection[str] = ()

    def left_of(self, pages: Sequence[str]) -> list[str]:
        return [address for address in pages if address not in self.done and address not in self.later]


Seen = Callable[[SourceId, Collection[str], datetime], Received]
"""What is known at a moment of these pages of a source."""


def nothing_seen(_source: SourceId, _pages: Collection[str], _at: datetime) -> Received:
    return Received()


@dataclass(frozen=True, slots=True)
class TextPage:
    """The page where an item's text was read, and the headline that stood there."""

    address: str
    title: str


@dataclass(frozen=True, slots=True)
class Called:
    """An article page that was asked for, and whether it needs asking no more: it was read, or is passed over as old."""

    address: str
    done: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """What one source said when it was asked. `items` come oldest first, each naming the snapshot it was read from.

    `problem` is None unless the source could not be heard; `notes` tell what was left out of what was heard; `hub` is where the source's
    news can be had as it breaks. Store `state`
    in the same transaction as `items`: its validators say that these items have been received. `said` is, by item, the digest of
    what the feed itself said (or the page, where there is only that), `pages` where the rest of its text was read, and `awaited` where
    it is still to be read, because the page could not be had now.
    """

    source: Source
    state: SourceState
    snapshots: tuple[Snapshot, ...] = ()
    items: tuple[Item, ...] = ()
    problem: str | None = None
    notes: tuple[str, ...] = ()
    hub: Hub | None = None
    said: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, TextPage] = field(default_factory=dict)
    called: tuple[Called, ...] = ()
    awaited: Mapping[str, str] = field(default_factory=dict)

    @property
    def snapshot(self) -> Snapshot | None:
        """What the source's own address gave, without further pages."""
        return self.snapshots[0] if self.snapshots else None
