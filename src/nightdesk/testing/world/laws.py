"""What must hold of a newsroom that listened to the world: every piece once, every edit noticed, every failure explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from nightdesk.sources.model import Health, SourceState
from nightdesk.testing.world.answers import fails_now
from nightdesk.testing.world.outlets import ON_THE_FEED, Manner, Outlet, Piece, Wording
from nightdesk.wire.looks import LOOKS

STEP_OF_LOOKS = timedelta(minutes=30)
"""A look falls out a little after its time: with the next round, and when many are due, with one of the next."""
BETWEEN_POLLS = timedelta(hours=3)
"""Two polls of an outlet that answers are never further apart, nor is a poll from the end of a failure."""
_MINUTES = timedelta(minutes=10)
_EXPECTED = {
    Manner.ASLEEP: (Health.SLOW, "took longer than"),
    Manner.FAILING: (Health.BROKEN, "answers 500"),
    Manner.CIRCLE: (Health.BROKEN, "redirects in a circle"),
    Manner.HUGE: (Health.BROKEN, "does not end"),
    Manner.BOMB: (Health.BROKEN, "unpacks to more than"),
    Manner.ENTITIES: (Health.BROKEN, "declares XML entities"),
    Manner.DEEP: (Health.BROKEN, "nested more than"),
    Manner.PAGE: (Health.BROKEN, "is a web page"),
    Manner.KEPT_OUT: (Health.BLOCKED, "robots.txt"),
    Manner.BUSY: (Health.BLOCKED, "answers 429"),
    Manner.GONE: (Health.GONE, "answers 410"),
    Manner.MISSING: (Health.BROKEN, "answers 404"),
}


@dataclass(frozen=True, slots=True)
class Heard:
    """An item as the record holds it. `versions` is 0 where its source never changed it."""

    id: str
    title: str
    text: str
    received_at: datetime
    background: bool
    versions: int
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Broken:
    kind: str
    says: str


def broken_laws(outlet: Outlet, heard: Sequence[Heard], state: SourceState) -> Iterator[Broken]:
    """Each breach of a law at one outlet."""
    if not outlet.readable:
        yield from _unexplained(outlet, heard, state)
        return
    if state.last_success is None or state.first_heard is None:
        yield Broken("lost", f"{outlet.name} ({outlet.manner}) was never heard: {state.reason}")
        return
    by_id = {item.id: item for item in heard}
    doubled = Counter(item.id for item in heard)
    yield from (Broken("doubled", f"{name} stands {count} times") for name, count in doubled.items() if count > 1)
    known = {piece.id: piece for piece in outlet.pieces}
    yield from (Broken("invented", f"{name} was never published") for name in by_id if name not in known)
    for piece in outlet.pieces:
        item = by_id.get(piece.id)
        if item is None:
            if _must_be_had(piece, state):
                yield Broken("lost", f"{piece.id} of {outlet.manner}, published {piece.at}, last asked {state.last_success}")
        else:
            yield from _wrong(outlet, piece, item, state)


def _must_be_had(piece: Piece, state: SourceState) -> bool:
    """Published while we listened and asked for since; a piece taken down before its source was asked again leaves no trace."""
    assert state.last_success is not None
    assert state.first_heard is not None
    return state.first_heard < piece.at <= state.last_success and (piece.withdrawn is None or piece.withdrawn > state.last_success)


def _wrong(outlet: Outlet, piece: Piece, item: Heard, state: SourceState) -> Iterator[Broken]:
    assert state.first_heard is not None
    if item.background != (piece.at <= state.first_heard):
        yield Broken("background", f"{piece.id} of {piece.at} is taken for {'background' if item.background else 'news'}")
    if item.background and item.text.endswith("…"):
        return  # of a backlog that is only announced, few pages are read
    seen = _seen_on_pages(piece, item, state) if outlet.on_pages else _seen_on_feed(outlet, piece, item, state)
    if seen is None:
        return
    changes, last = seen
    noticed = max(0, item.versions - 1) - (item.withdrawn_at is not None)
    if noticed != changes:
        yield Broken(
            "edit missed", f"{piece.id} was changed {changes} times before our eyes, {noticed} noticed ({outlet.manner}, {outlet.kind})"
        )
    # a feed that only announces keeps its first headline; what counts is whether the page changed its own before our eyes
    announced = outlet.manner is Manner.SHORT and last.title == piece.as_of(item.received_at).title
    if item.text != last.text or item.title != (piece.wordings[0] if announced else last).title:
        yield Broken("edit missed", f"{piece.id} does not stand as its source has it ({outlet.manner}, {outlet.kind})")


def _seen_on_feed(outlet: Outlet, piece: Piece, item: Heard, state: SourceState) -> tuple[int, Wording] | None:
    """How many changes polls came by, and what stands now; None where the piece may have left the feed before the last of them.

    Edits are hours apart, so each stands long enough on a feed that is asked as it should be; where the outlet failed meanwhile, one may
    have come and gone unseen.
    """
    assert state.last_success is not None
    later = [one for one in piece.wordings if item.received_at < one.since <= state.last_success]
    if any(one.since > piece.at + ON_THE_FEED - timedelta(hours=6) for one in later):
        return None
    if not all(_stood_to_be_seen(outlet, one.since, after.since) for one, after in pairwise(later)):
        return None
    return len(later), later[-1] if later else piece.as_of(item.received_at)


def _stood_to_be_seen(outlet: Outlet, since: datetime, until: datetime) -> bool:
    """Whether the outlet answered for long enough at a stretch, while a wording stood, that no poll could pass it by."""
    answered, at = timedelta(0), since
    while at < until:
        answered = timedelta(0) if fails_now(outlet, at) else answered + _MINUTES
        if answered >= BETWEEN_POLLS:
            return True
        at += _MINUTES
    return False


def _seen_on_pages(piece: Piece, item: Heard, state: SourceState) -> tuple[int, Wording] | None:
    """How many changes looks came by, and what stands now; None where one was so near to a look that it may have gone either way."""
    assert state.last_success is not None
    last, count = piece.as_of(item.received_at), 0
    for look in (item.received_at + after for after in LOOKS):
        soon = look + STEP_OF_LOOKS
        if look > state.last_success - STEP_OF_LOOKS or (piece.withdrawn and piece.withdrawn <= soon):
            return None if any(last.since < one.since <= soon for one in piece.wordings) else (count, last)
        found = piece.as_of(look)
        if found is not piece.as_of(soon):
            return None
        count += found is not last
        last = found
    return count, last


def _unexplained(outlet: Outlet, heard: Sequence[Heard], state: SourceState) -> Iterator[Broken]:
    health, words = _EXPECTED[outlet.manner]
    if heard:
        yield Broken("invented", f"{outlet.name} ({outlet.manner}) gave {len(heard)} items")
    if state.health is not health or words not in state.reason:
        yield Broken("unexplained", f"{outlet.name} ({outlet.manner}) is told as {state.health}: {state.reason}")
