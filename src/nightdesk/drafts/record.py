"""What came before: the archive counted, charted by year, and its most telling lines restated with their dates."""

from __future__ import annotations

from nightdesk.archive.background import busiest, counts_by_year
from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.earlier import Record
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Block, Chart, ChartForm, ChartPoint, Operand, Operation, Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.naming import the
from nightdesk.drafts.telling import restated_line, telling_lines
from nightdesk.drafts.wording import counted, full_date, number, opening_number

_LINES_FOR_A_CHART, _YEARS_FOR_A_CHART = 6, 3


def record_section(material: Material, records: tuple[Record, ...]) -> Section | None:
    if not records:
        return None
    main = records[0]
    told = [_counted(material, main, again=False), *_busiest(material, main)]
    told += [_counted(material, record, again=True) for record in records[1:]]
    blocks: list[Block] = [Paragraph(tuple(told))]
    earlier = _earlier(material, records)
    if earlier:
        blocks.append(Paragraph(tuple(earlier)))
    chart = _chart(material, main)
    if chart is not None:
        blocks.append(chart)
    return Section(SectionRole.RECORD, "What came before", tuple(blocks))


def _counted(material: Material, record: Record, *, again: bool) -> Sentence:
    found = record.search.found
    first, last = found[0].date.year, found[-1].date.year
    span = f"from {first} to {last}" if first != last else f"all of {first}"
    verb = "names" if record.named else "has"
    lines = counted(len(found), "line")
    if record.named:
        text = f"{'It' if again else 'The archive'} {verb} {the(record.subject)} in {lines}, {span}."
    else:
        text = f"{'It' if again else 'The archive'} {verb} {lines} on {record.subject}, {span}."
    return material.book.derived(text, Operation.COUNT, _operands(found), str(len(found)))


def _busiest(material: Material, record: Record) -> list[Sentence]:
    top = busiest(record.search)
    if top is None or len(record.search.found) < _LINES_FOR_A_CHART or top[1] < 3:
        return []
    year, count = top
    if count == len(record.search.found):
        return []
    lines = [line for line in record.search.found if line.date.year == year]
    text = f"The fullest year was {year}, with {number(count)}."
    return [material.book.derived(text, Operation.COUNT, _operands(tuple(lines)), str(count))]


def _earlier(material: Material, records: tuple[Record, ...]) -> list[Sentence]:
    told: list[Sentence] = []
    for record, count in zip(records, (3, 1) if len(records) > 1 else (3,), strict=False):
        for line in telling_lines(material, record, count):
            restated = restated_line(material, record, line)
            told += [restated] if restated is not None else []
    return told


def _chart(material: Material, record: Record) -> Chart | None:
    found = record.search.found
    years = counts_by_year(record.search)
    if len(found) < _LINES_FOR_A_CHART or sum(1 for _, count in years if count) < _YEARS_FOR_A_CHART:
        return None
    points = []
    for year, count in years:
        lines = tuple(line for line in found if line.date.year == year)
        if not lines:
            continue
        sentence = material.book.derived(
            f"{opening_number(count)} {'line' if count == 1 else 'lines'} in {year}.", Operation.COUNT, _operands(lines), str(count)
        )
        points.append(ChartPoint(str(year), lines[-1].date, float(count), sentence))
    about = f"Lines that name {the(record.subject)}" if record.named else f"Lines on {record.subject}"
    return Chart(ChartForm.BARS, f"{about}, by year", "lines", tuple(points))


def _operands(lines: tuple[ArchiveLine, ...]) -> list[Operand]:
    return [Operand(full_date(line.date), "line of the archive", document=line.id) for line in lines]
