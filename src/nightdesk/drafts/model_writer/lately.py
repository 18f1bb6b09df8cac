"""What led here: lines of the archive of the year and a half before a conflict that name those who fight in it, or where, and of
its last weeks those that name the country.

The records that a brief tells of count events of one kind in one place. Who asks why a war took a turn needs the other kinds as well: the
town that fell a month before, the pact that was ended, the ally who left.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from nightdesk.archive.model import ArchiveLine, ArchiveQuery
from nightdesk.drafts.interest import day_before, is_of_the_news
from nightdesk.drafts.kin import VIOLENCE
from nightdesk.drafts.material import Material
from nightdesk.drafts.model_writer.precedents import gravity
from nightdesk.drafts.naming import is_of_a_state, is_organisation
from nightdesk.drafts.narrate import is_same_news
from nightdesk.drafts.principals import peoples_of
from nightdesk.drafts.whereabouts import is_country
from nightdesk.languages.places import country_name
from nightdesk.stories.model import EventKind

_REACH, _LAST_WEEKS, _MOST, _LIMIT = timedelta(days=540), timedelta(days=45), 20, 2_000
_KINDS = frozenset((*VIOLENCE, EventKind.COUP))
_REGION = re.compile(r"^(?:North(?:ern)?|South(?:ern)?|East(?:ern)?|West(?:ern)?|Central) (?=[A-Z])")
_TURNS = re.compile(
    r"\b(?:captur\w+|recaptur\w+|seiz\w+|takes? (?:full )?control|withdr[ae]w\w*|surrender\w*|depart|siege|besieg\w+|blockade|famine|"
    r"ceasefire|truce|pact|peace (?:deal|treaty|talks)|agreement|deal|dissol\w+|disband\w*|integrate|state of emergency|coup)\b",
    re.IGNORECASE,
)
_OWN, _STATES, _HERE, _TURN = 1.0, 0.5, 1.0, 1.2
_NEAR = ((45, 1.2), (120, 1.0), (270, 0.4))


def lately(material: Material, known: Iterable[ArchiveLine]) -> tuple[ArchiveLine, ...]:
    """At most twenty, in order of date, none that is `known` already and no two of the same news; none where nobody fights."""
    if material.pack.profile.event not in _KINDS:
        return ()
    bodies = _bodies(material)
    towns = tuple(dict.fromkeys(_REGION.sub("", place.name) for place in material.pack.profile.places if not is_country(place)))
    before = day_before(material)
    asked = [ArchiveQuery(actors=names, since=before - _REACH, before=before) for names in (*bodies, towns) if names]
    found = [line for query in asked for line in _search(query, material)]
    found += [line for query in _of_the_country(material, before) for line in _search(query, material) if _TURNS.search(line.text)]
    weights = {line.id: _weight(line, bodies, towns, material) for line in found}
    told, chosen = tuple(known), list[ArchiveLine]()
    for line in sorted(
        {line.id: line for line in found}.values(), key=lambda one: (-round(weights[one.id], 6), -one.date.toordinal(), one.id)
    ):
        if len(chosen) < _MOST and not any(line.id == other.id or is_same_news(line, other) for other in (*told, *chosen)):
            chosen.append(line)
    return tuple(sorted(chosen, key=lambda line: (line.date, line.id)))


def _bodies(material: Material) -> tuple[tuple[str, ...], ...]:
    """The organisations of the story, each with its names."""
    actors = (actor for actor in material.pack.profile.actors if is_organisation(actor.name))
    return tuple((actor.name, *(name for name in actor.aliases if " " in name)) for actor in actors)


def _of_the_country(material: Material, before: date) -> list[ArchiveQuery]:
    codes = [place.country for place in material.pack.profile.places if place.country][:1]
    return [ArchiveQuery(places=(country_name(code), *peoples_of(code)), since=before - _LAST_WEEKS, before=before) for code in codes]


def _search(query: ArchiveQuery, material: Material) -> Iterator[ArchiveLine]:
    """Whole sentences that tell of other news than the story's."""
    for line in material.pack.archive.search(query, _LIMIT).found:
        if line.text.rstrip().endswith((".", '"', "”")) and not is_of_the_news(material, line):
            yield line


def _weight(line: ArchiveLine, bodies: Sequence[Sequence[str]], towns: Sequence[str], material: Material) -> float:
    named = [names for names in bodies if any(name in line.text for name in names)]
    weight = sum(_STATES if is_of_a_state(names[0]) else _OWN for names in named[:2])
    weight += _HERE if any(town in line.text for town in towns) else 0.0
    weight += (_TURN if _TURNS.search(line.text) else 0.0) + math.log10(1 + gravity(line)) / 3
    days = (material.began - line.date).days
    return weight + next((bonus for within, bonus in _NEAR if days <= within), 0.0)
