"""Where accounts differ: the range that stands at the end, and who holds each end of it."""

from __future__ import annotations

from nightdesk.claims.model import Figure
from nightdesk.drafts.counts import Series
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.wording import capital, short_date

_SERIES = 2


def accounts_section(material: Material) -> Section | None:
    """None where every source's latest figure agrees."""
    told: list[Sentence] = []
    for series in material.series[:_SERIES]:
        ends = latest_ends(material, series)
        if ends is not None:
            told.append(_range(material, series, *ends, again=bool(told)))
    return Section(SectionRole.ACCOUNTS, "Where accounts differ", (Paragraph(tuple(told)),)) if told else None


def latest_ends(material: Material, series: Series) -> tuple[Figure, Figure] | None:
    """The least and the greatest of the latest figures of each source; None where all give the same number or only one source counts."""
    latest = {material.item_of(figure).source: figure for figure in series.figures if figure.read.value is not None}
    if len(latest) < 2:
        return None
    ordered = sorted(latest.values(), key=lambda figure: (figure.read.value or 0, -figure.published_at.timestamp(), figure.id))
    low, high = ordered[0], ordered[-1]
    return None if low.read.value == high.read.value else (low, high)


def _range(material: Material, series: Series, low: Figure, high: Figure, *, again: bool) -> Sentence:
    """The older of the two ends is told as the one that was left standing."""
    lower, higher = (
        f"{material.voice(material.item_of(figure), short=True)} gave {material.said(figure)} on {short_date(figure.published_at.date())}"
        for figure in (low, high)
    )
    start = f"Of the {series.heading}," if again else f"Taking each source's latest count of the {series.heading},"
    if series.group:
        start = f"Of {series.heading},"
    text = f"{start} {lower} and {higher}."
    return material.book.fact(capital(text), material.cite_figure(low), material.cite_figure(high))
