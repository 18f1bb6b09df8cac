"""The desk's private copies: kept once, read under a name that goes into the access log, pruned when their time is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models import F, Max

from nightdesk.adapters.warc import Place, WarcShelf
from nightdesk.foundation.errors import NotFound
from nightdesk.wire.model import Snapshot

from . import audit
from .models import SnapshotRow


def shelf() -> WarcShelf:
    return _shelf(settings.NEWSROOM.snapshots)


@cache
def _shelf(folder: Path) -> WarcShelf:
    return WarcShelf(folder, _recorded_end)


def _recorded_end(file: str) -> int:
    found = SnapshotRow.objects.filter(file=file).aggregate(end=Max(F("offset") + F("length")))
    return int(found["end"] or 0)


def keep_snapshots(snapshots: Sequence[Snapshot]) -> None:
    """The same bytes are kept once, under the address where they were first met."""
    by_id = {snapshot.id: snapshot for snapshot in reversed(snapshots)}
    known = set(SnapshotRow.objects.filter(id__in=list(by_id)).exclude(file="").values_list("id", flat=True))
    new = [snapshot for key, snapshot in reversed(by_id.items()) if key not in known]
    rows = [_row(snapshot, place) for snapshot, place in zip(new, shelf().keep(new), strict=True)]
    SnapshotRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=["fetched_at", "file", "offset", "length"], batch_size=200
    )


def read_snapshot(name: str, who: str, at: datetime) -> tuple[SnapshotRow, bytes]:
    """A snapshot for somebody at the desk, told in the access log. Raises NotFound if it was never kept or is kept no more."""
    row = SnapshotRow.objects.filter(id=name).select_related("source").first()
    if row is None:
        raise NotFound(f"there is no snapshot {name[:64]!r}")
    audit.note(at, who, "read a snapshot", row.id, source=row.source_id, address=row.address)
    return row, shelf().read(_place(row))


def prune(before: datetime, who: str, at: datetime) -> int:
    """Give up the snapshots of all days before a moment; their names and addresses stay. Returns how many there were.

    Whole files go, so a file whose last snapshot is younger stays. What an article rests on stays as text in the item.
    """
    played = SnapshotRow.objects.filter(source__live=False).exclude(file="").values("file")  # their days are long past, and not ours
    newest = SnapshotRow.objects.exclude(file="").exclude(file__in=played).values("file").annotate(newest=Max("fetched_at"))
    files = sorted(found["file"] for found in newest if found["newest"] < before)
    gone = SnapshotRow.objects.filter(file__in=files).update(file="", offset=0, length=0)
    for file in files:
        shelf().remove(file)
    if files:
        audit.note(at, who, "pruned snapshots", "snapshots", files=len(files), snapshots=gone, before=before.isoformat())
    return gone


def prune_by_retention(days: int, at: datetime) -> int:
    """As the setting says; 0 days means that snapshots are kept for ever."""
    return prune(at - timedelta(days=days), "Nightdesk (retention)", at) if days else 0


def blank(rows: Sequence[SnapshotRow]) -> None:
    """Wipe these copies from the disk; their rows stay as a trace."""
    for row in rows:
        shelf().blank(_place(row))
    SnapshotRow.objects.filter(id__in=[row.id for row in rows]).update(file="", offset=0, length=0)


def _place(row: SnapshotRow) -> Place:
    return Place(row.file, row.offset, row.length)


def _row(snapshot: Snapshot, place: Place) -> SnapshotRow:
    return SnapshotRow(
        id=snapshot.id,
        source_id=snapshot.source,
        address=snapshot.address,
        fetched_at=snapshot.fetched_at,
        media_type=snapshot.media_type[:100],
        file=place.file,
        offset=place.offset,
        length=place.length,
    )
