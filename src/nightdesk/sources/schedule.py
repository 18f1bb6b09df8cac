"""When to ask a source again, and what its answers say of its health. Pure: the same past gives the same plan.

The interval follows the source: about as long as the gap between two of its pieces, stretched while nothing comes and
doubled with each failure. Sources of one rhythm are kept from marching in step by a shift drawn from their ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b

from nightdesk.foundation.ids import SourceId
from nightdesk.sources.model import Health, Source, SourceState

SHORTEST = timedelta(minutes=10)
LONGEST = timedelta(hours=12)
LONGEST_PAUSE = timedelta(days=7)
FIRST_RETRY = timedelta(minutes=15)
SILENT_AFTER = timedelta(days=30)
STRETCH = 1.5
SPREAD = 0.1


def due(sources: Iterable[tuple[Source, SourceState]], now: datetime) -> tuple[tuple[Source, SourceState], ...]:
    """Those whose time has come, the longest overdue first; a source never asked before comes before all others."""
    ready = [(source, state) for source, state in sources if state.next_due is None or state.next_due <= now]
    return tuple(sorted(ready, key=lambda pair: (pair[1].next_due is not None, pair[1].next_due or now, pair[0].id)))


def answered(state: SourceState, now: datetime, published: Sequence[datetime], etag: str | None, last_modified: str | None) -> SourceState:
    """The state after an answer that listed pieces of these times (none of them if it was unchanged)."""
    newest = max([*published, *([state.last_item] if state.last_item else [])], default=None)
    news = any(state.last_item is None or moment > state.last_item for moment in published)
    interval = _rhythm(published, now) if news else min(state.interval * STRETCH, LONGEST)
    health, reason = _silence(newest, now)
    return replace(
        state,
        health=health,
        reason=reason,
        etag=etag,
        last_modified=last_modified,
        interval=interval,
        next_due=now + shifted(interval, state.source),
        last_success=now,
        last_item=newest,
        failures=0,
    )


def failed(state: SourceState, now: datetime, health: Health, reason: str, retry_after: timedelta | None = None) -> SourceState:
    """The state after a failure: a pause that doubles each time, and is never shorter than the server asks for."""
    pause = min(FIRST_RETRY * 2 ** min(state.failures, 12), LONGEST * 2)
    if health is Health.GONE:
        pause = LONGEST_PAUSE
    pause = max(shifted(pause, state.source), min(retry_after or timedelta(0), LONGEST_PAUSE))
    return replace(state, health=health, reason=reason, next_due=now + pause, failures=state.failures + 1)


def shifted(interval: timedelta, source: SourceId) -> timedelta:
    """The interval, up to a tenth longer or shorter, always the same for one source."""
    share = int.from_bytes(blake2b(source.encode(), digest_size=4).digest(), "big") / 0xFFFFFFFF
    return interval * (1 + SPREAD * (2 * share - 1))


def first_due(source: SourceId, start: datetime, within: timedelta) -> datetime:
    """A first time to ask that spreads a whole catalogue evenly over `within`."""
    share = int.from_bytes(blake2b(source.encode(), digest_size=4, person=b"first").digest(), "big") / 0xFFFFFFFF
    return start + within * share


def _rhythm(published: Sequence[datetime], now: datetime) -> timedelta:
    """The mean gap between the pieces listed and now, within bounds."""
    gap = (now - min(published)) / len(published)
    return min(max(gap, SHORTEST), LONGEST)


def _silence(newest: datetime | None, now: datetime) -> tuple[Health, str]:
    if newest is None:
        return Health.SILENT, "answers, but lists nothing"
    if now - newest > SILENT_AFTER:
        return Health.SILENT, f"nothing new for {(now - newest).days} days"
    return Health.FINE, "answers as it should"
