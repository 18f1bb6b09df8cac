"""What a table of figures leaves out: each source's own falls, numbers that one gave alone, the missing, sums, and what a row covers."""

from __future__ import annotations

import re
from datetime import date

from nightdesk.claims.groups import group_of
from nightdesk.claims.model import Figure, FigureKind, Qualifier
from nightdesk.drafts.additions import editions, voices
from nightdesk.drafts.counts import Series
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Sentence
from nightdesk.drafts.whereabouts import incidents_apart
from nightdesk.drafts.wording import capital, clock_time, digits, listed, short_date
from nightdesk.foundation.ids import ItemId
from nightdesk.wire.model import Item

# "The end to a 40-hour counterterrorism operation which resulted in the deaths of …"
_OPERATION = re.compile(
    r"\b(\d{1,3}-(?:hour|day|week|month) (?:[a-z][a-z-]+ ){0,3}(?:operation|offensive|campaign|siege|battle)) "
    r"(?:which|that|resulting|killing|leaving)\b"
)
_ASIDE, _BESIDE, _BEHIND = 3, 2, 8
# A number so far below what stood is of something else, as the one death that protests began with.
_OF_ANOTHER_ORDER = 20


def asides(material: Material, shown: tuple[Series, ...], rows: list[ItemId], *, table: bool) -> list[Sentence]:
    """Numbers beside those of the table are told only where there is one."""
    main = material.main
    if main is None:
        return []
    beside = [*_falls(material, main), *_aside(material, main), *_untimed(material, main)] if table else []
    return [*beside, *_missing(material, shown), *_among(material, main), *_spans(material, rows), *_together(material)]


def when(material: Material, item: Item, beside: Item | None = None) -> str:
    """The day and the hour of an item; the hour alone beside another of that day; of a line the day."""
    at = item.published_at
    if material.dated_by_day(item):
        return short_date(at.date())
    clock = clock_time(at).removesuffix(" UTC")
    return clock if beside is not None and beside.published_at.date() == at.date() else f"{short_date(at.date())}, {clock}"


def _falls(material: Material, main: Series) -> list[Sentence]:
    """Each source's own falls, as it gave them: "lower", never "corrected". Those who went down alike stand together."""
    lowered = sorted(main.lowered, key=lambda pair: -_drop(pair)) if main.running else []
    alike: dict[tuple[str, str], list[tuple[Figure, Figure]]] = {}
    for pair in sorted(lowered, key=lambda pair: (pair[1].published_at, pair[1].id)):
        alike.setdefault((material.said(pair[0]), material.said(pair[1])), []).append(pair)
    if not alike:
        return []
    deepest = sorted(alike.values(), key=lambda pairs: -_drop(pairs[0]))[:_ASIDE]
    shown = [pairs for pairs in alike.values() if pairs in deepest]
    (who, fell), *others = (_fell(material, pairs) for pairs in shown)
    cited = [material.cite_figure(figure) for pairs in shown for pair in pairs for figure in pair]
    told = "; ".join([f"{capital(who)} went down {fell}", *(" ".join(part) for part in others)])
    told += "; others by less" if len(alike) > len(shown) else ""
    return [material.book.fact(f"{told}.", *cited)]


def _drop(pair: tuple[Figure, Figure]) -> int:
    return (pair[0].read.value or 0) - (pair[1].read.value or 0)


def _fell(material: Material, pairs: list[tuple[Figure, Figure]]) -> tuple[str, str]:
    """Who went down, and from what to what and when."""
    before, after = pairs[0]
    who = editions(material, [material.item_of(lower) for _, lower in pairs])
    first, last = (material.item_of(lower) for lower in (after, pairs[-1][1]))
    on = f"on {when(material, first).replace(', ', ' at ')}"
    if first is not last:
        on = (
            f"on {_day(first)}"
            if _day(first) == _day(last)
            else f"on {_days([material.item_of(lower).published_at.date() for _, lower in pairs])}"
        )
    return who, f"from {material.said(before)} to {material.said(after)} {on}"


def _aside(material: Material, main: Series) -> list[Sentence]:
    """Numbers that moved nothing, for others went on giving another: told, so that no count is left out."""
    if not main.running or len(material.languages) < 2:
        return []
    told = {level.value for level in main.levels} | {figure.read.value for figure in main.alone}
    fallen = {_whose(material, figure) for pair in main.lowered for figure in pair}
    least = min(level.value for level in main.levels)
    firsts: dict[int, Figure] = {}
    for figure in main.figures:
        if figure.read.value is not None and figure.read.value not in told and figure.read.value * _OF_ANOTHER_ORDER > least:
            firsts.setdefault(figure.read.value, figure)
    beside = [_given_by(material, main, first) for first in firsts.values() if _whose(material, first) not in fallen]
    alone = [_alone(material, main, figure) for figure in main.alone[:_ASIDE]]
    if not beside or len(beside) > _BESIDE:
        return alone
    cited = [material.cite_figure(figure) for _, figures in beside for figure in figures]
    return [*alone, material.book.fact(f"Beside these, {'; '.join(words for words, _ in beside)}.", *cited)]


def _whose(material: Material, figure: Figure) -> tuple[str, int | None]:
    return str(material.item_of(figure).source), figure.read.value


