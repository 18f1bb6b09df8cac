"""The dead that lines of the archive give, as far as lines can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from nightdesk.archive.model import ArchiveLine
from nightdesk.claims.figures import read_figures
from nightdesk.claims.model import FigureKind, ReadFigure
from nightdesk.drafts.earlier import Record, content_words
from nightdesk.drafts.figure_words import figure_words
from nightdesk.drafts.restate import clauses

_RUNNING = re.compile(
    r"\bsince\b|anniversar|memorial|commemorat|mourn|\byears? (?:ago|after|since)\b|\bso far this\b|\bCOVID|\bin total\b|\bover the past\b|"
    r"\bdeath toll\b[^.]{0,80}\b(?:pandemic|war)\b",
    re.IGNORECASE,
)


_DEAD = re.compile(r"\b(?:kill|dead|deaths?\b|die[sd]?\b|dying)", re.IGNORECASE)
_ALL = re.compile(r"\ball (?=\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b)", re.IGNORECASE)
_PART_OF_A_WHOLE = re.compile(r"\b(?:includ\w+|among|of (?:them|whom|which)|total|death toll)\b", re.IGNORECASE)
_ONE_EVENT, _COUNTING = timedelta(days=10), timedelta(days=60)
_COUNTED_ANEW = re.compile(
    r"\b(?:death toll|toll (?:from|of|rises|rose)|raised (?:its|the) (?:estimate|toll|count)|last month['’]s|"
    r"aftermath|known to have (?:been|died)|"
    r"(?:rises|rose|increases|increased|climbs|climbed) to|(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)['’]s (?:earthquake|quake|tsunami|storm|flood|attack|crash))\b",
    re.IGNORECASE,
)
# Words that two lines of a record share though they tell of two events: the place, the kind, the dead.
_SHARED = 4
_BEASTS = re.compile(
    r"\b(?:cows?|cattle|livestock|animals?|birds?|chickens?|poultry|pigs?|sheep|goats?|dogs?|horses?|camels?|whales?|dolphins?|fish|turtles?|"
    r"elephants?|bees?|trees?)\b",
    re.IGNORECASE,
)
_WEIGHS = {FigureKind.KILLED: 1.0, FigureKind.KIDNAPPED: 0.3, FigureKind.MISSING: 0.5, FigureKind.INJURED: 0.1}
# No event that a line of 2002 to 2025 tells of killed so many at once: such a number counts something else.
_BEYOND_ONE_EVENT = 1_000_000


@dataclass(frozen=True, slots=True)
class Toll:
    """The greatest number of dead that a line gives, in its own words and with its reserve, and the line.

    `begun` is the first line on the same event where this one only gives its later toll.
    """

    read: ReadFigure
    line: ArchiveLine
    begun: ArchiveLine | None = None

    @property
    def value(self) -> int:
        return self.read.value or 0

    @property
    def said(self) -> str:
        return figure_words(self.read, None, prose=False)


def tolls(record: Record) -> list[Toll]:
    """The lines that give one number of dead for what they tell, highest first; of the lines on one event the gravest.

    Running totals, anniversaries, bare claims and lines that count group by group without a whole are left out.
    """
    found = [
        Toll(read, line, _begun(line, record.kin))
        for line in record.kin
        if (read := toll_of(line)) is not None and not is_running(line) and not scattered(line)
    ]
    kept: list[Toll] = []
    for toll in sorted(found, key=lambda toll: (-toll.value, toll.line.date, toll.line.id)):
        if not any(_is_told_of(toll, other) for other in kept):
            kept.append(toll)
    return kept


def _is_told_of(toll: Toll, other: Toll) -> bool:
    return _on_one_event(toll.line, other.line) or (other.begun or other.line).id in {toll.line.id, toll.begun.id if toll.begun else ""}


def _begun(line: ArchiveLine, lines: tuple[ArchiveLine, ...]) -> ArchiveLine | None:
    """The first line on the event whose dead this one counts anew, where it looks back; None where it tells the event itself."""
    if not _COUNTED_ANEW.search(line.text):
        return None
    words = content_words(line.text)
    since = line.date - _COUNTING
    first = (other for other in lines if since <= other.date < line.date and len(words & content_words(other.text)) >= _SHARED)
    return min(first, key=lambda other: (other.date, other.id), default=None)


def _on_one_event(line: ArchiveLine, other: ArchiveLine) -> bool:
    near = abs(line.date - other.date) <= _ONE_EVENT
    return near and len(content_words(line.text) & content_words(other.text)) >= _SHARED


def scattered(line: ArchiveLine) -> int:
    """The dead of a line that counts them group by group and gives no whole ("33 militants, 29 passengers and 8 soldiers"), together.

    0 for any other line.
    """
    return _scattered(line.text)


@lru_cache(maxsize=8192)
def _scattered(text: str) -> int:
    for clause in clauses(text):
        listed = clause.original.replace(" as well as", "")
        groups = {(figure.value, figure.who) for figure in _people(listed) if figure.kind is FigureKind.KILLED and figure.value}
        if len(groups) > 1 and not _PART_OF_A_WHOLE.search(clause.original):
            return sum(value or 0 for value, _ in groups)
    return 0


def toll_of(line: ArchiveLine) -> ReadFigure | None:
    return _toll(line.text)


@lru_cache(maxsize=8192)
def _toll(text: str) -> ReadFigure | None:
    """Sentences that only carry a claim are passed over: a party's own count is no record."""
    plain = " ".join(clause.original for clause in clauses(text) if not re.search(r"\bclaim", clause.original, re.I))
    if not _DEAD.search(plain):
        return None
    figures = [figure for figure in _people(plain) if figure.kind is FigureKind.KILLED and figure.value]
    return max(figures, key=lambda figure: figure.value or 0, default=None)


def dead_in(text: str) -> int:
    """The greatest number of dead that an English text gives; 0 where it gives none."""
    read = _toll(text)
    return (read.value or 0) if read is not None else 0


def people_in(line: ArchiveLine) -> float:
    """How many people a line tells of as killed, weighed with those taken, missing and hurt: what makes it grave."""
    return _gravity(line.text)


@lru_cache(maxsize=8192)
def _gravity(text: str) -> float:
    plain = " ".join(clause.original for clause in clauses(text) if not re.search(r"\bclaim", clause.original, re.I))
    return max(((figure.value or 0) * _WEIGHS.get(figure.kind, 0.0) for figure in _people(plain)), default=0.0)


def _people(text: str) -> list[ReadFigure]:
    """Without animals, and without numbers that no one event can have."""
    figures = read_figures(_ALL.sub("", text), "en")
    return [figure for figure in figures if (figure.value or 0) < _BEYOND_ONE_EVENT and not _BEASTS.search(figure.who or "")]


def is_running(line: ArchiveLine) -> bool:
    """Whether a line tells of a total over years, or looks back."""
    return _RUNNING.search(line.text) is not None
