"""This time beside the record: rank among the earlier counts, and the last time before this."""

from __future__ import annotations

from dataclasses import replace

from nightdesk.claims.model import FigureKind
from nightdesk.drafts.answers import Answer
from nightdesk.drafts.earlier import WITHIN_A_YEAR, Record
from nightdesk.drafts.events import sort_in
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Chart, ChartForm, ChartPoint, Operand, Operation, Sentence
from nightdesk.drafts.naming import is_organisation, lead_text, the
from nightdesk.drafts.record import AGAIN
from nightdesk.drafts.telling import restated_line
from nightdesk.drafts.tolls import Toll, scattered, tolls
from nightdesk.drafts.wording import capital, full_date, listed, opening_number, span_of

FEWEST_TOLLS = 3
_SHOWN, _CHARTED, _ENOUGH_TO_CHART, _A_WEEK = 12, 8, 4, 7


def differences(material: Material, records: tuple[Record, ...]) -> list[Answer]:
    counts = next((answer for record in comparable(records) if (answer := _beside_the_counts(material, record)) is not None), None)
    again = material.pack.profile.event in AGAIN and records and not records[0].named and records[0].kin
    last = _last_time(material, records[0]) if again else None
    return [answer for answer in (counts, last) if answer is not None]


def comparable(records: tuple[Record, ...]) -> list[Record]:
    """Counts compare within a kind of event, or within what an organisation did; not across all that names a person."""
    return [record for record in records if not record.named or (is_organisation(record.subject) and not record.office)]


def _beside_the_counts(material: Material, record: Record) -> Answer | None:
    """Where the story's count stands among the dead of earlier lines. The archive's counts are as reported on their days.

    Counts of several days and places are of no one event, and are not set beside single ones.
    """
    main = material.main
    earlier = tolls(record)
    if main is None or main.kind is not FigureKind.KILLED or len(earlier) < FEWEST_TOLLS:
        return None
    if not main.running and len(main.by_item) > 1:
        return None
    figure = main.standing
    now = figure.read.value or 0
    higher, equal = [toll for toll in earlier if toll.value > now], [toll for toll in earlier if toll.value == now]
    in_parts = max((scattered(line) for line in record.kin), default=0)
    if in_parts >= earlier[0].value:
        return None
    told = [_highest(material, earlier)]
    told += restated_line(material, record, earlier[0].line, dated=earlier[0].begun is not None)
    if not higher and equal:
        told.append(_equal(material, equal))
    elif not higher and in_parts < now:
        operands = [
            Operand(str(now), "this story's count", material.cite_figure(figure)),
            *(_operand(material, toll) for toll in earlier[:_SHOWN]),
        ]
        text = f"No earlier line of that record gives a count as high as this story's, {material.said(figure)}."
        told.append(material.book.derived(text, Operation.GREATEST, operands, str(now)))
    elif higher and len(higher) <= _SHOWN and in_parts <= now:
        lines = f"{opening_number(len(higher))} earlier line{'s' if len(higher) > 1 else ''}"
        text = f"{lines} of that record {'gives' if len(higher) == 1 else 'give'} a higher count than this story."
        counted_lines = [
            Operand(str(toll.value), f"dead on {full_date(toll.line.date)}", material.book.cite_line(toll.line), toll.line.id)
            for toll in higher
        ]
        told.append(material.book.derived(text, Operation.COUNT, counted_lines, str(len(higher))))
    told += _of_its_sort(material, earlier)
    about = f"that name {the(record.subject)}" if record.named else f"on {record.subject}"
    return Answer(f"how this count stands beside those in earlier lines {about}", tuple(told), _chart(material, record, earlier, in_parts))


def _highest(material: Material, earlier: list[Toll]) -> Sentence:
    top = earlier[0]
    by = f" by the line of {full_date(top.line.date)}" if top.begun is not None else ""
    text = f"By their counts the deadliest was that of {full_date((top.begun or top.line).date)}, with {top.said} dead{by}."
    operands = [_operand(material, toll) for toll in earlier[:_SHOWN]]
    told = material.book.derived(text, Operation.GREATEST, operands, str(top.value))
    return replace(told, passages=(*told.passages, material.book.cite_line(top.begun))) if top.begun is not None else told


