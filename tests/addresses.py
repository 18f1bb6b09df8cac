"""The names of the site's addresses, so that a test can tell when a new one is not tried."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLResolver, get_resolver


def readers_addresses() -> set[str]:
    """Of every address outside the desk."""
    rooms = [room for room in get_resolver().url_patterns if isinstance(room, URLResolver) and not str(room.pattern)]
    return {name for room in rooms for name in _names(room)}


def _names(room: URLResolver) -> Iterator[str]:
    for address in room.url_patterns:
        if isinstance(address, URLResolver):
            yield from _names(address)
        elif address.name:
            yield address.name
