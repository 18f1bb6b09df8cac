"""Identifiers. Each noun has its own type, so that one cannot be handed over for another."""

from __future__ import annotations

from hashlib import blake2b
from typing import NewType

SourceId = NewType("SourceId", str)
FamilyId = NewType("FamilyId", str)
ItemId = NewType("ItemId", str)
SnapshotId = NewType("SnapshotId", str)
ArchiveLineId = NewType("ArchiveLineId", str)
PassageId = NewType("PassageId", str)
StoryId = NewType("StoryId", str)
FigureId = NewType("FigureId", str)
AmountId = NewType("AmountId", str)
AttributionId = NewType("AttributionId", str)
PersonaId = NewType("PersonaId", str)
DraftId = NewType("DraftId", str)
SentenceId = NewType("SentenceId", str)
DecisionId = NewType("DecisionId", str)
ArticleId = NewType("ArticleId", str)


def stable_id(prefix: str, *parts: str) -> str:
    """The same parts give the same id on every machine and in every run: `prefix-` and 16 hex digits."""
    digest = blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()
    return f"{prefix}-{digest}"