def _of_its_sort(material: Material, earlier: list[Toll]) -> list[Sentence]:
    """Where the lead says what crashed or came down, this count among those of its sort alone."""
    sort, main = sort_in(lead_text(material)), material.main
    alike = [toll for toll in earlier if sort is not None and sort_in(toll.line.text) == sort]
    if main is None or not alike or len(alike) == len(earlier) or alike[0].value >= (main.standing.read.value or 0):
        return []
    figure = main.standing
    operands = [
        Operand(str(figure.read.value), "this story's count", material.cite_figure(figure)),
        *(_operand(material, toll) for toll in alike),
    ]
    text = f"Among those that tell of a {sort}, none gives a count as high as this story's, {material.said(figure)}."
    return [material.book.derived(text, Operation.GREATEST, operands, str(figure.read.value))]


def _equal(material: Material, equal: list[Toll]) -> Sentence:
    days = listed([full_date(toll.line.date) for toll in equal])
    operands = [Operand(full_date(toll.line.date), "line of the archive", document=toll.line.id) for toll in equal]
    lines, give = ("lines", "give") if len(equal) > 1 else ("line", "gives")
    text = f"{opening_number(len(equal))} earlier {lines}, of {days}, {give} the same."
    return material.book.derived(text, Operation.COUNT, operands, str(len(equal)))


def _last_time(material: Material, record: Record) -> Answer | None:
    """How long before this story the last of its kind was, and what it was."""
    step = record.kin[-1]
    days = (material.began - step.date).days
    if days < _A_WEEK:
        return None
    restated = restated_line(material, record, step, dated=False)
    subject = record.subject.removesuffix(WITHIN_A_YEAR)
    text = f"Before this the archive last told of {subject} on {full_date(step.date)}, {span_of(days)} earlier."
    operands = [
        Operand(step.date.isoformat(), "the last earlier line", material.book.cite_line(step)),
        Operand(material.began.isoformat(), "the first item of this story", material.cite(material.first)),
    ]
    told = [material.book.derived(text, Operation.ELAPSED, operands, f"{days} days"), *restated]
    return Answer(f"when the archive last told of {subject}", tuple(told))


def _operand(material: Material, toll: Toll) -> Operand:
    return Operand(str(toll.value), f"dead on {full_date(toll.line.date)}", material.book.cite_line(toll.line), toll.line.id)


def _chart(material: Material, record: Record, earlier: list[Toll], in_parts: int) -> Chart | None:
    """This story's count beside the gravest of the record's, in order of date; None with fewer than four to set beside it.

    Only those that are graver than what any line counts in parts, and gives no whole of, are the highest.
    """
    main = material.main
    earlier = [toll for toll in earlier if toll.value > in_parts]
    if main is None or len(earlier) < _ENOUGH_TO_CHART:
        return None
    gravest = sorted(earlier[:_CHARTED], key=lambda toll: (toll.line.date, toll.line.id))
    points = [_point(material, toll) for toll in gravest]
    figure = main.standing
    now = material.book.fact(f"{capital(material.said(figure))} {main.heading} in this story.", material.cite_figure(figure))
    points.append(ChartPoint(str(figure.published_at.year), figure.published_at.date(), float(figure.read.value or 0), now, emphasis=True))
    about = f"lines that name {the(record.subject)}" if record.named else f"lines on {record.subject}"
    return Chart(ChartForm.BARS, f"The highest counts of dead in {about}, and this one", "people", tuple(points))


def _point(material: Material, toll: Toll) -> ChartPoint:
    text = f"{capital(toll.said)} dead in the line of {full_date(toll.line.date)}."
    sentence = material.book.background(text, material.book.cite_line(toll.line))
    return ChartPoint(str(toll.line.date.year), toll.line.date, float(toll.value), sentence)
