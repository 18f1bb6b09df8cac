"""What the newsroom read of somebody and passed over, for it was no news any more: kept, so that a later story can recall it."""

from __future__ import annotations

from dataclasses import dataclass

from nightdesk.archive.matching import without_marks
from nightdesk.foundation.ids import StoryId
from nightdesk.sources.model import Source
from nightdesk.wire.model import Item


@dataclass(frozen=True, slots=True)
class Recollection:
    """`then` tells in the past what befell `who`; `items` say it, the first of each language, and `sources` are theirs.

    Older than the story that recalls it: background, and never corroboration of today's event.
    """

    story: StoryId
    who: str
    then: str
    items: tuple[Item, ...]
    sources: tuple[Source, ...]


def as_asked(name: str) -> str:
    """A name as it is looked up: small letters without their marks, "shinzo abe" for "Shinzō Abe"."""
    return without_marks(name.casefold())
