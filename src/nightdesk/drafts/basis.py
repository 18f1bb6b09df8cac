"""What stands behind an account, in a sentence or two: items, languages, outlets, and how far they are independent."""

from __future__ import annotations

from nightdesk.drafts.attribution import outlets_of
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Paragraph, Sentence
from nightdesk.drafts.wording import counted, listed, number

_NAMED = 4


def basis_paragraph(material: Material) -> Paragraph | None:
    """None for one line alone: the lead says all of it."""
    if len(material.pack.items) == 1:
        return None
    told = _of_the_portal(material) if material.portal_only else [_of_items(material), *_families(material)]
    return Paragraph(tuple(told))


def _of_the_portal(material: Material) -> list[Sentence]:
    items, outlets = material.pack.items, outlets_of(material.pack.items)
    text = f"Behind this stand {number(len(items))} reports on Wikipedia's Current Events portal"
    if not outlets:
        return [_counted(material, f"{text}, which cites nobody.")]
    cited = f"{', '.join(outlets[:_NAMED])} and others" if len(outlets) > _NAMED else listed(outlets)
    return [_counted(material, f"{text}, which cites {cited}{' alone' if len(outlets) == 1 else ''}; all are read at second hand.")]


def _of_items(material: Material) -> Sentence:
    items, languages = counted(len(material.pack.items), "report"), len(material.languages)
    spread = f" in {number(languages)} languages" if languages > 1 else ""
    if languages == 1 and material.editions_only:
        text = f"The {items} behind this are from {material.voice(material.first)} and count as one source."
    elif material.editions_only:
        text = f"The {items} behind this are from {number(languages)} language editions of Wikipedia and count as one source."
    else:
        text = f"This rests on {items}{spread}."
    return _counted(material, text)


def _counted(material: Material, text: str) -> Sentence:
    operands = [Operand(item.id, "item", document=item.id) for item in material.pack.items]
    return material.book.derived(text, Operation.COUNT, operands, str(len(operands)))


def _families(material: Material) -> list[Sentence]:
    sources = {source.family: item for item in reversed(material.pack.items) for source in [material.source(item)]}
    if material.editions_only or len(sources) < 2:
        return []
    operands = [Operand(family, "family of sources", document=item.id) for family, item in sources.items()]
    text = f"They come from {number(len(sources))} families of sources that neither share an owner nor copy one agency, as far as is known."
    return [material.book.derived(text, Operation.COUNT, operands, str(len(sources)))]
