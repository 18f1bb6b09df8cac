"""Hubs that tell of news as it breaks: which were heard of, which are to be asked, and waking a source of which one told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q

from nightdesk.foundation.ids import SourceId
from nightdesk.wire.heard import Heard
from nightdesk.wire.websub import Confirmed, Declined, Hub, renewal

from .models import HubRow, SourceRow

TRY_AGAIN = timedelta(days=1)
DECLINED = timedelta(days=30)


def keep_hubs(heard: Sequence[Heard], at: datetime) -> None:
    """Note where live sources say that their news can be had; one that moved is asked anew."""
    named = {one.source.id: one.hub for one in heard if one.hub}
    if not named:
        return
    known = {row.source_id: (row.hub, row.topic) for row in HubRow.objects.filter(source__in=list(named))}
    live = set(SourceRow.objects.filter(id__in=list(named), live=True).values_list("id", flat=True))
    for source, hub in named.items():
        if source in live and known.get(source) != (hub.address, hub.topic):
            told = {"hub": hub.address, "topic": hub.topic, "ask_at": at, "until": None, "trouble": ""}
            HubRow.objects.update_or_create(source_id=source, defaults=told)


def to_ask(at: datetime, most: int) -> tuple[tuple[SourceId, Hub], ...]:
    """Hubs of followed sources that are to be asked now, the longest waiting first."""
    rows = HubRow.objects.filter(ask_at__lte=at, source__live=True, source__retired=False).order_by("ask_at", "source_id")[:most]
    return tuple((SourceId(row.source_id), Hub(row.hub, row.topic)) for row in rows)


def asked(source: SourceId, at: datetime, trouble: str = "") -> None:
    """The hub was asked; unless it confirms, it is asked again tomorrow."""
    HubRow.objects.filter(source=source).update(ask_at=at + TRY_AGAIN, trouble=trouble)


def hub_of(source: str) -> Hub | None:
    row = HubRow.objects.filter(source=source, source__live=True).first()
    return Hub(row.hub, row.topic) if row else None


def answered(source: SourceId, answer: Confirmed | Declined, at: datetime) -> None:
    """Keep what the hub said when it asked back."""
    row = HubRow.objects.filter(source=source)
    if isinstance(answer, Declined):
        row.update(ask_at=at + DECLINED, until=None, trouble=answer.reason)
    else:
        row.update(ask_at=at + renewal(answer.lease), until=at + answer.lease, trouble="")


def wake(source: SourceId, at: datetime) -> None:
    """Ask a source in the next round: its hub told of news. It is fetched from the source itself, like any other news of it."""
    SourceRow.objects.filter(Q(next_due__gt=at), id=source, live=True, retired=False).update(next_due=at)
