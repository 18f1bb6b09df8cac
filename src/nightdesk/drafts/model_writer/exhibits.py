"""Tables and charts beside a model's words: those that the embedded writer makes, by code, from the claims and the archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nightdesk.drafts.embedded import write
from nightdesk.drafts.model import Block, Chart, Draft, Section, SectionRole, Table
from nightdesk.drafts.pack import EvidencePack
from nightdesk.wire.model import Passage

_TITLE = "The figures, and who gives them"


@dataclass(frozen=True, slots=True)
class Exhibits:
    """`figures` stands after the opening; each chart where the part it was made for stands."""

    figures: Section | None
    charts: tuple[tuple[SectionRole, Chart], ...]
    passages: tuple[Passage, ...]


def make_exhibits(pack: EvidencePack) -> Exhibits:
    """Nothing where there is too little even for a brief."""
    brief = write(pack)
    if not isinstance(brief, Draft):
        return Exhibits(None, (), ())
    tables = tuple(block for section in brief.sections if section.role is SectionRole.FIGURES for block in _shown(section))
    title = next((section.title for section in brief.sections if section.role is SectionRole.FIGURES), _TITLE)
    charts = [
        (section.role, block) for section in brief.sections if section.role is not SectionRole.FIGURES for block in _shown(section)
        if isinstance(block, Chart)
    ]  # fmt: skip
    return Exhibits(Section(SectionRole.FIGURES, title, tables) if tables else None, tuple(charts), brief.passages)


def _shown(section: Section) -> Iterator[Block]:
    yield from (block for block in section.blocks if isinstance(block, Table | Chart))


def hung(sections: tuple[Section, ...], exhibits: Exhibits) -> tuple[Section, ...]:
    """The sections with the exhibits in their places; a chart whose part was not written is left out."""
    shown = list(sections)
    if exhibits.figures is not None and shown:
        shown.insert(1, exhibits.figures)
    for role, chart in exhibits.charts:
        place = next((number for number, section in enumerate(shown) if section.role is role), None)
        if place is not None:
            shown[place] = replace(shown[place], blocks=(*shown[place].blocks, chart))
    return tuple(shown)
