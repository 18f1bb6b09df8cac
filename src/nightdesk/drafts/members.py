"""The members' part: what is different this time, who lagged and who led, and what may carefully be inferred from it."""

from __future__ import annotations

from nightdesk.drafts.answers import Answer
from nightdesk.drafts.differences import differences
from nightdesk.drafts.earlier import Record
from nightdesk.drafts.firsts import firsts
from nightdesk.drafts.inferences import earned_inference
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Block, Paragraph, Section, SectionRole
from nightdesk.drafts.pace import pace
from nightdesk.drafts.tenure import tenure, turnover

_FEWEST, _QUESTIONS = 2, 3


def members_section(material: Material, records: tuple[Record, ...]) -> Section | None:
    """None where there are fewer than two sentences worth paying for."""
    compared = [*differences(material, records), *tenure(material), *turnover(material, records), *firsts(material, records)]
    paced = pace(material)
    answers = [*compared, *([Answer("which accounts ran ahead with the count and which lagged", tuple(paced))] if paced else [])]
    inference = earned_inference(material, records, [sentence for answer in answers for sentence in answer.told])
    if inference:
        answers.append(Answer("what may be inferred, and what speaks against it", tuple(inference)))
    if sum(len(answer.told) for answer in answers) < _FEWEST:
        return None
    blocks: list[Block] = []
    for answer in answers:
        blocks += [Paragraph(answer.told), *([answer.beside] if answer.beside is not None else [])]
    title = "What is different this time" if compared else "Who was first, and who lagged"
    teaser = "; ".join(answer.question for answer in answers[:_QUESTIONS])
    return Section(SectionRole.MEMBERS, title, tuple(blocks), teaser=f"{teaser}.")
