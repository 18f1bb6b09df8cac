"""The members' part: what is different this time, who lagged and who led, and what may carefully be inferred from it."""

from __future__ import annotations

from nightdesk.drafts.differences import differences, tolls_chart
from nightdesk.drafts.earlier import Record
from nightdesk.drafts.inferences import earned_inference
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Block, Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.pace import pace
from nightdesk.drafts.wording import listed

_FEWEST = 2


def members_section(material: Material, records: tuple[Record, ...]) -> Section | None:
    """None where there are fewer than two sentences worth paying for."""
    compared = differences(material, records)
    paced = pace(material)
    inference = earned_inference(material, records, [*compared, *paced])
    paragraphs = [tuple(told) for told in (compared, paced, inference) if told]
    if sum(len(told) for told in paragraphs) < _FEWEST:
        return None
    blocks: list[Block] = [Paragraph(told) for told in paragraphs]
    chart = tolls_chart(material, records)
    if chart is not None:
        blocks.insert(1, chart)
    return Section(
        SectionRole.MEMBERS,
        _title(compared, paced),
        tuple(blocks),
        teaser=f"{_teaser(material, compared, paced, inference)}.",
    )


def _title(compared: list[Sentence], paced: list[Sentence]) -> str:
    return "What is different this time" if compared else "Who was first, and who lagged"


def _teaser(material: Material, compared: list[Sentence], paced: list[Sentence], inference: list[Sentence]) -> str:
    """Which questions the part answers, never the answers."""
    asks = []
    if compared:
        asks.append(
            "how this compares with what the archive holds"
            if material.main is None
            else "how this count stands beside the earlier ones in the archive"
        )
    if paced:
        asks.append(
            "which accounts ran ahead and which lagged"
            if material.main and material.main.moved
            else "how the news travelled from language to language"
        )
    if inference:
        asks.append("what may be inferred from it, and what speaks against that")
    return listed(asks)
