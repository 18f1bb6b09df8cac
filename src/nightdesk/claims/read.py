"""All claims of one item."""

from __future__ import annotations

from dataclasses import dataclass

from nightdesk.claims.attributions import read_attributions
from nightdesk.claims.figures import read_figures
from nightdesk.claims.model import Attribution, Figure, Quotation, ReadAttribution, ReadFigure
from nightdesk.claims.quotations import read_quotations
from nightdesk.foundation.ids import AttributionId, FigureId, ItemId, stable_id
from nightdesk.wire.model import Item


@dataclass(frozen=True, slots=True)
class Claims:
    """What one item says that can be checked.

    All spans are places in the item's `text`; its title, which says the same in other words, is not read.
    """

    figures: tuple[Figure, ...]
    attributions: tuple[Attribution, ...]
    quotations: tuple[Quotation, ...]


def read_claims(item: Item) -> Claims:
    """The same item gives the same claims with the same ids, in the order of its text."""
    return Claims(
        figures=tuple(
            Figure(figure_id(item.id, read), item.id, item.language, item.published_at, read)
            for read in read_figures(item.text, item.language)
        ),
        attributions=tuple(
            Attribution(attribution_id(item.id, read), item.id, item.language, item.published_at, read)
            for read in read_attributions(item.text, item.language)
        ),
        quotations=read_quotations(item.text, item.language, item.id),
    )


def figure_id(item: ItemId, read: ReadFigure) -> FigureId:
    return FigureId(stable_id("fig", item, read.kind, str(read.value), str(read.span.start), str(read.span.end)))


def attribution_id(item: ItemId, read: ReadAttribution) -> AttributionId:
    return AttributionId(stable_id("att", item, str(read.speaker.start), str(read.cue.start), str(read.content.start)))
