"""Who owns an outlet, from the State Media Matrix."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from nightdesk.sources.domains import country_named
from nightdesk.sources.families import host_of, house_of, registrable_domain
from nightdesk.sources.tidy_addresses import address_of

MATRIX = "State Media Matrix (ASD at GMF), February 2024"
STANDINGS = {
    "SC": "state-controlled media",
    "CaPu": "captured public or state-managed media",
    "CaPr": "captured private media",
    "ISFM": "independent state-funded and state-managed media",
    "IP": "independent public media",
    "ISF": "independent state-funded media",
    "ISM": "independent state-managed media",
}
_SHARED = {"facebook.com", "youtube.com", "t.me", "twitter.com", "instagram.com", "vk.com", "google.com", "wixsite.com", "wordpress.com"}


@dataclass(frozen=True, slots=True)
class Owner:
    """An outlet of the matrix, by one of its domains. `home` is its front page."""

    domain: str
    name: str
    owner: str
    country: str
    standing: str
    home: str
    family: str = ""


def read_matrix(file: Path) -> list[Owner]:
    """The outlets that have a domain of their own, each domain once; where two rows differ on one domain, its class is left open."""
    found: dict[str, Owner] = {}
    for row in read_rows(file):
        written = row["URL"].strip()
        home = address_of(written if "//" in written else f"https://{written}") if written else None
        if home is None or registrable_domain(home) in _SHARED:
            continue
        standing = STANDINGS.get(row["Typology"].rstrip("?"), "")
        standing += " (uncertain)" if row["Typology"].endswith("?") else ""
        owner = Owner(
            host_of(home),
            row["Main assets"].strip() or row["Media company"],
            row["Media company"].strip(),
            country_named(row["Country"]),
            standing,
            home,
        )
        known = found.get(owner.domain)
        if known is None:
            found[owner.domain] = owner
        elif known.standing != owner.standing:
            found[owner.domain] = replace(known, standing="")
    return [found[domain] for domain in sorted(found)]


def with_families(owners: Iterable[Owner]) -> list[Owner]:
    """Owners of several registrable domains in one country are a family, that of their house where one is known; the domains of others
    speak for themselves."""
    domains = defaultdict(set)
    told = list(owners)
    for owner in told:
        domains[owner.owner, owner.country].add(registrable_domain(owner.domain))
    return [replace(one, family=_family(one, domains[one.owner, one.country])) for one in told]


def _family(owner: Owner, domains: Collection[str]) -> str:
    known = sorted({str(house.name) for domain in domains if (house := house_of(domain))})
    return known[0] if known else _slug(owner) if len(domains) > 1 else ""


def _slug(owner: Owner) -> str:
    from anyascii import anyascii

    plain = re.sub(r"[^a-z0-9]+", "-", anyascii(owner.owner).lower()).strip("-")[:60]
    return f"{plain}-{owner.country.lower()}" if owner.country else plain


def read_rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)
