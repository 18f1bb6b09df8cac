"""How the count moved, or who gives which figure: a table in which each cell carries its own evidence, and a chart of the steps."""

from __future__ import annotations

import re
from itertools import pairwise

from nightdesk.claims.groups import group_of
from nightdesk.claims.model import Figure, FigureKind, Qualifier
from nightdesk.drafts.counts import Series
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import (
    Block,
    Chart,
    ChartForm,
    ChartPoint,
    Operand,
    Operation,
    Paragraph,
    Section,
    SectionRole,
    Sentence,
    Table,
)
from nightdesk.drafts.progress import Level, Move
from nightdesk.drafts.whereabouts import place_of_count
from nightdesk.drafts.wording import capital, clock_time, digits, listed, short_date
from nightdesk.foundation.ids import ItemId
from nightdesk.languages.tongues import language_name
from nightdesk.wire.model import Item

# "The end to a 40-hour counterterrorism operation which resulted in the deaths of …"
_OPERATION = re.compile(
    r"\b(\d{1,3}-(?:hour|day|week|month) (?:[a-z][a-z-]+ ){0,3}(?:operation|offensive|campaign|siege|battle)) "
    r"(?:which|that|resulting|killing|leaving)\b"
)
_COLUMNS = 4
_ROWS = 14
_ASIDE, _LOWERED = 3, 4


def figures_section(material: Material) -> Section | None:
    """None where no item counts people, or one item alone gives one figure."""
    shown = material.series[:_COLUMNS]
    rows = _rows(material, shown)
    shown = tuple(series for series in shown if series is material.main or any(row in series.by_item for row in rows))
    if material.main is None or (len(rows) == 1 and len(shown) == 1):
        return None
    blocks: list[Block] = [_table(material, shown, _fitting(material, rows), len(rows))]
    if material.main.moved:
        blocks.append(_chart(material, material.main))
    prose = (
        _falls(material, material.main)
        + _aside(material, material.main)
        + _missing(material, shown)
        + _spans(material, rows)
        + _together(material, shown)
    )
    if prose:
        blocks.append(Paragraph(tuple(prose)))
    moved = material.main.moved or material.main.falls
    title = "How the count moved" if moved else "The figures, and who gives them"
    if incidents_apart(material) and not any(figure.read.said_by for figure in material.pack.figures):
        title = "Incident by incident"
    return Section(SectionRole.FIGURES, title, tuple(blocks))


def _rows(material: Material, shown: tuple[Series, ...]) -> list[ItemId]:
    """Where editions repeat each other, one row for each level of the main count; else one for each item that counts."""
    if material.main is not None and len(material.languages) > 1:
        return [level.figure.item for level in material.main.levels]
    counted_in = {figure.item for series in shown for figure in series.figures}
    return [item.id for item in material.pack.items if item.id in counted_in]


def _fitting(material: Material, rows: list[ItemId]) -> list[ItemId]:
    """At most as many rows as a reader will follow: the ends, the falls with what went before, then the largest moves."""
    if len(rows) <= _ROWS or material.main is None:
        return rows[:_ROWS]
    levels = material.main.levels
    keep = [rows[0], rows[-1]]
    for before, level in pairwise(levels):
        if level.move is Move.FALL:
            keep += [before.figure.item, level.figure.item]
    moves = sorted(pairwise(levels), key=lambda pair: -abs(pair[1].value - pair[0].value))
    keep += [later.figure.item for _, later in moves]
    kept = set(list(dict.fromkeys(keep))[:_ROWS])
    return [row for row in rows if row in kept]


def _table(material: Material, shown: tuple[Series, ...], rows: list[ItemId], all_rows: int) -> Table:
    many_languages = len(material.languages) > 1
    speakers = not many_languages or any(figure.read.said_by for figure in material.pack.figures)
    apart = incidents_apart(material)
    columns = ["day" if material.portal_only else "when (UTC)", *(["where"] if apart else []), *(series.heading for series in shown)]
    columns += (["stated by"] if speakers else []) + (["first in", "taken up by"] if many_languages else [])
    caption = "What each item gave when it changed the count"
    if material.portal_only:
        caption = "What each line counts; the rows must not be added, for some of the dead may stand in more than one"
        caption = caption if apart else "What each line gave"
    if len(rows) < all_rows:
        caption += ": the largest of its changes, and every fall"
    cells = tuple(_row(material, material.items[row], shown, speakers=speakers, many_languages=many_languages) for row in rows)
    return Table(caption, tuple(columns), cells)


