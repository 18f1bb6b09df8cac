"""A story as it was told: its timeline across languages, who was first, who repeats whom, and what persons said of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from nightdesk.foundation.ids import ItemId, StoryId
from nightdesk.shift.record import StoryFile
from nightdesk.stories.model import Development, News
from nightdesk.wire.model import Item

from .models import DraftRow, LinkRow, MergeRow, RegroupingRow, StoryRow
from .regrouping import items_once_of
from .stories import open_story


@dataclass(frozen=True, slots=True)
class Moment:
    """One item in its story: what it added, why it stands here, and whom it repeats if it adds nothing."""

    item: Item
    development: Development
    because: tuple[str, ...]
    likelihood: float
    repeats: str

    @property
    def first(self) -> bool:
        return News.FIRST in self.development.kinds


@dataclass(frozen=True, slots=True)
class Taken:
    """A story that this one took in: by the program or by a person, and its items that came along."""

    absorbed: StoryId
    by: str
    reasons: tuple[str, ...]
    items: tuple[ItemId, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of this story and another."""

    at: datetime
    by: str
    reason: str
    other: str
    items: int
    apart: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """`repeaters` are sources with how many of their items added nothing, most first; `waiting` and `drafts` tell of its drafts."""

    file: StoryFile
    moments: tuple[Moment, ...]
    languages: tuple[tuple[str, int], ...]
    firsts: tuple[tuple[str, int], ...]
    repeaters: tuple[tuple[str, int], ...]
    taken: tuple[Taken, ...]
    said: tuple[Said, ...]
    waiting: int


def tell_story(story: StoryId) -> Telling:
    """Raises NotFound if there is no such story."""
    file = open_story(story)
    links = {link.item_id: link for link in LinkRow.objects.filter(story=story)}
    moments = tuple(
        Moment(item, development, tuple(links[item.id].reasons), links[item.id].score, _repeated(file, number))
        for number, (item, development) in enumerate(zip(file.items, file.developments, strict=True))
    )
    return Telling(
        file=file,
        moments=moments,
        languages=tuple(Counter(item.language for item in file.items).most_common()),
        firsts=tuple(Counter(str(moment.item.source) for moment in moments if moment.development.new).most_common()),
        repeaters=tuple(Counter(str(moment.item.source) for moment in moments if not moment.development.new).most_common()),
        taken=tuple(
            Taken(absorbed, by, reasons, items) for absorbed, by, reasons in _taken_in(story) if (items := items_once_of(story, absorbed))
        ),
        said=_said_of(story),
        waiting=DraftRow.objects.filter(story=story, state__in=[DraftRow.State.WAITING, DraftRow.State.HELD]).count(),
    )


def _repeated(file: StoryFile, number: int) -> str:
    """The source that first told what this item only tells again: the earliest with the same count, else the one before it."""
    if file.developments[number].new or number == 0:
        return ""
    counts = {(figure.read.kind, figure.read.value) for figure in file.claims[number].figures}
    for earlier in range(number):
        if counts and counts & {(figure.read.kind, figure.read.value) for figure in file.claims[earlier].figures}:
            return str(file.items[earlier].source)
    newest = next(at for at in range(number - 1, -1, -1) if file.developments[at].new or at == 0)
    return str(file.items[newest].source)


def _taken_in(story: StoryId) -> list[tuple[StoryId, str, tuple[str, ...]]]:
    """Stories absorbed into this one that have not come to life again, the latest first."""
    gone = set(LinkRow.objects.filter(story=story).values_list("arrived_in", flat=True)) | set(
        RegroupingRow.objects.filter(into=story, apart=False).values_list("story", flat=True)
    )
    merges = [
        (StoryId(row.absorbed), "the program", tuple(row.reasons))
        for row in MergeRow.objects.filter(into=story).order_by("-id")
        if row.absorbed in gone
    ]
    joins = [(StoryId(row.story), row.by, (row.reason,)) for row in RegroupingRow.objects.filter(into=story, apart=False).order_by("-id")]
    found = {absorbed: (absorbed, by, reasons) for absorbed, by, reasons in [*merges, *joins]}
    still = set(StoryRow.objects.filter(id__in=found, merged_into=story).values_list("id", flat=True))
    return [told for absorbed, told in found.items() if absorbed in still]


def _said_of(story: StoryId) -> tuple[Said, ...]:
    rows = RegroupingRow.objects.filter(story=story) | RegroupingRow.objects.filter(into=story)
    return tuple(
        Said(row.at, row.by, row.reason, row.into if row.story == story else row.story, len(row.items), row.apart)
        for row in rows.order_by("-id")
    )
