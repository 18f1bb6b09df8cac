"""What a source's owner allows: wishes from wherever they are told, settled into rights, and what follows from those.

Wishes come from the licence and the flags in the catalogue, from robots.txt, from a reservation of text and data mining (TDMRep:
`/.well-known/tdmrep.json`, the `tdm-reservation` header, the meta tag of that name) and from robots rules in headers and meta tags.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from nightdesk.sources.model import Rights, Told

TEASER_LIMIT = 500


class Extent(StrEnum):
    """How much of a piece is read and kept: all of it, what stands before the paywall, or title and link alone."""

    FULL = "full"
    TEASER = "teaser"
    TITLE = "title"


class Flag(StrEnum):
    """The names are those of the fields of `Rights`."""

    PAYWALLED = "paywalled"
    MINING_REFUSED = "mining_refused"
    NO_EXCERPT = "no_excerpt"
    NO_TRANSLATION = "no_translation"
    NO_IMAGE = "no_image"


@dataclass(frozen=True, slots=True)
class Wish:
    """What one place says of one flag. `stands` is false where it says the contrary, as `tdm-reservation: 0` does."""

    flag: Flag
    by: str
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Wishes:
    """All that was read about rights in one or more places, the more general ones first. `excerpt_limit` is in characters."""

    flags: tuple[Wish, ...] = ()
    excerpt_limit: int | None = None
    excerpt_by: str = ""
    licence: str | None = None
    licence_by: str = ""

    def __bool__(self) -> bool:
        return self != Wishes()

    def then(self, later: Wishes) -> Wishes:
        """Both, `later` being the more particular. The tighter limit of excerpts holds."""
        capped = [one for one in (self, later) if one.excerpt_limit is not None]
        tighter = min(capped, key=lambda one: one.excerpt_limit or 0, default=self)
        licensed = later if later.licence else self
        return Wishes(self.flags + later.flags, tighter.excerpt_limit, tighter.excerpt_by, licensed.licence, licensed.licence_by)


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Allowance:
    """What may be done with a piece. `excerpt_limit` is in characters, 0 for none; `reasons` tell what is not allowed, and who says so."""

    extent: Extent = Extent.FULL
    excerpt_limit: int = 300
    translate: bool = True
    image: bool = True
    reasons: tuple[str, ...] = ()


def settle(known: Rights, wishes: Wishes) -> Rights:
    """The rights after what was read on the site itself. What the catalogue says stands; a site's later word overrides its earlier one."""
    told = {wish.flag: wish for wish in wishes.flags}
    raised = {flag: wish.by for flag, wish in told.items() if wish.stands and not getattr(known, flag)}
    flags: dict[str, Any] = {str(flag): True for flag in raised}
    settled = replace(known, **flags)
    origins = [*known.told, *(Told(str(flag), by) for flag, by in raised.items())]
    if wishes.excerpt_limit is not None and wishes.excerpt_limit < settled.excerpt_limit:
        settled = replace(settled, excerpt_limit=wishes.excerpt_limit)
        origins.append(Told("excerpt_limit", wishes.excerpt_by))
    if wishes.licence and not settled.licence:
        settled = replace(settled, licence_url=wishes.licence, licence=licence_name(wishes.licence))
        origins.append(Told("licence", wishes.licence_by))
    return replace(settled, told=tuple(dict.fromkeys(origins)))


def allowance(rights: Rights) -> Allowance:
    """The one place that says what is allowed. The owner's permission, noted by an editor, lifts what the site refuses."""
    if rights.permission:
        return Allowance(excerpt_limit=0 if rights.no_excerpt else max(0, rights.excerpt_limit), translate=not rights.no_translation)
    extent = Extent.TITLE if rights.mining_refused else Extent.TEASER if rights.paywalled else Extent.FULL
    shut = rights.no_excerpt or rights.mining_refused or rights.excerpt_limit <= 0
    return Allowance(
        extent=extent,
        excerpt_limit=0 if shut else rights.excerpt_limit,
        translate=not (rights.no_translation or rights.mining_refused),
        image=not rights.no_image,
        reasons=tuple(f"{_MEANS[flag]} ({_by(rights, flag)})" for flag in Flag if getattr(rights, flag)),
    )


_MEANS = {
    Flag.PAYWALLED: "behind a paywall: only the teaser is kept",
    Flag.MINING_REFUSED: "text and data mining refused: only title and link are kept",
    Flag.NO_EXCERPT: "no words of it are shown to readers",
    Flag.NO_TRANSLATION: "it is not translated",
    Flag.NO_IMAGE: "its pictures are not used",
}


def _by(rights: Rights, flag: Flag) -> str:
    return ", ".join(told.by for told in rights.told if told.what == flag) or "the catalogue"


def all_wishes(parts: Iterable[Wishes]) -> Wishes:
    """Wishes of several places, given from the general to the particular."""
    together = Wishes()
    for part in parts:
        together = together.then(part)
    return together


def licence_name(address: str) -> str:
    """The short name of a Creative Commons licence by its address; any other address as it is."""
    path = address.partition("creativecommons.org/")[2].strip("/").lower().split("/")
    if len(path) >= 3 and path[0] == "licenses":
        return f"CC-{path[1].upper()}-{path[2]}"
    return "CC0-1.0" if path[:2] == ["publicdomain", "zero"] else address