def _given_by(material: Material, main: Series, first: Figure) -> tuple[str, list[Figure]]:
    """Who gave a number, in what words and on which days, each source once."""
    alike: dict[str, dict[str, Figure]] = {}
    for figure in main.figures:
        if figure.read.value == first.read.value and not any(figure.language in by for by in alike.values()):
            alike.setdefault(material.said(figure), {})[figure.language] = figure
    parts = []
    for given, by in alike.items():
        items = {language: material.item_of(figure) for language, figure in by.items()}
        parts.append(f"{voices(material, items)} gave {given} on {_days([item.published_at.date() for item in items.values()])}")
    return listed(parts), [figure for by in alike.values() for figure in by.values()]


def _days(days: list[date]) -> str:
    """ "6 and 7 October", "30 September and 1 October"."""
    by_month: dict[int, list[date]] = {}
    for day in sorted(set(days)):
        by_month.setdefault(day.month, []).append(day)
    return listed([listed([*(str(day.day) for day in month[:-1]), short_date(month[-1])]) for month in by_month.values()])


def _alone(material: Material, main: Series, figure: Figure) -> Sentence:
    """A higher number that one source gave alone, or long before any other."""
    voice, given = material.voice(material.item_of(figure), short=True), material.said(figure)
    on = short_date(figure.published_at.date())
    own = material.item_of(figure).source
    others = (other for other in main.figures if material.item_of(other).source != own and other.published_at > figure.published_at)
    later = next((other for other in others if (other.read.value or 0) >= (figure.read.value or 0)), None)
    if later is None:
        return material.book.fact(f"{capital(voice)} alone gave {given}, on {on}.", material.cite_figure(figure))
    next_voice, day = material.voice(material.item_of(later), short=True), short_date(later.published_at.date())
    text = f"An item of {voice} dated {on} gives {given}; the next to give as many was {next_voice}, on {day}."
    return material.book.fact(text, material.cite_figure(figure), material.cite_figure(later))


def _untimed(material: Material, main: Series) -> list[Sentence]:
    """Other numbers of items whose time is not their own, and those of sources that have no other: without a day, for none is known."""
    told = {figure.read.value for figure in main.figures}
    heard = {material.item_of(figure).source for figure in main.figures}
    least = min(level.value for level in main.levels)
    firsts: dict[int, Figure] = {}
    for figure in main.untimed:
        unheard = figure.read.value not in told or material.item_of(figure).source not in heard
        if figure.read.value is not None and unheard and figure.read.value * _OF_ANOTHER_ORDER > least:
            firsts.setdefault(figure.read.value, figure)
    if not firsts:
        return []
    given = list(firsts.values())[:_ASIDE]
    parts = [f"{material.voice(material.item_of(figure), short=True)} gives {material.said(figure)}" for figure in given]
    reports = "a report whose hour is" if len(given) == 1 else "reports whose hours are"
    text = f"{capital(listed(parts))}, in {reports} uncertain."
    return [material.book.fact(text, *(material.cite_figure(figure) for figure in given))]


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


def _among(material: Material, main: Series) -> list[Sentence]:
    """A group that an item counts among its dead, by the words after the number: "of whom at least 22 were children"."""
    if main.kind is not FigureKind.KILLED or main.group or material.portal_only:
        return []
    found: dict[str, tuple[Figure, Figure]] = {}
    for item in material.pack.items:
        dead = [figure for figure in material.figures_of(item.id) if figure.read.kind is FigureKind.KILLED and figure.read.value]
        whole = main.by_item.get(item.id)
        for figure in dead:
            group = group_of(item.text[figure.read.span.end :][:_BEHIND])
            if whole is not None and group is not None and 0 < (figure.read.value or 0) < (whole.read.value or 0):
                found[group] = (figure, whole)
    told = []
    for group, (part, whole) in found.items():
        item = material.item_of(part)
        voice = material.voice(item, short=True)
        text = f"Among its {material.said(whole)} dead, {voice} counted {material.said(part)} {group}, on {_day(item)}."
        told.append(material.book.fact(text, material.cite_figure(whole), material.cite_figure(part)))
    return told[:1]


def _day(item: Item) -> str:
    return short_date(item.published_at.date())


def _spans(material: Material, rows: list[ItemId]) -> list[Sentence]:
    """Which rows cover a whole operation, and how long it was, where the line says so."""
    if not incidents_apart(material):
        return []
    told = []
    for item in (material.items[row] for row in rows):
        found = _OPERATION.search(item.text) if item in material.english else None
        if found is not None:
            text = f"The count of {when(material, item)} is of the whole of a {found[1]}."
            told.append(material.book.fact(text, material.cite(item)))
    return told


def _together(material: Material) -> list[Sentence]:
    """The sum of the groups that one item sets side by side, if its words keep them apart."""
    groups = [series for series in material.series if series.kind is FigureKind.KILLED and series.group]
    for item in reversed(material.pack.items):
        pairs = [(series, series.by_item[item.id]) for series in groups if item.id in series.by_item]
        if len(pairs) < 2 or any(figure.read.qualifier is not Qualifier.EXACT for _, figure in pairs) or _overlapping(item.text):
            continue
        total = sum(figure.read.value or 0 for _, figure in pairs)
        named = listed([f"{material.said(figure)} {series.people}" for series, figure in pairs])
        operands = [Operand(str(figure.read.value), series.group or "", material.cite_figure(figure)) for series, figure in pairs]
        text = f"The {named} of {when(material, item)} are {digits(total)} together."
        return [material.book.derived(text, Operation.SUM, operands, str(total))]
    return []


def _overlapping(text: str) -> bool:
    return any(word in text.casefold() for word in ("including", "among them", "of them", "of whom", "of which", "among the"))
