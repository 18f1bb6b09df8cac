"""What came before: what led here, the earlier turns of those concerned, and the earlier events of the kind, as a short account."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nightdesk.archive.background import counts_by_year
from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.comparables import series_beside
from nightdesk.drafts.gravest import gravest
from nightdesk.drafts.kin import Record
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Block, Chart, ChartForm, ChartPoint, Operand, Operation, Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.naming import is_organisation, lead_text, the
from nightdesk.drafts.narrate import narrated
from nightdesk.drafts.principals import principals
from nightdesk.drafts.probes import probe_named
from nightdesk.drafts.series import Series
from nightdesk.drafts.telling import restated_line, telling_lines
from nightdesk.drafts.tolls import tolls
from nightdesk.drafts.trail import Trail, find_trail
from nightdesk.drafts.wording import counted, full_date, number, opening_number, span_of
from nightdesk.stories.model import EventKind

_FEWEST_COUNTS, _MOST_OF = 6, 0.5
_RECURS = re.compile(r"\b(?:Cup|Championships?|Series|Bowl|Open|Prix|League|Games|Prize|Awards?|Medal)\b")
_LINES_FOR_A_CHART, _YEARS_FOR_A_CHART, _MOST_YEARS = 12, 4, 6
_A_YEAR = 365
_LINES_TOLD, _ENOUGH_TOLD, _OPEN, _IN_ONE = (4, 2, 1), 3, 2, 4
# What happens to people again and again: each earlier time is told by its place and its dead.
AGAIN = frozenset(
    {
        EventKind.ATTACK, EventKind.SHOOTING, EventKind.OUTBREAK, EventKind.FLOOD, EventKind.STORM, EventKind.EARTHQUAKE, EventKind.FIRE,
        EventKind.ERUPTION, EventKind.CRUSH, EventKind.COLLAPSE, EventKind.CRASH,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Past:
    """All that the archive gives for a story: its trail, the events beside it, and the records that can be counted."""

    trail: Trail
    series: Series | None
    records: tuple[Record, ...]


def find_past(material: Material, records: tuple[Record, ...]) -> Past:
    """Of the events beside it the last is told with the trail; all of them stand in the members' part. What happens again and again
    has no trail: its record tells it."""
    event = material.pack.profile.event
    if event in AGAIN:
        aimed_at = any(one.person and one.stands_in(lead_text(material)) for one in principals(material)) and _is_of_a_person(records)
        return Past(find_trail(material) if aimed_at else Trail((), ()), None, records)
    series = series_beside(material)
    beside = series.steps if series is not None and event is not EventKind.DEATH else ()
    return Past(find_trail(material, beside), series, records)


def _is_of_a_person(records: Sequence[Record]) -> bool:
    """Who is shot at is told by his life, not by other shootings."""
    return bool(records) and records[0].named and not is_organisation(records[0].subject)


def record_section(material: Material, past: Past) -> Section | None:
    """None where nothing of it can be told."""
    blocks: list[Block] = [Paragraph(tuple(told)) for told in _told(material, past) if told]
    blocks = blocks or _counted_paragraphs(material, past.records)
    if not blocks:
        return None
    chart = _chart(material, past.records[0]) if past.records else None
    return Section(SectionRole.RECORD, "What came before", (*blocks, *([chart] if chart is not None else [])))


def _told(material: Material, past: Past) -> list[list[Sentence]]:
    """The years, then the months before, or few steps in one; where there are none, the last events of the kind."""
    lately, before = past.trail.lately, past.trail.before
    if len(lately) + len(before) <= _IN_ONE:
        told = [[*narrated(material, (*before, *lately)), *(_how_long_ago(material, past) if past.trail.alike else [])]]
    else:
        told = [narrated(material, before), narrated(material, lately)]
    if any(told):
        return told
    beside = past.series.steps[-_OPEN:] if past.series is not None else ()
    return [narrated(material, beside)]


def _how_long_ago(material: Material, past: Past) -> list[Sentence]:
    """The years between the one line like the news and the news: the seven billionth person and the eight billionth."""
    line, item = past.trail.before[0].line, material.first
    days = (item.published_at.date() - line.date).days
    if days < _A_YEAR:
        return []
    operands = [
        Operand(line.date.isoformat(), "the line of the archive", material.book.cite_line(line), line.id),
        Operand(item.published_at.date().isoformat(), "the first item", material.cite(item)),
    ]
    return [material.book.derived(f"That was {span_of(days)} before.", Operation.ELAPSED, operands, f"{days} days")]


def _counted_paragraphs(material: Material, records: tuple[Record, ...]) -> list[Block]:
    """The first record that tells enough stands alone; what others add would only be more of it."""
    blocks: list[Block] = []
    told = 0
    for record, lines in zip(records, _LINES_TOLD, strict=False):
        if told >= _ENOUGH_TOLD:
            break
        if record.unlike:
            blocks.append(Paragraph((_none_of_its_sort(material, record),)))
        likest = telling_lines(material, record, lines)
        earlier = gravest(material, record, likest) or [one for line in likest for one in restated_line(material, record, line)]
        told += len(earlier)
        if earlier:
            blocks.append(Paragraph((*_provenance(material, record, again=bool(blocks)), *earlier)))
    return blocks


def _none_of_its_sort(material: Material, record: Record) -> Sentence:
    """That the archive tells of no earlier event of the story's sort, where that was looked for in all that it has of the kind."""
    assert record.sort is not None
    probe, sort = f"mentions:{'|'.join(record.sort.mentions)}", record.sort
    where = record.subject.removeprefix(sort.many)
    text = f"The archive has no earlier {sort.one}{where}."
    return material.book.absence(text, probe, probe_named(probe).looked_for, [line.id for line in record.unlike])


