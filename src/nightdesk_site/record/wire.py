"""Taking in what was heard: each item once, each snapshot once."""

from __future__ import annotations

import gzip
from collections.abc import Sequence

from django.db import transaction

from nightdesk.foundation.ids import SourceId
from nightdesk.wire.listen import Heard
from nightdesk.wire.model import Item, Snapshot

from .documents import dump, load
from .models import ItemRow, SnapshotRow
from .sources import keep_states


@transaction.atomic
def take_in(heard: Sequence[Heard]) -> int:
    keep_states([one.state for one in heard])
    SnapshotRow.objects.bulk_create(
        [_snapshot_row(snapshot) for one in heard for snapshot in one.snapshots], ignore_conflicts=True, batch_size=100
    )
    items = {item.id: item for one in heard for item in one.items}
    known = set(ItemRow.objects.filter(id__in=list(items)).values_list("id", flat=True))
    new = [item for item in items.values() if item.id not in known]
    ItemRow.objects.bulk_create([_item_row(item) for item in new], batch_size=200)
    return len(new)


def page_received(source: SourceId, address: str) -> bool:
    return SnapshotRow.objects.filter(source=source, address=address).exists()


def item_of(row: ItemRow) -> Item:
    return load(Item, row.document)


def _snapshot_row(snapshot: Snapshot) -> SnapshotRow:
    return SnapshotRow(
        id=snapshot.id,
        source_id=snapshot.source,
        address=snapshot.address,
        fetched_at=snapshot.fetched_at,
        media_type=snapshot.media_type[:100],
        body=gzip.compress(snapshot.body, 3, mtime=0),
    )


def _item_row(item: Item) -> ItemRow:
    return ItemRow(
        id=item.id,
        source_id=item.source,
        external_id=item.external_id,
        language=item.language,
        published_at=item.published_at,
        received_at=item.received_at,
        document=dump(item),
    )
