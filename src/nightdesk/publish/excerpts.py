"""How much of a source's words a reader is shown: capped for each passage, and in sum for each source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from nightdesk.foundation.ids import ItemId, PassageId, SourceId
from nightdesk.publish.model import CitedItem
from nightdesk.publish.reading import Credit
from nightdesk.sources.model import Rights
from nightdesk.sources.rights import allowance
from nightdesk.wire.model import Passage

_PASSAGES_FOR_A_SOURCE = 5
_CLOSED = Rights(no_excerpt=True)


class RightsOf:
    """The rights a passage stands under: its item's, else its source's; where neither is known nothing may be shown."""

    def __init__(self, items: tuple[CitedItem, ...], sources: Mapping[SourceId, Rights]) -> None:
        self._items = {item.item: _rights(item) for item in items}
        self._sources = {item.source: _rights(item) for item in reversed(items)} | dict(sources)

    def __call__(self, passage: Passage) -> Rights:
        of_source = self._sources.get(passage.source, _CLOSED)
        of_item = self._items.get(ItemId(passage.document))
        if of_item is None:
            return of_source
        return replace(of_item, no_excerpt=of_item.no_excerpt or allowance(of_source).excerpt_limit == 0)


class Excerpts:
    """Cuts excerpts for one reader of one article. A passage met again costs nothing more.

    A source that grants an open licence is capped for each passage only; any other to five passages' worth in sum.
    """

    def __init__(self, rights: RightsOf) -> None:
        self._rights = rights
        self._used: dict[SourceId, int] = {}
        self._cut: dict[PassageId, str | None] = {}

    def of(self, passage: Passage) -> str | None:
        if passage.id not in self._cut:
            self._cut[passage.id] = self._new(passage)
        return self._cut[passage.id]

    def _new(self, passage: Passage) -> str | None:
        rights = self._rights(passage)
        limit = allowance(rights).excerpt_limit
        if limit == 0:
            return None
        excerpt = clipped(passage.text, limit)
        used = self._used.get(passage.source, 0) + len(excerpt)
        if not is_open(rights) and used > _PASSAGES_FOR_A_SOURCE * rights.excerpt_limit:
            return None
        self._used[passage.source] = used
        return excerpt


def credit(rights: Rights, work: str | None) -> Credit | None:
    """The line a licence asks for; with the link to the work where it is of the Creative Commons or GNU kind that asks for one."""
    if rights.credit is None:
        return None
    return Credit(rights.credit, rights.licence, rights.licence_url, work if _asks_for_link(rights) else None)


def is_open(rights: Rights) -> bool:
    """Whether the licence lets anyone copy the work for any end: the Creative Commons kinds, GNU's, and the public domain."""
    name = _plain(rights.licence)
    return _is_common(name) and not {"nc", "noncommercial"} & set(name.split())


def _asks_for_link(rights: Rights) -> bool:
    name = _plain(rights.licence)
    return _is_common(name) and not name.startswith("cc0") and "public domain" not in name


def _is_common(name: str) -> bool:
    return name.startswith(("cc", "creative commons", "gfdl", "gnu", "ogl")) or "public domain" in name


def _plain(licence: str | None) -> str:
    return (licence or "").lower().replace("-", " ").strip()


def _rights(item: CitedItem) -> Rights:
    return Rights(item.licence, item.licence_url, item.credit, item.excerpt_limit, no_excerpt=item.excerpt_limit <= 0)


def clipped(text: str, limit: int) -> str:
    """At most `limit` characters, ended at a space where there is one near."""
    text = text.strip()
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit * 3 // 4 else cut).rstrip() + "…"
