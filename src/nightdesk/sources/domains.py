"""What a domain tells of its country: its ending, where that belongs to one country and is not sold to everyone as a word."""

from __future__ import annotations

import re

from nightdesk.sources.families import host_of

_SOLD_AS_WORDS = frozenset(
    [
        *(
            "ac",
            "ag",
            "ai",
            "as",
            "bz",
            "cc",
            "cd",
            "co",
            "dj",
            "fm",
            "ga",
            "gg",
            "gl",
            "gs",
            "im",
            "io",
            "la",
            "lc",
            "ly",
            "me",
            "mu",
            "nu",
        ),
        *("pn", "pw", "sc", "sh", "st", "su", "tf", "tk", "tl", "to", "tv", "vc", "vg", "vu", "ws"),
    ]
)
"""Endings open to all and often used for what they spell: they tell no country."""
_NAMED_OTHERWISE = {"uk": "GB"}
_COUNTRIES = {
    "congo": "CG",
    "côte d'ivoire": "CI",
    "dr congo": "CD",
    "bosnia and herzegovina": "BA",
    "hong kong": "HK",
    "macao": "MO",
    "myanmar": "MM",
    "palestine territories": "PS",
    "the gambia": "GM",
    "turkey": "TR",
    "uae": "AE",
    "united states of america": "US",
}


def country_of(address: str) -> str | None:
    """The country whose ending the domain has (ISO 3166 alpha-2), or None."""
    ending = host_of(address).rpartition(".")[2]
    if len(ending) != 2 or not ending.isascii() or not ending.isalpha() or ending in _SOLD_AS_WORDS:
        return None
    code = _NAMED_OTHERWISE.get(ending, ending.upper())
    return code if code in _countries() else None


def _countries() -> frozenset[str]:
    from babel.core import get_global

    return frozenset(get_global("territory_zones"))


def country_named(written: str) -> str:
    """A country as alpha-2, from two letters, three letters or its English name; "" where it is none."""
    from babel.core import get_global

    plain = written.strip()
    if len(plain) == 2 and plain.isascii():
        return plain.upper() if plain.upper() in get_global("territory_zones") else ""
    aliases = get_global("territory_aliases").get(plain.upper(), [])
    return str(aliases[0]) if len(plain) == 3 and len(aliases) == 1 else _by_name(re.sub(r"\s*\(.*\)| SAR China", "", plain))


def _by_name(country: str) -> str:
    plain = country.strip().lower()
    return _COUNTRIES.get(plain) or _names().get(plain, "")


def _names() -> dict[str, str]:
    from babel import Locale

    return {str(name).lower(): str(code) for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()}
