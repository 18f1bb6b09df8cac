"""Where accounts differ: who gave another number after the one that stands, and when the counts were furthest apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from nightdesk.claims.model import Figure, FigureKind, Qualifier
from nightdesk.drafts.additions import CITED, counts_no_dead, voices
from nightdesk.drafts.borrowed_times import shares_its_second
from nightdesk.drafts.counts import Series
from nightdesk.drafts.disagreements import WORST, disagreements
from nightdesk.drafts.likelier import ended_and_after, likelier_count, one_against_another
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.progress import Move
from nightdesk.drafts.series import Series as EarlierSeries
from nightdesk.drafts.wording import capital, clock_time, number, short_date
from nightdesk.foundation.ids import PassageId, SourceId

_SERIES, _CLEARLY_LESS, _THREE = 2, 0.8, 3
_SAME_HOURS = timedelta(hours=6)


def accounts_section(material: Material, told: Sentence | None = None, earlier: EarlierSeries | None = None) -> Section | None:
    """None where no two sources can be compared in anything. `told` is the standfirst, which is not said again; `earlier` are the earlier
    events of the kind, by which differences are weighed."""
    apart: list[Sentence] = [*one_against_another(material), *ended_and_after(material)] if material.portal_only else []
    together: list[Sentence] = []
    if counts_no_dead(material) and not material.portal_only:
        apart = disagreements(material, series=earlier)
    elif not material.portal_only:
        apart = disagreements(material, of=(WORST,))
    for series in material.series[:_SERIES]:
        ends = last_ends(material, series)
        if ends is not None and (not ends.behind or series is material.main):
            apart += _weighed(material, series, ends)
    if material.main is not None:
        together += agreement(material, material.main) if not apart else []
        apart += _furthest_apart(material, material.main)
    together = [sentence for sentence in together if told is None or sentence.text != told.text]
    if not apart and not together:
        return None
    title = "Where accounts differ" if apart else "What the accounts agree on"
    return Section(SectionRole.ACCOUNTS, title, (Paragraph((*apart, *together)),))


@dataclass(frozen=True, slots=True)
class Ends:
    """The figure that stands, and the one that another source gave after it and that is furthest from it. `behind` is true of an old number
    given late: one that its source had given before, or that the count had left behind before it came to stand."""

    stands: Figure
    other: Figure
    behind: bool


def last_ends(material: Material, series: Series) -> Ends | None:
    """None where all agree: an older count that its source never took up again differs from nothing."""
    if not series.running:
        return None
    stands = series.levels[-1].figure
    own = material.item_of(stands).source
    apart = [
        figure
        for source, figure in _lasts(material, series).items()
        if source != own
        and figure.published_at > stands.published_at
        and not _agree(figure, stands)
        and not shares_its_second(material.pack.items, material.item_of(figure))
    ]
    if not apart:
        return None
    value = stands.read.value or 0
    other = max(apart, key=lambda figure: (abs((figure.read.value or 0) - value), -figure.published_at.timestamp(), figure.id))
    return Ends(stands, other, _is_behind(material, series, stands, other))


def latest_ends(material: Material, series: Series) -> tuple[Figure, Figure] | None:
    """The lesser and the greater of two last counts that contradict each other; none where the lesser is only an old number."""
    ends = last_ends(material, series)
    if ends is None or ends.behind:
        return None
    pair = (ends.other, ends.stands)
    return pair if (ends.other.read.value or 0) < (ends.stands.read.value or 0) else (ends.stands, ends.other)


def _lasts(material: Material, series: Series) -> dict[SourceId, Figure]:
    """The last number that each source gives, in order of publication."""
    last: dict[SourceId, Figure] = {}
    for figure in series.figures:
        if figure.read.value is not None:
            source = material.item_of(figure).source
            last.pop(source, None)
            last[source] = figure
    return last


def _is_behind(material: Material, series: Series, stands: Figure, other: Figure) -> bool:
    value = other.read.value or 0
    if value >= (stands.read.value or 0) or series.levels[-1].move is Move.FALL:
        return False
    source = material.item_of(other).source
    before = (figure for figure in series.figures if figure.published_at < stands.published_at)
    repeats = any(figure.read.value == value and material.item_of(figure).source == source for figure in before)
    return repeats or any(value < level.value for level in series.levels[:-1])


def _agree(one: Figure, other: Figure) -> bool:
    low, high = sorted((one, other), key=lambda figure: figure.read.value or 0)
    return low.read.value == high.read.value or _says_the_same(low, high)


def _says_the_same(low: Figure, high: Figure) -> bool:
    """ "More than 7,000" beside 7,729."""
    loose = low.read.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
    near = (low.read.value or 0) % 10 == 0 and (low.read.value or 0) >= 0.85 * (high.read.value or 0)
    return loose and (near or (high.read.value or 0) - (low.read.value or 0) <= (low.read.qualifier is Qualifier.MORE_THAN))


def _weighed(material: Material, series: Series, ends: Ends) -> list[Sentence]:
    """Who ends on which number, how new each is, and which stands alone; or who still gave an old one."""
    if ends.behind:
        return [_still(material, series, ends)]
    lasts = _lasts(material, series).values()
    sides = [[figure for figure in lasts if figure.read.value == one.read.value] for one in (ends.stands, ends.other)]
    more, fewer = sorted(sides, key=lambda side: -len(side))
    if len(more) < _SERIES:
        return [_after(material, series, ends)]
    newest, last = more[-1], fewer[-1]
    alone = len(fewer) == 1
    since = ", the newest of them on" if len(_parted(material, more)) == 1 else "; the newest of these is of"
    text = (
        f"{capital(_end_on(material, more))}{since} {short_date(newest.published_at.date())}; "
        f"{_end_on(material, fewer, alone=alone)}, {'' if alone else 'last '}on {short_date(last.published_at.date())}"
    )
    named = [figure for side in (more, fewer) for _, part in _parted(material, side) for figure in part[:_THREE]]
    cited = dict.fromkeys(material.cite_figure(figure) for figure in (*more[:CITED], newest, *fewer[:CITED], last, *named))
    text, elsewhere = _with_the_rest(material, text, list(lasts), {one.read.value for one in (newest, last)})
    told = material.book.fact(_of(series, material, f"{text}."), *cited, *elsewhere)
    if newest.published_at.date() <= last.published_at.date():
        return [told]
    better, other = (number(figure.read.value or 0) for figure in (newest, last))
    return [told, likelier_count(material, told, better, other)]


def _with_the_rest(material: Material, text: str, lasts: list[Figure], told: set[int | None]) -> tuple[str, list[PassageId]]:
    """Those too who stopped at another number, two such numbers at most."""
    rest: dict[int | None, list[Figure]] = {}
    for figure in lasts:
        if figure.read.value not in told:
            rest.setdefault(figure.read.value, []).append(figure)
    if not rest or len(rest) > _SERIES:
        return text, []
    apart = [part for figures in rest.values() for part in _parted(material, figures)]
    parts = [f"{_voices(material, figures)} last gave {given}" for given, figures in apart]
    return "; ".join([text, *parts]), [material.cite_figure(figure) for figures in rest.values() for figure in figures]


def _end_on(material: Material, side: list[Figure], *, alone: bool = False) -> str:
    """ "The Arabic and English editions end on 36, the Portuguese edition on at least 36": a reserve is theirs who make it."""
    (given, first), *others = _parted(material, side)
    verb = "alone ends" if alone else "ends" if len(first) == 1 else "end"
    rest = [f"{_voices(material, figures)} on {reserved}" for reserved, figures in others]
    return ", ".join([f"{_voices(material, first)} {verb} on {given}", *rest])


def _parted(material: Material, side: list[Figure]) -> list[tuple[str, list[Figure]]]:
    """The one number of a side as it is given flatly, then as with each reserve; all with the least reserve where none gives it flatly."""
    flat = [figure for figure in side if figure.read.qualifier is Qualifier.EXACT]
    if not flat:
        modest = next((figure for figure in side if figure.read.qualifier is Qualifier.AT_LEAST), side[-1])
        return [(material.said(modest, prose=True), side)]
    parts = {material.said(flat[0], prose=True): flat}
    for figure in side:
        if figure.read.qualifier is not Qualifier.EXACT:
            parts.setdefault(material.said(figure, prose=True), []).append(figure)
    return list(parts.items())


def _voices(material: Material, figures: list[Figure]) -> str:
    return voices(material, {figure.language: material.item_of(figure) for figure in figures})


def _still(material: Material, series: Series, ends: Ends) -> Sentence:
    late, lead = (material.voice(material.item_of(figure), short=True) for figure in (ends.other, ends.stands))
    on, since = (short_date(figure.published_at.date()) for figure in (ends.other, ends.stands))
    stood = f"had given {material.said(ends.stands)} {'that day' if on == since else f'on {since}'}"
    text = f"{capital(late)} still gave {material.said(ends.other)}, an older count, on {on}; {lead} {stood}."
    return material.book.fact(_of(series, material, text), material.cite_figure(ends.other), material.cite_figure(ends.stands))


def _after(material: Material, series: Series, ends: Ends) -> Sentence:
    """Who gave another number after the one that stands."""
    first, second = sorted((ends.stands, ends.other), key=lambda figure: (figure.published_at, figure.id))
    names = [material.voice(material.item_of(figure), short=True) for figure in (first, second)]
    days = [short_date(figure.published_at.date()) for figure in (first, second)]
    before = "that day" if days[0] == days[1] else f"on {days[0]}"
    text = f"{capital(names[1])} gave {material.said(second)} on {days[1]}, after {names[0]} had given {material.said(first)} {before}."
    return material.book.fact(_of(series, material, text), material.cite_figure(first), material.cite_figure(second))


def _of(series: Series, material: Material, text: str) -> str:
    return text if series is material.main else f"Of the {_people(series)}, {text[0].lower()}{text[1:]}"


def _people(series: Series) -> str:
    return series.heading if series.group is None else f"{series.people} {series.heading.split()[-1]}"


def agreement(material: Material, main: Series) -> list[Sentence]:
    """That every source that counts gives one number at the last."""
    latest = {material.item_of(figure).source: figure for figure in (*main.figures, *main.untimed) if figure.read.value is not None}
    given = list(latest.values())
    if len(given) < _THREE or any(not _agree(figure, main.last) for figure in given):
        return []
    what = "editions of Wikipedia" if material.editions_only else "sources"
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
