"""Where only one or two earlier lines of a record count dead: which, and how many, beside this story's count.

With three and more they are ranked (`drafts.differences`); fewer are no rank, and yet the only measure there is.
"""

from __future__ import annotations

from collections.abc import Iterable

from nightdesk.claims.model import FigureKind
from nightdesk.drafts.answers import Answer
from nightdesk.drafts.kin import Record
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Sentence
from nightdesk.drafts.telling import restated_line
from nightdesk.drafts.tolls import Toll, scattered, tolls
from nightdesk.drafts.whereabouts import incidents_apart
from nightdesk.drafts.wording import full_date, listed
from nightdesk.stories.model import EventKind

_FEWEST_RANKED, _WORTH_COMPARING = 3, 5
_GO_ON = (EventKind.WAR, EventKind.PROTEST)


def few_counts(material: Material, records: Iterable[Record]) -> list[Answer]:
    """None of what goes on for months, nor where a line counts its dead group by group, which these could be fewer than."""
    main, record = material.main, next((record for record in records if not record.named and record.kin), None)
    if (
        record is None
        or main is None
        or main.kind is not FigureKind.KILLED
        or incidents_apart(material)
        or material.pack.profile.event in _GO_ON
    ):
        return []
    figure, earlier = main.standing, tolls(record)
    now = figure.read.value or 0
    if not earlier or len(earlier) >= _FEWEST_RANKED or now < _WORTH_COMPARING or any(scattered(line) for line in record.kin):
        return []
    told = [_told(material, record, earlier)]
    told += [sentence for toll in earlier for sentence in restated_line(material, record, toll.line, dated=len(earlier) > 1)]
    if earlier[0].value < now:
        text = f"This story's count, {material.said(figure)}, is higher."
        operands = [Operand(str(now), "this story's count", material.cite_figure(figure)), *(_operand(material, toll) for toll in earlier)]
        told.append(material.book.derived(text, Operation.GREATEST, operands, str(now)))
    return [Answer(f"how deadly it was beside earlier {record.subject}", tuple(told))]


def _told(material: Material, record: Record, earlier: list[Toll]) -> Sentence:
    given = listed([f"{toll.said} on {full_date(toll.line.date)}" for toll in earlier])
    lines = "one report gives" if len(earlier) == 1 else "two reports give"
    text = f"Of earlier {record.subject}, {lines} the dead: {given}."
    return material.book.derived(text, Operation.COUNT, [_operand(material, toll) for toll in earlier], str(len(earlier)))


def _operand(material: Material, toll: Toll) -> Operand:
    return Operand(str(toll.value), f"dead on {full_date(toll.line.date)}", material.book.cite_line(toll.line), toll.line.id)
