"""The dead that lines of the archive give, as far as lines can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nightdesk.archive.model import ArchiveLine
from nightdesk.claims.figures import read_figures
from nightdesk.claims.model import FigureKind, ReadFigure
from nightdesk.drafts.earlier import Record
from nightdesk.drafts.figure_words import figure_words
from nightdesk.drafts.restate import clauses

_RUNNING = re.compile(
    r"\bsince\b|anniversar|memorial|commemorat|mourn|\byears? (?:ago|after|since)\b|\bso far this\b|\bCOVID|\bin total\b|\bover the past\b|"
    r"\bdeath toll\b[^.]{0,80}\b(?:pandemic|war)\b",
    re.IGNORECASE,
)


_DEAD = re.compile(r"\b(?:kill|dead|deaths?\b|die[sd]?\b|dying)", re.IGNORECASE)
_ALL = re.compile(r"\ball (?=\d)")
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
    """The greatest number of dead that a line gives, in its own words and with its reserve, and the line."""

    read: ReadFigure
    line: ArchiveLine

    @property
    def value(self) -> int:
        return self.read.value or 0

    @property
    def said(self) -> str:
        return figure_words(self.read, None, prose=False)


def tolls(record: Record) -> list[Toll]:
    """The gravest line of each month that gives a number of dead for what it tells, highest first.

    Running totals, anniversaries and bare claims are left out; of the lines on one event, which lie close together, one stays.
    """
    by_month: dict[tuple[int, int], Toll] = {}
    for line in record.kin:
        read = toll_of(line)
        if read is None or is_running(line):
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
