"""A trait's key as a number of 32 bits: what the linker keeps a million times over must be small.

The number is a checksum of the key; its last three bits say the trait's group. Of a million different keys about one in four thousand
shares its number with another, which blurs a comparison less than a spelling mistake does.
"""

from __future__ import annotations

from zlib import crc32

GROUPS = "cpnkewm"
_GROUP = {letter: place for place, letter in enumerate(GROUPS)}
COUNTRY, PLACE, FIGURE, NAME, CONCEPT, WORD, FULL_NAME = range(len(GROUPS))


def number_of(key: str) -> int:
    return (crc32(key.encode("utf-8", "surrogatepass")) & ~7) | _GROUP[key[0]]


def group_of(number: int) -> int:
    """The trait's group, as its place in GROUPS."""
    return number & 7


def numbered(keys: dict[str, float]) -> dict[int, float]:
    """The weights of the traits by their numbers, in the order of the keys."""
    return {number_of(key): weight for key, weight in keys.items()}
