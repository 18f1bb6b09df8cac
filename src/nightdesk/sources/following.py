"""A source as somebody wants to follow it: with a name of their own, or from a list that tells little."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from nightdesk.foundation.errors import NightdeskError
from nightdesk.languages.identify import is_code, normalise
from nightdesk.sources.catalogue import listed_id
from nightdesk.sources.domains import country_of
from nightdesk.sources.families import host_of, house_of
from nightdesk.sources.model import FeedKind, Source, Told
from nightdesk.sources.ownership import ownership_of, related

EDITOR = "the editor who followed it"


def named(source: Source, name: str | None, language: str | None, permission: str | None) -> Source:
    """The source as the editor wants it. Raises NightdeskError if the language is no code."""
    if language and not is_code(language):
        raise NightdeskError(f"{language!r} is no language code; en, pt-BR and zh-Hant are some")
    if language:
        told = (*(one for one in source.told if one.what != "language"), Told("language", EDITOR))
        source = replace(source, language=normalise(language), told=told)
    if permission and permission.strip():
        rights = replace(source.rights, permission=permission.strip()[:300], told=(*source.rights.told, Told("permission", EDITOR)))
        source = replace(source, rights=rights)
    return replace(source, name=name.strip()[:200]) if name and name.strip() else source


def from_list(feed: str, title: str, home: str | None, language: str | None, folder: str, file: str, catalogue: Path) -> Source:
    """A feed of somebody's list. What the list does not say is told by its domain and by the catalogue, or stays open until it is heard."""
    publisher = home or feed
    owned, house, country = ownership_of(publisher, catalogue), house_of(publisher), country_of(publisher)
    family, family_by = related(publisher, catalogue)
    told = [
        ("language", file if language else ""),
        ("country", "its domain" if country else owned.by if owned and owned.country else ""),
        ("family", family_by),
        ("standing", owned.by if owned else ""),
    ]
    return Source(
        id=listed_id(host_of(publisher), feed),
        name=title or host_of(publisher),
        home=publisher,
        feed=feed,
        kind=FeedKind.RSS,
        language=normalise(language) if language else None,
        country=country or (owned.country if owned else None),
        family=family,
        standing=owned.standing if owned else "",
        second_hand=house is not None and house.second_hand,
        owner=owned.owner or None if owned else None,
        topic=folder or None,
        told=tuple(Told(what, by) for what, by in told if by),
    )
