"""What the archive holds that bears on a story: one search chosen for what it tells, and its most telling lines."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from nightdesk.archive.background import record_of_actor, record_of_kind
from nightdesk.archive.model import ArchiveLine, ArchiveSearch
from nightdesk.claims.figures import read_figures
from nightdesk.claims.model import FigureKind, ReadFigure
from nightdesk.drafts.events import TELLING, plural, with_article
from nightdesk.drafts.figure_words import figure_words
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Sentence
from nightdesk.drafts.restate import clauses, lowered, without_pictures
from nightdesk.drafts.verbs import by_base, by_third_person, common_openers, pasts
from nightdesk.drafts.wording import full_date
from nightdesk.stories.model import EventKind

_JOINTS = frozenset(
    ["and", "or", "of", "in", "on", "at", "by", "for", "with", "from", "to", "after", "as", "is", "are", "was", "were", "has"]
)
_FEWEST, _MOST = 2, 260
_ACTORS, _ASKED = 4, 6
# A story often reaches the wire a day or two after its event; lines that near could be about the event itself.
_MARGIN = timedelta(days=3)
_NATURAL = (EventKind.EARTHQUAKE, EventKind.STORM, EventKind.FLOOD, EventKind.ERUPTION)
_WON = (EventKind.AWARD, EventKind.SPORT)
_RARE = (EventKind.CRUSH, EventKind.COLLAPSE, EventKind.ERUPTION)
_OUTCOMES = {
    EventKind.ELECTION: "wins elected majority seats victory defeats coalition results election",
    EventKind.GOVERNMENT: "sworn appointed resigns cabinet minister coalition",
    EventKind.SPORT: "wins final defeats champions title championship",
    EventKind.AWARD: "awarded wins prize",
    EventKind.COUP: "coup seizes power soldiers overthrow",
    EventKind.PROTEST: "protests thousands clashes demonstrators",
}
_ORGANISATIONS = frozenset(
    """
    Army Party Front Forces Movement Union Council Court Agency Navy Cup Prize Marathon Championship Awards Committee Congress
    Parliament Organization Organisation Guard Corps Police Series Brotherhood Group Commission Ministry Bank Academy Assembly
    Senate Coalition Alliance Brigade Brigades Federation Nations
    """.split()  # noqa: SIM905
)
_OFFICES = (
    "Prime Minister of",
    "President of",
    "Chancellor of",
    "King of",
    "Queen of",
    "Governor of",
    "Minister of",
    "Mayor of",
    "General Secretary",
)
_NAME = re.compile(r"\b[A-Z][\w'’.-]*(?: (?:(?:of|in|the|for|de|al|von|van) )*[A-Z][\w'’.-]*)+")
_TOLL_SINCE = re.compile(
    r"\bsince\b|anniversar|memorial|commemorat|mourn|\byears? (?:ago|after|since)\b|\bso far this\b|\bdeath toll\b.*\b(?:pandemic|war)\b|\bCOVID|\bin total\b|\bover the past\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Record:
    """`subject` completes "The archive names …" or "The archive tells of …" (`named` says which)."""

    subject: str
    named: bool
    search: ArchiveSearch


@dataclass(frozen=True, slots=True)
class Toll:
    """The greatest number of dead that a line gives, in its own words and with its reserve, and the line."""

    read: ReadFigure
    line: ArchiveLine

    @property
    def value(self) -> int:
        return self.read.value or 0

    @property
    def said(self) -> str:
        return figure_words(self.read, None, prose=False)


def find_records(material: Material) -> tuple[Record, ...]:
    """At most two: by name (an actor, or something the lead names) and by kind of event in the place."""
    named, of_kind = _by_name(material), _by_kind(material)
    order = (of_kind, named) if material.pack.profile.event in _NATURAL else (named, of_kind)
    return tuple(record for record in order if record is not None)


def _by_name(material: Material) -> Record | None:
    """The first name that the lead holds and the archive knows; failing that, the first other name that it knows."""
    lead = without_pictures(material.lead.clause.original) if material.lead else ""
    second: Record | None = None
    for names in _names(material, lead):
        in_lead = any(name in lead for name in names)
        if second is not None and not in_lead:
            continue
        search = record_of_actor(material.pack.archive, names, material.began - _MARGIN)
        if _FEWEST <= len(search.found) <= _MOST:
            record = Record(names[0], True, search)
            if in_lead:
                return record
            second = record
    return second


def _is_adjective(name: str, lead: str) -> bool:
    """ "Shia" in "a Shia mosque" names nobody."""
    match = re.search(rf"\b{re.escape(name)} ([a-z]+)", lead)
    if " " in name or match is None:
        return False
    after = match.group(1)
    return after not in by_base() and after not in by_third_person() and after not in pasts() and after not in _JOINTS


def _names(material: Material, lead: str) -> list[tuple[str, ...]]:
    """Actors of the profile, and the names of several words that the lead holds: the event's own name before people's where a prize or
    a title was won. Places are left out, and so is a name that is only part of a longer one in the lead."""
    profile = material.pack.profile
    in_lead = list(_names_in(lead))
    known = {place.name.casefold() for place in profile.places}
    actors = [
        (actor.name, *(alias for alias in actor.aliases if alias.isascii() and len(alias) > 2))
        for actor in profile.actors[:_ACTORS]
        if len(actor.name) > 3
        and not _is_adjective(actor.name, lead)
        and (not lead or actor.mentions > 1 or actor.name in lead)
        and not any(" " not in actor.name and actor.name in longer and actor.name != longer for longer in in_lead)
    ]
    named = [(name,) for name in in_lead if not any(actor[0] in name for actor in actors)]
    ordered = [*named, *actors] if profile.event in _WON else [*actors, *named]
    names: list[tuple[str, ...]] = []
    for group in ordered:
        if group[0].casefold() not in known:
            names.append(group)
            known |= {name.casefold() for name in group}
    return names[:_ASKED]


def _names_in(lead: str) -> Iterator[str]:
    for match in _NAME.finditer(lead):
        name = match.group().removesuffix("'s").removesuffix(".")
        opening = name.split(" ", 1)[0].lower() in common_openers()
        yield name.split(" ", 1)[1] if opening and not match.start() and name.count(" ") > 1 else name


def _by_kind(material: Material) -> Record | None:
    """In the first of the story's places for which the archive tells of such events; of a rare kind, anywhere."""
    profile = material.pack.profile
    kind, telling = plural(profile.event), TELLING.get(profile.event)
    if kind is None or telling is None:
        return None
    anywhere: tuple[tuple[str, ...], ...] = ((),) if profile.event in _RARE else ()
    for places in (*((place.name,) for place in profile.places[:3]), *anywhere):
        search = record_of_kind(material.pack.archive, places, profile.event.value, material.began - _MARGIN)
        about = tuple(line for line in search.found if re.search(telling, line.text, re.IGNORECASE))
        if _FEWEST <= len(about) <= _MOST and not search.more:
            where = f" in {with_article(places[0])}" if places else ""
            return Record(f"{kind}{where}", False, replace(search, found=about))
    return None


