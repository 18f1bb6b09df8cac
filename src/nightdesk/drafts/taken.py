"""Abductions beside earlier ones: the line that gives the most people taken, and what later lines tell of their release."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nightdesk.archive.model import ArchiveLine
from nightdesk.claims.figures import read_figures
from nightdesk.claims.model import FigureKind, ReadFigure
from nightdesk.drafts.answers import Answer
from nightdesk.drafts.figure_words import figure_words
from nightdesk.drafts.kin import Record
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation
from nightdesk.drafts.naming import lead_text
from nightdesk.drafts.telling import restated_line
from nightdesk.drafts.wording import full_date

_FEWEST, _SHOWN = 3, 12
_TAKEN = re.compile(r"\b(?:abduct|kidnap)\w*", re.IGNORECASE)
_FREED = re.compile(r"\b(?:freed|released?|rescued?|escaped?)\b", re.IGNORECASE)


def taken(material: Material, records: Iterable[Record]) -> list[Answer]:
    """None where fewer than three lines of the record give how many were taken."""
    record = next((record for record in records if not record.named and record.sort is not None and record.sort.enough), None)
    if record is None or not _TAKEN.search(lead_text(material)):
        return []
    counts = [(line, most) for line in record.kin if (most := _most_taken(line)) is not None]
    if len(counts) < _FEWEST:
        return []
    counts.sort(key=lambda pair: (-(pair[1].value or 0), -pair[0].date.toordinal(), pair[0].id))
    top, most = counts[0]
    shown = [(line, str(read.value)) for line, read in counts[:_SHOWN]]
    operands = [Operand(value, f"taken on {full_date(line.date)}", material.book.cite_line(line), line.id) for line, value in shown]
    said = figure_words(most, None, prose=False)
    text = f"Among earlier {record.subject}, the report of {full_date(top.date)} gives the most people taken, {said}."
    told = [material.book.derived(text, Operation.GREATEST, operands, str(most.value)), *restated_line(material, record, top, dated=False)]
    freed = next((line for line in record.search.found if line.date > top.date and _FREED.search(line.text)), None)
    told += restated_line(material, record, freed) if freed is not None else []
    return [Answer(f"how many were taken in earlier {record.subject}", tuple(told))]


def _most_taken(line: ArchiveLine) -> ReadFigure | None:
    figures = [figure for figure in read_figures(line.text, "en") if figure.kind is FigureKind.KIDNAPPED and figure.value]
    return max(figures, key=lambda figure: figure.value or 0, default=None)
