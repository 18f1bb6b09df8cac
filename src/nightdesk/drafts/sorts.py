"""Sorts within a kind of event: a train crash is not set beside boats, nor a mass shooting beside bombs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.material import Material
from nightdesk.drafts.naming import lead_text
from nightdesk.stories.model import EventKind

_SIDES = (
    r"militants?|insurgents?|separatists?|rebels?|gunmen|terrorists?|Taliban|ISIL|ISIS|Islamic State|al-Qaeda|al-Shabaab|Boko Haram|army"
)
_BOMBS = r"bomb\w*|blasts?|explosions?|explo(?:de[sd]?|sives?)|detonat\w+"
_ONE_PERSON = (
    r"mass (?:shooting|murder|stabbing)|gunman|shooter|stabbing|stabs|stabbed|knife|rampage|spree|open(?:s|ed)? fire|"
    r"(?:former|dismissed|off-duty) (?:police|soldier)\w*"
)

_MISSIONS = r"embass(?:y|ies)|consulates?"
_STRUCK = r"attack\w*|storm(?:s|ed)|ransack\w*|bomb\w*|explo\w+|set (?:fire|ablaze)|set on fire|opens? fire|shot|shoot\w*|shelled|hostages?"


@dataclass(frozen=True, slots=True)
class Sort:
    """`one` and `many` name such events; `words` tell of one, `mentions` is what is looked for to say that none was. `without` are the
    words of others. `foremost`: a line that tells of several sorts is of the one it names first. `also` are kinds under which lines
    may tell of it. The words of some are `enough`: whoever was abducted was attacked, though no other word says so. Those of a
    `target` hold what was struck, and the place stands in them or beside them."""

    one: str
    many: str
    words: str
    mentions: tuple[str, ...]
    without: str = ""
    foremost: bool = False
    also: tuple[EventKind, ...] = ()
    enough: bool = False
    target: bool = False


_RAIL = Sort("train crash", "train crashes", r"trains?|railways?|rail|derail\w*|locomotive|tram|metro", ("train", "trains"), foremost=True)
_AIR = Sort(
    "air crash",
    "air crashes",
    r"planes?|aircrafts?|airliners?|airplanes?|helicopters?|jets?|flight|mid-air|Boeing|Airbus|Antonov|Cessna|airlines?|airways",
    ("aircraft", "plane", "helicopter"),
    foremost=True,
)
_SEA = Sort(
    "sinking of a boat or ship",
    "sinkings of boats and ships",
    r"boats?|ferr(?:y|ies)|ships?|vessels?|capsiz\w+|sinks?|sank|sinking|shipwrecks?|corvette|frigate|warship|dinghy|canoe|trawler|submarine",
    ("boat", "ship", "ferry"),
    foremost=True,
)
_ROAD = Sort(
    "road crash",
    "road crashes",
    r"bus(?:es)?|minibus(?:es)?|trucks?|lorr(?:y|ies)|cars?|vehicles?|coach|highway|motorway|road|vans?|tanker|tractor\S*|taxis?",
    ("bus", "truck", "car"),
    foremost=True,
)
_SORTS: dict[EventKind, tuple[Sort, ...]] = {
    EventKind.CRASH: (_RAIL, _AIR, _SEA, _ROAD),
    EventKind.COLLAPSE: (
        Sort("collapse of a bridge", "collapses of bridges", r"(?:foot)?bridges?", ("bridge", "footbridge")),
        Sort("collapse of a mine", "collapses of mines", r"mines?|quarry", ("mine", "mines")),
        Sort(
            "landfill collapse",
            "landfill collapses",
            r"landfills?|garbage|rubbish|dumpsites?|trash",
            ("landfill", "garbage", "rubbish", "dumpsite"),
            also=(EventKind.FLOOD,),
        ),
        Sort(
            "collapse of a building",
            "collapses of buildings",
            r"buildings?|houses?|walls?|roofs?|hotels?|apartments?|churche?s?|schools?",
            ("building",),
        ),
    ),
    EventKind.FLOOD: (
        Sort(
            "landslide",
            "landslides",
            r"landslides?(?! (?:victor|win|major|defeat|vote|elect|re-?elect))|mudslides?|landslips?|avalanches?",
            ("landslide", "landslides"),
        ),
        Sort("flood", "floods", r"flood\w*", ("flood", "floods")),
    ),
    EventKind.STORM: (
        Sort(
            "winter storm",
            "winter storms",
            r"winter storms?|(?-i:blizzards?)|snowstorms?|ice storms?",
            ("winter storm", "blizzard", "snowstorm"),
        ),
    ),
    EventKind.WAR: (
        Sort(
            "drone strike",
            "drone strikes",
            r"drone (?:strikes?|attacks?)|(?:strikes?|attacks?) by drones",
            ("drone strike", "drone strikes", "drone attack", "drone attacks"),
            enough=True,
        ),
        Sort(
            "missile strike",
            "missile strikes",
            r"(?:missile|rocket)s? (?:strikes?|struck|attacks?|hits?|barrages?)|(?:fires?|launch\w*) [^.;]{0,40}(?:missiles?|rockets?)",
            ("missile strike", "missile strikes", "missile attack", "missile attacks", "missiles", "rocket attack", "rocket attacks"),
            enough=True,
        ),
    ),
    EventKind.ATTACK: (
        Sort(
            "attack on an embassy",
            "attacks on embassies",
            rf"(?:{_STRUCK})\b[^.;]{{0,60}}\b(?:{_MISSIONS})|(?:{_MISSIONS})\b[^.;]{{0,50}}\b(?:{_STRUCK})",
            ("embassy", "embassies", "consulate", "consulates"),
            enough=True,
            target=True,
        ),
        Sort("abduction", "abductions", r"abduct\w*|kidnap\w*", ("abducted", "abduct", "kidnapped", "kidnap", "kidnapping"), enough=True),
        Sort("bombing", "bombings", _BOMBS, ("bombing", "bomb", "explosion")),
        Sort(
            "mass shooting or stabbing",
            "mass shootings and stabbings",
            _ONE_PERSON,
            ("mass shooting",),
            without=f"{_SIDES}|{_BOMBS}",
            also=(EventKind.SHOOTING,),
        ),
    ),
}


def sort_of(material: Material) -> Sort | None:
    """What the lead says that crashed, fell or was done; for attacks all English items are asked, since a lead seldom says by whom."""
    event, lead = material.pack.profile.event, lead_text(material)
    fit = [sort for sort in _SORTS.get(event, ()) if _found(sort.words, lead)]
    if not fit and event is EventKind.ATTACK and not _found(f"{_SIDES}|{_BOMBS}", " ".join(item.text for item in material.english)):
        fit = [sort for sort in _SORTS[event] if any(_found(sort.words, item.text) for item in material.english)]
    fit = [sort for sort in fit if not (sort.without and _found(sort.without, lead))]
    foremost = [sort for sort in fit if sort.foremost]
    if foremost:
        return next((sort for sort in foremost if is_of(sort, lead, event)), None)
    return next(iter(fit), None)


def of_sort(sort: Sort, lines: Sequence[ArchiveLine], event: EventKind) -> tuple[ArchiveLine, ...]:
    return tuple(line for line in lines if is_of(sort, line.text, event))


def is_of(sort: Sort, text: str, event: EventKind) -> bool:
    own = _found(sort.words, text)
    if own is None or (sort.without and _found(sort.without, text)):
        return False
    others = [found for other in _SORTS[event] if other is not sort and (found := _found(other.words, text))] if sort.foremost else []
    return all(own.start() < other.start() for other in others)


def mentions_none(sort: Sort, lines: Sequence[ArchiveLine]) -> bool:
    """Whether no line so much as names what it is about, so that it can be said that there is none."""
    return not any(_found(sort.words, line.text) for line in lines)


def _found(words: str, text: str) -> re.Match[str] | None:
    return re.search(rf"\b(?:{words})\b", text, re.IGNORECASE)
