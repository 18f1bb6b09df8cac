"""What sets an event apart within its kind: the sort of place that it struck, or the narrower name that its items give it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.events import particular_noun
from nightdesk.drafts.material import Material
from nightdesk.drafts.naming import lead_text
from nightdesk.drafts.setting import ADDRESSES, WHERE, settings_in
from nightdesk.stories.model import EventKind

_TWO = 2
_LEARNING, _WORSHIP = "at a place of learning", "at a place of worship"
_FAMILIES = {
    "at a school": _LEARNING, "at an education centre": _LEARNING, "at a university": _LEARNING, "at a nursery": _LEARNING,
    "at a mosque": _WORSHIP, "at a church": _WORSHIP, "at a temple": _WORSHIP,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """`one` completes "a line tells of …" ("one at a school", "a mid-air collision"), `asked` "whether earlier ones …"."""

    one: str
    asked: str
    bears: Callable[[ArchiveLine], bool]


def mark_of(material: Material) -> Mark | None:
    """The sort of place that at least two items name, or else what the lead calls the event in more than one word."""
    event = material.pack.profile.event
    said = Counter(place for item in material.pack.items for place in set(_places(item.text, item.language, event)))
    enough = min(_TWO, len(material.pack.items))
    place = next((place for place, times in said.most_common() if times >= enough), None)
    if place is not None:
        return Mark(f"one {place}", f"had been {place}", lambda line: place in _places(line.text, "en", event))
    noun = particular_noun(event, lead_text(material))
    if noun is None or " " not in noun or event is EventKind.CRUSH:
        return None
    words = re.compile(rf"\b{re.escape(noun)}", re.IGNORECASE)
    return Mark(f"a {noun}", f"had been a {noun}", lambda line: words.search(line.text) is not None)


def _places(text: str, language: str, event: EventKind) -> tuple[str, ...]:
    found = settings_in(text, language, event)
    places = (setting.phrase for setting in found if setting.topic == WHERE and setting.phrase not in ADDRESSES)
    return tuple(dict.fromkeys(_FAMILIES.get(place, place) for place in places))
