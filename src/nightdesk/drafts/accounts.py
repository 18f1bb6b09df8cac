"""Where accounts differ: who gave another number after the one that stands, and when the counts were furthest apart."""

from __future__ import annotations

from datetime import timedelta

from nightdesk.claims.model import Figure, FigureKind, Qualifier
from nightdesk.drafts.additions import counts_no_dead
from nightdesk.drafts.borrowed_times import shares_its_second
from nightdesk.drafts.counts import Series
from nightdesk.drafts.disagreements import WORST, disagreements
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.wording import capital, clock_time, number, short_date

_SERIES, _CLEARLY_LESS, _THREE = 2, 0.8, 3
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
    """The figure that stands and the one, given by another source after it, that is furthest from it: the lesser first. An older count that
    its source never took up again differs from nothing."""
    if not series.running:
        return None
    stands = series.levels[-1].figure
    own = material.item_of(stands).source
    latest = {material.item_of(figure).source: figure for figure in series.figures if figure.read.value is not None}
    apart = [
        figure
        for source, figure in latest.items()
        if source != own
        and figure.published_at > stands.published_at
        and not _agree(figure, stands)
        and not shares_its_second(material.pack.items, material.item_of(figure))
    ]
    if not apart:
        return None
    value = stands.read.value or 0
    other = max(apart, key=lambda figure: (abs((figure.read.value or 0) - value), -figure.published_at.timestamp(), figure.id))
    return (other, stands) if (other.read.value or 0) < value else (stands, other)


def _agree(one: Figure, other: Figure) -> bool:
    low, high = sorted((one, other), key=lambda figure: figure.read.value or 0)
    return low.read.value == high.read.value or _says_the_same(low, high)


def _says_the_same(low: Figure, high: Figure) -> bool:
    """ "More than 7,000" beside 7,729."""
    loose = low.read.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
    near = (low.read.value or 0) % 10 == 0 and (low.read.value or 0) >= 0.85 * (high.read.value or 0)
    return loose and (near or (high.read.value or 0) - (low.read.value or 0) <= (low.read.qualifier is Qualifier.MORE_THAN))


def _range(material: Material, series: Series, low: Figure, high: Figure) -> Sentence:
    """Who gave another number after the one that stands."""
    first, second = sorted((low, high), key=lambda figure: (figure.published_at, figure.id))
    voices = [material.voice(material.item_of(figure), short=True) for figure in (first, second)]
    days = [short_date(figure.published_at.date()) for figure in (first, second)]
    before = "that day" if days[0] == days[1] else f"on {days[0]}"
    told = f"{voices[1]} gave {material.said(second)} on {days[1]}, after {voices[0]} had given {material.said(first)} {before}"
    text = capital(f"{told}." if series is material.main else f"of the {_people(series)}, {told}.")
    return material.book.fact(text, material.cite_figure(first), material.cite_figure(second))


def _people(series: Series) -> str:
    return series.heading if series.group is None else f"{series.people} {series.heading.split()[-1]}"


def _agreement(material: Material, main: Series) -> list[Sentence]:
    """That every source that counts gives one number at the last."""
    latest = {material.item_of(figure).source: figure for figure in (*main.figures, *main.untimed) if figure.read.value is not None}
    given = list(latest.values())
    if len(given) < _THREE or any(not _agree(figure, main.last) for figure in given):
        return []
    what = "editions" if material.editions_only else "sources"
    who = {FigureKind.KILLED: "the dead", FigureKind.INJURED: "the injured"}.get(main.kind, f"those {main.heading}")
    operands = [Operand(str(figure.read.value), "its latest count", material.cite_figure(figure), figure.item) for figure in given]
    text = f"All {number(len(given))} {what} that count {who} give {material.said(main.last, prose=True)} at the last."
    return [material.book.derived(text, Operation.COUNT, operands, str(len(given)))]


def _furthest_apart(material: Material, main: Series) -> list[Sentence]:
    """The two sources that were furthest apart within six hours, where the lower gave less than four fifths of the higher and the count had
    already come down from it: a number that only rose differs from nothing."""
    numbered = [figure for figure in main.figures if figure.read.value]
    pairs = [
        (one, other)
        for place, one in enumerate(numbered)
        for other in numbered[place + 1 :]
        if other.published_at - one.published_at <= _SAME_HOURS
        and material.item_of(one).source != material.item_of(other).source
        and _is_above_what_stood(main, max(one, other, key=lambda figure: figure.read.value or 0))
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


def _is_above_what_stood(main: Series, figure: Figure) -> bool:
    stood = [level for level in main.levels if level.figure.published_at < figure.published_at]
    return bool(stood) and stood[-1].value < (figure.read.value or 0) <= max(level.value for level in stood)


def _when(figure: Figure) -> str:
    return clock_time(figure.published_at)
