"""Accidents like this one anywhere, and attacks like this one in the same country: lines of the archive on the same kind of event in the
same kind of setting.

The records that a brief rests on stay with the story's own names and places. Politics repeats there; accidents repeat by their setting: a
nightclub, a landfill, a school bus. So does violence, but a hospital that is bombed is like another only in the same war, and an army that
is named every week has too many lines to be a record. A setting tells more the fewer lines of the archive hold it (inverse document
frequency, Spärck Jones 1972), a line that names one of the story's own counts twice; of lines equally alike the gravest are taken. Where
people are taken in numbers, that is what is alike, wherever in the country it was (`takings`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import lru_cache
from math import log

from nightdesk.archive.kinds import event_words
from nightdesk.archive.model import ArchiveLine, ArchiveQuery
from nightdesk.drafts.kin import VIOLENCE, is_kin
from nightdesk.drafts.material import Material
from nightdesk.drafts.model_writer.takings import takes_many, takings_before, tells_of_taking
from nightdesk.languages.numbers import read_numbers
from nightdesk.languages.places import country_name
from nightdesk.stories.event_kinds import event_scores
from nightdesk.stories.model import EventKind

_KINDS = {
    EventKind.CRASH: (EventKind.CRASH,),
    EventKind.COLLAPSE: (EventKind.COLLAPSE, EventKind.FLOOD),
    EventKind.FIRE: (EventKind.FIRE,),
    EventKind.CRUSH: (EventKind.CRUSH,),
}
"""Of each kind of accident the kinds by which others tell of it: a landfill that collapses is elsewhere a landslide."""
_SETTINGS = (
    "displaced|refugee|refugees|shelter|shelters",
    "convoy|aid workers|aid convoy|world food programme|relief",
    "nightclub|nightclubs|night club|bar|pub|disco|discotheque|karaoke",
    "fireworks|firework|pyrotechnics|pyrotechnic|firecrackers|flares",
    "landfill|landfills|garbage dump|rubbish dump|waste dump|dumpsite|garbage",
    "school bus|school buses|schoolchildren|pupils|students|school minibus",
    "bus|buses|minibus|minibuses|coach",
    "truck|trucks|lorry|trailer",
    "train|trains|tram|metro|railway",
    "ferry|boat|ship|vessel",
    "plane|aircraft|airliner|helicopter|jet",
    "mine|miners|coal mine|gold mine|quarry",
    "bridge|bridges|dam|tunnel",
    "apartment|tower block|high-rise|residential building",
    "factory|plant|warehouse|workshop",
    "hospital|hospitals|clinic|health center|health centre|nursing home|care home|retirement home",
    "dormitory|kindergarten|nursery",
    "stadium|football match|concert",
    "temple|church|churches|mosque|shrine|pilgrims|worshippers",
    "market|mall|shopping",
    "prison|jail",
    "hotel|resort|guesthouse",
    "balcony|roof|stage|grandstand",
    "construction|crane|scaffolding",
)
_MOST, _MOST_AFTER, _LIMIT, _GRAVEST = 16, 6, 2_000, 5_000
_MARGIN = timedelta(days=7)
_HURT = re.compile(r"\b(?:kill\w*|die[sd]?|dead|death|deaths|injur\w*)\b", re.IGNORECASE)


def precedents(material: Material, known: Iterable[ArchiveLine]) -> tuple[ArchiveLine, ...]:
    """The lines most alike, at most sixteen, and at most six on what came of such an event, in order of date; none that is `known`
    already, and none for what is neither an accident nor an attack. For a mass kidnapping those before it, in like settings or of many."""
    event = material.pack.profile.event
    kinds = VIOLENCE if event in VIOLENCE else _KINDS.get(event, ())
    taken = {line.id for line in known}
    weights = {line: weight for line, weight in _weighed(material).items() if line.id not in taken} if kinds else {}
    alike = {line: weight for line, weight in weights.items() if _is_kin(line, kinds)}
    after = {line: weight for line, weight in weights.items() if line not in alike and _names_it(line, event)}
    if takes_many(material):
        alike = {line: weight for line, weight in alike.items() if tells_of_taking(line)}
        chosen = [*_best(alike, _MOST), *takings_before(material, taken, gravity)]
    else:
        chosen = [*_best(alike, _MOST), *_best(after, _MOST_AFTER)]
    return tuple(sorted({line.id: line for line in chosen}.values(), key=lambda line: (line.date, line.id)))


def _best(weights: Mapping[ArchiveLine, float], most: int) -> list[ArchiveLine]:
    return sorted(weights, key=lambda line: (-round(weights[line], 6), -gravity(line), line.id))[:most]


def _names_it(line: ArchiveLine, event: EventKind) -> bool:
    """Whether a line on something else calls such an accident by its name: "the nightclub fire"."""
    return any(_called(setting, event).search(line.text.lower()) for setting in _SETTINGS)


def _weighed(material: Material) -> dict[ArchiveLine, float]:
    """Every line of one of the story's settings, with the weight of all that it shares; in the story's countries alone for an attack."""
    pack = material.pack
    names = (*map(country_name, pack.profile.countries), *(place.name for place in pack.profile.places))
    within = tuple(dict.fromkeys(names)) if pack.profile.event in VIOLENCE else ()
    if pack.profile.event in VIOLENCE and not within:
        return {}
    texts = [item.text.lower() for item in pack.items if item.language.split("-")[0] == "en"]
    weights: defaultdict[ArchiveLine, float] = defaultdict(float)
    for setting in _SETTINGS:
        told = sum(bool(_pattern(setting).search(text)) for text in texts)
        if not told:
            continue
        query = ArchiveQuery(places=within, events=tuple(setting.split("|")), before=material.began - _MARGIN)
        search = pack.archive.search(query, _LIMIT)
        weight = told * log(search.searched / (len(search.found) + search.more + 1))
        for line in search.found:
            if _pattern(setting).search(line.text.lower()):
                weights[line] += weight
    own = [actor.name for actor in pack.profile.actors] if within else []
    return {line: weight * (2 if any(name in line.text for name in own) else 1) for line, weight in weights.items()}


def _is_kin(line: ArchiveLine, kinds: Iterable[EventKind]) -> bool:
    """Whether it tells of people hurt, and of the kind; a line whose words for it nobody knows passes for its setting."""
    hurt = _HURT.search(line.text) is not None
    return hurt and (not event_scores(line.text, "en") or any(is_kin(line, kind, named=False) for kind in kinds))


def gravity(line: ArchiveLine) -> float:
    """The largest number in the line that can be one of people."""
    values = [float(one.value) for one in read_numbers(line.text, "en") if one.value is not None]
    return max((value for value in values if value < _GRAVEST and not 1900 < value < 2100), default=0.0)


@lru_cache(maxsize=128)
def _called(setting: str, event: EventKind) -> re.Pattern[str]:
    words = "|".join(map(re.escape, event_words(event.value)))
    return re.compile(rf"(?<!\w)(?:{setting})\s+(?:{words})(?!\w)")


@lru_cache(maxsize=64)
def _pattern(setting: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{setting})(?!\w)")
