"""How strong an earthquake was, told where it is first named: "an earthquake of magnitude 5.6"."""

from __future__ import annotations

import re

from nightdesk.drafts.additions import by_topic
from nightdesk.drafts.material import Material
from nightdesk.wire.model import Item

_TOPIC, _TWO, _CITED = "the magnitude", 2, 3


def with_magnitude(material: Material, text: str) -> tuple[str, list[Item]]:
    """The text with the one magnitude that several editions give, and the items that give it; as it is where there is none."""
    found = by_topic(material).get(_TOPIC, {})
    if len(found) != 1 or not material.editions_only or "magnitude" in text:
        return text, []
    ((particular, told),) = found.items()
    named = re.sub(r"\bearthquake\b", f"earthquake of {particular.short}", text, count=1)
    if len(told) < _TWO or named == text:
        return text, []
    material.told_setting |= {particular.short}
    return named, list(told.values())[:_CITED]
