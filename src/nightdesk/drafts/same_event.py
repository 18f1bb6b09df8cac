"""Which lines of the archive tell of one event: told twice within days, or counted anew weeks later."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import combinations

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.kin import content_words

_TWICE_TOLD, _COUNTING = timedelta(days=10), timedelta(days=60)
_COUNTED_ANEW = re.compile(
    r"\b(?:death toll|toll (?:from|of|rises|rose)|raised (?:its|the) (?:estimate|toll|count)|last month['’]s|last \w+day['’]s|aftermath|"
    r"known to have (?:been|died)|search for survivors|(?:confirmed|more) (?:dead|deaths|bodies)|found dead|days? (?:ago|earlier)|"
    r"(?:rises|rose|increases|increased|climbs|climbed) to|(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)['’]s (?:earthquake|quake|tsunami|storm|flood|attack|crash))\b",
    re.IGNORECASE,
)
# Nature strikes a country in one way twice within days only seldom.
_NATURE = {
    "quake": re.compile(r"quake|tsunami", re.IGNORECASE),
    "storm": re.compile(r"hurricane|typhoon|cyclone|tropical storm", re.IGNORECASE),
    "flood": re.compile(r"flood|landslide|mudslide", re.IGNORECASE),
}
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-ZÀ-Ž][\w'’-]{2,}")
# Words that two lines of a record share though they tell of two events: the place, the kind, the dead.
_SHARED, _OFTEN, _SOME = 4, 0.1, 3


def events_of(lines: Sequence[ArchiveLine]) -> list[list[ArchiveLine]]:
    """The lines put together by event. What most lines name (the place, a party to a war) tells no event from another."""
    spread = Counter(name for line in lines for name in _names(line.text))
    often = frozenset(name for name, times in spread.items() if times > max(_SOME, _OFTEN * len(lines)))
    above = list(range(len(lines)))

    def root(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    order = sorted(range(len(lines)), key=lambda place: (lines[place].date, lines[place].id))
    for one, other in combinations(order, 2):
        if lines[other].date - lines[one].date <= _COUNTING and is_same(lines[one], lines[other], often):
            above[root(other)] = root(one)
    groups: dict[int, list[ArchiveLine]] = {}
    for place in order:
        groups.setdefault(root(place), []).append(lines[place])
    return list(groups.values())


def is_same(line: ArchiveLine, later: ArchiveLine, often: frozenset[str]) -> bool:
    apart = later.date - line.date
    if apart <= _TWICE_TOLD and len(content_words(line.text) & content_words(later.text)) >= _SHARED:
        return True
    if not _COUNTED_ANEW.search(later.text):
        return False
    named = bool(_names(line.text) & _names(later.text) - often)
    return named or (apart <= _TWICE_TOLD and any(kind.search(line.text) and kind.search(later.text) for kind in _NATURE.values()))


@lru_cache(maxsize=8192)
def _names(text: str) -> frozenset[str]:
    return frozenset(_NAME.findall(text))
