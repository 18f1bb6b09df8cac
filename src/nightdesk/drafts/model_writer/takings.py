"""People taken in numbers before in the same country: who was taken, who came back, and what was done about it.

A mass kidnapping is like another of its country whoever did it: its count is disputed and its end is told in parts, often by lines that
tell of no attack ("all remaining students have been released"). The record of the story's own place holds few of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import timedelta

from nightdesk.archive.model import ArchiveLine, ArchiveQuery
from nightdesk.claims.model import FigureKind
from nightdesk.drafts.material import Material
from nightdesk.drafts.principals import country_pattern, peoples_of
from nightdesk.foundation.ids import ArchiveLineId
from nightdesk.languages.places import country_name, find_places

_FORMS = ("", "s", "ped", "ping", "pings", "per", "pers", "ed", "ing", "ion", "ions", "or", "ors")
_WORDS = (*(stem + form for stem in ("kidnap", "abduct") for form in _FORMS), "hostage", "hostages")
_TAKEN = re.compile(r"\b(?:kidnap\w*|abduct\w*|hostages?)\b", re.IGNORECASE)
# Words of what is paid for people or done about their taking in general.
_ANSWERED = re.compile(r"\b(?:ransoms?|kidnappings|abductions|kidnappers)\b", re.IGNORECASE)
_MANY, _MOST, _MOST_ANSWERS, _LIMIT = 20, 28, 6, 2_000
_MARGIN = timedelta(days=7)


def takes_many(material: Material) -> bool:
    """Whether the story counts at least twenty people kidnapped."""
    figures = (figure.read for figure in material.pack.figures)
    return any(read.kind is FigureKind.KIDNAPPED and read.value is not None and read.value >= _MANY for read in figures)


def tells_of_taking(line: ArchiveLine) -> bool:
    return _TAKEN.search(line.text) is not None


def takings_before(material: Material, known: Collection[ArchiveLineId], people_in: Callable[[ArchiveLine], float]) -> list[ArchiveLine]:
    """At most twenty-eight lines, those with most people (`people_in`), of equal ones the latest; and the latest six on what was paid or
    done. None whose id is `known`, and none that names another country."""
    code = next(iter(material.pack.profile.countries), None)
    if code is None:
        return []
    query = ArchiveQuery(places=(country_name(code), *peoples_of(code)), events=_WORDS, before=material.began - _MARGIN)
    at_home = re.compile(country_pattern(code))
    found = [line for line in material.pack.archive.search(query, _LIMIT).found if line.id not in known and _is_there(line, at_home)]
    many = [line for line in found if tells_of_taking(line) and people_in(line) >= _MANY]
    chosen = sorted(many, key=lambda line: (-people_in(line), -line.date.toordinal(), line.id))[:_MOST]
    answers = [line for line in found if _ANSWERED.search(line.text) and line not in chosen][-_MOST_ANSWERS:]
    return [*chosen, *answers]


def _is_there(line: ArchiveLine, at_home: re.Pattern[str]) -> bool:
    places = find_places(line.text, "en")
    return all(place.kind != "country" or at_home.search(place.span.cut(line.text)) for place in places)
