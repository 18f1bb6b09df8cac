"""Stories joined and parted by a person: the record of it, and what becomes of items, drafts and articles.

**Joined.** The items of one story stand in the other. Drafts of the absorbed story that wait or are held are superseded; its article goes
along, or its address points to the article that lives on. The other story is looked at anew.

**Parted.** Some items leave for a story of their own, or for one that was absorbed before, which then lives again, its article with it.
Drafts of the story that they left are superseded, for they rest on items that are no longer its own. A published article stays as readers
know it until the shift has written its next version, which policy may hold for a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from django.db import transaction
from django.db.models import Max, Min

from nightdesk.foundation.errors import NoSuchRegrouping, NotFound
from nightdesk.foundation.ids import ItemId, StoryId, stable_id
from nightdesk.shift.linking import retell
from nightdesk.shift.record import Mark
from nightdesk.stories.model import Arrival, Placement, Regrouping

from . import audit
from .models import ArticleRow, ItemRow, LinkRow, RegroupingRow, StoryRow
from .stories import PROGRAM, arrived, keep_developments, lock_stories, look_anew, merge_stories, move_items, placements


def since(number: int) -> tuple[tuple[int, Regrouping], ...]:
    return tuple((row.id, _word(row)) for row in RegroupingRow.objects.filter(id__gt=number).exclude(by=PROGRAM).order_by("id"))


def history(since: Mark) -> Iterator[tuple[Arrival, Placement] | Regrouping]:
    """Placements and regroupings made after the mark, in the order in which they were made."""
    later = RegroupingRow.objects.filter(id__gt=since.regrouping).order_by("after", "id")
    said = {after: [_word(row) for row in rows] for after, rows in groupby(later, lambda row: max(row.after, since.sequence))}
    yield from said.get(since.sequence, ())
    for sequence, arrival, placement in placements(since.sequence):
        yield arrival, placement
        yield from said.get(sequence, ())


def holds(mark: Mark) -> bool:
    """Whether the record once stood at this mark."""
    placed = LinkRow.objects.filter(sequence=mark.sequence).values_list("item_id", flat=True).first()
    said = not mark.regrouping or RegroupingRow.objects.filter(id=mark.regrouping).exists()
    return said and (placed or "") == mark.item


def _word(row: RegroupingRow) -> Regrouping:
    return Regrouping(StoryId(row.story), StoryId(row.into), tuple(map(ItemId, row.items)), row.apart)


@transaction.atomic
def join(into: StoryId, absorbed: StoryId, by: str, reason: str, at: datetime) -> None:
    """The items of `absorbed` become items of `into`. Raises NotFound, or NoSuchRegrouping if it is one story already."""
    lock_stories()
    kept, lost = _alive(into), _alive(absorbed)
    if kept.id == lost.id:
        raise NoSuchRegrouping("these are one story already")
    items = list(LinkRow.objects.filter(story=lost).order_by("sequence").values_list("item_id", flat=True))
    merge_stories(lost, kept, at)
    _note(RegroupingRow(story=lost.id, into=kept.id, items=items, apart=False, by=by, reason=reason, at=at))
    look_anew(kept, at)
    _tell_anew(kept)


@transaction.atomic
def part(story: StoryId, items: Sequence[ItemId], by: str, reason: str, at: datetime, into: StoryId | None = None) -> StoryId:
    """Some items leave `story` for one of their own, or for `into`, a story that was absorbed and lives again. Returns where they stand.

    Raises NotFound, or NoSuchRegrouping if it would leave nothing, take nothing, or go into a story that lives.
    """
    lock_stories()
    left = _alive(story)
    leaving = list(LinkRow.objects.filter(story=left, item__in=items).order_by("sequence").values_list("item_id", flat=True))
    if not leaving:
        raise NoSuchRegrouping("choose at least one item of this story")
    if not LinkRow.objects.filter(story=left).exclude(item__in=leaving).exists():
        raise NoSuchRegrouping("leave at least one item: a story cannot be parted from all it holds")
    new = _revived_or_new(into or StoryId(stable_id("story", "parted", *sorted(leaving))), leaving)
    move_items(leaving, left, new, at)
    _give_back_article(left, new)
    _note(RegroupingRow(story=left.id, into=new.id, items=leaving, apart=True, by=by, reason=reason, at=at))
    for row in (left, new):
        _tell_anew(row)
    return StoryId(new.id)


def part_again(story: StoryId, absorbed: StoryId, by: str, reason: str, at: datetime) -> StoryId:
    """Undo a merge: what `absorbed` held when it was absorbed, and came to it since by its own name, stands in it again."""
    return part(story, items_once_of(story, absorbed), by, reason, at, into=absorbed)


def items_once_of(story: StoryId, absorbed: StoryId) -> tuple[ItemId, ...]:
    """The items of `story` that came to it with `absorbed`."""
    joined = RegroupingRow.objects.filter(story=absorbed, into=story, apart=False).order_by("-id").first()
    held = LinkRow.objects.filter(story=story)
    if joined is not None:
        return tuple(map(ItemId, held.filter(item__in=joined.items).values_list("item_id", flat=True)))
    return tuple(map(ItemId, held.filter(arrived_in__in=_and_absorbed(absorbed)).values_list("item_id", flat=True)))


def _and_absorbed(story: str) -> list[str]:
    """A story and all that were absorbed into it, at any remove."""
    found = [story]
    for name in found:
        found += StoryRow.objects.filter(merged_into=name).values_list("id", flat=True)
    return found


def _alive(story: StoryId) -> StoryRow:
    row = StoryRow.objects.filter(id=story).first()
    if row is None:
        raise NotFound(f"there is no story {story}")
    if row.merged_into_id is not None:
        raise NoSuchRegrouping(f"{story} is part of {row.merged_into_id} now")
    return row


def _revived_or_new(story: StoryId, items: Sequence[str]) -> StoryRow:
    told = ItemRow.objects.filter(id__in=items).aggregate(first=Min("published_at"), last=Max("published_at"))
    row, made = StoryRow.objects.get_or_create(id=story, defaults={"first_reported": told["first"], "last_reported": told["last"]})
    if not made and row.merged_into_id is None:
        raise NoSuchRegrouping(f"{story} lives; join the items' story with it, or part them into a story of their own")
    return row


def _give_back_article(left: StoryRow, revived: StoryRow) -> None:
    """The article that a story had before it was absorbed is its own again."""
    own = ArticleRow.objects.filter(versions__version=1, versions__decision__draft__story=revived).first()
    if own is not None and (own.story_id == left.id or own.moved_to is not None):
        own.story, own.moved_to = revived, None
        own.save(update_fields=["story", "moved_to"])


def _tell_anew(story: StoryRow) -> None:
    keep_developments(retell(StoryId(story.id), [(item, claims) for _, item, claims in arrived(StoryId(story.id))]))


def _note(row: RegroupingRow) -> None:
    row.after = LinkRow.objects.aggregate(last=Max("sequence"))["last"] or 0
    row.save()
    done = "parted stories" if row.apart else "joined stories"
    audit.note(row.at, row.by, done, row.story, into=row.into, items=len(row.items), reason=row.reason)
