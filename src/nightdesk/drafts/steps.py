"""The days of a change of office, each told of its own step: elected on one, sworn in on another. Only the days of one step can differ.

A day that an item gives is that of the step which it alone tells; an item that tells several steps dates none of them for sure.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from datetime import date
from functools import lru_cache
from importlib.resources import files

from nightdesk.drafts.dating import Dated, day_of_item, days_told
from nightdesk.drafts.in_short import lead_words
from nightdesk.drafts.material import Material
from nightdesk.stories.model import EventKind
from nightdesk.wire.model import Item

_THE_DAY_AFTER = "the-day-after"
_NEAR, _LONGEST, _LANGUAGES = 3, 600, 2


def steps_told(material: Material) -> dict[str, tuple[Dated, ...]]:
    """By step ("the swearing-in"), the days that items give for it, that of most languages first; none where all give one day."""
    near = {dated.day for dated in near_days(material)}
    found: defaultdict[str, defaultdict[date, dict[str, Item]]] = defaultdict(lambda: defaultdict(dict))
    for item in material.pack.items:
        day, step = day_of_item(item), step_of(item.text)
        if day in near and step is not None:
            found[step][day].setdefault(item.language, item)
    order = _steps()
    return {
        step: tuple(Dated(day, items) for day, items in sorted(found[step].items(), key=lambda pair: (-len(pair[1]), pair[0])))
        for step in sorted(found, key=order.index)
    }


def near_days(material: Material) -> tuple[Dated, ...]:
    """The two or three days on which editions date a change of office, where they lie close together and none is agreed on."""
    days = days_told(material.pack) if material.pack.profile.event is EventKind.GOVERNMENT and material.day is None else ()
    near = tuple(dated for dated in days if abs((dated.day - days[0].day).days) <= _NEAR)[:_NEAR]
    return near if len(near) >= _LANGUAGES else ()


def day_of_lead(material: Material) -> Dated | None:
    """The day of the step that headline and lead tell, where two languages give it and none another."""
    told = steps_told(material).get(_step_of_lead(lead_words(material)) or "", ())
    return told[0] if len(told) == 1 and len(told[0].items) >= _LANGUAGES else None


def says_of(step: str) -> str:
    return _tables()[step]["says"]


def step_of(text: str) -> str | None:
    """The one step that a text tells; the choice as party leader may be called an election as well."""
    folded = text[:_LONGEST].casefold()
    if _pattern(_THE_DAY_AFTER).search(folded):
        return None
    told = [step for step in _steps() if _pattern(step).search(folded)]
    if told[:2] == ["leadership", "elected"]:
        return "leadership"
    return told[0] if len(told) == 1 else None


def leads_a_party(text: str) -> bool:
    """Whether a text in any language tells of the choice as party leader."""
    return _pattern("leadership").search(text[:_LONGEST].casefold()) is not None


def _step_of_lead(lead: str) -> str | None:
    if re.search(r"\b(?:is|was) elected\b", lead):
        return "elected"
    return "took-office" if re.search(r"\b(?:becomes|takes office)\b", lead) else None


def _steps() -> list[str]:
    return [name for name in _tables() if name != _THE_DAY_AFTER]


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("nightdesk.drafts").joinpath("words/steps.toml").read_text("utf-8"))


@lru_cache(maxsize=16)
def _pattern(step: str) -> re.Pattern[str]:
    openings, parts = _tables()[step]["words"].casefold().split(), _tables()[step]["parts"].casefold().split()
    return re.compile("|".join([rf"(?<!\w)(?:{'|'.join(openings)})", *parts]))
