"""This time beside the record: rank among the earlier counts, and the last time before this."""

from __future__ import annotations

from nightdesk.claims.model import FigureKind
from nightdesk.drafts.answers import Answer
from nightdesk.drafts.earlier import WITHIN_A_YEAR, Record
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Chart, ChartForm, ChartPoint, Operand, Operation, Sentence
from nightdesk.drafts.naming import is_organisation, the
from nightdesk.drafts.telling import restated_line
from nightdesk.drafts.tolls import Toll, scattered, tolls
from nightdesk.drafts.wording import capital, full_date, listed, opening_number, span_of
from nightdesk.stories.model import EventKind

FEWEST_TOLLS = 3
_SHOWN, _CHARTED, _ENOUGH_TO_CHART, _ENOUGH_FOR_A_SHARE, _A_WEEK, _A_YEAR, _LONG_AGO = 12, 8, 4, 5, 7, 365, 365


def differences(material: Material, records: tuple[Record, ...]) -> list[Answer]:
    counts = next((answer for record in comparable(records) if (answer := _beside_the_counts(material, record)) is not None), None)
    last = _last_time(material, records[0]) if records else None
    return [answer for answer in (counts, last) if answer is not None]


def comparable(records: tuple[Record, ...]) -> list[Record]:
    """Counts compare within a kind of event, or within what an organisation did; not across all that names a person."""
    return [record for record in records if not record.named or (is_organisation(record.subject) and not record.office)]


def _beside_the_counts(material: Material, record: Record) -> Answer | None:
    """Where the story's count stands among the dead of earlier lines. The archive's counts are as reported on their days."""
    main = material.main
    earlier = tolls(record)
    if main is None or main.kind is not FigureKind.KILLED or len(earlier) < FEWEST_TOLLS:
        return None
    figure = main.standing
    now = figure.read.value or 0
    higher, equal = [toll for toll in earlier if toll.value > now], [toll for toll in earlier if toll.value == now]
    in_parts = max((scattered(line) for line in record.kin), default=0)
    if in_parts >= earlier[0].value:
        return None
    told = [_highest(material, earlier)]
    told += restated_line(material, record, earlier[0].line, dated=False)
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
    about = f"that name {the(record.subject)}" if record.named else f"on {record.subject}"
    return Answer(f"how this count stands beside those in earlier lines {about}", tuple(told), _chart(material, record, earlier, in_parts))


def _highest(material: Material, earlier: list[Toll]) -> Sentence:
    top = earlier[0]
    text = f"The highest single count of dead in those lines is {top.said}, of {full_date(top.line.date)}."
    operands = [_operand(material, toll) for toll in earlier[:_SHOWN]]
    return material.book.derived(text, Operation.GREATEST, operands, str(top.value))


def _equal(material: Material, equal: list[Toll]) -> Sentence:
    days = listed([full_date(toll.line.date) for toll in equal])
    operands = [Operand(full_date(toll.line.date), "line of the archive", document=toll.line.id) for toll in equal]
    lines, give = ("lines", "give") if len(equal) > 1 else ("line", "gives")
    text = f"{opening_number(len(equal))} earlier {lines}, of {days}, {give} the same."
    return material.book.derived(text, Operation.COUNT, operands, str(len(equal)))


def _last_time(material: Material, record: Record) -> Answer | None:
    """How many lines of its kind the year before this story has, how long before it the last one lies, and what that told."""
    line = record.kin[-1]
    days = (material.began - line.date).days
    told_before = line.id in material.told_lines
    if days < _A_WEEK:
        return None
    restated = [] if told_before else restated_line(material, record, line, dated=False)
    lately = _lately(material, record)
    if not restated and not lately and days < _LONG_AGO:
        return None
    about = f"that names {the(record.subject)}" if record.named else f"on {record.subject.removesuffix(WITHIN_A_YEAR)}"
    text = f"The last line {about} before this story is of {full_date(line.date)}, {span_of(days)} earlier."
    operands = [
        Operand(line.date.isoformat(), "the last earlier line", material.book.cite_line(line)),
        Operand(material.began.isoformat(), "the first item of this story", material.cite(material.first)),
    ]
    told = [*lately, material.book.derived(text, Operation.ELAPSED, operands, f"{days} days"), *restated]
    return Answer(
        "how often the archive told of it of late, and what it told last" if lately else "what the last such line told", tuple(told)
    )


def _lately(material: Material, record: Record) -> list[Sentence]:
    """How much of the record is of the year before this story; of what comes once a year it says nothing."""
    lines = [line for line in record.kin if 0 < (material.began - line.date).days <= _A_YEAR]
    yearly = material.pack.profile.event in (EventKind.AWARD, EventKind.SPORT)
    if yearly or not lines or len(record.kin) < _ENOUGH_FOR_A_SHARE or len(lines) == len(record.kin):
        return []
    about = f"that name {the(record.subject)}" if record.named else f"on {record.subject}"
    about = f"on the office of {record.subject}" if record.office else about
    count = f"{opening_number(len(lines))} of the earlier lines {about}"
    text = f"{count} {'is' if len(lines) == 1 else 'are'} of the year before this story."
    operands = [Operand(full_date(line.date), "line of the archive", document=line.id) for line in lines]
    return [material.book.derived(text, Operation.COUNT, operands, str(len(lines)))]


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
