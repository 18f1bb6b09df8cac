"""Reports that their sources took back: what they said is no evidence for what is written now, and counts for nobody."""

from __future__ import annotations

from itertools import chain

from nightdesk.drafts.pack import TakenBack
from nightdesk.shift.record import StoryFile


def standing(file: StoryFile) -> tuple[StoryFile, TakenBack]:
    """The story as it is told by reports that stand, and the numbers of those that do not."""
    if not file.withdrawn:
        return file, TakenBack()
    family = {source.id: str(source.family) for source in file.sources}
    gone = [(item, claims) for item, claims in zip(file.items, file.claims, strict=True) if item.id in file.withdrawn]
    return file.without(file.withdrawn), TakenBack(
        families={item.id: str(file.voices.get(item.id, family[item.source])) for item, _ in gone},
        figures=tuple(chain.from_iterable(claims.figures for _, claims in gone)),
        amounts=tuple(chain.from_iterable(claims.amounts for _, claims in gone)),
    )
