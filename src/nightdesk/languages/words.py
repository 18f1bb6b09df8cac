"""Words of a text in any script, with their places."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from nightdesk.foundation.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from icu4py.breakers import WordBreaker

LANGUAGES_KEPT = 200
"""For how many languages a table is kept in memory: what a source says of its language is made up as easily as the rest."""

_SHORT = 4_000

UNSPACED = frozenset({"zh", "yue", "wuu", "lzh", "nan", "ja", "th", "km", "my", "lo"})
"""Languages written without spaces between words."""

# Python's \w leaves out combining marks, which would cut words of most Indic scripts, Hebrew with points and Arabic with vowels.
MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u0711\u0730-\u074a\u07a6-\u07b0\u0900-\u0903\u093a-\u0963\u0980-\u09e5\u0a00-\u0a65\u0a70-\u0ae5\u0b00-\u0b65\u0b70-\u0be5\u0c00-\u0c65\u0c80-\u0ce5"
    "\u0d00-\u0d65\u0d70-\u0df3\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u200c\u200d"
)
_WORD = re.compile(rf"[\w{MARKS}]+(?:['’ʼʻ‘][\w{MARKS}]+)*")
_UNSPACED_RUN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def base(language: str) -> str:
    """The primary part of a BCP 47 code: "be" for "be-tarask"."""
    return language.split("-", 1)[0].lower()


@cache
def _breaker() -> type[WordBreaker]:
    from icu4py.breakers import WordBreaker

    return WordBreaker


def split(text: str, language: str) -> tuple[Span, ...]:
    """Words in order, without punctuation. ICU cuts scripts without spaces by dictionary; others end at all but letters, marks, digits."""
    return _split_short(text, language) if len(text) <= _SHORT else _split(text, language)


@lru_cache(maxsize=4)
def _split_short(text: str, language: str) -> tuple[Span, ...]:
    """Kept while one text is read, which several look at."""
    return _split(text, language)


def _split(text: str, language: str) -> tuple[Span, ...]:
    if base(language) not in UNSPACED and not _UNSPACED_RUN.search(text):
        return tuple(Span(*found.span()) for found in _WORD.finditer(text))
    return _split_by_dictionary(text, language)


def _split_by_dictionary(text: str, language: str) -> tuple[Span, ...]:
    breaker = _breaker()(text, "zh" if base(language) in {"yue", "wuu", "lzh", "nan"} else base(language))
    place = _code_points(text)
    pieces = ((place[start], place[end]) for start, end in breaker.segments())
    return tuple(Span(start, end) for start, end in pieces if _WORD.match(text, start, end))


def _code_points(text: str) -> Sequence[int]:
    """Where each of ICU's UTF-16 positions lies in the text."""
    if text.isascii() or max(text) <= "\uffff":
        return range(len(text) + 1)
    places = [place for place, letter in enumerate(text) for _ in range(2 if letter > "\uffff" else 1)]
    return [*places, len(text)]
