"""What came before: the archive counted, and its most telling lines restated with their dates."""

from __future__ import annotations

from nightdesk.archive.background import counts_by_year
from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.earlier import Record
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Block, Chart, ChartForm, ChartPoint, Operand, Operation, Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.naming import is_organisation, the
from nightdesk.drafts.telling import restated_line, telling_lines
from nightdesk.drafts.turns import about
from nightdesk.drafts.wording import counted, full_date, opening_number
from nightdesk.stories.model import EventKind

_LINES_FOR_A_CHART, _YEARS_FOR_A_CHART, _MOST_YEARS = 12, 4, 6
_LINES_TOLD = (4, 2, 1)
# Where how many lines a year has says something of the world, and not only of the portal's interest.
_COUNTED_BY_YEAR = frozenset(
    {
        EventKind.ATTACK, EventKind.SHOOTING, EventKind.WAR, EventKind.PROTEST, EventKind.COUP, EventKind.OUTBREAK, EventKind.FLOOD,
        EventKind.STORM, EventKind.EARTHQUAKE, EventKind.CRUSH, EventKind.COLLAPSE, EventKind.CRASH, EventKind.FIRE,
    }
)  # fmt: skip


def record_section(material: Material, records: tuple[Record, ...]) -> Section | None:
    blocks: list[Block] = []
    for record, lines in zip(records, _LINES_TOLD, strict=False):
        told = _counted(material, record, again=bool(blocks))
        earlier = [sentence for line in telling_lines(material, record, lines) for sentence in restated_line(material, record, line)]
        if earlier or not blocks:
            blocks.append(Paragraph((*told, *earlier)))
    if not blocks:
        return None
    chart = _chart(material, records[0])
    return Section(SectionRole.RECORD, "What came before", (*blocks, *([chart] if chart is not None else [])))


def _counted(material: Material, record: Record, *, again: bool) -> list[Sentence]:
    archive, kind = "It" if again else "The archive", about(material.pack.profile.event)
    found, kin = record.search.found, record.kin
    if record.office:
        lines = counted(len(kin), "line")
        text = f"{archive} tells in {lines} of somebody coming into or leaving the office of {record.subject}, {_span(kin)}."
        return [material.book.derived(text, Operation.COUNT, _operands(kin), str(len(kin)))]
    if not record.named:
        text = f"{archive} has {counted(len(kin), 'line')} on {record.subject}, {_span(kin)}."
        return [material.book.derived(text, Operation.COUNT, _operands(kin), str(len(kin)))]
    text = f"{archive} names {the(record.subject)} in {counted(len(found), 'line')}, {_span(found)}."
    told = [material.book.derived(text, Operation.COUNT, _operands(found), str(len(found)))]
    if kind is not None and len(kin) < len(found) and len(kin) > 1:
        text = f"{opening_number(len(kin))} of them {kind}."
        told.append(material.book.derived(text, Operation.COUNT, _operands(kin), str(len(kin))))
    return told


def _span(lines: tuple[ArchiveLine, ...]) -> str:
    first, last = lines[0].date.year, lines[-1].date.year
    return f"from {first} to {last}" if first != last else f"all of {first}" if len(lines) > 1 else f"of {first}"


def _chart(material: Material, record: Record) -> Chart | None:
    kin, years = record.kin, counts_by_year(record.kin)
    telling = not record.named or is_organisation(record.subject)
    if material.pack.profile.event not in _COUNTED_BY_YEAR or not telling or len(kin) < _LINES_FOR_A_CHART:
        return None
    if sum(1 for _, count in years if count) < _YEARS_FOR_A_CHART:
        return None
    points = []
    shown = [pair for pair in years if pair[1]][-_MOST_YEARS:]
    for year, count in shown:
        lines = tuple(line for line in kin if line.date.year == year)
        sentence = material.book.derived(
            f"{opening_number(count)} {'line' if count == 1 else 'lines'} in {year}.", Operation.COUNT, _operands(lines), str(count)
        )
        points.append(ChartPoint(str(year), lines[-1].date, float(count), sentence))
    since = f" since {shown[0][0]}" if shown[0][0] > kin[0].date.year else ""
    title = f"Lines that name {the(record.subject)}" if record.named else f"Lines on {record.subject}"
    return Chart(ChartForm.BARS, f"{title}, by year{since}", "lines", tuple(points))


def _operands(lines: tuple[ArchiveLine, ...]) -> list[Operand]:
    return [Operand(full_date(line.date), "line of the archive", document=line.id) for line in lines]
