"""How the count moved, or who gives which figure: a table in which each cell carries its own evidence, a chart, and what they leave out."""

from __future__ import annotations

import re
from itertools import pairwise

from nightdesk.claims.groups import group_of
from nightdesk.claims.model import Figure, FigureKind
from nightdesk.drafts.asides import asides, when
from nightdesk.drafts.counts import Series
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Block, Chart, ChartForm, ChartPoint, Paragraph, Section, SectionRole, Sentence, Table
from nightdesk.drafts.progress import Level, Move
from nightdesk.drafts.speaking import names_a_speaker, speaker_of
from nightdesk.drafts.whereabouts import incidents_apart, place_of_count
from nightdesk.drafts.wording import capital, digits, listed
from nightdesk.foundation.ids import ItemId
from nightdesk.languages.tongues import language_name
from nightdesk.wire.model import Item

_COLUMNS = 4
_ROWS = 14
_TWO, _THREE = 2, 3
_ANYBODY = frozenset(["people", "persons", "members", "personnel", "others", "including"])


def figures_section(material: Material) -> Section | None:
    """None where no item counts people, or all that is counted stands in one line, which the opening tells."""
    main = material.main
    if main is None:
        return None
    shown = material.series[:_COLUMNS]
    rows = _rows(material, shown)
    shown = tuple(series for series in shown if series is main or any(row in series.by_item for row in rows))
    shown, folded = _folded(shown, rows, main)
    blocks: list[Block] = [_table(material, shown, folded, _fitting(material, rows), len(rows))] if len(rows) >= _TWO else []
    if main.moved:
        blocks.append(_chart(material, main))
    prose = asides(material, shown, rows, table=bool(blocks))
    if prose:
        blocks.append(Paragraph(tuple(prose)))
    return Section(SectionRole.FIGURES, _title(material, main), tuple(blocks)) if blocks else None


def _title(material: Material, main: Series) -> str:
    if incidents_apart(material) and not names_a_speaker(material):
        return "Incident by incident"
    return "How the count moved" if main.moved or main.falls else "The figures, and who gives them"


def _rows(material: Material, shown: tuple[Series, ...]) -> list[ItemId]:
    """Where editions repeat each other, or one repeats itself, one row for each level of the main count; else one for each item that
    counts."""
    if material.main is not None and not material.portal_only:
        return [level.figure.item for level in material.main.levels]
    counted_in = {figure.item for series in shown for figure in series.figures}
    return [item.id for item in material.pack.items if item.id in counted_in]


def _folded(shown: tuple[Series, ...], rows: list[ItemId], main: Series) -> tuple[tuple[Series, ...], dict[ItemId, Series]]:
    """A group that one row alone counts, where it gives no other dead, has no column of its own: "at least 1 (workers)"."""
    folded: dict[ItemId, Series] = {}
    alike = [series for series in shown if series.kind is main.kind]
    for series in alike:
        own = [row for row in rows if row in series.by_item]
        if series is not main and main.group is None and len(own) == 1 and sum(own[0] in other.by_item for other in alike) == 1:
            folded[own[0]] = series
    return tuple(series for series in shown if series not in folded.values()), folded


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


def _table(material: Material, shown: tuple[Series, ...], folded: dict[ItemId, Series], rows: list[ItemId], all_rows: int) -> Table:
    many_languages, apart = len(material.languages) > 1, incidents_apart(material)
    speakers = not many_languages or names_a_speaker(material)
    columns = ["day" if material.portal_only else "when (UTC)", *(["where"] if apart else []), *(series.heading for series in shown)]
    columns += (["stated by"] if speakers else []) + (["first in", "later in"] if many_languages else [])
    caption = "The steps of the count, as first given"
    if len(rows) < all_rows:
        fallen = material.main is not None and any(level.figure.item in rows for level in material.main.falls)
        caption = f"The largest steps of the count, {'and its falls, ' if fallen else ''}as first given"
    cells = tuple(
        _row(material, material.items[row], shown, folded.get(row), speakers=speakers, many_languages=many_languages) for row in rows
    )
    if material.portal_only:
        caption = _what_lines_count(cells) if apart else "What each report gave"
    if material.portal_only and len(rows) < all_rows:
        caption += ": the weightiest"
    return _without_empty_columns(Table(caption, tuple(columns), cells))


def _what_lines_count(cells: tuple[tuple[Sentence | None, ...], ...]) -> str:
    """Of rows that are each of another day and place it is said; others may count the same dead."""
    days, places = ([cell.text if (cell := row[column]) is not None else None for row in cells] for column in (0, 1))
    if None not in places and len(set(days)) == len(cells) and len(set(places)) == len(cells):
        return "What each report counts, each of another day and place"
    return "What each report counts; the rows must not be added, for some of the dead may stand in more than one"


