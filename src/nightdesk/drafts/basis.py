"""What stands behind an account: items, languages, sources, and how far they are independent."""

from __future__ import annotations

from nightdesk.drafts.attribution import outlets_of
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Paragraph, Sentence
from nightdesk.drafts.wording import clock_time, counted, full_date, listed, number, opening_number
from nightdesk.languages.tongues import language_name

_NAMED = 4


def basis_paragraph(material: Material) -> Paragraph:
    return Paragraph(tuple(_basis(material)))


def _basis(material: Material) -> list[Sentence]:
    items, book = material.pack.items, material.book
    count = len(items)
    operands = [Operand(item.id, "item", document=item.id) for item in items]
    told = []
    if material.portal_only:
        outlets = outlets_of(items)
        stands = f"{opening_number(count)} line{'s' if count > 1 else ''}"
        text = f"{stands} of Wikipedia's Current Events portal {'stands' if count == 1 else 'stand'} behind this account."
        told.append(book.derived(text, Operation.COUNT, operands, str(count)))
        told += [_last(material)] if count > 1 else []
        if outlets:
            told.append(_outlets(material, outlets))
        return [*told, *_left_out(material)]
    one_edition = material.editions_only and len(material.languages) == 1 and count > 1
    where = f", all from {material.voice(material.first)}: they count as one source" if one_edition else ""
    text = f"Nightdesk read {counted(count, 'item')} for this account{where}."
    told.append(book.derived(text, Operation.COUNT, operands, str(count)))
    languages = material.languages
    if len(languages) > 1:
        firsts = {language: next(item for item in items if item.language == language) for language in languages}
        spread = [Operand(language_name(language), "language", document=item.id) for language, item in firsts.items()]
        text = f"They are in {number(len(languages))} languages"
        text += (
            ", all editions of one encyclopedia: agreement among them is not independent confirmation." if material.editions_only else "."
        )
        told.append(book.derived(text, Operation.COUNT, spread, str(len(languages))))
    told.append(_last(material))
    if not material.editions_only:
        told += _families(material)
    return [*told, *_left_out(material)]


def _last(material: Material) -> Sentence:
    """Where the account ends, so that a reader knows what a later item may change."""
    item = material.last
    at = full_date(item.published_at.date())
    when = at if material.dated_by_day(item) else f"{at} at {clock_time(item.published_at)}"
    return material.book.fact(f"The last {'line' if material.portal_only else 'item'} is of {when}.", material.book.cite(item))


def _left_out(material: Material) -> list[Sentence]:
    count = len(material.left_out)
    if not count:
        return []
    operands = [Operand(item.id, "item of another matter", document=item.id) for item in material.left_out]
    what, tell = ("item", "tells") if count == 1 else ("items", "tell")
    text = f"{opening_number(count)} more {what} in the story {tell} of another matter."
    return [material.book.derived(text, Operation.COUNT, operands, str(count))]


def _outlets(material: Material, outlets: list[str]) -> Sentence:
    by_outlet = {outlet: next(item for item in material.pack.items if outlet in item.outlets) for outlet in outlets}
    operands = [Operand(outlet, "outlet", document=item.id, passage=material.cite(item)) for outlet, item in by_outlet.items()]
    cite = "It cites" if len(material.pack.items) == 1 else "They cite"
    if len(outlets) == 1:
        text = f"The only outlet cited is {outlets[0]}, and it is read at second hand."
    elif len(outlets) <= _NAMED:
        text = f"{cite} {number(len(outlets))} outlets, {listed(outlets)}, all read at second hand."
    else:
        text = f"{cite} {number(len(outlets))} outlets, {listed(outlets[:_NAMED])} among them, all read at second hand."
    return material.book.derived(text, Operation.COUNT, operands, str(len(outlets)))


def _families(material: Material) -> list[Sentence]:
    sources = {source.family: item for item in reversed(material.pack.items) for source in [material.source(item)]}
    if len(sources) < 2:
        return []
    operands = [Operand(family, "family of sources", document=item.id) for family, item in sources.items()]
    text = f"They come from {number(len(sources))} families of sources that neither share an owner nor copy one agency, as far as is known."
    return [material.book.derived(text, Operation.COUNT, operands, str(len(sources)))]
