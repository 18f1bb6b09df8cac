"""The standfirst: one sentence with the figure that matters and how sure it is."""

from __future__ import annotations

from nightdesk.claims.model import Figure
from nightdesk.drafts.attribution import outlets_of
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Sentence
from nightdesk.drafts.tongues import language_name
from nightdesk.drafts.wording import capital, date_beside, full_date, listed, number


def standfirst(material: Material) -> Sentence:
    main = material.main
    if main is not None and main.moved:
        return _from_to(material, main.steps[0].figure, main.last)
    if main is not None:
        return _figures_given(material)
    return _reach(material)


def _from_to(material: Material, first: Figure, last: Figure) -> Sentence:
    start, end = first.published_at.date(), last.published_at.date()
    text = f"{capital(material.said(first))} on {full_date(start)}, {material.said(last)} on {date_beside(end, start)}: "
    text += "the count as the items gave it, not one that anybody is named as having made."
    if material.lacking("speaker") is None:
        text = f"{capital(material.said(first))} in the first count, on {full_date(start)}; {material.said(last)} in the latest, on {date_beside(end, start)}."
    return material.book.fact(text, material.cite_figure(first), material.cite_figure(last))


def _figures_given(material: Material) -> Sentence:
    """The figures of the item that leads, with their speaker where one is named."""
    main = material.main
    assert main is not None
    item = material.lead.item if material.lead and material.lead.item.id in main.by_item else material.item_of(main.last)
    given = [(series, series.by_item[item.id]) for series in material.series if item.id in series.by_item]
    told = listed([f"{material.said(figure)} {series.heading}" for series, figure in given[:4]])
    speaker = next((figure.read.said_by for _, figure in given if figure.read.said_by), None)
    passages = [material.cite_figure(figure) for _, figure in given]
    if speaker and item in material.english:
        return material.book.fact(f"{capital(speaker)} {'give' if speaker.endswith('s') else 'gives'} {told}.", *passages)
    source = f"{listed(outlets_of([item]))}, at second hand" if item.outlets else material.voice(item)
    return material.book.fact(f"{capital(told)}, by the account of {source}.", *passages)


def _reach(material: Material) -> Sentence:
    languages, first = material.languages, material.first
    if len(languages) < 2:
        outlets = outlets_of(material.pack.items)
        source = f"{listed(outlets[:3])}, at second hand" if outlets else material.voice(first)
        text = f"First reported on {full_date(first.published_at.date())}; the account rests on {source}."
        return material.book.fact(text, *(material.cite(item) for item in material.pack.items[:6]))
    firsts = {language: next(item for item in material.pack.items if item.language == language) for language in languages}
    what = "language editions of Wikipedia" if material.editions_only else "languages"
    text = (
        f"{capital(number(len(languages)))} {what} have carried it, the first of them {language_name(first.language)}, "
        f"on {full_date(first.published_at.date())}."
    )
    operands = [Operand(language_name(language), "language", material.book.cite(item), item.id) for language, item in firsts.items()]
    return material.book.derived(text, Operation.COUNT, operands, str(len(languages)))
