"""Who speaks, as far as a speaker's name tells: a name, an office, an outlet, a party to the fight, or people without a name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from nightdesk.languages.phrases import Phrases, fold, listed

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_CAPITAL = "[A-ZÀ-ÞΑ-ΩА-ЯІЇЄЎЉЊЏ][\\w’'-]+"
_PERSON = re.compile(rf"(?<!^)(?<![.!?] )\b{_CAPITAL}\s+(?:[a-zà-ÿ]{{1,3}}\s+)?{_CAPITAL}|^{_CAPITAL}\s+{_CAPITAL}$")


class Sourcing(StrEnum):
    NAMED = "named"
    OFFICIAL = "an office"
    MEDIA = "an outlet"
    PARTY = "a party to the conflict"
    ANONYMOUS = "not named"


@cache
def _words() -> tuple[Phrases[Sourcing], Phrases[Sourcing]]:
    table = tomllib.loads(files("nightdesk.claims").joinpath("sourcing.toml").read_text("utf-8"))
    kinds = {name: Sourcing[name.upper()] for name in ("anonymous", "official", "media", "party")}
    pairs = [(phrase, kind) for name, kind in kinds.items() for phrase in listed(table[name])]
    return Phrases(pairs, "en"), Phrases([pair for pair in pairs if _UNSPACED.search(pair[0])], "zh")


@lru_cache(maxsize=4096)
def _read(speaker: str) -> Sourcing:
    spaced, unspaced = _words()
    folded = fold(speaker)
    found = {match.meaning for match in (unspaced if _UNSPACED.search(speaker) else spaced).find(folded)}
    for kind in (Sourcing.PARTY, Sourcing.MEDIA):
        if kind in found:
            return kind
    if Sourcing.ANONYMOUS in found and not _PERSON.search(speaker):
        return Sourcing.ANONYMOUS
    return Sourcing.OFFICIAL if Sourcing.OFFICIAL in found else Sourcing.NAMED


def sourcing_of(speaker: str, parties: Collection[str] = ()) -> Sourcing:
    """What a speaker's name tells. `parties` are names of those who take part in what is told; one of them speaks for a party."""
    folded = fold(speaker)
    if any(len(party) > 2 and fold(party) in folded for party in parties):
        return Sourcing.PARTY
    return _read(speaker[:200])
