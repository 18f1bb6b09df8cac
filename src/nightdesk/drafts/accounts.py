"""Where accounts differ: the range that stands at the end, and who holds each end of it."""

from __future__ import annotations

from datetime import timedelta

from nightdesk.claims.model import Figure, Qualifier
from nightdesk.drafts.additions import counts_no_dead
from nightdesk.drafts.counts import Series
from nightdesk.drafts.disagreements import WORST, disagreements
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.wording import capital, clock_time, listed, short_date

_SERIES, _CLEARLY_LESS = 2, 0.8
_FRESH = timedelta(days=3)
_SAME_HOURS = timedelta(hours=6)


def accounts_section(material: Material) -> Section | None:
    """None where no two sources can be compared in anything."""
    apart: list[Sentence] = []
    together: list[Sentence] = []
    if counts_no_dead(material) and not material.portal_only:
        apart = disagreements(material)
    elif not material.portal_only:
        apart = disagreements(material, of=(WORST,))
    for series in material.series[:_SERIES]:
        ends = latest_ends(material, series)
        if ends is not None:
            apart.append(_range(material, series, *ends))
    if material.main is not None:
        together += _agreement(material, material.main) if not apart else []
        apart += _furthest_apart(material, material.main)
    if not apart and not together:
        return None
    title = "Where accounts differ" if apart else "What the accounts agree on"
    return Section(SectionRole.ACCOUNTS, title, (Paragraph((*apart, *together)),))


def latest_ends(material: Material, series: Series) -> tuple[Figure, Figure] | None:
    """The least and the greatest of the sources' latest figures; None where they agree or only one source counts. A source that fell
    silent more than three days before the last figure no longer takes part."""
    latest = _latest(material, series)
    if len(latest) < 2:
        return None
    ordered = sorted(latest, key=lambda figure: (figure.read.value or 0, -figure.published_at.timestamp(), figure.id))
    low, high = ordered[0], ordered[-1]
    return None if low.read.value == high.read.value or _says_the_same(low, high) else (low, high)


def _says_the_same(low: Figure, high: Figure) -> bool:
    """ "More than 7,000" beside 7,729."""
    loose = low.read.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
    return loose and (low.read.value or 0) % 10 == 0 and (low.read.value or 0) >= 0.85 * (high.read.value or 0)


def _latest(material: Material, series: Series) -> list[Figure]:
    numbered = [figure for figure in series.figures if figure.read.value is not None]
    latest = {material.item_of(figure).source: figure for figure in numbered}
    return [figure for figure in latest.values() if numbered[-1].published_at - figure.published_at <= _FRESH]


def _range(material: Material, series: Series, low: Figure, high: Figure) -> Sentence:
    lower, higher = (_given(material, figure) for figure in (low, high))
    start = (
        f"Of {series.heading if series.group else 'the ' + series.heading}," if series is not material.main else "By their latest counts,"
    )
    text = f"{start} {lower} and {higher}."
    return material.book.fact(text, material.cite_figure(low), material.cite_figure(high))


def _given(material: Material, figure: Figure) -> str:
    return (
        f"{material.voice(material.item_of(figure), short=True)} gave {material.said(figure)} on {short_date(figure.published_at.date())}"
    )


def _agreement(material: Material, main: Series) -> list[Sentence]:
    latest = sorted(_latest(material, main), key=lambda figure: (figure.published_at, figure.id))
    if len(latest) < 2 or len({figure.read.qualifier for figure in latest}) > 1:
        return []
    names = listed([material.voice(material.item_of(figure), short=True) for figure in latest[:4]])
    both = "both" if len(latest) == 2 else "all"
    text = f"{capital(names)} {both} gave {material.said(latest[-1])} at the last."
    return [material.book.fact(text, *(material.cite_figure(figure) for figure in latest[:4]))]


def _furthest_apart(material: Material, main: Series) -> list[Sentence]:
    """The two sources that were furthest apart within six hours, where the lower gave less than four fifths of the higher."""
    numbered = [figure for figure in main.figures if figure.read.value]
    pairs = [
        (one, other)
        for place, one in enumerate(numbered)
        for other in numbered[place + 1 :]
        if other.published_at - one.published_at <= _SAME_HOURS and material.item_of(one).source != material.item_of(other).source
    ]
    if not main.moved or not pairs or material.portal_only:
        return []
    one, other = max(pairs, key=lambda pair: (abs((pair[0].read.value or 0) - (pair[1].read.value or 0)), pair[0].id))
    values = sorted((one.read.value or 0, other.read.value or 0))
    if values[0] >= _CLEARLY_LESS * values[1]:
        return []
    told = [
        f"{material.voice(material.item_of(figure), short=True)} gave {material.said(figure)} at {_when(figure)}" for figure in (one, other)
    ]
    text = f"On {short_date(one.published_at.date())} the counts differed most: {told[0]}, {told[1]}."
    return [material.book.fact(text, material.cite_figure(one), material.cite_figure(other))]


def _when(figure: Figure) -> str:
    return clock_time(figure.published_at)
