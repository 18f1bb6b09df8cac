"""All claims of one item."""

from __future__ import annotations

from dataclasses import dataclass

from nightdesk.claims.amounts import read_amounts
from nightdesk.claims.attributions import read_attributions
from nightdesk.claims.figures import read_figures
from nightdesk.claims.model import Amount, Attribution, Figure, Quotation, ReadAmount, ReadAttribution, ReadFigure
from nightdesk.claims.quotations import read_quotations
from nightdesk.claims.tallies import as_of
from nightdesk.foundation.ids import AmountId, AttributionId, FigureId, ItemId, stable_id
from nightdesk.languages.dates import read_dates
from nightdesk.languages.phrases import fold
from nightdesk.wire.model import Item


@dataclass(frozen=True, slots=True)
class Claims:
    """What one item says that can be checked.

    All spans are places in the item's `text`; its title, which says the same in other words, is not read.
    """

    figures: tuple[Figure, ...]
    attributions: tuple[Attribution, ...]
    quotations: tuple[Quotation, ...]
    amounts: tuple[Amount, ...] = ()


def read_claims(item: Item) -> Claims:
    """The same item gives the same claims with the same ids, in the order of its text."""
    text, language = item.text, item.language
    folded, dates = fold(text), read_dates(text, language, item.published_at.date())
    return Claims(
        figures=tuple(
            Figure(figure_id(item.id, read), item.id, language, item.published_at, read, as_of(folded, read.span, dates, language))
            for read in read_figures(text, language)
        ),
        attributions=tuple(
            Attribution(attribution_id(item.id, read), item.id, language, item.published_at, read)
            for read in read_attributions(text, language)
        ),
        quotations=read_quotations(text, language, item.id),
        amounts=tuple(
            Amount(amount_id(item.id, read), item.id, language, item.published_at, read, as_of(folded, read.span, dates, language))
            for read in read_amounts(text, language)
        ),
    )


def figure_id(item: ItemId, read: ReadFigure) -> FigureId:
    return FigureId(stable_id("fig", item, read.kind, str(read.value), str(read.span.start), str(read.span.end)))


def attribution_id(item: ItemId, read: ReadAttribution) -> AttributionId:
    return AttributionId(stable_id("att", item, str(read.speaker.start), str(read.cue.start), str(read.content.start)))


def amount_id(item: ItemId, read: ReadAmount) -> AmountId:
    return AmountId(stable_id("amt", item, read.kind, str(read.value), str(read.span.start), str(read.span.end)))
