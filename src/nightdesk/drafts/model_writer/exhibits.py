"""Tables and charts beside a model's words: those that the embedded writer makes, by code, from the claims and the archive.

A brief lives by its tables. An analysis tells its figures in sentences, so that only a table stands beside it in which there is something
to look up: rows enough, and hardly a gap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nightdesk.drafts.embedded import write
from nightdesk.drafts.model import Block, Chart, Draft, Section, SectionRole, Table, sentences_of
from nightdesk.drafts.pack import EvidencePack
from nightdesk.wire.model import Passage

_TITLE = "The figures, and who gives them"
_ROWS, _GAPS, _SPOKEN_OF = 4, 0.25, 2


@dataclass(frozen=True, slots=True)
class Exhibits:
    """`figures` stands before the outlook; each chart in a part of its kind that speaks of what it shows."""

    figures: Section | None
    charts: tuple[tuple[SectionRole, Chart], ...]
    passages: tuple[Passage, ...]


def make_exhibits(pack: EvidencePack) -> Exhibits:
    """Nothing where there is too little even for a brief."""
    brief = write(pack)
    if not isinstance(brief, Draft):
        return Exhibits(None, (), ())
    tables = tuple(block for section in brief.sections if section.role is SectionRole.FIGURES for block in _shown(section) if _full(block))
    title = next((section.title for section in brief.sections if section.role is SectionRole.FIGURES), _TITLE)
    charts = [
        (section.role, block) for section in brief.sections if section.role is not SectionRole.FIGURES for block in _shown(section)
        if isinstance(block, Chart)
    ]  # fmt: skip
    return Exhibits(Section(SectionRole.FIGURES, title, tables) if tables else None, tuple(charts), brief.passages)


def _shown(section: Section) -> Iterator[Block]:
    yield from (block for block in section.blocks if isinstance(block, Table | Chart))


def _full(block: Block) -> bool:
    """Whether it is worth a look: a chart is, and a table of several rows in whose columns of figures little is missing."""
    if not isinstance(block, Table):
        return True
    cells = [cell for row in block.rows for cell in row]
    return len(block.rows) >= _ROWS and cells.count(None) <= _GAPS * len(cells)


def hung(sections: tuple[Section, ...], exhibits: Exhibits) -> tuple[Section, ...]:
    """The sections with the exhibits in their places; a chart of what no part speaks of is left out."""
    shown = list(sections)
    for role, chart in exhibits.charts:
        place = next((number for number, section in enumerate(shown) if section.role is role and _speaks_of(section, chart)), None)
        if place is not None:
            shown[place] = replace(shown[place], blocks=(*shown[place].blocks, chart))
    if exhibits.figures is not None and shown:
        shown.insert(len(shown) - (shown[-1].role is SectionRole.AHEAD), exhibits.figures)
    return tuple(shown)


def _speaks_of(section: Section, chart: Chart) -> bool:
    """Whether sentences of the section rest on passages that the chart shows."""
    told = {name for block in section.blocks for sentence in sentences_of(block) for name in sentence.passages}
    return len(told & {name for point in chart.points for name in point.sentence.passages}) >= _SPOKEN_OF
