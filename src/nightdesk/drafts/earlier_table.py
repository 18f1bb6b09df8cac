"""Some earlier events as a table: the day of the report, and what it tells."""

from __future__ import annotations

from collections.abc import Iterable

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Table
from nightdesk.drafts.wording import full_date


def earlier_table(material: Material, of_what: str, told: Iterable[tuple[ArchiveLine, str]]) -> Table:
    rows = []
    for line, text in told:
        passage = material.book.cite_line(line)
        rows.append((material.book.background(full_date(line.date), passage), material.book.background(text, passage)))
    return Table(f"Some earlier {of_what}, by the archive", ("report of", "what it tells"), tuple(rows))
