"""A draft's text as the blocks of Wagtail's editor, and back again.

Every sentence keeps its id as the id of its block, so that rewriting, moving or cutting a sentence never parts it from its evidence.
Tables and charts stand as fixed blocks: they can be moved or cut, their cells are the draft's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from nightdesk.drafts.model import Block, Chart, Draft, Paragraph, Section, SectionRole, Sentence, SentenceKind
from nightdesk.foundation.ids import SentenceId

Raw = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as the editor left it: the id of its block and its words."""

    id: SentenceId
    text: str


def lay_out(draft: Draft) -> list[Raw]:
    """The draft's sections as raw stream data. Headline and standfirst are fields of the page, not blocks."""
    blocks: list[Raw] = []
    for number, section in enumerate(draft.sections):
        heading = {"role": section.role.value, "title": section.title or "", "teaser": section.teaser or ""}
        blocks.append({"type": "section", "value": heading, "id": f"section-{number}"})
        blocks.extend(_lay_out_block(block, f"{number}-{place}") for place, block in enumerate(section.blocks))
    return blocks


def _lay_out_block(block: Block, place: str) -> Raw:
    if isinstance(block, Paragraph):
        lines = [{"type": "item", "value": sentence.text, "id": sentence.id} for sentence in block.sentences]
        return {"type": "paragraph", "value": lines, "id": f"paragraph-{place}"}
    kind = "chart" if isinstance(block, Chart) else "table"
    return {"type": kind, "value": None, "id": f"{kind}-{place}"}


def fixed_blocks(draft: Draft) -> dict[str, Block]:
    """The tables and charts of a draft by the ids of their blocks."""
    laid = (
        (_lay_out_block(block, f"{number}-{place}")["id"], block)
        for number, section in enumerate(draft.sections)
        for place, block in enumerate(section.blocks)
        if not isinstance(block, Paragraph)
    )
    return dict(laid)


def read_back(original: Draft, headline: str, standfirst: str, blocks: Iterable[Raw], grounds: dict[SentenceId, Sentence]) -> Draft:
    """The draft that the editor's text makes.

    `grounds` are sentences to which an editor gave other evidence; they hold for the words they were given for and no others.
    A sentence known to neither the draft nor `grounds` stands without evidence, for the verifier to say so.
    """
    evidence = _Evidence(original, grounds)
    return replace(
        original,
        headline=evidence.bind(Line(original.headline.id, headline)),
        standfirst=evidence.bind(Line(original.standfirst.id, standfirst)),
        sections=tuple(_sections(blocks, evidence, fixed_blocks(original))),
    )


class _Evidence:
    """Binds lines to evidence; a second line with the same id gets none."""

    def __init__(self, original: Draft, grounds: dict[SentenceId, Sentence]) -> None:
        self._original = {sentence.id: sentence for sentence in original.sentences()}
        self._grounds = grounds
        self._bound: set[SentenceId] = set()

    def bind(self, line: Line) -> Sentence:
        if line.id in self._bound:
            return self.bind(Line(SentenceId(f"{line.id}-again"), line.text))
        self._bound.add(line.id)
        given = self._grounds.get(line.id)
        if given is not None and (given.vouch is None or given.text == line.text):
            return replace(given, text=line.text)
        known = self._original.get(line.id)
        return replace(known, text=line.text) if known else Sentence(line.id, line.text, SentenceKind.FACT)


def _sections(blocks: Iterable[Raw], evidence: _Evidence, fixed: dict[str, Block]) -> Iterator[Section]:
    heading: Raw = {"role": SectionRole.OPENING.value, "title": "", "teaser": ""}
    body: list[Block] = []
    for block in blocks:
        match block["type"]:
            case "section":
                if body:
                    yield _section(heading, body)
                heading, body = block["value"], []
            case "paragraph":
                lines = [Line(SentenceId(item["id"]), item["value"].strip()) for item in block["value"]]
                sentences = tuple(evidence.bind(line) for line in lines if line.text)
                body.extend([Paragraph(sentences)] if sentences else [])
            case _ if block["id"] in fixed:
                body.append(fixed[block["id"]])
    if body:
        yield _section(heading, body)


def _section(heading: Raw, body: Sequence[Block]) -> Section:
    return Section(SectionRole(heading["role"]), heading["title"] or None, tuple(body), heading["teaser"] or None)
