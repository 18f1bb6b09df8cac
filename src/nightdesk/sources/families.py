"""Which publishers are one voice: those of one registrable domain, and those that are known to be of one house.

What a registrable domain is follows the Public Suffix List, of which the package `tld` carries a copy; nobody is asked. On platforms
where anyone may publish (`blogspot.com`), each name is a publisher of its own, as the list's private part says.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from ipaddress import ip_address
from urllib.parse import urlsplit

from nightdesk.foundation.ids import FamilyId

_MAX_HOST = 253


@dataclass(frozen=True, slots=True)
class House:
    """Publishers of one owner. `by` says on what that rests; `second_hand`, that they retell what outlets wrote."""

    name: FamilyId
    domains: tuple[str, ...]
    by: str
    second_hand: bool = False


def family_of(address: str) -> FamilyId:
    """The family of who publishes at an address or host: its house if it is known, else its registrable domain, else the host itself."""
    domain = registrable_domain(address)
    house = houses().get(domain)
    return house.name if house else FamilyId(domain)


def house_of(address: str) -> House | None:
    return houses().get(registrable_domain(address))


def registrable_domain(address: str) -> str:
    """The domain that somebody registered, in lower case: "bbc.co.uk" of "https://news.bbc.co.uk/x". Without one, the host or the word."""
    host = host_of(address)
    if not host or len(host) > _MAX_HOST or _is_ip(host):
        return host
    from tld import get_fld

    return get_fld(f"https://{host}/", fail_silently=True, search_private=True) or host


def host_of(address: str) -> str:
    """The host in an address, or the word itself where it is none; in lower case, without port and without "www"."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        host = ""
    return host.rstrip(".").removeprefix("www.") or address.strip().lower()


@cache
def houses() -> dict[str, House]:
    """The known houses by each of their domains."""
    told = tomllib.loads(files("nightdesk.sources").joinpath("families.toml").read_text(encoding="utf-8"))
    known = [House(FamilyId(name), tuple(one["domains"]), one["by"], one.get("second_hand", False)) for name, one in told.items()]
    return {domain: house for house in known for domain in house.domains}


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
