"""Rights and addresses of the archive's lines: days of Wikipedia's Current Events portal (newsroom/archive/LICENCE.md), and our own."""

from __future__ import annotations

from nightdesk.drafts.notebook import ARCHIVE_SOURCE, OWN_SOURCE
from nightdesk.sources.model import Rights
from nightdesk.wire.model import Passage

ARCHIVE_RIGHTS = {
    ARCHIVE_SOURCE: Rights("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/", "Wikipedia contributors"),
    OWN_SOURCE: Rights(),
}
_DAY = "https://en.wikipedia.org/wiki/Portal:Current_events/{at.year}_{at:%B}_{at.day}"


def address_of(passage: Passage) -> str | None:
    """Where the passage can be read: its own address, or the portal's page of its day."""
    if passage.url is None and passage.source == ARCHIVE_SOURCE:
        return _DAY.format(at=passage.said_at)
    return passage.url