def the(name: str) -> str:
    """Organisations take the article; people and places do not."""
    named = name.startswith("The ") or not (_ORGANISATIONS & set(name.split()) or name.startswith(_OFFICES))
    return name if named else f"the {name}"


def is_organisation(record: Record) -> bool:
    return record.named and bool(_ORGANISATIONS & set(record.subject.split()))


def telling_lines(material: Material, record: Record, count: int = 3) -> list[ArchiveLine]:
    """The lines most like the story, the graver before the lighter, each from another month; in order of date."""
    found = [line for line in record.search.found if is_tellable(line) and not _TOLL_SINCE.search(line.text)]
    graver = [line for line in found if toll_of(line)]
    if material.main is not None and len(graver) >= count:
        found = graver
    spread = Counter(word for line in found for word in _words(line.text))
    story = frozenset(word for item in material.english[-4:] for word in _words(item.text)) | _words(
        _OUTCOMES.get(material.pack.profile.event, "")
    )
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
    toll = toll_of(line)
    return (math.log10(1 + (toll.value or 0)) if counting and toll else 0) + (line.date.year - 2000) / 40


def is_tellable(line: ArchiveLine) -> bool:
    first = next(iter(clauses(line.text)), None)
    return first is not None and first.past is not None and len(first.past.split()) <= 45


def tolls(record: Record) -> list[Toll]:
    """The gravest line of each month that gives a number of dead for what it tells, highest first.

    Running totals, anniversaries and bare claims are left out; of the lines on one event, which lie close together, one stays.
    """
    by_month: dict[tuple[int, int], Toll] = {}
    for line in record.search.found:
        read = toll_of(line)
        if read is None or _TOLL_SINCE.search(line.text):
            continue
        month, toll = (line.date.year, line.date.month), Toll(read, line)
        if month not in by_month or toll.value > by_month[month].value:
            by_month[month] = toll
    return sorted(by_month.values(), key=lambda toll: (-toll.value, toll.line.date, toll.line.id))


def toll_of(line: ArchiveLine) -> ReadFigure | None:
    return _toll(line.text)


@lru_cache(maxsize=8192)
def _toll(text: str) -> ReadFigure | None:
    """Sentences that only carry a claim are passed over: a party's own count is no record."""
    plain = " ".join(clause.original for clause in clauses(text) if not re.search(r"\bclaim", clause.original, re.I))
    figures = [figure for figure in read_figures(plain, "en") if figure.kind is FigureKind.KILLED and figure.value]
    return max(figures, key=lambda figure: figure.value or 0, default=None)


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in re.findall(r"[a-z]{4,}", text.casefold())) - _DULL


_DULL_WORDS = "with from that their into after over more than least people killed others other which were have been"
_DULL = frozenset(word[:6] for word in _DULL_WORDS.split())


def restated_line(material: Material, line: ArchiveLine) -> Sentence:
    """An earlier line's first sentence in the past, with its date."""
    past = clauses(line.text)[0].past or line.text
    material.told_lines.add(line.id)
    return material.book.background(f"On {full_date(line.date)}, {lowered(past)}", material.book.cite_line(line))
