"""What a source changed after we read it, and what that means for what we wrote."""

from __future__ import annotations

from dataclasses import dataclass

from nightdesk.claims.read import Claims
from nightdesk.foundation.ids import ItemId, StoryId
from nightdesk.publish.model import Article
from nightdesk.sources.model import Source
from nightdesk.stories.model import Development
from nightdesk.verify.model import Status
from nightdesk.wire.edits import Change
from nightdesk.wire.model import Item, Snapshot


@dataclass(frozen=True, slots=True)
class ReadPage:
    """An item whose text was read from a page, and that page's address."""

    item: Item
    source: Source
    page: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What became of a page since it was read. `gone` says why it is taken for withdrawn; `now` is the item as the page has it.

    `missing` says why the page could not be found now. That may be a slip: only a page that is missing twice is gone.
    """

    item: ItemId
    now: Item | None = None
    gone: str | None = None
    snapshot: Snapshot | None = None
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """An item as it stands now, with what its source changed at once. `version` is the record's number for that change."""

    version: int
    item: Item
    story: StoryId | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Resting:
    """A published article with the items it cites, as they stand now, and their sources. Of `withdrawn` items nothing is borne out."""

    article: Article
    items: tuple[Item, ...]
    sources: tuple[Source, ...]
    withdrawn: frozenset[ItemId] = frozenset()


@dataclass(frozen=True, slots=True)
class Revised:
    """A change with what it means for the item's story."""

    changed: Changed
    claims: Claims
    development: Development | None


@dataclass(frozen=True, slots=True)
class SentenceAgain:
    """One sentence that rests on the report: how it stood, how it stands now, and what the first failed check says."""

    text: str
    before: Status
    after: Status
    says: str

    @property
    def shaken(self) -> bool:
        return _GRADES.index(self.after) > _GRADES.index(self.before)


_GRADES = (Status.SUPPORTED, Status.DOUBTFUL, Status.UNSUPPORTED)


@dataclass(frozen=True, slots=True)
class Recheck:
    """What a change by a source means for one article."""

    changed: Changed
    article: Article
    sentences: tuple[SentenceAgain, ...]

    @property
    def shaken(self) -> bool:
        return any(one.shaken for one in self.sentences)

    @property
    def says(self) -> str:
        what = "; ".join(str(change) for change in self.changed.changes[:3])
        lost = sum(one.shaken for one in self.sentences)
        return f"{what}. {len(self.sentences)} sentences rest on this report, {lost} of them are no longer borne out."
