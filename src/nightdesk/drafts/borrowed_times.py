"""Items whose time of publication is not their own: published in one second with items of other editions, as no two editors are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from nightdesk.foundation.ids import ItemId, SourceId
from nightdesk.wire.model import Item

_MOSTLY, _MANY = 0.5, 3


def borrowed_times(items: Sequence[Item]) -> frozenset[ItemId]:
    """Of items that share their second with other sources', those of sources with hardly an item of a time of its own; whoever has times
    of his own lends. Of two that share one, neither known to lend, both are believed. Whole minutes are shared by chance."""
    at: defaultdict[datetime, set[SourceId]] = defaultdict(set)
    by_source: defaultdict[SourceId, list[Item]] = defaultdict(list)
    for item in items:
        at[item.published_at].add(item.source)
        by_source[item.source].append(item)
    borrowers = {
        source for source, own in by_source.items() if sum(_is_shared(item, at[item.published_at]) for item in own) > _MOSTLY * len(own)
    }
    return frozenset(
        item.id
        for item in items
        if item.source in borrowers
        and _is_shared(item, at[item.published_at])
        and (len(at[item.published_at]) >= _MANY or not at[item.published_at] <= borrowers)
    )


def shares_its_second(items: Sequence[Item], one: Item) -> bool:
    """Whether another source's item has the same second, so that which came first cannot be said."""
    return one.published_at.second != 0 and any(item.published_at == one.published_at and item.source != one.source for item in items)


def _is_shared(item: Item, sources: set[SourceId]) -> bool:
    return item.published_at.second != 0 and len(sources) > 1