def _without_empty_columns(table: Table) -> Table:
    kept = [place for place in range(len(table.columns)) if any(row[place] is not None for row in table.rows)]
    return Table(
        table.caption, tuple(table.columns[place] for place in kept), tuple(tuple(row[place] for place in kept) for row in table.rows)
    )


def _row(
    material: Material, item: Item, shown: tuple[Series, ...], folded: Series | None, *, speakers: bool, many_languages: bool
) -> tuple[Sentence | None, ...]:
    book, whole = material.book, material.cite(item)
    cells: list[Sentence | None] = [book.fact(when(material, item), whole)]
    figures = [series.by_item.get(item.id) for series in shown]
    aside = folded.by_item[item.id] if folded is not None else None
    if incidents_apart(material):
        counted = next((figure.read.span for figure in (*figures, aside) if figure is not None), None)
        where = place_of_count(item, counted) if counted is not None else None
        cells.append(book.fact(where, whole) if where else None)
    for series, figure in zip(shown, figures, strict=True):
        if series is material.main and aside is not None and folded is not None:
            cells.append(book.fact(f"{material.said(aside)} ({folded.people})", material.cite_figure(aside)))
        else:
            cells.append(_cell(material, item, series, figure))
    if speakers:
        cells.append(_speaker(material, item, [figure for figure in (*figures, aside) if figure is not None]))
    if many_languages:
        cells.append(book.fact(language_name(item.language), whole))
        cells.append(_followers(material, item, shown))
    return tuple(cells)


def _cell(material: Material, item: Item, series: Series, figure: Figure | None) -> Sentence | None:
    if figure is None:
        return _in_other_words(material, item, series)
    level = next((level for level in series.falls if level.figure.id == figure.id), None)
    if level is None or level.lowered is None or series.kind is FigureKind.MISSING:
        return material.book.fact(material.said(figure), material.cite_figure(figure))
    same = material.item_of(figure).source == material.item_of(level.lowered).source
    others = "" if same else f" than {language_name(level.lowered.language)}"
    return material.book.fact(f"{material.said(figure)} (lower{others})", material.cite_figure(figure), material.cite_figure(level.lowered))


def _in_other_words(material: Material, item: Item, series: Series) -> Sentence | None:
    """A number of the series that the item gives of the same group in other words ("23 members of its military" for soldiers)."""
    if series.group is None or item not in material.english:
        return None
    called = {word for figure in series.figures for word in re.findall(r"[a-z]{5,}", figure.read.who or "")} - _ANYBODY
    for value in sorted({figure.read.value for figure in series.figures if figure.read.value is not None}):
        found = re.search(rf"(?<![\d,.]){value}((?: [\w-]+){{1,5}})", item.text)
        words = re.split(r" of | from ", found[1]) if found is not None else []
        if any(group_of(part) == series.group for part in words) or called & set(" ".join(words).split()):
            return material.book.fact(digits(value), material.cite(item))
    return None


def _speaker(material: Material, item: Item, figures: list[Figure]) -> Sentence | None:
    """The speaker as written; "nobody named" only where a search of the item bears it out."""
    named = list(dict.fromkeys(speaker for figure in figures if (speaker := speaker_of(figure))))
    if named:
        return material.book.fact(listed(named), material.cite(item))
    searched = material.lacking("speaker", [item])
    return material.book.absence("nobody named", "speaker", "names who counted", searched) if searched else None


def _followers(material: Material, item: Item, shown: tuple[Series, ...]) -> Sentence | None:
    """Which other languages took the main count up, and when: up to three, of more the first two and that there were others."""
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
    named = list(firsts.values())[: _THREE if len(firsts) == _THREE else _TWO]
    told = [
        f"{language_name(figure.language)}, {when(material, material.item_of(figure), beside=item)}{_otherwise(material, level, figure)}"
        for figure in named
    ]
    told += ["and others"] if len(firsts) > _THREE else []
    return material.book.fact("; ".join(told), *(material.cite_figure(figure) for figure in named))


def _otherwise(material: Material, level: Level, figure: Figure) -> str:
    """ " (as exactly 38)": the reserve, where it is not that of whoever gave the number first."""
    return "" if figure.read.qualifier is level.figure.read.qualifier else f" ({material.said(figure)})"


def _chart(material: Material, main: Series) -> Chart:
    points = []
    fallen = {level.figure.id for level in main.falls}
    for level in main.levels:
        figure, item = level.figure, material.item_of(level.figure)
        words = f"{capital(material.said(figure))} {main.heading} on {when(material, item)}, {material.voice(item, short=True)}."
        sentence = material.book.fact(words, material.cite_figure(figure))
        value = float(figure.read.value or 0)
        points.append(ChartPoint(when(material, item), figure.published_at.date(), value, sentence, figure.id in fallen))
    return Chart(ChartForm.STEPS, f"{capital(main.heading)}, as first stated", "people", tuple(points))
