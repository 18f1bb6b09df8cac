"""The evidence pack: all that a writer may know about a story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nightdesk.archive.model import Archive
from nightdesk.claims.model import Attribution, Figure, History, Quotation
from nightdesk.personas.model import Assignment, Persona
from nightdesk.sources.model import Source
from nightdesk.stories.model import Development, Profile, Story
from nightdesk.wire.model import Item


@dataclass(frozen=True, slots=True)
class EvidencePack:
    """`items` are in order of publication; `sources` holds the source of each of them; `now` is the newsroom clock's time.

    The archive may be asked only for lines dated before the story began: background, never corroboration.
    """

    story: Story
    revision: int
    profile: Profile
    persona: Persona
    assignment: Assignment
    items: tuple[Item, ...]
    sources: tuple[Source, ...]
    developments: tuple[Development, ...]
    figures: tuple[Figure, ...]
    histories: tuple[History, ...]
    attributions: tuple[Attribution, ...]
    quotations: tuple[Quotation, ...]
    archive: Archive
    now: datetime
