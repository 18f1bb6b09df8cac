"""Which time, term or title something is ("for the third time", "a third term"), counted in texts of many languages."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

LONGEST = 600
"""Characters of a text that are read."""


def times_in(text: str) -> frozenset[int]:
    """The times that a text in any language counts, 2 to 5: 3 for "for the third time"."""
    return _times(text[:LONGEST].casefold())


@lru_cache(maxsize=4096)
def _times(text: str) -> frozenset[int]:
    found = {number for stem, number in _whole_words() if stem in text}
    return frozenset(found | {number for number, pattern in _ordinals() if pattern.search(text)})


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("nightdesk.claims").joinpath("times.toml").read_text("utf-8"))


@cache
def _ordinals() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """An ordinal within two words of a word for a time, a term or a title, on either side."""
    times = "|".join(_spaced(word) for word in _tables()["times"]["words"].casefold().split())
    compiled = []
    for number, words in _tables()["ordinals"].items():
        ordinals = "|".join(_spaced(word) for word in words.casefold().split())
        near = rf"(?:{ordinals})\w{{0,6}}[^.;。،]{{0,14}}?(?:{times})|(?:{times})\w{{0,8}}\s?(?:{ordinals})"
        compiled.append((int(number), re.compile(near)))
    return tuple(compiled)


def _spaced(word: str) -> str:
    """A word in a script that sets words apart begins at an opening; in others it may stand anywhere."""
    return rf"(?<!\w){word}" if re.match(r"[a-zà-žа-яёіїєґўα-ωʼ'’]", word) else word


@cache
def _whole_words() -> tuple[tuple[str, int], ...]:
    pairs = (entry.rsplit(":", 1) for entry in _tables()["times"]["whole"].casefold().split())
    return tuple((stem.replace("_", " "), int(number)) for stem, number in pairs)
