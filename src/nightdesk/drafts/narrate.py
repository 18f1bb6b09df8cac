"""Steps of the past told as a short account: each under its date, in its order, without the same opening twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.interest import Step
from nightdesk.drafts.material import Material, alike
from nightdesk.drafts.model import Sentence
from nightdesk.drafts.rebuttal import rebuttal_after
from nightdesk.drafts.restate import Clause, clauses, lowered
from nightdesk.drafts.telling import can_be_told, full_name, looks_ahead
from nightdesk.drafts.verbs import pasts
from nightdesk.drafts.wording import capital, full_date, month_of, short_date

_LONG_AGO, _SHORT, _SECOND, _NAMES = 500, 17, 30, 3
_SAME_WEEKS = timedelta(days=60)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_AMERICAN = re.compile(rf"\b(?P<month>{_MONTHS}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:, (?P<year>\d{{4}}),?)?(?![\d%])")
_DATED = re.compile(rf"\b(?:{_MONTHS}|(?:19|20)\d\d)\b|\b(?:year|month|week|day|earlier|ago|after|before|since|until)\b", re.IGNORECASE)
_GIVES = re.compile(r"\d+(?:\.\d+)?(?:%| per ?cent| votes| seats)|\bsentenced\b|\bremov\w+ from office\b", re.IGNORECASE)
_AT_A_TIME = re.compile(r"\b\d{1,2}:\d\d\b|\b\d{1,2} ?[ap]\.?m\b")
_WOULD = re.compile(r"\bwould\b")
_SEVERAL = re.compile(r"\band\b|\bvoters\b|\bcitizens\b|\b(?:elections|parties|leaders)$")


def narrated(material: Material, steps: Sequence[Step]) -> list[Sentence]:
    """Those not told before, each as one sentence, and the line's next where that gives the numbers."""
    told: list[Sentence] = []
    last: date | None = None
    for step in steps:
        if step.line.id in material.told_lines or any(is_same_news(step.line, other) for other in material.told_lines.values()):
            continue
        passage = material.book.cite_line(step.line)
        dated_last = bool(told) and len(told) % 2 == 1
        text = dated(material, step, after=last, dated_last=dated_last)
        material.told_lines[step.line.id] = step.line
        told.append(material.book.background(text, passage))
        follows = following(step)
        if follows is not None:
            told.append(material.book.background(follows, passage))
        last = step.line.date
    return told


def is_same_news(line: ArchiveLine, other: ArchiveLine) -> bool:
    """Two lines of the same weeks that share most of their words; who comes to the same again years later is told again."""
    return abs(line.date - other.date) <= _SAME_WEEKS and alike(line.text, other.text)


def dated(material: Material, step: Step, *, after: date | None = None, dated_last: bool = False) -> str:
    """The step in the past under its date: the day where it is near, the month where it is long ago."""
    past, ahead = told_in_full(step)
    at, day = _when(material, step.line.date, after, past), step.line.date
    if ahead:
        return f"As of {full_date(day)}, {lowered(past)}"
    if dated_last and len(past.split()) <= _SHORT and not _DATED.search(past) and past.endswith(".") and not re.search(r'[",;]', past):
        return f"{capital(past[:-1])} {at[0].lower()}{at[1:]}."
    return f"{at}, {lowered(past)}"


def told_in_full(step: Step) -> tuple[str, bool]:
    """As `told_of`; a surname that the line explains before stands with its first name: "Dilma Rousseff won"."""
    past, ahead = told_of(step.clause)
    name = full_name(step.clause, step.line)
    return (past.replace(name[0], name[1], 1) if name is not None and past.startswith(name[0]) else past), ahead


def told_of(clause: Clause) -> tuple[str, bool]:
    """How the clause reads in the past, its dates as the house writes them; and whether all of it was still to come."""
    past = _AMERICAN.sub(_ours, clause.past or "")
    would = _WOULD.search(past)
    if would is None or not is_to_come(clause):
        return past, False
    subject = past[: would.start()]
    were = "were to" if _SEVERAL.search(subject) else "was to"
    return f"{subject}{were}{past[would.end() :]}", True


def is_to_come(clause: Clause) -> bool:
    """Whether nothing in the sentence had happened yet: its first verb is one of what will be."""
    would = _WOULD.search(clause.past or "") if looks_ahead(clause.original) else None
    if would is None:
        return False
    before = (clause.past or "")[: would.start()].rstrip()
    return clause.original.startswith(before) and not any(word in pasts() for word in before.split())


def following(step: Step) -> str | None:
    """The next sentence of the line where it gives the shares, the seats or the sentence; or what takes back a claim."""
    if step.also is not None:
        return told_of(step.also)[0]
    denied = rebuttal_after(step.line.text, step.clause)
    if denied is not None and denied.past is not None:
        return denied.past
    later = [clause for clause in clauses(step.line.text) if clause.span.start > step.clause.span.start][:1]
    for clause in later:
        if can_be_told(clause) and _GIVES.search(clause.original) and len(clause.original.split()) <= _SECOND:
            past, ahead = told_of(clause)
            return None if ahead else past
    return None


def _when(material: Material, day: date, after: date | None, past: str) -> str:
    if (material.began - day).days > _LONG_AGO and not _AT_A_TIME.search(past):
        return f"In {month_of(day)}"
    return f"On {short_date(day)}" if after is not None and after.year == day.year else f"On {full_date(day)}"


def _ours(found: re.Match[str]) -> str:
    year = f" {found['year']}" if found["year"] else ""
    return f"{found['day']} {found['month']}{year}"
