"""An English sentence as words that can be looked for elsewhere: each with its stem, how telling it is, and whether it is a name."""

from __future__ import annotations

import lzma
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from anyascii import anyascii

from nightdesk.verify.stems import stem

LONGEST = 20_000
"""Letters read of one sentence."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_BREAK = re.compile(r"[,;:()–—]|\b(?:and|while|but)\b")
_LINKING_WORDS = """
the a an of in on at to and or for with by from as is was were are be been has had have that this which who it its he she his her their
they them him i you we our us me my your but not no nor so than then there these those into onto also such s t
"""
_LINKING = frozenset(_LINKING_WORDS.split())
_NUMBER_WORDS = """
zero one/first two/second three/third four/fourth five/fifth six/sixth seven/seventh eight/eighth nine/ninth ten/tenth eleven/eleventh
twelve/twelfth thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty/twentieth
"""
_NUMBERS = {word: str(value) for value, words in enumerate(_NUMBER_WORDS.split()) for word in words.split("/")}
_NUMBERS |= {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100"}
_RARE, _ZIPF_TOP, _ZIPF_SPAN, _LEAST = 1.5, 7.0, 5.0, 0.05


@dataclass(frozen=True, slots=True)
class Token:
    """`weight` is how telling the word is, 0.05 to about 1.1; `key` is what must be met again: a stem, or a number in digits.

    `breaks` tells that a clause may begin here.
    """

    text: str
    key: str
    weight: float
    number: bool
    name: bool
    linking: bool
    breaks: bool


@lru_cache(maxsize=4096)
def tokens(sentence: str) -> tuple[Token, ...]:
    sentence = sentence[:LONGEST]
    found: list[Token] = []
    end = 0
    for match in _WORD.finditer(sentence):
        found.append(_token(match[0], opening=not found, breaks=bool(_BREAK.search(sentence, end, match.start() + 5))))
        end = match.end()
    return tuple(found)


def _token(text: str, *, opening: bool, breaks: bool) -> Token:
    low = _plain(text)
    if text[0].isdigit() or low in _NUMBERS:
        key = _NUMBERS.get(low) or low.replace(",", "")
        return Token(text, key, 1.0 if text[0].isdigit() else 0.6, True, False, False, breaks)
    linking = low in _LINKING or len(low) == 1
    name = text[0].isupper() and not linking and (not opening or low not in commonness())
    return Token(text, stem(low), _telling(low), False, name, linking, breaks)


def _plain(text: str) -> str:
    low = text.lower().replace("’", "'")
    return (low if low.isascii() else anyascii(low).lower()).removesuffix("'s") or low


@lru_cache(maxsize=32768)
def _telling(low: str) -> float:
    return max(_LEAST, (_ZIPF_TOP - commonness().get(low, _RARE)) / _ZIPF_SPAN)


@lru_cache(maxsize=1)
def commonness() -> dict[str, float]:
    """The Zipf frequency of the 50,000 commonest English words: 7.7 for "the", 2.5 for "dappled"."""
    packed = files("nightdesk.verify.bearing").joinpath("data/commonness.tsv.xz").read_bytes()
    lines = (line.split("\t") for line in lzma.decompress(packed).decode().splitlines())
    return {word: float(zipf) for zipf, words in lines for word in words.split()}
