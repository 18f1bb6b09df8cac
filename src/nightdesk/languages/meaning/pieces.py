"""Pieces of words: what the meaning of a text is read from, in any script and without a dictionary.

A word written with spaces around it gives its runs of four letters, with its edges marked, so that "earthquakes" meets "earthquake" and
Zulu's "ukuzamazama" meets "ezamazama". Scripts whose letters say more give shorter runs: two syllables of Korean, three of Ethiopic,
single and paired Chinese characters. Numbers stand for themselves in every language.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from zlib import crc32

from nightdesk.languages.words import MARKS

LONGEST_TEXT = 20_000
_SILENT = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0591-\u05c7\u0640\u200b-\u200f\u00ad]")
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3041-\u30ff\u31f0-\u31ff"
_UNSPACED = "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f"
_RUN = re.compile(
    rf"\d{{1,40}}|[{_HAN}]{{1,40}}|[{_KANA}]{{1,40}}|[{_UNSPACED}]{{1,40}}|(?:(?![{_HAN}{_KANA}{_UNSPACED}\d_])[\w{MARKS}]){{1,40}}"
)
_LENGTHS = (("\u1100", "\u11ff", 3), ("\u1200", "\u139f", 3), ("\u3041", "\u31ff", 3), ("\uac00", "\ud7af", 2))
USUAL_LENGTH = 4


def count(text: str) -> Counter[int]:
    """The fingerprints of the pieces of the first 20,000 characters, each with how often it stands there."""
    plain = _SILENT.sub("", unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).lower())
    return Counter(chain.from_iterable(map(fingerprints, _RUN.findall(plain))))


@lru_cache(maxsize=100_000)
def fingerprints(run: str) -> tuple[int, ...]:
    """Each piece of a run as 32 bits."""
    return tuple(crc32(piece.encode()) for piece in split(run))


def split(run: str) -> Iterator[str]:
    """The pieces of one run of letters, digits or signs."""
    first = run[0]
    if unicodedata.category(first) == "Nd":
        yield f"#{int(run)}"
    elif re.match(f"[{_HAN}]", first):
        yield from run
        yield from (run[at : at + 2] for at in range(len(run) - 1))
    elif re.match(f"[{_UNSPACED}]", first):
        yield from _runs(run, USUAL_LENGTH)
    else:
        length = next((length for low, high, length in _LENGTHS if low <= first <= high), USUAL_LENGTH)
        yield from _runs(f"<{run}>", length)


def _runs(word: str, length: int) -> Iterator[str]:
    if len(word) <= length:
        yield word
    else:
        yield from (word[at : at + length] for at in range(len(word) - length + 1))
