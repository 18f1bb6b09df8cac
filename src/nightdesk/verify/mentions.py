"""Where names are mentioned in an English text, and in what company."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nightdesk.verify.lexicon import FUNCTION_WORDS
from nightdesk.verify.reading import Reading, Word

_ASIDE = re.compile(r"\([^()]{0,200}\)")
_ATTRIBUTED = re.compile(r"\baccording to [^,.;]{1,120}|\bwhich cites? [^.;]{1,160}|\bciting [^,.;]{1,120}", re.IGNORECASE)
_BOUNDARY = re.compile(r"[.;:!?]\s")
_JOINS = re.compile(r"(?:'s|’s)?\s?(?:,|and|or|&|/|–|-|,\s?and)?\s?(?:the)?", re.IGNORECASE)
_PARTICLES = frozenset(["de", "la", "del", "da", "das", "dos", "di", "du", "von", "al", "el", "bin", "ibn"])
_LINKS = frozenset(["of", "for"]) | _PARTICLES
SMALL_WORDS = frozenset(["the", "and"]) | _LINKS
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_PLACED = frozenset(["in", "at", "near", "on", "across", "around", "inside", "outside", "off", "over", "throughout", "towards", "toward"])
_PREPOSITIONS = {word: word for word in ("of", "by", "with", "from", "to", "for", "against", "between", "after", "as", "than")}
_PREPOSITIONS |= dict.fromkeys(_PLACED, "in")
_BEFORE_OF = frozenset(["outside", "inside", "off"])
_REACH, _SHORTEST = 2, 3
MOST, LONGEST_LIST = 400, 30
"""Names read of one text, and names of a list looked at on either side."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word beside a name, and the preposition between them. A verb in the passive has its doer behind it, its object before it."""

    word: Word
    passive: bool
    link: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of capitalised words, and the nearest words of content on either side of it and of the names it is listed with.

    An empty side is where a sentence begins or ends. `listed` are the other names of its list.
    """

    words: tuple[Word, ...]
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]
    listed: tuple[Word, ...]

    def __str__(self) -> str:
        return " ".join(word.text for word in self.words)


@lru_cache(maxsize=2048)
def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    line, text = _line(reading), _without_asides(reading.text)
    runs = _runs(line, text)[:MOST]
    return tuple(_mention(line, runs, number, text) for number in range(len(runs)))


def is_short_for(word: Word, reading: Reading) -> bool:
    """Whether a word in capitals is made of the first letters of a name there: "SDF" of "Syrian Democratic Forces"."""
    if not word.text.isupper() or len(word.text) < _SHORTEST:
        return False
    runs = (mention.words for mention in find_mentions(reading))
    return any(word.text == "".join(one.text[0] for one in run if one.low not in SMALL_WORDS) for run in runs)


def _without_asides(text: str) -> str:
    return _ASIDE.sub(lambda aside: " " * len(aside[0]), text)


def _line(reading: Reading) -> list[Word | None]:
    """The words of a text without brackets, attributions, numbers and dates; None where a sentence begins or ends."""
    taken = [*((one.start, one.end) for one in reading.numerals), *((one.start, one.end) for one in reading.moments)]
    taken += [found.span() for pattern in (_ASIDE, _ATTRIBUTED) for found in pattern.finditer(reading.text)]
    text = _without_asides(reading.text)
    line: list[Word | None] = [None]
    end = 0
    for word in reading.words:
        if _is_boundary(text, end, word) and line[-1] is not None:
            line.append(None)
        end = word.end
        if not any(start < word.end and word.start < stop for start, stop in taken):
            line.append(word)
    return [*line, None]


def _is_boundary(text: str, end: int, word: Word) -> bool:
    """Whether a sentence or clause ends before a word; a point before small letters is that of an abbreviation ("Inc. rose")."""
    found = _BOUNDARY.search(text, end, word.start)
    return found is not None and (found[0][0] != "." or not word.text[0].islower())


def _runs(line: list[Word | None], text: str) -> list[tuple[int, int]]:
    """Where runs of capitalised words begin and end in the line; small words may stand inside one."""
    runs: list[tuple[int, int]] = []
    for place, word in enumerate(line):
        if word is None or not word.capital or word.low in FUNCTION_WORDS:
            continue
        if runs and _same_run(line, runs[-1][1], place, text):
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def _same_run(line: list[Word | None], end: int, place: int, text: str) -> bool:
    last, between, word = line[end - 1], line[end:place], line[place]
    if last is None or word is None or any(one is None or one.low not in _LINKS for one in between):
        return False
    return len(between) <= 2 and not re.search(r"[,;:()–—]|['’]s", text[last.start : word.start])


def _mention(line: list[Word | None], runs: list[tuple[int, int]], number: int, text: str) -> Mention:
    """A run with its neighbours: names that are listed with it are passed over, for a list may be told in any order."""
    first = last = number
    while first and number - first < LONGEST_LIST and _joined(line, runs[first - 1][1], runs[first][0], text):
        first -= 1
    while last + 1 < len(runs) and last - number < LONGEST_LIST and _joined(line, runs[last][1], runs[last + 1][0], text):
        last += 1
    start, end = runs[number]
    words = tuple(word for word in line[start:end] if word is not None)
    beside = [run for other, run in enumerate(runs[first : last + 1], first) if other != number]
    listed = tuple(word for run in beside for word in line[slice(*run)] if word is not None)
    return Mention(words, _content(reversed(line[: runs[first][0]]), text), _content(iter(line[runs[last][1] :]), text), listed)


def _joined(line: list[Word | None], end: int, start: int, text: str) -> bool:
    last, word = line[end - 1], line[start]
    if last is None or word is None or None in line[end:start]:
        return False
    between = " ".join(text[last.end : word.start].split())
    return bool(_JOINS.fullmatch(between)) and between not in ("", "'s", "’s", "the")


def _content(words: Iterator[Word | None], text: str) -> tuple[Neighbour, ...]:
    """The nearest words that are no function words, up to two, and none behind a name."""
    found: list[Neighbour] = []
    link = ""
    for word in words:
        if word is None or len(found) == _REACH:
            break
        if _hangs(word, text) and not found:
            continue
        if word.low in FUNCTION_WORDS or (link == "of" and word.low in _BEFORE_OF):
            link = "in" if link == "of" and word.low in _BEFORE_OF else link or _PREPOSITIONS.get(word.low, "")
            continue
        found.append(Neighbour(word, _passive(word, text), link))
        if word.capital:
            break
    return tuple(found)


def _hangs(word: Word, text: str) -> bool:
    """ "Pemex-owned": a word that a hyphen ties to the name before it is no neighbour."""
    return not word.capital and text[max(0, word.start - 1) : word.start] in ("-", "‑") and text[word.start - 2 : word.start - 1].isalpha()


def _passive(word: Word, text: str) -> bool:
    before = text[max(0, word.start - 16) : word.start].lower().split()
    return not word.capital and (bool(_BE.intersection(before[-2:])) or (word.low.endswith("ed") and text.startswith(" by ", word.end)))