def _provenance(material: Material, record: Record, *, again: bool) -> list[Sentence]:
    """How many lines stand behind what is told, where that is a pattern: what an organisation did, or what befell a place."""
    if record.named:
        return _of_an_organisation(material, record, "It" if again else "The archive") if is_organisation(record.subject) else []
    counts = tolls(record)
    if len(counts) < _FEWEST_COUNTS:
        return []
    lines = sorted((toll.line for toll in counts), key=lambda line: (line.date, line.id))
    text = f"The archive gives the dead of {number(len(lines))} earlier {record.subject}, {_span(lines)}."
    return [material.book.derived(text, Operation.COUNT, _operands(lines), str(len(lines)))]


def _of_an_organisation(material: Material, record: Record, archive: str) -> list[Sentence]:
    """How many lines name it, and where its last two years hold most of them, that they do."""
    lines = record.search.found
    text = f"{archive} names {the(record.subject)} in {counted(len(lines), 'report')}, {_span(lines)}."
    told = [material.book.derived(text, Operation.COUNT, _operands(lines), str(len(lines)))]
    last = lines[-1].date.year
    lately = [line for line in lines if line.date.year >= last - 1]
    if len(lines) >= _LINES_FOR_A_CHART and _MOST_OF * len(lines) <= len(lately) < len(lines):
        most = f"{opening_number(len(lately))} of them are of {last - 1} and {last}."
        told.append(material.book.derived(most, Operation.COUNT, _operands(lately), str(len(lately))))
    return told


def _span(lines: Sequence[ArchiveLine]) -> str:
    first, last = lines[0].date.year, lines[-1].date.year
    if first != last:
        return f"from {first} to {last}"
    return {1: f"of {first}", 2: f"both of {first}"}.get(len(lines), f"all of {first}")


def _chart(material: Material, record: Record) -> Chart | None:
    """How often an organisation was told of, year by year; not what comes round every year, as a cup or a prize. Lines on a kind of event
    are of one event as often as of several."""
    kin, years = record.kin, counts_by_year(record.kin)
    if not (record.named and is_organisation(record.subject)) or _RECURS.search(record.subject) or len(kin) < _LINES_FOR_A_CHART:
        return None
    if sum(1 for _, count in years if count) < _YEARS_FOR_A_CHART:
        return None
    points = []
    shown = [pair for pair in years if pair[1]][-_MOST_YEARS:]
    for year, count in shown:
        lines = tuple(line for line in kin if line.date.year == year)
        sentence = material.book.derived(
            f"{opening_number(count)} {'report' if count == 1 else 'reports'} in {year}.", Operation.COUNT, _operands(lines), str(count)
        )
        points.append(ChartPoint(str(year), lines[-1].date, float(count), sentence))
    since = f" since {shown[0][0]}" if shown[0][0] > kin[0].date.year else ""
    return Chart(ChartForm.BARS, f"Reports that name {the(record.subject)}, by year{since}", "reports", tuple(points))


def _operands(lines: Sequence[ArchiveLine]) -> list[Operand]:
    return [Operand(full_date(line.date), "line of the archive", document=line.id) for line in lines]
