"""The dead that lines of the archive give, as far as lines can be compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from nightdesk.archive.model import ArchiveLine
from nightdesk.claims.figures import read_figures
from nightdesk.claims.model import FigureKind, ReadFigure
from nightdesk.drafts.figure_words import figure_words
from nightdesk.drafts.kin import Record
from nightdesk.drafts.located import lies_elsewhere, part_around
from nightdesk.drafts.restate import clauses
from nightdesk.drafts.same_event import events_of

_RUNNING = re.compile(
    r"\bsince\b|anniversar|memorial|commemorat|mourn|\b(?:this|past|last|the) week\b|\byears? (?:ago|after|since)\b|\bso far this\b|"
    r"\bCOVID|\bin total\b|\bover the past\b|\bdeath toll\b[^.]{0,80}\b(?:pandemic|war)\b",
    re.IGNORECASE,
)
_DEAD = re.compile(r"\b(?:kill|dead|deaths?\b|die[sd]?\b|dying)", re.IGNORECASE)
_ALL = re.compile(r"\ball (?=\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b)", re.IGNORECASE)
_PART_OF_A_WHOLE = re.compile(r"\b(?:includ\w+|among|of (?:them|whom|which)|total|death toll)\b", re.IGNORECASE)
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
    """The lines that give one number of dead for what they tell, highest first; of the lines on one event the gravest.

    Running totals, anniversaries, bare claims and lines that count group by group without a whole are left out.
    """
    found = _each(record.kin, record.search.query.places)
    by_line = {toll.line.id: toll for toll in found}
    gravest = (max((by_line[line.id] for line in lines), key=_grave) for lines in events_of([toll.line for toll in found]))
    return sorted(gravest, key=_grave, reverse=True)


def tolls_of(event: Sequence[ArchiveLine], record: Record) -> list[Toll]:
    """What the lines on one event of the record give, highest first."""
    return sorted(_each(event, record.search.query.places), key=_grave, reverse=True)


def _each(lines: Sequence[ArchiveLine], places: tuple[str, ...]) -> list[Toll]:
    return [
        Toll(read, line)
        for line in lines
        if (read := _toll_in(line.text, places)) is not None and not is_running(line) and not scattered(line)
    ]


def _grave(toll: Toll) -> tuple[int, int, str]:
    return toll.value, -toll.line.date.toordinal(), toll.line.id


def scattered(line: ArchiveLine) -> int:
    """The dead of a line that counts them group by group and gives no whole ("33 militants, 29 passengers and 8 soldiers"), together.

    0 for any other line.
    """
    return sum(value for value, _ in groups_of(line))


def groups_of(line: ArchiveLine) -> tuple[tuple[int, str], ...]:
    """The dead of such a line by group, in its own words and order; nothing for any other line."""
    return _groups(line.text)


@lru_cache(maxsize=8192)
def _groups(text: str) -> tuple[tuple[int, str], ...]:
    for clause in clauses(text):
        listed = clause.original.replace(" as well as", "")
        killed = (figure for figure in _people(_ALL.sub("", listed)) if figure.kind is FigureKind.KILLED)
        groups = tuple(dict.fromkeys((figure.value, figure.who or "people") for figure in killed if figure.value))
        if len(groups) > 1 and not _PART_OF_A_WHOLE.search(clause.original):
            return groups
    return ()


def toll_of(line: ArchiveLine) -> ReadFigure | None:
    return _toll(line.text)


def _toll(text: str) -> ReadFigure | None:
    return _toll_in(text, ())


@lru_cache(maxsize=8192)
def _toll_in(text: str, places: tuple[str, ...]) -> ReadFigure | None:
    """Sentences that only carry a claim are passed over: a party's own count is no record. So are the dead of other countries, where the
    record is of places ("a hurricane hits the United States as the death toll in Haiti rises")."""
    plain = _ALL.sub("", " ".join(clause.original for clause in clauses(text) if not re.search(r"\bclaim", clause.original, re.I)))
    if not _DEAD.search(plain):
        return None
    figures = [
        figure
        for figure in _people(plain)
        if figure.kind is FigureKind.KILLED and figure.value and not (places and lies_elsewhere(part_around(plain, figure.span), places))
    ]
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
    plain = _ALL.sub("", " ".join(clause.original for clause in clauses(text) if not re.search(r"\bclaim", clause.original, re.I)))
    return max(((figure.value or 0) * _WEIGHS.get(figure.kind, 0.0) for figure in _people(plain)), default=0.0)


@lru_cache(maxsize=8192)
def _people(text: str) -> tuple[ReadFigure, ...]:
    """Without animals, and without numbers that no one event can have."""
    figures = read_figures(text, "en")
    return tuple(figure for figure in figures if (figure.value or 0) < _BEYOND_ONE_EVENT and not _BEASTS.search(figure.who or ""))


def is_running(line: ArchiveLine) -> bool:
    """Whether a line tells of a total over years, or looks back."""
    return _RUNNING.search(line.text) is not None