def _row(material: Material, item: Item, shown: tuple[Series, ...], *, speakers: bool, many_languages: bool) -> tuple[Sentence | None, ...]:
    book, whole = material.book, material.cite(item)
    cells: list[Sentence | None] = [book.fact(_when(material, item), whole)]
    figures = [series.by_item.get(item.id) for series in shown]
    if incidents_apart(material):
        counted = next((figure.read.span for figure in figures if figure is not None), None)
        where = place_of_count(item, counted) if counted is not None else None
        cells.append(book.fact(where, whole) if where else None)
    cells += [_cell(material, item, series, figure) for series, figure in zip(shown, figures, strict=True)]
    if speakers:
        cells.append(_speaker(material, item, [figure for figure in figures if figure is not None]))
    if many_languages:
        cells.append(book.fact(language_name(item.language), whole))
        cells.append(_followers(material, item, shown))
    return tuple(cells)


def incidents_apart(material: Material) -> bool:
    """Whether the lines count the dead of different incidents, rather than follow one count."""
    main = material.main
    return material.portal_only and main is not None and not main.running and len({figure.read.value for figure in main.figures}) > 1


def _cell(material: Material, item: Item, series: Series, figure: Figure | None) -> Sentence | None:
    if figure is None:
        return _in_other_words(material, item, series)
    level = next((level for level in series.falls if level.figure.id == figure.id), None)
    if level is None or level.lowered is None:
        return material.book.fact(material.said(figure), material.cite_figure(figure))
    others = "" if _same_source(material, figure, level.lowered) else f" than {language_name(level.lowered.language)}"
    return material.book.fact(f"{material.said(figure)} (lower{others})", material.cite_figure(figure), material.cite_figure(level.lowered))


def _in_other_words(material: Material, item: Item, series: Series) -> Sentence | None:
    """A number of the series that the item gives of the same group in other words ("23 members of its military" for soldiers)."""
    if series.group is None or item not in material.english:
        return None
    for value in sorted({figure.read.value for figure in series.figures if figure.read.value is not None}):
        found = re.search(rf"(?<![\d,.]){value}((?: [\w-]+){{1,5}})", item.text)
        if found is not None and any(group_of(words) == series.group for words in re.split(r" of | from ", found[1])):
            return material.book.fact(digits(value), material.cite(item))
    return None


def _speaker(material: Material, item: Item, figures: list[Figure]) -> Sentence | None:
    """The speaker as written; "nobody named" only where a search of the item bears it out."""
    named = list(dict.fromkeys(figure.read.said_by for figure in figures if figure.read.said_by))
    if named:
        return material.book.fact(listed(named), material.cite(item))
    searched = material.lacking("speaker", [item])
    return material.book.absence("nobody named", "speaker", "who counted", searched) if searched else None


def _followers(material: Material, item: Item, shown: tuple[Series, ...]) -> Sentence | None:
    """Which other languages took the main count up, and when."""
    main = material.main or shown[0]
    level = next((level for level in main.levels if level.figure.item == item.id), None)
    if level is None:
        return None
    firsts: dict[str, Figure] = {}
    for figure in sorted(level.echoes, key=lambda figure: (figure.published_at, figure.id)):
        if figure.language != item.language:
            firsts.setdefault(figure.language, figure)
    if not firsts:
        return None
    told = [
        f"{language_name(figure.language)}, {_when(material, material.item_of(figure), beside=item)}{_otherwise(material, level, figure)}"
        for figure in list(firsts.values())[:2]
    ]
    return material.book.fact("; ".join(told), *(material.cite_figure(figure) for figure in list(firsts.values())[:2]))


def _otherwise(material: Material, level: Level, figure: Figure) -> str:
    """ " (as exactly 38)": the reserve, where it is not that of whoever gave the number first."""
    return "" if figure.read.qualifier is level.figure.read.qualifier else f" ({material.said(figure)})"


def _aside(material: Material, main: Series) -> list[Sentence]:
    """Numbers that moved nothing, for others went on giving another: told, so that no count is left out."""
    if not main.running or len(material.languages) < 2:
        return []
    told = {level.value for level in main.levels} | {figure.read.value for figure in main.alone}
    told |= {figure.read.value for pair in main.lowered[:_LOWERED] for figure in pair}
    firsts: dict[int, Figure] = {}
    for figure in main.figures:
        if figure.read.value is not None and figure.read.value not in told:
            firsts.setdefault(figure.read.value, figure)
    alone = [_alone(material, main, figure) for figure in main.alone[:_ASIDE]]
    if not firsts or len(firsts) > _ASIDE:
        return alone
    parts = [
        f"{material.voice(material.item_of(figure), short=True)} gave {material.said(figure)} on {short_date(figure.published_at.date())}"
        for figure in firsts.values()
    ]
    return [*alone, material.book.fact(f"Beside these, {listed(parts)}.", *(material.cite_figure(figure) for figure in firsts.values()))]


