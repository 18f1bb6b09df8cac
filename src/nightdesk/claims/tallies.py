"""Whether a figure gives the whole or what was added, and as of which day it holds, as far as the text says so (`tallies.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from nightdesk.claims.model import Tally
from nightdesk.foundation.spans import Span
from nightdesk.languages.dates import ReadDate
from nightdesk.languages.numerals import related, spaced
from nightdesk.languages.phrases import Phrases, listed
from nightdesk.languages.words import LANGUAGES_KEPT, base

_NEAR, _CLAUSE, _REACH = 16, 60, 240
_BEHIND = frozenset({"ja", "ko", "fi", "hu", "hi", "tr"})
"""Languages that put "as of" behind the date."""


@dataclass(frozen=True, slots=True)
class _Words:
    more: Phrases[bool]
    total: Phrases[bool]
    as_of: Phrases[bool]


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("nightdesk.claims").joinpath("tallies.toml").read_text("utf-8"))


@lru_cache(maxsize=LANGUAGES_KEPT)
def _words(language: str) -> _Words:
    def plain(section: str) -> Phrases[bool]:
        key = related(language, _table()[section])
        return Phrases([(phrase, True) for phrase in listed(_table()[section][key] if key else "")], language)

    return _Words(plain("more"), plain("total"), plain("as_of"))


def tally_of(folded: str, figure: Span, language: str) -> Tally | None:
    """What the words beside a figure of a sentence say of it. A word for "more" must touch it; a total may be named before."""
    words = _words(language)
    before = folded[max(0, figure.start - _CLAUSE) : figure.start]
    behind = folded[figure.end : figure.end + _NEAR]
    digits = re.search(r"\d[\d.,\s]*|$", folded[figure.start : figure.end])
    inside = folded[figure.start + (digits.end() if digits else 0) : figure.end]
    beside = before[-_NEAR:]
    if any(_touches(beside[found.end :], language) for found in words.more.find(beside)):
        return Tally.MORE
    if any(_touches(side[: found.start], language) for side in (inside, behind) for found in words.more.find(side)):
        return Tally.MORE
    clause = before[max(before.rfind(mark) for mark in (",", ";", "،", "，", "、")) + 1 :]
    return Tally.TOTAL if words.total.find(clause) and not any(sign.isdigit() for sign in clause) else None


def _touches(gap: str, language: str) -> bool:
    """Is there at most a short word between?"""
    if any(mark in gap for mark in ",.;:،，、。"):
        return False
    return len(gap.split()) == 0 if spaced(language) else len(gap.strip()) <= 2


def as_of(folded: str, figure: Span, dates: Sequence[ReadDate], language: str) -> date | None:
    """The day for which a figure is said to hold: a date near it with a word for "as of" beside the date."""
    words = _words(language)
    for read in dates:
        if max(read.span.start - figure.end, figure.start - read.span.end) > _REACH:
            continue
        if any(mark in folded[min(read.span.end, figure.end) : max(read.span.start, figure.start)] for mark in ("\n", "。", ". ")):
            continue
        before, behind = folded[max(0, read.span.start - 24) : read.span.start], folded[read.span.end : read.span.end + 12]
        if base(language) in _BEHIND:
            told = any(not behind[: found.start].strip() for found in words.as_of.find(behind))
        else:
            told = any(len(before[found.end :].strip().split()) <= 1 for found in words.as_of.find(before))
        if told:
            return read.day
    return None
