"""The sources of a played wire: what its folder says of them, and where that is silent, what the rows tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from nightdesk.foundation.ids import SourceId, stable_id
from nightdesk.languages.identify import normalise
from nightdesk.sources.catalogue import read_toml
from nightdesk.sources.families import family_of, house_of, registrable_domain
from nightdesk.sources.model import FeedKind, Source
from nightdesk.wire.wirefile import WireRow

PLACE = "http://played-wire.invalid"
"""Stands for the server's address in sources and their states, for the port is another each time."""
ABOUT_SOURCES = "sources.toml"
_HOST = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,62}\.){1,8}[a-z]{2,24}")
_FEEDS = (FeedKind.RSS, FeedKind.ATOM, FeedKind.JSON_FEED)


def source_id(name: str) -> SourceId:
    """A source's id for the name that rows give it."""
    plain = re.sub(r"[^a-z0-9.]+", "-", name.lower()).strip("-.")
    faithful = len(plain) > 1 and name.isascii() and len(plain) <= 60
    return SourceId(plain if faithful else stable_id("source", name))


def source_ids(names: Iterable[str]) -> dict[str, SourceId]:
    """An id for each name. Names that tidy to the same id get a digest each, so that no two sources become one."""
    tidied = {name: source_id(name) for name in names}
    shared = Counter(tidied.values())
    return {name: found if shared[found] == 1 else SourceId(stable_id("source", name)) for name, found in tidied.items()}


def describe(rows: Mapping[SourceId, Sequence[WireRow]], paths: Sequence[Path]) -> dict[SourceId, Source]:
    """The wire's sources, in order of id. Raises BadInput if a `sources.toml` is wrong."""
    told = {name: _told_by_rows(name, rows[name]) for name in sorted(rows)}
    folders = dict.fromkeys(path if path.is_dir() else path.parent for path in paths)
    files = [folder / ABOUT_SOURCES for folder in folders if (folder / ABOUT_SOURCES).is_file()]
    written = {source.id: source for file in files for source in read_toml(file, told)}
    described = {name: written.get(name) or Source(**{**told[name], "id": name}) for name in told}
    return {name: replace(source, feed=PLACE + _path(source)) for name, source in described.items()}


def _told_by_rows(name: SourceId, rows: Sequence[WireRow]) -> dict[str, Any]:
    languages = {normalise(row.language) if row.language else None for row in rows}
    publisher = _publisher(name, rows)
    house = house_of(publisher)
    return {
        "name": rows[0].source[:200],
        "home": "",
        "feed": PLACE,
        "kind": _FEEDS[blake2b(name.encode(), digest_size=1).digest()[0] % len(_FEEDS)],
        "language": languages.pop() if len(languages) == 1 else None,
        "country": None,
        "family": family_of(publisher),
        "standing": "played from a file",
        "second_hand": any(row.outlets for row in rows) or (house is not None and house.second_hand),
        "read_pages": False,
    }


def _publisher(name: SourceId, rows: Sequence[WireRow]) -> str:
    """The host that publishes a source: its own name if that is one, else the domain all its addresses share, else its name."""
    own = rows[0].source.strip().lower()
    if _HOST.fullmatch(own):
        return own
    domains = {registrable_domain(row.url) for row in rows if row.url}
    return domains.pop() if len(domains) == 1 else str(name)


def _path(source: Source) -> str:
    return f"/{source.id}/" if source.kind is FeedKind.INDEX_PAGE else f"/{source.id}/feed"
