"""What is made of items, and what is done to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nightdesk.sources.model import Source
from nightdesk.stories.model import Profile
from nightdesk.wire.model import Item, Passage


@dataclass(frozen=True, slots=True)
class Scene:
    """One story: its items in order of publication, their sources, what it is about."""

    profile: Profile
    items: tuple[Item, ...]
    sources: tuple[Source, ...]

    def source_name(self, item: Item) -> str:
        return next(source.name for source in self.sources if source.id == item.source)


class Manner(StrEnum):
    """How a sound sentence came about."""

    COPIED = "copied"
    PARAPHRASED = "paraphrased"
    AGGREGATED = "aggregated"
    SHORTENED = "shortened"
    CROSS_LANGUAGE = "cross-language"
    QUOTED = "quoted"
    BRIEF = "embedded writer"


@dataclass(frozen=True, slots=True)
class Sound:
    """A sentence that its passages bear out. `language` is that of the evidence: English only where all of it is English."""

    text: str
    passages: tuple[Passage, ...]
    manner: Manner
    language: str
    scene: int


class Damage(StrEnum):
    FIGURE = "changed figure"
    NAME = "swapped name"
    SPEAKER = "swapped speaker"
    QUOTATION = "altered quotation"
    NEGATION_ADDED = "added negation"
    NEGATION_DROPPED = "dropped negation"
    DATE = "moved date"
    LINK = "invented link"
    INVENTED = "invented sentence"


@dataclass(frozen=True, slots=True)
class Damaged:
    text: str
    damage: Damage
    sound: Sound
