"""The morgue and the newsroom's own past work together, where a line is looked up by its name. Searches are of the morgue alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nightdesk.archive.model import Archive, ArchiveLine, ArchiveQuery, ArchiveSearch
from nightdesk.foundation.ids import ArchiveLineId

OWN = "own:"
"""How the names of lines begin that are sentences of the newsroom's own articles."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class WholeArchive:
    """Implements `nightdesk.archive.model.Archive`. `find_own` raises NotFound for a line that is not in the newsroom's record."""

    morgue: Archive
    find_own: Callable[[Sequence[ArchiveLineId]], tuple[ArchiveLine, ...]]

    def search(self, query: ArchiveQuery, limit: int = 500) -> ArchiveSearch:
        return self.morgue.search(query, limit)

    def lines(self, ids: Sequence[ArchiveLineId]) -> tuple[ArchiveLine, ...]:
        own = [name for name in ids if name.startswith(OWN)]
        others = [name for name in ids if not name.startswith(OWN)]
        found = {line.id: line for line in (*(self.morgue.lines(others) if others else ()), *(self.find_own(own) if own else ()))}
        return tuple(found[name] for name in ids)

    def size(self) -> int:
        return self.morgue.size()
