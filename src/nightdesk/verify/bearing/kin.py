"""Which words may stand for one another, and how closely: 1 for the same word, 0 for strangers."""

from __future__ import annotations

import lzma
from functools import lru_cache
from importlib.resources import files

from nightdesk.verify.bearing.words import Token
from nightdesk.verify.stems import meanings

_FAMILY, _ALIKE, _ROUGHLY = 0.8, 0.8, 0.5


def kinship(one: Token, other: Token) -> float:
    if one.key == other.key:
        return 1.0
    if one.number or other.number:
        return 0.0
    return _between(*sorted((one.key, other.key)))


@lru_cache(maxsize=262_144)
def _between(one: str, other: str) -> float:
    stated = max(_kin(one).get(other, 0.0), _kin(other).get(one, 0.0))
    if not meanings(one).isdisjoint(meanings(other)):
        stated = max(stated, _FAMILY)
    return stated or _by_letters(one, other)


def _by_letters(one: str, other: str) -> float:
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    longer = max(len(one), len(other))
    if shared >= 5 and shared >= 0.75 * longer:
        return _ALIKE
    return _ROUGHLY if shared >= 4 and shared >= 0.7 * longer else 0.0


@lru_cache(maxsize=4096)
def _kin(word: str) -> dict[str, float]:
    pairs = (pair.rpartition("=") for pair in _lines().get(word, "").split())
    return {other: int(strength) / 100 for other, _, strength in pairs}


@lru_cache(maxsize=1)
def _lines() -> dict[str, str]:
    packed = files("nightdesk.verify.bearing").joinpath("data/kin.tsv.xz").read_bytes()
    return dict(line.split("\t", 1) for line in lzma.decompress(packed).decode().splitlines())
