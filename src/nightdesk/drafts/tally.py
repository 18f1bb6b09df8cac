"""All that one item counts, in one phrase: "145 insurgents and 18 civilians killed, 30 injured"."""

from __future__ import annotations

from nightdesk.claims.model import Figure, FigureKind
from nightdesk.drafts.counts import Series
from nightdesk.drafts.figure_words import DONE, STATE, of_group
from nightdesk.drafts.material import Material
from nightdesk.drafts.wording import listed
from nightdesk.wire.model import Item


def tally(material: Material, item: Item, *, most: int = 4) -> tuple[str, tuple[Figure, ...]]:
    """The phrase and the figures in it; empty where the item counts nobody with a number."""
    given = [(series, series.by_item[item.id]) for series in material.series if item.id in series.by_item]
    numbered = [(series, figure) for series, figure in given if figure.read.value is not None][:most]
    numbered.sort(key=lambda pair: pair[1].read.span.start)
    parts = [part for kind in DONE if (part := _of_kind(material, kind, [pair for pair in numbered if pair[0].kind is kind]))]
    return listed(parts), tuple(figure for _, figure in numbered)


def _of_kind(material: Material, kind: FigureKind, pairs: list[tuple[Series, Figure]]) -> str:
    whole = [pair for pair in pairs if not pair[0].group]
    pairs = whole or pairs
    if not pairs:
        return ""
    groups = [
        material.said(figure, prose=True) + (f" {of_group(series.people or series.group, figure.read.value)}" if series.group else "")
        for series, figure in pairs
    ]
    grouped = any(series.group for series, _ in pairs)
    return f"{listed(groups)} {DONE[kind] if grouped else STATE[kind]}"