def _missing(material: Material, shown: tuple[Series, ...]) -> list[Sentence]:
    """How many are missing, where few say so: each number that a source gives, as first given."""
    if any(series.kind is FigureKind.MISSING for series in shown) or material.portal_only:
        return []
    firsts: dict[tuple[str, int], Figure] = {}
    for figure in material.pack.figures:
        if figure.read.kind is FigureKind.MISSING and figure.read.value is not None:
            firsts.setdefault((figure.language, figure.read.value), figure)
    by_voice: dict[str, list[Figure]] = {}
    for figure in sorted(firsts.values(), key=lambda figure: (figure.published_at, figure.id)):
        by_voice.setdefault(material.voice(material.item_of(figure), short=True), []).append(figure)
    parts = [
        f"{voice} gave {listed([f'{material.said(figure)} on {short_date(figure.published_at.date())}' for figure in given[:_ASIDE]])}"
        for voice, given in list(by_voice.items())[:_ASIDE]
    ]
    cited = [material.cite_figure(figure) for given in list(by_voice.values())[:_ASIDE] for figure in given[:_ASIDE]]
    return [material.book.fact(f"Of the missing, {listed(parts)}.", *cited)] if parts else []


def _alone(material: Material, main: Series, figure: Figure) -> Sentence:
    """A higher number that one source gave alone, or long before any other."""
    voice, given = material.voice(material.item_of(figure), short=True), material.said(figure)
    on = short_date(figure.published_at.date())
    others = (other for other in main.figures if not _same_source(material, other, figure) and other.published_at > figure.published_at)
    later = next((other for other in others if (other.read.value or 0) >= (figure.read.value or 0)), None)
    if later is None:
        return material.book.fact(f"{capital(voice)} alone gave {given}, on {on}.", material.cite_figure(figure))
    next_voice, when = material.voice(material.item_of(later), short=True), short_date(later.published_at.date())
    text = f"An item of {voice} dated {on} gives {given}; the next to give as many was {next_voice}, on {when}."
    return material.book.fact(text, material.cite_figure(figure), material.cite_figure(later))


def _when(material: Material, item: Item, beside: Item | None = None) -> str:
    at = item.published_at
    if material.dated_by_day(item):
        return short_date(at.date())
    clock = clock_time(at).removesuffix(" UTC")
    return clock if beside is not None and beside.published_at.date() == at.date() else f"{short_date(at.date())}, {clock}"


def _chart(material: Material, main: Series) -> Chart:
    points = []
    fallen = {level.figure.id for level in main.falls}
    for level in main.levels:
        figure, item = level.figure, material.item_of(level.figure)
        words = f"{capital(material.said(figure))} {main.heading} on {_when(material, item)}, {material.voice(item, short=True)}."
        sentence = material.book.fact(words, material.cite_figure(figure))
        value = float(figure.read.value or 0)
        points.append(ChartPoint(material.said(figure), figure.published_at.date(), value, sentence, figure.id in fallen))
    return Chart(ChartForm.STEPS, f"{capital(main.heading)}, as first stated", "people", tuple(points))


def _falls(material: Material, main: Series) -> list[Sentence]:
    """Each source's own falls, as it gave them: "lower", never "corrected"."""
    told = []
    for before, after in main.lowered[:_LOWERED] if main.running else ():
        item = material.item_of(after)
        text = (
            f"{capital(material.voice(item, short=True))} went down from {material.said(before)} to {material.said(after)} "
            f"on {_when(material, item).replace(', ', ' at ')}."
        )
        told.append(material.book.fact(text, material.cite_figure(before), material.cite_figure(after)))
    return told


def _same_source(material: Material, one: Figure, other: Figure) -> bool:
    return material.item_of(one).source == material.item_of(other).source


def _spans(material: Material, rows: list[ItemId]) -> list[Sentence]:
    """Which rows cover a whole operation, and how long it was, where the line says so."""
    if not incidents_apart(material):
        return []
    told = []
    for item in (material.items[row] for row in rows):
        found = _OPERATION.search(item.text) if item in material.english else None
        if found is not None:
            text = f"The count of {_when(material, item)} is of the whole of a {found[1]}."
            told.append(material.book.fact(text, material.cite(item)))
    return told


def _together(material: Material, shown: tuple[Series, ...]) -> list[Sentence]:
    """The sum of the groups that one item sets side by side, if its words keep them apart."""
    groups = [series for series in shown if series.kind is FigureKind.KILLED and series.group]
    for item in reversed(material.pack.items):
        pairs = [(series, series.by_item[item.id]) for series in groups if item.id in series.by_item]
        if len(pairs) < 2 or any(figure.read.qualifier is not Qualifier.EXACT for _, figure in pairs) or _overlapping(item.text):
            continue
        total = sum(figure.read.value or 0 for _, figure in pairs)
        named = listed([f"{material.said(figure)} {series.group}" for series, figure in pairs])
        operands = [Operand(str(figure.read.value), series.group or "", material.cite_figure(figure)) for series, figure in pairs]
        text = f"The {named} of {_when(material, item)} are {digits(total)} together."
        return [material.book.derived(text, Operation.SUM, operands, str(total))]
    return []


def _overlapping(text: str) -> bool:
    return any(word in text.casefold() for word in ("including", "among them", "of them", "of whom", "of which", "among the"))
