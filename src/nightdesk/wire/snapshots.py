"""Keeping what was received, byte for byte."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from nightdesk.foundation.ids import SnapshotId, SourceId
from nightdesk.wire.model import Snapshot
from nightdesk.wire.ports import Answer


def keep(source: SourceId, answer: Answer, fetched_at: datetime) -> Snapshot:
    """The answer as the desk's private evidence: the bytes under their SHA-256, and the address that was asked."""
    name = SnapshotId(sha256(answer.body).hexdigest())
    return Snapshot(name, source, answer.address, fetched_at, answer.media_type, answer.body)
