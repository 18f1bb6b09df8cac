"""What the items say, and when: for stories that are told in words rather than counted."""

from __future__ import annotations

from nightdesk.drafts.additions import said_in
from nightdesk.drafts.attribution import outlets_of
from nightdesk.drafts.material import Material, alike, item_clause
from nightdesk.drafts.model import Section, SectionRole, Sentence, Table
from nightdesk.drafts.wording import clock_time, listed, short_date
from nightdesk.languages.tongues import language_name
from nightdesk.wire.model import Item

_FEWEST, _ROWS = 3, 6
_WORDS_SHOWN = 170


def timeline_section(material: Material) -> Section | None:
    """None where fewer than three items add something that can be said in English."""
    rows = _rows(material)
    if len(rows) < _FEWEST:
        return None
    if material.portal_only:
        columns: tuple[str, ...] = ("day", "what was reported", "citing")
    else:
        columns = ("when (UTC)", "edition" if material.editions_only else "source", "what it says", "in its own words")
    table = Table("What was added, in order", columns, tuple(_row(material, item) for item in rows))
    return Section(SectionRole.TIMELINE, "What the items say, and when", (table,))


def _rows(material: Material) -> list[Item]:
    """English items not told yet that say something new, and others that say something beside it which can be told in English."""
    new = {development.item for development in material.pack.developments if development.new}
    rows: list[Item] = []
    seen: set[str] = set()
    for item in material.pack.items:
        adds = {particular.short for particular in said_in(material, item)}
        if item in material.english:
            fresh = item.id not in material.told_items and (not new or item.id in new) and item_clause(item) is not None
            fresh = fresh and (material.lead is None or not alike(item.text, material.lead.item.text))
        else:
            fresh = bool(adds - seen)
        if fresh and not any(alike(item.text, row.text) for row in rows):
            rows.append(item)
            seen |= adds
    return rows[:_ROWS]


def _row(material: Material, item: Item) -> tuple[Sentence | None, ...]:
    book, whole = material.book, material.book.cite(item)
    at = item.published_at
    when = short_date(at.date()) if material.dated_by_day(item) else f"{short_date(at.date())}, {clock_time(at).removesuffix(' UTC')}"
    if material.portal_only:
        by = listed(outlets_of([item])) or None
        return (book.fact(when, whole), _english(material, item), book.fact(by, whole) if by else None)
    by = language_name(item.language) if material.editions_only else material.voice(item)
    english = item in material.english
    return (book.fact(when, whole), book.fact(by, whole), _english(material, item), None if english else _original(material, item))


def _english(material: Material, item: Item) -> Sentence | None:
    """English is restated; of any other language what can be told of it."""
    clause = item_clause(item) if item in material.english else None
    if clause is not None and clause.past is not None:
        return material.book.fact(clause.past, material.cite(item, clause.span))
    adds = said_in(material, item)
    return material.book.fact("; ".join(particular.short for particular in adds), material.book.cite(item)) if adds else None


def _original(material: Material, item: Item) -> Sentence:
    """Any other language as it is, between its own marks."""
    words = item.text if len(item.text) <= _WORDS_SHOWN else item.text[:_WORDS_SHOWN].rsplit(" ", 1)[0] + " …"
    return material.book.fact(f"«{words}»", material.book.cite(item))
