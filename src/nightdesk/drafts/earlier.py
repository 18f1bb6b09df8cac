"""What the archive holds that bears on a story: one search chosen for what it tells, and its most telling lines."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from nightdesk.archive.background import record_of_actor, record_of_kind
from nightdesk.archive.model import ArchiveLine, ArchiveSearch
from nightdesk.claims.figures import read_figures
from nightdesk.claims.model import FigureKind
from nightdesk.drafts.events import plural
from nightdesk.drafts.material import Material
from nightdesk.drafts.restate import clauses, without_pictures
from nightdesk.stories.model import EventKind

_FEWEST, _MOST = 2, 260
_ASKED = 7
# A story often reaches the wire a day or two after its event; lines that near could be about the event itself.
_MARGIN = timedelta(days=3)
_NATURAL = (EventKind.EARTHQUAKE, EventKind.STORM, EventKind.FLOOD, EventKind.ERUPTION)
_ORGANISATIONS = frozenset(
    """
    Army Party Front Forces Movement Union Council Court Agency Navy Cup Prize Marathon Championship Awards Committee Congress
    Parliament Organization Organisation Guard Corps Police Series Brotherhood Group Commission Ministry Bank Academy Assembly
    Senate Coalition Alliance Brigade Brigades Federation Nations
    """.split()  # noqa: SIM905
)
_NAME = re.compile(r"\b[A-Z][\w'’.-]*(?: (?:(?:of|in|the|for|de|al|von|van) )*[A-Z][\w'’.-]*)+")
_TOLL_SINCE = re.compile(r"\bsince\b|\bso far this\b|\bdeath toll\b.*\b(?:pandemic|war)\b|\bCOVID|\bin total\b|\bover the past\b", re.I)


@dataclass(frozen=True, slots=True)
class Record:
    """`subject` completes "The archive names …" or "The archive tells of …" (`named` says which)."""

    subject: str
    named: bool
    search: ArchiveSearch


@dataclass(frozen=True, slots=True)
class Toll:
    """The greatest number of dead that a line gives, and the line."""

    value: int
    line: ArchiveLine


def find_records(material: Material) -> tuple[Record, ...]:
    """At most two: by name (an actor, or something the lead names) and by kind of event in the place."""
    named, of_kind = _by_name(material), _by_kind(material)
    order = (of_kind, named) if material.pack.profile.event in _NATURAL else (named, of_kind)
    return tuple(record for record in order if record is not None)


def _by_name(material: Material) -> Record | None:
    found: list[tuple[float, Record]] = []
    for rank, names in enumerate(_names(material)):
        search = record_of_actor(material.pack.archive, names, material.began - _MARGIN)
        if _FEWEST <= len(search.found) <= _MOST:
            fullness = min(math.log(1 + len(search.found)), 3.5)
            found.append((fullness - 0.4 * rank, Record(names[0], True, search)))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _names(material: Material) -> list[tuple[str, ...]]:
    """Actors of the profile first, then the names of several words that the lead holds; places and countries are left out."""
    places = {place.name.casefold() for place in material.pack.profile.places}
    names: list[tuple[str, ...]] = []
    for actor in material.pack.profile.actors[:4]:
        if actor.name.casefold() not in places and len(actor.name) > 3:
            names.append((actor.name, *(alias for alias in actor.aliases if alias.isascii() and len(alias) > 2)))
    known = {name.casefold() for group in names for name in group}
    for name in _names_in_lead(material):
        if name.casefold() not in known | places:
            names.append((name,))
            known.add(name.casefold())
    return names[:_ASKED]


def _names_in_lead(material: Material) -> Iterator[str]:
    if material.lead is not None:
        text = without_pictures(material.lead.clause.original)
        yield from (
            match.group().removesuffix("'s").removesuffix(".") for match in _NAME.finditer(text) if match.start() or " of " in match.group()
        )


def _by_kind(material: Material) -> Record | None:
    profile = material.pack.profile
    kind = plural(profile.event)
    if kind is None:
        return None
    for place in profile.places[:3]:
        search = record_of_kind(material.pack.archive, (place.name,), profile.event.value, material.began - _MARGIN)
        if _FEWEST <= len(search.found) <= _MOST:
            return Record(f"{kind} in {place.name}", False, search)
    return None


def the(name: str) -> str:
    """Organisations take the article; people and places do not."""
    return f"the {name}" if not name.startswith("The ") and _ORGANISATIONS & set(name.split()) else name


def telling_lines(material: Material, record: Record, count: int = 3) -> list[ArchiveLine]:
    """The lines most like the story, the graver before the lighter, each from another month; in order of date."""
    found = [line for line in record.search.found if _told(line)]
    spread = Counter(word for line in found for word in _words(line.text))
    story = frozenset(word for item in material.english[-4:] for word in _words(item.text))
    scored = sorted(
        ((_likeness(line, story, spread, len(found)) + _gravity(line, material), line) for line in found),
        key=lambda pair: (-pair[0], -pair[1].date.toordinal(), pair[1].id),
    )
    chosen: list[ArchiveLine] = []
    for _, line in scored:
        if all((line.date.year, line.date.month) != (other.date.year, other.date.month) for other in chosen):
            chosen.append(line)
        if len(chosen) == count:
            break
    return sorted(chosen, key=lambda line: (line.date, line.id))


def _likeness(line: ArchiveLine, story: frozenset[str], spread: Counter[str], lines: int) -> float:
    """Shared words count for more the fewer of the record's lines have them."""
    words = _words(line.text)
    return sum(math.log((1 + lines) / spread[word]) for word in words & story) / math.sqrt(len(words) or 1)


def _gravity(line: ArchiveLine, material: Material) -> float:
    counting = material.main is not None
    return (math.log10(1 + (toll_of(line) or 0)) if counting else 0) + (line.date.year - 2000) / 40


def _told(line: ArchiveLine) -> bool:
    first = next(iter(clauses(line.text)), None)
    return first is not None and first.past is not None and len(first.past.split()) <= 45


def tolls(record: Record) -> list[Toll]:
    """Lines that give a number of dead for what they tell, highest first; running totals of years and wars left out."""
    found = [Toll(value, line) for line in record.search.found if (value := toll_of(line)) and not _TOLL_SINCE.search(line.text)]
    return sorted(found, key=lambda toll: (-toll.value, toll.line.date, toll.line.id))


def toll_of(line: ArchiveLine) -> int | None:
    return _toll(line.text)


@lru_cache(maxsize=8192)
def _toll(text: str) -> int | None:
    """Sentences that only carry a claim are passed over: a party's own count is no record."""
    plain = " ".join(clause.original for clause in clauses(text) if not re.search(r"\bclaim", clause.original, re.I))
    values = [figure.value for figure in read_figures(plain, "en") if figure.kind is FigureKind.KILLED and figure.value is not None]
    return max(values, default=None)


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in re.findall(r"[a-z]{4,}", text.casefold())) - _DULL


_DULL_WORDS = "with from that their into after over more than least people killed others other which were have been"
_DULL = frozenset(word[:6] for word in _DULL_WORDS.split())
