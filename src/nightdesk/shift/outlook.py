"""Looking again at what an article said would change its view, on the day it named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nightdesk.drafts.probes import readable, run_probe
from nightdesk.foundation.ids import ItemId, StoryId
from nightdesk.wire.model import Item


@dataclass(frozen=True, slots=True)
class Awaited:
    """One thing that was said to change a view. `number` is the record's."""

    number: int
    story: StoryId
    said_at: datetime
    look_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LookedFor:
    """`items` are those of the story that report it; none means that it stayed away, as far as English items tell."""

    number: int
    items: tuple[ItemId, ...]


def look_for_it(awaited: Awaited, items: Sequence[Item]) -> LookedFor:
    """Items of the story published after the article said so, in which one of the words looked for stands."""
    probe = "mentions:" + "|".join(awaited.look_for)
    later = [item for item in items if item.published_at > awaited.said_at and readable(probe, item.language)]
    found = set(run_probe(probe, {item.id: f"{item.title or ''}\n{item.text}" for item in later}) if awaited.look_for else ())
    return LookedFor(awaited.number, tuple(item.id for item in later if item.id in found))
