"""This time beside the record: rank among the earlier counts, the last time, the distance."""

from __future__ import annotations

from nightdesk.claims.model import FigureKind
from nightdesk.drafts.earlier import Record, is_kin
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Chart, ChartForm, ChartPoint, Operand, Operation, Sentence
from nightdesk.drafts.naming import is_organisation, the
from nightdesk.drafts.telling import restated_line
from nightdesk.drafts.tolls import Toll, tolls
from nightdesk.drafts.wording import capital, full_date, number, opening_number

FEWEST_TOLLS = 3
_WAY, _WAY_DAYS = 2, 400
_SHOWN, _CHARTED, _ENOUGH_TO_CHART, _ENOUGH_FOR_A_SHARE = 12, 8, 4, 5


def differences(material: Material, records: tuple[Record, ...]) -> list[Sentence]:
    told: list[Sentence] = []
    for record in comparable(records):
        told += _beside_the_counts(material, record) if not told else []
    for record in records[:1]:
        told += _lately(material, record) if not told else []
        told += _way_here(material, record)
        told += _last_time(material, record)
    return told


def _way_here(material: Material, record: Record) -> list[Sentence]:
    """What the record's newest lines told before its last one, as far back as a year and a month: at most two, in order."""
    lines = [line for line in record.search.found[:-1] if (material.began - line.date).days <= _WAY_DAYS]
    kin = [line for line in lines if is_kin(line, material.pack.profile.event, named=record.named)]
    told: list[Sentence] = []
    for line in reversed(kin):
        sentence = restated_line(material, record, line) if len(told) < _WAY else None
        told += [sentence] if sentence is not None else []
    return told[::-1]


def comparable(records: tuple[Record, ...]) -> list[Record]:
    """Counts compare within a kind of event, or within what an organisation did; not across all that names a person."""
    return [record for record in records if not record.named or is_organisation(record.subject)]


def _beside_the_counts(material: Material, record: Record) -> list[Sentence]:
    """Where the story's count stands among the dead of earlier lines. The archive's counts are as reported on their days."""
    main = material.main
    earlier = tolls(record)
    if main is None or main.kind is not FigureKind.KILLED or len(earlier) < FEWEST_TOLLS:
        return []
    figure = main.highest
    now = figure.read.value or 0
    higher = [toll for toll in earlier if toll.value > now]
    told = [_highest(material, record, earlier)]
    operands = [_operand(material, toll) for toll in higher[:_SHOWN]]
    if not higher:
        operands = [
            Operand(str(now), "this story's count", material.cite_figure(figure)),
            *(_operand(material, toll) for toll in earlier[:_SHOWN]),
        ]
        text = f"No earlier line of that record gives a count as high as this story's, {material.said(figure)}."
        told.append(material.book.derived(text, Operation.GREATEST, operands, str(now)))
    elif len(higher) <= _SHOWN:
        lines = f"{opening_number(len(higher))} earlier line{'s' if len(higher) > 1 else ''}"
        text = f"{lines} of that record {'gives' if len(higher) == 1 else 'give'} a higher count than this story."
        counted_lines = [
            Operand(str(toll.value), f"dead on {full_date(toll.line.date)}", material.book.cite_line(toll.line), toll.line.id)
            for toll in higher
        ]
        told.append(material.book.derived(text, Operation.COUNT, counted_lines, str(len(higher))))
    return told


def _highest(material: Material, record: Record, earlier: list[Toll]) -> Sentence:
    top = earlier[0]
    text = f"The highest single count of dead in those lines is {top.said}, of {full_date(top.line.date)}."
    operands = [_operand(material, toll) for toll in earlier[:_SHOWN]]
    return material.book.derived(text, Operation.GREATEST, operands, str(top.value))


def _lately(material: Material, record: Record) -> list[Sentence]:
    """How much of the record is of the year before this story."""
    lines = [line for line in record.search.found if 0 < (material.began - line.date).days <= 365]
    if not lines or len(record.search.found) < _ENOUGH_FOR_A_SHARE or len(lines) == len(record.search.found):
        return []
    about = f"name {the(record.subject)}" if record.named else f"are on {record.subject}"
    count = f"{opening_number(len(lines))} of the archive's lines that {about} {'is' if len(lines) == 1 else 'are'}"
    operands = [Operand(line.date.isoformat(), "line of the archive", document=line.id) for line in lines]
    return [material.book.derived(f"{count} of the year before this story.", Operation.COUNT, operands, str(len(lines)))]


def _last_time(material: Material, record: Record) -> list[Sentence]:
    """How long before this story the record's last line lies, and what it told."""
    line = record.search.found[-1]
    days = (material.began - line.date).days
    if days < 7:
        return []
    span = (
        f"{number(days)} days"
        if days < 62
        else (f"{number(round(days / 30.44))} months" if days < 700 else f"{number(round(days / 365.25))} years")
    )
    text = f"The record's last line before this story lies {'about ' if days >= 62 else ''}{span} back."
    operands = [
        Operand(line.date.isoformat(), "the last earlier line", material.book.cite_line(line)),
        Operand(material.began.isoformat(), "the first item of this story", material.cite(material.first)),
    ]
    told = [material.book.derived(text, Operation.ELAPSED, operands, f"{days} days")]
    restated = restated_line(material, record, line)
    return [*told, restated] if restated is not None else told


def _operand(material: Material, toll: Toll) -> Operand:
    return Operand(str(toll.value), f"dead on {full_date(toll.line.date)}", material.book.cite_line(toll.line), toll.line.id)


def tolls_chart(material: Material, records: tuple[Record, ...]) -> Chart | None:
    """This story's count beside the gravest of the record's, in order of date; None with fewer than four to set beside it."""
    main = material.main
    record = next((record for record in comparable(records) if len(tolls(record)) >= _ENOUGH_TO_CHART), None)
    if main is None or main.kind is not FigureKind.KILLED or record is None:
        return None
    earlier = tolls(record)
    gravest = sorted(earlier[:_CHARTED], key=lambda toll: (toll.line.date, toll.line.id))
    points = [_point(material, toll) for toll in gravest]
    figure = main.highest
    now = material.book.fact(f"{capital(material.said(figure))} {main.heading} in this story.", material.cite_figure(figure))
    points.append(ChartPoint(str(figure.published_at.year), figure.published_at.date(), float(figure.read.value or 0), now, emphasis=True))
    about = f"lines that name {the(record.subject)}" if record.named else f"lines on {record.subject}"
    return Chart(ChartForm.BARS, f"The highest counts of dead in {about}, and this one", "people", tuple(points))


def _point(material: Material, toll: Toll) -> ChartPoint:
    text = f"{capital(toll.said)} dead in the line of {full_date(toll.line.date)}."
    sentence = material.book.background(text, material.book.cite_line(toll.line))
    return ChartPoint(str(toll.line.date.year), toll.line.date, float(toll.value), sentence)
