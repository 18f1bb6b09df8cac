"""Who owns an outlet, and what that makes of it, by its domain: `owners.csv` beside the lists of feeds.

Columns: `domain,name,owner,country,family,standing,by`. `standing` is the class a public study gave it, `by` says which study and when.
A class such as "state-controlled media" is about who decides there, never a verdict on one report.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nightdesk.foundation.ids import FamilyId
from nightdesk.sources.families import family_of, host_of, house_of, registrable_domain

OWNERS = "owners.csv"


@dataclass(frozen=True, slots=True)
class Ownership:
    """What a study says of an outlet. `country` is ISO 3166 alpha-2."""

    name: str
    owner: str
    country: str | None
    family: FamilyId | None
    standing: str
    by: str


def ownership_of(address: str, folder: Path) -> Ownership | None:
    """What is known of who publishes at an address: of its host, else of its registrable domain. None where no study names it."""
    known = read_owners(folder / OWNERS)
    return known.get(host_of(address)) or known.get(registrable_domain(address))


def related(address: str, folder: Path) -> tuple[FamilyId, str]:
    """The family of who publishes at an address, and on what that rests: a known house, a shared owner, or the registrable domain."""
    if (house := house_of(address)) is not None:
        return house.name, house.by
    owned = ownership_of(address, folder)
    if owned is not None and owned.family:
        return owned.family, f"its owner, {owned.owner} ({owned.by})"
    return family_of(address), "its registrable domain"


@lru_cache(maxsize=2)
def read_owners(file: Path) -> dict[str, Ownership]:
    """By domain; nothing if there is no such file."""
    if not file.is_file():
        return {}
    with file.open(encoding="utf-8", newline="") as lines:
        return {row["domain"]: _owned(row) for row in csv.DictReader(lines)}


def _owned(row: Mapping[str, str]) -> Ownership:
    family = FamilyId(row["family"]) if row["family"] else None
    return Ownership(row["name"], row["owner"], row["country"] or None, family, row["standing"], row["by"])
