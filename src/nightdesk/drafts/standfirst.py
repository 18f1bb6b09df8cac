"""The standfirst: one sentence with the figure that matters and how sure it is."""

from __future__ import annotations

import re

from nightdesk.claims.model import Figure
from nightdesk.drafts.attribution import outlets_of
from nightdesk.drafts.figure_words import STATE
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Sentence
from nightdesk.drafts.tally import tally
from nightdesk.drafts.tongues import language_name
from nightdesk.drafts.wording import capital, full_date, listed, opening_number, spell_of


def standfirst(material: Material) -> Sentence:
    main = material.main
    if main is not None and main.moved:
        return _from_to(material, main.levels[0].figure, main.last)
    if main is not None:
        return _figures_given(material)
    return _reach(material)


def _from_to(material: Material, first: Figure, last: Figure) -> Sentence:
    """The first count and the latest, and the time between them, computed."""
    day = full_date(first.published_at.date())
    spell = spell_of(first.published_at, last.published_at)
    text = f"{capital(material.said(first))} dead in the first count, on {day}; {material.said(last)} in the latest, {spell} later."
    operands = [
        Operand(first.published_at.isoformat(), "the first count", material.cite_figure(first)),
        Operand(last.published_at.isoformat(), "the latest count", material.cite_figure(last)),
    ]
    return material.book.derived(text.replace(" dead", f" {STATE[first.read.kind]}"), Operation.ELAPSED, operands, spell)


def _figures_given(material: Material) -> Sentence:
    """The figures of the item that leads, with their speaker where one is named."""
    main = material.main
    assert main is not None
    item = material.lead.item if material.lead and tally(material, material.lead.item)[1] else material.item_of(main.last)
    given, figures = tally(material, item)
    speaker = next((figure.read.said_by for figure in figures if figure.read.said_by), None)
    passages = [material.cite_figure(figure) for figure in figures]
    if speaker and item in material.english:
        who = re.sub(r"^(?:The|the) ", "the ", speaker)
        return material.book.fact(f"{capital(given)}, by the count of {who}.", *passages)
    source = f"{listed(outlets_of([item]))}, at second hand" if item.outlets else material.voice(item)
    return material.book.fact(f"{capital(given)}, by the account of {source}.", *passages)


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
        f"{opening_number(len(languages))} {what} have carried it, the first of them {language_name(first.language)}, "
        f"on {full_date(first.published_at.date())}."
    )
    operands = [Operand(language_name(language), "language", material.book.cite(item), item.id) for language, item in firsts.items()]
    return material.book.derived(text, Operation.COUNT, operands, str(len(languages)))
