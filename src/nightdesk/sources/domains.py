"""What a domain tells of its country: its ending, where that belongs to one country and is not sold to everyone as a word."""

from __future__ import annotations

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
