"""Groups of copies: each item's original, which is the item itself for most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Max

from nightdesk.foundation.ids import FamilyId, ItemId
from nightdesk.wire.duplicates import WINDOW
from nightdesk.wire.model import Item

from .models import ItemRow
from .sources import sources_by_id
from .wire import as_arrived, item_of


def ungrouped() -> tuple[Item, ...]:
    rows = ItemRow.objects.filter(copy_of="", link__isnull=True).order_by("published_at", "source_id", "external_id")
    return tuple(item_of(row) for row in rows)


def grouped() -> Iterator[tuple[Item, ItemId]]:
    latest = ItemRow.objects.aggregate(latest=Max("published_at"))["latest"]
    if latest is None:
        return
    rows = ItemRow.objects.exclude(copy_of="").filter(published_at__gte=latest - 2 * WINDOW - timedelta(days=1))
    in_order = rows.order_by(F("link__sequence").asc(nulls_last=True), "published_at", "source_id", "external_id")
    for row in in_order.iterator(chunk_size=500):
        yield as_arrived(row), ItemId(row.copy_of)


@transaction.atomic
def keep_originals(originals: Mapping[ItemId, ItemId]) -> None:
    rows = [ItemRow(id=item, copy_of=original) for item, original in originals.items()]
    ItemRow.objects.bulk_update(rows, ["copy_of"], batch_size=200)


def originals(rows: Sequence[ItemRow]) -> Mapping[ItemId, FamilyId]:
    """For those of these items that copy another outlet's, the family of that outlet."""
    copies = {row.id: row.copy_of for row in rows if row.copy_of and row.copy_of != row.id}
    outlets = dict(ItemRow.objects.filter(id__in=set(copies.values())).values_list("id", "source_id"))
    sources = sources_by_id(sorted(set(outlets.values()))) if outlets else {}
    return {ItemId(item): sources[outlets[original]].family for item, original in copies.items() if original in outlets}
