"""Whom the newsroom follows: live sources taken up and let go, each change signed in the audit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from nightdesk.foundation.errors import NotFound
from nightdesk.foundation.ids import SourceId
from nightdesk.sources.families import host_of
from nightdesk.sources.model import Source

from .documents import load
from .models import AuditRow, SourceRow
from .sources import add_sources


@transaction.atomic
def follow(sources: Sequence[Source], who: str, at: datetime) -> tuple[SourceId, ...]:
    """Listen to these from now on. Returns those that were not followed before; what polling taught about the others is kept."""
    known = set(SourceRow.objects.filter(id__in=[source.id for source in sources], live=True).values_list("id", flat=True))
    add_sources(sources, live=True)
    new = [source for source in sources if source.id not in known]
    AuditRow.objects.bulk_create(
        AuditRow(at=at, who=who, what="followed a source", about=source.id, detail={"name": source.name, "feed": source.feed})
        for source in new
    )
    return tuple(source.id for source in new)


@transaction.atomic
def unfollow(source: SourceId, who: str, at: datetime) -> None:
    """Ask it no more. Its items and what was published from them stay. Raises NotFound if it is not followed."""
    if not SourceRow.objects.filter(id=source, live=True).update(live=False):
        raise NotFound(f"{source} is not followed")
    AuditRow.objects.create(at=at, who=who, what="let go of a source", about=source)


def followed() -> tuple[Source, ...]:
    """In order of name."""
    rows = SourceRow.objects.filter(live=True).order_by("name", "id").values_list("document", flat=True)
    return tuple(load(Source, document) for document in rows)


def find_followed(word: str) -> Source:
    """The followed source that a word names: its id, address, host or name. Raises NotFound if there is none, or more than one."""
    plain = word.strip()
    exact = SourceRow.objects.filter(Q(id=plain) | Q(name__iexact=plain), live=True).values_list("document", flat=True)
    found = [load(Source, document) for document in exact]
    found = found or [one for one in followed() if plain in (one.feed, one.home) or host_of(plain) == host_of(one.home)]
    if not found:
        raise NotFound(f"no source called {plain!r} is followed; `nightdesk sources list` shows them all")
    if len(found) > 1:
        raise NotFound(f"{plain!r} names {len(found)} sources; say which: {', '.join(sorted(one.id for one in found[:5]))}")
    return found[0]
