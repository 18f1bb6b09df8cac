"""Which languages told of a story, when each began, and how many reports each gave."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from nightdesk.foundation.ids import ItemId
from nightdesk.languages.tongues import language_name
from nightdesk.publish.model import CitedItem
from nightdesk.publish.reading import Coverage


def coverage(items: Iterable[CitedItem], may_be_named: Collection[ItemId]) -> tuple[Coverage, ...]:
    """One line for each language, the earliest first. Numbers and times are for everybody; who was first only where it may be named."""
    by_language: dict[str, list[CitedItem]] = {}
    for item in sorted(items, key=lambda item: (item.published_at, item.item)):
        by_language.setdefault(item.language, []).append(item)
    return tuple(_line(language, found, may_be_named) for language, found in by_language.items())


def _line(language: str, items: list[CitedItem], may_be_named: Collection[ItemId]) -> Coverage:
    first = items[0]
    return Coverage(
        language=language,
        language_name=language_name(language),
        at=tuple(item.published_at for item in items),
        first=first.source_name if first.item in may_be_named else None,
    )
