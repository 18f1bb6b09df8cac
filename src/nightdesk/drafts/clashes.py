"""Fighting between two countries beside what came before it: the most dead that a line gives since they last agreed to cease fire.

What one day of a war cost is no measure for another war: only what followed the last ceasefire is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from nightdesk.archive.kinds import event_words
from nightdesk.archive.model import ArchiveLine, ArchiveQuery
from nightdesk.claims.model import FigureKind
from nightdesk.drafts.answers import Answer
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Sentence
from nightdesk.drafts.principals import country_pattern
from nightdesk.drafts.restate import clauses, lowered
from nightdesk.drafts.series import names_of_country
from nightdesk.drafts.telling import can_be_told, looks_ahead
from nightdesk.drafts.tolls import is_running, scattered, toll_of
from nightdesk.drafts.whereabouts import incidents_apart
from nightdesk.drafts.wording import full_date, month_of, number
from nightdesk.stories.model import EventKind

_NET, _TWO, _LONGEST = 500, 2, 40
# The dead of the fighting before a ceasefire are counted for weeks after it.
_COUNTING = timedelta(days=21)
_MARGIN, _A_SEASON, _FIVE_YEARS = timedelta(days=14), timedelta(days=120), timedelta(days=5 * 366)
_CALLED = r"(?:ceasefire|truce|armistice|peace (?:deal|treaty|agreement)|deal [^.;]{0,40}to end the (?:war|fighting))"
_AGREED = r"(?:agree[sd]?(?: to| on)?|signs?|signed|reach\w*|brokered|monitor|takes? effect)"
_CEASED = re.compile(rf"\b{_AGREED}\b[^.;]{{0,60}}\b{_CALLED}|\b{_CALLED}\b[^.;]{{0,30}}\b(?:agreed|signed|effect)\b", re.IGNORECASE)
_DEAD = re.compile(r"\b(?:kill\w*|dead|die[sd]?|deaths?)\b")


def clashes(material: Material) -> list[Answer]:
    """None where the archive tells of no ceasefire of the last five years, or of fewer than two lines with dead since then."""
    codes = tuple(dict.fromkeys(place.country for place in material.pack.profile.places if place.country))[:_TWO]
    main = material.main
    if material.pack.profile.event is not EventKind.WAR or len(codes) < _TWO or main is None or main.kind is not FigureKind.KILLED:
        return []
    if incidents_apart(material):
        return []
    lines = _lines(material, *codes)
    figure = main.standing
    now = figure.read.value or 0
    for ceased in _ceasefires(material, lines):
        counted = [(line, value) for line in lines if line.date - ceased.date > _COUNTING and (value := _dead_in(line))]
        if len(counted) >= _TWO:
            graver = any(value >= now for _, value in counted) or any(scattered(line) >= now for line, _ in counted)
            question = "how deadly it was beside what followed an earlier ceasefire"
            return [] if graver else [Answer(question, tuple(_told(material, ceased, counted)))]
    return []


def _lines(material: Material, one: str, other: str) -> tuple[ArchiveLine, ...]:
    """Lines of the last five years on fighting that name both countries, or their people; none of the last days, when this began."""
    names, events = names_of_country(one), (*event_words(EventKind.WAR.value), "clash", "fighting", "killed")
    query = ArchiveQuery(actors=names, events=events, since=material.began - _FIVE_YEARS, before=material.began - _MARGIN)
    both = [re.compile(country_pattern(code)) for code in (one, other)]
    found = (line for line in material.pack.archive.search(query, _NET).found if all(named.search(line.text) for named in both))
    return tuple(sorted(found, key=lambda line: (line.date, line.id)))


def _ceasefires(material: Material, lines: tuple[ArchiveLine, ...]) -> list[ArchiveLine]:
    """Those a season before this or more of which the lines tell that they were agreed, the last first."""
    told = (line for line in reversed(lines) if _CEASED.search(line.text))
    return [line for line in told if material.began - line.date >= _A_SEASON and not _breaks_down(line)]


def _breaks_down(line: ArchiveLine) -> bool:
    return re.search(r"\bbreaks? down|\bcollaps|\breject", line.text) is not None


def _dead_in(line: ArchiveLine) -> int:
    read = toll_of(line) if not is_running(line) else None
    return (read.value or 0) if read is not None else 0


def _told(material: Material, ceased: ArchiveLine, counted: list[tuple[ArchiveLine, int]]) -> list[Sentence]:
    main = material.main
    assert main is not None
    figure, (top, most) = main.standing, max(counted, key=lambda pair: (pair[1], pair[0].date, pair[0].id))
    operands = [
        Operand(str(figure.read.value or 0), "this story's count", material.cite_figure(figure)),
        *(Operand(str(value), f"dead on {full_date(line.date)}", material.book.cite_line(line), line.id) for line, value in counted),
    ]
    text = (
        f"Since the ceasefire of {month_of(ceased.date)}, no report gives as many dead as this story, {material.said(figure)}; "
        f"that of {full_date(top.date)} gives the most, {number(most)}."
    )
    told = material.book.derived(text, Operation.GREATEST, operands, str(figure.read.value or 0))
    told = replace(told, passages=(*told.passages, material.book.cite_line(ceased)))
    return [*_restated(material, ceased, _CEASED), told, *_restated(material, top, _DEAD)]


def _restated(material: Material, line: ArchiveLine, about: re.Pattern[str]) -> list[Sentence]:
    """The line's sentence about it in the past; nothing where it was told before or cannot be."""
    fit = (one for one in clauses(line.text) if about.search(one.original) and can_be_told(one) and not looks_ahead(one.original))
    clause = next((one for one in fit if len(one.original.split()) <= _LONGEST), None)
    if clause is None or line.id in material.told_lines:
        return []
    material.told_lines[line.id] = line
    return [material.book.background(f"In {month_of(line.date)}, {lowered(clause.past or '')}", material.book.cite_line(line))]
