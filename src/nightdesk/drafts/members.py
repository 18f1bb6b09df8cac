"""The members' part: what is different this time, who lagged and who led, and what may carefully be inferred from it."""

from __future__ import annotations

from nightdesk.claims.model import FigureKind
from nightdesk.drafts.differences import FEWEST_TOLLS, comparable, differences, tolls_chart
from nightdesk.drafts.earlier import Record
from nightdesk.drafts.inferences import earned_inference
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Block, Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.naming import the
from nightdesk.drafts.pace import pace
from nightdesk.drafts.tolls import tolls

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
        teaser=f"{_teaser(material, records, compared, paced, inference)}.",
    )


def _title(compared: list[Sentence], paced: list[Sentence]) -> str:
    return "What is different this time" if compared else "Who was first, and who lagged"


def _teaser(
    material: Material, records: tuple[Record, ...], compared: list[Sentence], paced: list[Sentence], inference: list[Sentence]
) -> str:
    """Which questions the part answers, never the answers. The site says before it that members are reading this."""
    asks = [_asked_of_the_record(material, records)] if compared else []
    if paced:
        asks.append("which accounts ran ahead with the count and which lagged")
    if inference:
        asks.append("what may be inferred, and what speaks against it")
    return "; ".join(asks)


def _asked_of_the_record(material: Material, records: tuple[Record, ...]) -> str:
    beside = next((record for record in comparable(records) if len(tolls(record)) >= FEWEST_TOLLS), None)
    if material.main is not None and material.main.kind is FigureKind.KILLED and beside is not None:
        about = f"that name {the(beside.subject)}" if beside.named else f"on {beside.subject}"
        return f"how this count stands beside those in earlier lines {about}"
    record = records[0]
    return f"what the archive last told of {the(record.subject) if record.named else record.subject}, and how often of late"
