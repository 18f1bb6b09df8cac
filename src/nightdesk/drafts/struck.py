"""What editions agree on of where and what struck, for headline and lead: two of them say it, or the only one there is."""

from __future__ import annotations

from dataclasses import dataclass

from nightdesk.drafts.additions import CITED, Told, by_topic
from nightdesk.drafts.material import Material
from nightdesk.drafts.setting import ADDRESSES, WHAT, WHERE, settings_in
from nightdesk.wire.model import Item

_TWO = 2


@dataclass(frozen=True, slots=True)
class Struck:
    """`phrase` is "at a school" or "missile attack"; `told` by language the first item that says so."""

    phrase: str
    told: Told

    @property
    def cited(self) -> tuple[Item, ...]:
        return tuple(self.told.values())[:CITED]


def where_struck(material: Material) -> Struck | None:
    return _agreed(material, WHERE)


def what_struck(material: Material) -> Struck | None:
    """What stands for the kind's noun, asked for only where no English clause has one."""
    return _agreed(material, WHAT) if material.lead is None else None


def says_so(struck: Struck, item: Item, material: Material) -> bool:
    """Whether an item itself says it, so that it may be told in its name."""
    return any(setting.phrase == struck.phrase for setting in settings_in(item.text, item.language, material.pack.profile.event))


def _agreed(material: Material, topic: str) -> Struck | None:
    said = by_topic(material).get(topic, {})
    if len(said) != 1:
        return None
    ((particular, told),) = said.items()
    enough = len(told) >= _TWO or len(material.languages) == 1
    return Struck(particular.short, told) if enough and particular.short not in ADDRESSES else None
