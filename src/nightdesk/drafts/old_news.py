"""Whether a story without English tells of something that lies months back, and is news only in being found."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

from nightdesk.archive.background import record_of_actor
from nightdesk.archive.matching import without_marks
from nightdesk.drafts.material import Material
from nightdesk.drafts.restate import clauses
from nightdesk.drafts.turns import is_of_somebody
from nightdesk.drafts.wording import full_date
from nightdesk.languages.dates import read_dates
from nightdesk.wire.model import Item

_LONG_BEFORE, _A_YEAR, _LANGUAGES, _REACH = timedelta(days=45), timedelta(days=400), 2, 120
_ENDS = re.compile(r"\b(?:dies|died|is killed|was killed|assassinated|shot dead|murdered)\b")
_OF_AN_END = re.compile(r" (?:dies|is killed)(?: at the age of \d+)?$")


def old_news(material: Material) -> str | None:
    """Why it is none: the day that the items give, their borrowed times, or the line of the archive that told it. None for news."""
    if material.lead is not None or material.happening is None:
        return None
    dated = {item.language for item in material.pack.items if _dates_itself_long_before(item)}
    if len(dated) >= _LANGUAGES:
        return "the items themselves date what they tell to months before their report"
    told = _end_in_the_archive(material)
    if told is not None:
        return f"the archive told of it on {told}"
    return "no two items that tell it have a time of their own" if material.day is None and _borrowed(material) else None


def _dates_itself_long_before(item: Item) -> bool:
    """Only where no day near its report is given as well."""
    reference = item.published_at.date()
    ages = [reference - read.day for read in read_dates(item.text, item.language, reference)]
    return bool(ages) and all(_LONG_BEFORE < age < _A_YEAR for age in ages)


def _borrowed(material: Material) -> bool:
    """Whether all sources but one came at the very second of another, when they were fetched. Whole minutes agree by chance."""
    at: Counter[str] = Counter({moment: len(sources) for moment, sources in _sources_by_moment(material).items()})
    own = {item.source for item in material.pack.items if not item.published_at.second or at[item.published_at.isoformat()] == 1}
    return len(own) < _LANGUAGES and max(at.values()) > 1


def _sources_by_moment(material: Material) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for item in material.pack.items:
        found.setdefault(item.published_at.isoformat(), set()).add(item.source)
    return found


def _end_in_the_archive(material: Material) -> str | None:
    """The day of a line that tells the death of whom the story has die, weeks before it."""
    found = material.happening
    if found is None or _OF_AN_END.search(found.now) is None:
        return None
    plain = without_marks(found.who)
    names = tuple(dict.fromkeys((found.who, plain)))
    search = record_of_actor(material.pack.archive, names, material.began - timedelta(days=10))
    for line in search.found:
        if material.began - line.date < _A_YEAR and any(_tells_an_end(clause.original, plain) for clause in clauses(line.text)):
            return full_date(line.date)
    return None


def _tells_an_end(text: str, name: str) -> bool:
    """Whether the name is followed by its bearer's death in one sentence."""
    plain = without_marks(text)
    at = plain.find(name)
    return at >= 0 and not is_of_somebody(plain[:at]) and _ENDS.search(plain[at + len(name) :][:_REACH]) is not None
