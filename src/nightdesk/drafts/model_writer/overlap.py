"""How much of a sentence's words stands in what it rests on, by the beginnings of words: a coarse sieve before the verifier's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[a-z]{4,}")
_PLAIN = """
this that these those with from have been were will would could should about after before than then them they their there which while
when where what whose into onto over under more most less least only also both each other others such some none nobody item items line
lines archive story news told tells tell says said name names named give gives given known count counted counts every many much year
years month months since until during between among again first last same does done here once searched
whether report reports reported
"""


def share_held(text: str, grounds: Iterable[str]) -> float:
    """The share of the words of four letters and more, without plain ones, that the grounds hold; 1 where there is none."""
    words = _stems(text.lower())
    held = frozenset().union(*(_stems(ground.lower()) for ground in grounds))
    return len(words & held) / len(words) if words else 1.0


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:5] for word in _WORD.findall(text) if word not in _plain())


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    return frozenset(_PLAIN.split())
