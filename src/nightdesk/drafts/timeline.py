"""What the items say, and when: for stories that are told in words rather than counted."""

from __future__ import annotations

from nightdesk.drafts.attribution import outlets_of
from nightdesk.drafts.material import Material, alike, item_clause
from nightdesk.drafts.model import Section, SectionRole, Sentence, Table
from nightdesk.drafts.wording import clock_time, listed, number, short_date
from nightdesk.languages.tongues import language_name
from nightdesk.wire.model import Item

_FEWEST, _ROWS = 3, 6
_WORDS_SHOWN = 170


def timeline_section(material: Material) -> Section | None:
    """None where fewer than three items add something."""
    rows = _rows(material)
    if len(rows) < _FEWEST:
        return None
    if material.portal_only:
        columns = ("day", "what was reported", "citing")
    else:
        columns = ("when (UTC)", "what was reported", "edition" if material.editions_only else "source")
    caption = "What was added, in order" if len(rows) < _ROWS else f"The first {number(_ROWS)} reports that added something, in order"
    table = Table(caption, columns, tuple(_row(material, item) for item in rows))
    return Section(SectionRole.TIMELINE, "What the items say, and when", (table,))


def _rows(material: Material) -> list[Item]:
    new = {development.item for development in material.pack.developments if development.new}
    candidates = [item for item in material.pack.items if not new or item.id in new] or list(material.pack.items)
    rows: list[Item] = []
    for item in candidates:
        if item.id not in material.told_items and not any(alike(item.text, row.text) for row in rows):
            rows.append(item)
    return rows[:_ROWS]


def _row(material: Material, item: Item) -> tuple[Sentence | None, ...]:
    book, whole = material.book, material.book.cite(item)
    at = item.published_at
    when = short_date(at.date()) if material.dated_by_day(item) else f"{short_date(at.date())}, {clock_time(at).removesuffix(' UTC')}"
    if material.portal_only:
        by = listed(outlets_of([item])) or None
    else:
        by = language_name(item.language) if material.editions_only else material.voice(item)
    return (book.fact(when, whole), _words(material, item), book.fact(by, whole) if by else None)


def _words(material: Material, item: Item) -> Sentence:
    """English is restated; any other language stays as it is, between its own marks."""
    clause = item_clause(item) if item in material.english else None
    if clause is not None and clause.past is not None:
        return material.book.fact(clause.past, material.cite(item, clause.span))
    words = item.text
    shown = words if len(words) <= _WORDS_SHOWN else words[:_WORDS_SHOWN].rsplit(" ", 1)[0] + " …"
    return material.book.fact(f"«{shown}»", material.book.cite(item))
