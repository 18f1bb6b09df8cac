"""In what forms a name may stand: with another ending, as first letters, spelled out, or of letters and figures."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from nightdesk.verify.reading import Reading, Word, read

_ENDINGS = frozenset(
    ["", "i", "n", "an", "ian", "ese", "ish", "ic", "er", "s", "is", "ns", "ans", "ians", "stan", "istan", "d", "e", "a", "en", "ti", "ni"]
)


def is_designation(word: Word) -> bool:
    """A name of letters and figures: it stands somewhere as it is written, or not at all."""
    return any(sign.isdecimal() for sign in word.text)


def number_of(word: Word) -> Fraction:
    """The figures of a name, which another language may put in words: "G20"."""
    return Fraction(int(re.findall(r"\d+", word.text)[0][:9]))


def kin(one: str, other: str) -> bool:
    """ "Pakistani" and "Pakistan": the same name with an ending that makes people, languages or countries."""
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    root = shorter[:-1] if len(shorter) > 4 and shorter[-1] in "aeoy" else shorter
    return len(root) >= 4 and longer.startswith(root) and longer[len(root) :] in _ENDINGS


@lru_cache(maxsize=2048)
def initials(text: str) -> frozenset[str]:
    """Every abbreviation that runs of capitalised words of a text may have: "BLA" for "Balochistan Liberation Army"."""
    found: set[str] = set()
    run = ""
    for word in read(text).words:
        if word.capital:
            run += word.text[0]
            found.update(run[start:] for start in range(len(run) - 1))
        elif word.low not in ("of", "the", "and", "for", "de", "du", "la"):
            run = ""
    return frozenset(found)


def spelling_out(short: str, reading: Reading) -> tuple[Word, ...]:
    """Words one after another whose first letters are `short`: "Associated Press" for "AP"."""
    letters = short.split()[0] if short else ""
    if not (2 <= len(letters) <= 6 and letters.isupper()):
        return ()
    capitals = [word for word in reading.words if word.capital]
    for first in range(len(capitals) - len(letters) + 1):
        run = capitals[first : first + len(letters)]
        if all(word.text[0] == letter for word, letter in zip(run, letters, strict=True)):
            return tuple(run)
    return ()
