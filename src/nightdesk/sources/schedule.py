"""When to ask a source again, and what its answers say of its health. Pure: the same past gives the same plan.

The interval follows the source: about as long as the gap between two of its pieces, stretched while nothing comes and
doubled with each failure. Sources of one rhythm are kept from marching in step by a shift drawn from their ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from urllib.parse import urlsplit

from nightdesk.foundation.ids import SourceId
from nightdesk.sources.habit import Habit
from nightdesk.sources.model import Health, Source, SourceState

SHORTEST = timedelta(minutes=10)
LONGEST = timedelta(hours=12)
LONGEST_PAUSE = timedelta(days=7)
FIRST_RETRY = timedelta(minutes=15)
STEADY_RETRY = timedelta(hours=2)
STEADY_FOR = timedelta(days=3)
"""One that was heard before is asked again at least so often, for so long: what it publishes between two failures is not to be missed."""
SILENT_AFTER = timedelta(days=30)
STRETCH = 1.5
SPREAD = 0.1
AT_REST = timedelta(minutes=15)
EASY = 200
"""A newsroom with so few sources asks even the quiet ones every quarter of an hour (`AT_REST`); with more, in proportion less often."""
GONE_AFTER = timedelta(days=2)
MISSING_AFTER = timedelta(days=14)
"""A source that answers "gone for good" or "not found" for so long is retired."""


def due(sources: Iterable[tuple[Source, SourceState]], now: datetime) -> tuple[tuple[Source, SourceState], ...]:
    """Those whose time has come, the longest overdue first; a source never asked before comes before all others."""
    ready = [(source, state) for source, state in sources if state.next_due is None or state.next_due <= now]
    return tuple(sorted(ready, key=lambda pair: (pair[1].next_due is not None, pair[1].next_due or now, pair[0].id)))


def taking_turns(waiting: Iterable[tuple[SourceId, str]], per_host: int, most: int) -> tuple[SourceId, ...]:
    """The first `most` of those who wait (each with its host) that may be asked now: no more than `per_host` of one host."""
    turns: Counter[str] = Counter()
    chosen: list[SourceId] = []
    for source, host in waiting:
        if len(chosen) == most:
            break
        if turns[host] < per_host:
            turns[host] += 1
            chosen.append(source)
    return tuple(chosen)


def host_of(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def longest_interval(sources: int) -> timedelta:
    """How long a quiet source may wait, in a newsroom that listens to so many."""
    return min(max(AT_REST, AT_REST * sources / EASY), LONGEST)


def answered(
    state: SourceState,
    now: datetime,
    published: Sequence[datetime],
    etag: str | None,
    last_modified: str | None,
    *,
    longest: timedelta = LONGEST,
    unfinished: bool = False,
) -> SourceState:
    """The state after an answer that listed pieces of these times (none of them if it was unchanged).

    `unfinished` says that something was left for the next time, which then comes soon.
    """
    newest = max([*published, *([state.last_item] if state.last_item else [])], default=None)
    news = [moment for moment in published if state.last_item is None or moment > state.last_item]
    interval = min(_rhythm(published, now) if news else state.interval * STRETCH, longest)
    habit = state.habit.learnt(news, state.last_item)
    health, reason = _silence(newest, now, habit)
    return replace(
        state,
        health=health,
        reason=reason,
        etag=etag,
        last_modified=last_modified,
        interval=interval,
        next_due=now + shifted(min(interval, SHORTEST) if unfinished else interval, state.source),
        last_success=now,
        last_item=newest,
        failures=0,
        first_heard=state.first_heard or now,
        failing_since=None,
        habit=habit,
    )


def failed(
    state: SourceState, now: datetime, health: Health, reason: str, retry_after: timedelta | None = None, *, missing: bool = False
) -> SourceState:
    """The state after a failure: a pause that doubles each time, within bounds, and is never shorter than the server asks for.

    `missing` says that nothing stands at the address. A source that was gone or missing for long is retired.
    """
    since = state.failing_since or now
    hopeful = state.last_success is not None and health is not Health.GONE and now - since < STEADY_FOR
    pause = min(FIRST_RETRY * 2 ** min(state.failures, 12), STEADY_RETRY if hopeful else LONGEST * 2)
    pause = max(shifted(pause, state.source), min(retry_after or timedelta(0), LONGEST_PAUSE))
    retired = (health is Health.GONE and now - since >= GONE_AFTER) or (missing and now - since >= MISSING_AFTER)
    if retired:
        health, reason = Health.GONE, f"retired: {reason}, for {(now - since).days} days"
    return replace(
        state,
        health=health,
        reason=reason,
        next_due=now + pause,
        failures=state.failures + 1,
        failing_since=since,
        retired_at=now if retired else None,
    )


def moved(state: SourceState, address: str | None, now: datetime) -> SourceState:
    """The state of a source that is to be sought elsewhere (None: where the catalogue says), soon and with no old validators."""
    return replace(state, moved_to=address, etag=None, last_modified=None, next_due=now + shifted(SHORTEST, state.source))


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


def _silence(newest: datetime | None, now: datetime, habit: Habit) -> tuple[Health, str]:
    if newest is None:
        return Health.SILENT, "answers, but lists nothing"
    if remarkable := habit.silence(newest, now):
        return Health.SILENT, remarkable
    if now - newest > SILENT_AFTER:
        return Health.SILENT, f"nothing new for {(now - newest).days} days"
    return Health.FINE, "answers as it should"
