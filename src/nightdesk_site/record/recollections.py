"""What was passed over as no news any more: kept by the name of whom it was told of, and found again for a later story of the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from nightdesk.drafts.recollection import Recollection, as_asked
from nightdesk.foundation.ids import StoryId
from nightdesk.stories.model import Profile
from nightdesk.wire.model import Item

from .models import ItemRow, RecollectionRow
from .sources import sources_by_id
from .wire import item_of

_NAMES, _MOST, _LONGEST = 8, 2, 200


def keep_recollection(one: Recollection, *, played: bool) -> None:
    """The story's latest word takes the place of an older one."""
    RecollectionRow.objects.update_or_create(
        story_id=one.story,
        defaults={
            "name": as_asked(one.who)[:_LONGEST],
            "who": one.who,
            "then": one.then,
            "items": [item.id for item in one.items],
            "told_at": max(item.published_at for item in one.items),
            "played": played,
        },
    )


def recollections(about: Profile, before: date, *, played: bool) -> tuple[Recollection, ...]:
    """What was passed over before that day of those who act in a story, the latest first."""
    names = [as_asked(actor.name)[:_LONGEST] for actor in about.actors[:_NAMES]]
    rows = RecollectionRow.objects.filter(name__in=names, told_at__lt=datetime.combine(before, time(), UTC), played=played)
    found = (_standing(row, about.story) for row in rows.exclude(story=about.story).order_by("-told_at", "story")[:_MOST])
    return tuple(one for one in found if one is not None)


def _standing(row: RecollectionRow, asking: StoryId) -> Recollection | None:
    """Without what its sources took back since, and what a person laid into the asking story; None where nothing is left."""
    held = ItemRow.objects.filter(id__in=row.items, withdrawn_at__isnull=True).exclude(link__story=asking)
    items: tuple[Item, ...] = tuple(map(item_of, held.order_by("published_at", "source_id", "external_id")))
    sources = tuple(sources_by_id(sorted({item.source for item in items})).values())
    return Recollection(StoryId(row.story_id), row.who, row.then, items, sources) if items else None
