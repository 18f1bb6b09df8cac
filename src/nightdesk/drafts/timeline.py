"""What the items say, and when: for stories that are told in words rather than counted."""

from __future__ import annotations

from nightdesk.drafts.attribution import outlets_of
from nightdesk.drafts.material import Material, alike, item_clause
from nightdesk.drafts.model import Section, SectionRole, Sentence, Table
from nightdesk.drafts.wording import clock_time, listed, short_date
from nightdesk.wire.model import Item

_FEWEST, _ROWS = 3, 6


def timeline_section(material: Material) -> Section | None:
    """None where fewer than three items in English add something."""
    rows = _rows(material)
    if len(rows) < _FEWEST:
        return None
    columns = ("day", "what was reported", "citing") if material.portal_only else ("when (UTC)", "what was reported", "by")
    table = Table("What was added, in order", columns, tuple(_row(material, item) for item in rows))
    return Section(SectionRole.TIMELINE, "What the items say, and when", (table,))


def _rows(material: Material) -> list[Item]:
    """English items not told yet that say something new; what others say beside the happening, the opening tells in English."""
    new = {development.item for development in material.pack.developments if development.new}
    rows: list[Item] = []
    for item in material.english:
        fresh = item.id not in material.told_items and (not new or item.id in new) and item_clause(item) is not None
        fresh = fresh and (material.lead is None or not alike(item.text, material.lead.item.text))
        if fresh and not any(alike(item.text, row.text) for row in rows):
            rows.append(item)
    return rows[:_ROWS]


def _row(material: Material, item: Item) -> tuple[Sentence | None, ...]:
    book, whole = material.book, material.book.cite(item)
    at = item.published_at
    when = short_date(at.date()) if material.dated_by_day(item) else f"{short_date(at.date())}, {clock_time(at).removesuffix(' UTC')}"
    clause = item_clause(item)
    told = book.fact(clause.past, material.cite(item, clause.span)) if clause is not None and clause.past is not None else None
    by = (listed(outlets_of([item])) or None) if material.portal_only else material.voice(item)
    return (book.fact(when, whole), told, book.fact(by, whole) if by else None)
