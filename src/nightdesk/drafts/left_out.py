"""What of a story's reports is not told: how many, whose and why, so that none goes missing without a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nightdesk.drafts.attribution import voice
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Paragraph, Section, Sentence
from nightdesk.drafts.wording import capital, counted, date_beside, full_date, listed
from nightdesk.sources.model import Source
from nightdesk.wire.model import Item

_NAMED = 3


def with_left_out(material: Material, opening: Section, sources: Sequence[Source]) -> Section:
    """After what stands behind the account, what does not: reports from before the day of what is told, and those of another matter,
    which the linker laid beside it. `sources` are those of all the story's reports."""
    began = material.first.published_at.date()
    older = [item for item in material.left_out if item.published_at.date() < began]
    others = [item for item in material.left_out if item not in older]
    told = [sentence for items in (older, others) if items for sentence in [_told(material, items, sources, older=items is older)]]
    if not told:
        return opening
    *blocks, last = opening.blocks
    if not isinstance(last, Paragraph):
        return replace(opening, blocks=(*opening.blocks, Paragraph(tuple(told))))
    return replace(opening, blocks=(*blocks, Paragraph((*last.sentences, *told))))


def _told(material: Material, items: Sequence[Item], sources: Sequence[Source], *, older: bool) -> Sentence:
    """Older reports are cited as what they are: background."""
    one = len(items) == 1
    reports, is_, it = capital(counted(len(items), "further report")), "is" if one else "are", "it is" if one else "they are"
    why = f"{it} older than what is told here" if older else f"{it} of another day, place, person or kind of event"
    operands = [Operand(item.id, "report left out", material.book.cite_beside(item, sources, background=older), item.id) for item in items]
    text = f"{reports}, {_of_whom(items, sources)}, {is_} left out: {why}."
    return material.book.derived(text, Operation.COUNT, operands, str(len(operands)))


def _of_whom(items: Sequence[Item], sources: Sequence[Source]) -> str:
    """ "from the Cantonese edition of 9 September 2022": whose, where they are few, and when."""
    by_id = {source.id: source for source in sources}
    voices = list(dict.fromkeys(voice(by_id[item.source], item, short=True) for item in items))
    days = sorted(item.published_at.date() for item in items)
    dated = full_date(days[0]) if days[0] == days[-1] else f"{date_beside(days[0], days[-1])} to {full_date(days[-1])}"
    return f"from {listed(voices)}, {dated}" if len(voices) <= _NAMED else f"from {dated}"
