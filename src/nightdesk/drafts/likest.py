"""The nearest parallels within a record: of the earlier events of the kind, those that struck such a place, or came about in the same way.

Shootings in a country are many, and those at its schools are few: a reader wants to know of these first.
"""

from __future__ import annotations

from collections.abc import Iterable

from nightdesk.archive.model import ArchiveLine
from nightdesk.claims.model import FigureKind
from nightdesk.drafts.answers import Answer
from nightdesk.drafts.kin import Record
from nightdesk.drafts.marks import Mark, mark_of
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Sentence
from nightdesk.drafts.same_event import events_of
from nightdesk.drafts.telling import restated_line
from nightdesk.drafts.tolls import is_running, scattered, toll_of
from nightdesk.drafts.whereabouts import incidents_apart
from nightdesk.drafts.wording import full_date, listed, opening_number

_FEWEST_KIN, _MOST_OF_ALL, _DATED, _SHOWN = 3, 0.8, 5, 2


def likest(material: Material, records: Iterable[Record]) -> list[Answer]:
    """How many of the record's events bear the story's mark, the gravest and the last of them, and whether any cost as many lives."""
    record = next((record for record in records if not record.named and len(record.kin) >= _FEWEST_KIN), None)
    if record is None:
        return []
    mark = mark_of(material)
    if mark is None or mark.one.removeprefix("an ").removeprefix("a ") in record.subject:
        return []
    lines = [group[-1] for group in events_of([line for line in record.kin if mark.bears(line)])]
    if not lines or len(lines) > _MOST_OF_ALL * len(record.kin):
        return []
    told = [_how_many(material, record, mark, lines), *_gravest_and_last(material, record, lines), *_beside(material, lines)]
    return [Answer(f"whether any of the earlier {record.subject} {mark.asked}", tuple(told))]


def _how_many(material: Material, record: Record, mark: Mark, lines: list[ArchiveLine]) -> Sentence:
    days = f", on {listed([full_date(line.date) for line in lines])}" if len(lines) <= _DATED else ""
    tell = "tells" if len(lines) == 1 else "tell"
    reports = "report" if len(lines) == 1 else "reports"
    text = f"{opening_number(len(lines))} earlier {reports} on {record.subject} {tell} of {mark.one}{days}."
    operands = [Operand(full_date(line.date), "line of the archive", material.book.cite_line(line), line.id) for line in lines]
    return material.book.derived(text, Operation.COUNT, operands, str(len(lines)))


def _gravest_and_last(material: Material, record: Record, lines: list[ArchiveLine]) -> list[Sentence]:
    gravest = max(lines, key=lambda line: (_dead(line), line.date, line.id))
    shown = sorted({line.id: line for line in (gravest, lines[-1])}.values(), key=lambda line: (line.date, line.id))
    return [sentence for line in shown[:_SHOWN] for sentence in restated_line(material, record, line)]


def _dead(line: ArchiveLine) -> int:
    read = toll_of(line) if not is_running(line) else None
    return max((read.value or 0) if read is not None else 0, scattered(line))


def _beside(material: Material, lines: list[ArchiveLine]) -> list[Sentence]:
    """That none of them gives as many dead as this story's count."""
    main = material.main
    if main is None or main.kind is not FigureKind.KILLED or incidents_apart(material):
        return []
    figure, dead = main.standing, [(line, value) for line in lines if (value := _dead(line))]
    now = figure.read.value or 0
    whole = [(line, value) for line, value in dead if not scattered(line)]
    if not whole or any(value >= now for _, value in dead):
        return []
    those = "That report does not give" if len(lines) == 1 else "None of them gives"
    text = f"{those} as many dead as this story, {material.said(figure)}."
    operands = [
        Operand(str(now), "this story's count", material.cite_figure(figure)),
        *(Operand(str(value), f"dead on {full_date(line.date)}", material.book.cite_line(line), line.id) for line, value in whole),
    ]
    return [material.book.derived(text, Operation.GREATEST, operands, str(now))]
