"""Does each name stand where it stands in the evidence?

A name may be in the evidence and yet be put in another's place ("defeating Rugby in the final"; the loser made the winner). A name is
known by the words on either side of it. Where no mention of a name in the evidence has a neighbour in common with the sentence, and
another name has one, the two have been exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nightdesk.verify.evidence import Case, places_in
from nightdesk.verify.lexicon import FUNCTION_WORDS, SPEECH
from nightdesk.verify.model import Finding
from nightdesk.verify.names import kin, names_in, voices
from nightdesk.verify.reading import Reading, Word, read
from nightdesk.verify.stems import akin, meanings

CHECK = "names"
_ASIDE = re.compile(r"\([^()]{0,200}\)")
_ATTRIBUTED = re.compile(r"\baccording to [^,.;]{1,120}|\bwhich cites? [^.;]{1,160}|\bciting [^,.;]{1,120}", re.IGNORECASE)
_BOUNDARY = re.compile(r"[.;:!?]\s")
_JOINS = re.compile(r"(?:'s|’s)?\s?(?:,|and|or|&|/|–|-|,\s?and)?\s?(?:the)?", re.IGNORECASE)
_SMALL_WORDS = frozenset(["of", "the", "and", "for", "de", "la", "del", "al", "bin"])
_LINKS = frozenset(["of", "for", "de", "la", "del", "al", "bin"])
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_REACH = 2


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word beside a name. A verb in the passive has its doer behind it and its object before it."""

    word: Word
    passive: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of capitalised words, and the nearest words of content on either side of it and of the names it is listed with.

    An empty side is where a sentence begins or ends. `listed` are the other names of its list.
    """

    words: tuple[Word, ...]
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]
    listed: tuple[Word, ...]


def check_slots(case: Case) -> Iterator[Finding]:
    told = set(names_in(case))
    held = [mention for reading in case.english for mention in _mentions(reading)]
    for mention in _mentions(case.reading):
        if told.isdisjoint(mention.words) or _speaks_for_itself(mention, case):
            continue
        if _twice(mention) and not any(_twice(other) and _shared(mention, other) for other in held):
            yield case.failed(CHECK, f"“{_shown(mention)}” is named twice where the evidence names two.")
            continue
        shared = [_shared(mention, other) for other in held]
        own = [other for other, words in zip(held, shared, strict=True) if words and words == max(shared)]
        others = [other for other, words in zip(held, shared, strict=True) if not words]
        if any(_both_sides(mention, other) for other in own):
            continue
        if any(_beside(mention, other) for other in own):
            others = [other for other in others if _both_sides(mention, other)]
        instead = next((other for other in others if _in_place_of(mention, other, known=bool(own))), None)
        if instead is not None:
            yield case.failed(CHECK, f"Where the sentence has “{_shown(mention)}”, the evidence has “{_shown(instead)}”.")


def _shown(mention: Mention) -> str:
    return " ".join(word.text for word in mention.words)


def _twice(mention: Mention) -> bool:
    return any(mention.words[0].low == word.low for word in mention.listed)


def _speaks_for_itself(mention: Mention, case: Case) -> bool:
    """An outlet before a verb of speech: who speaks is for another check to tell."""
    known = {word.stem for name in voices(case) for word in read(name).words}
    return all(word.stem in known for word in mention.words) and bool(mention.after) and mention.after[0].word.low in SPEECH


def _shared(one: Mention, other: Mention) -> int:
    return sum(any(_same_name(word, two) for two in other.words) for word in one.words)


def _same_name(word: Word, other: Word) -> bool:
    if word.low in _SMALL_WORDS or other.low in _SMALL_WORDS:
        return False
    return word.stem == other.stem or kin(word.low, other.low) or (word.text.isupper() and other.text[:1] == word.text[:1])


def _beside(mention: Mention, other: Mention) -> bool:
    """Whether a name stands in like company here and there. Where the voice differs, what stood before a verb stands behind it."""
    if not (mention.before or mention.after) or not (other.before or other.after):
        return True
    if _meet(mention.before, other.before) or _meet(mention.after, other.after):
        return True
    return _turned(mention.before, other.after) or _turned(mention.after, other.before)


def _meet(some: tuple[Neighbour, ...], others: tuple[Neighbour, ...]) -> bool:
    return any(_alike(a, b) and a.passive == b.passive for a in some for b in others)


def _both_sides(mention: Mention, other: Mention) -> bool:
    return _very(mention.before[:1], other.before[:1]) and _very(mention.after[:1], other.after[:1])


def _very(some: tuple[Neighbour, ...], others: tuple[Neighbour, ...]) -> bool:
    """The same word, not only a like one."""
    return any(a.word.stem == b.word.stem and a.passive == b.passive for a in some for b in others)


def _turned(some: tuple[Neighbour, ...], others: tuple[Neighbour, ...]) -> bool:
    return any(_alike(a, b) and a.passive != b.passive for a in some for b in others)


def _alike(one: Neighbour, other: Neighbour) -> bool:
    a, b = one.word.stem, other.word.stem
    return not meanings(a).isdisjoint(meanings(b)) or akin(a, b)


def _in_place_of(mention: Mention, other: Mention, *, known: bool) -> bool:
    """Whether another name has the very neighbour that this one has here. A place that the evidence does not name (not `known`) may
    stand for another in its country."""
    near = _very(mention.before, other.before[:1]) or _very(mention.after, other.after[:1])
    return near and (known or not _one_region(mention, other))


def _one_region(mention: Mention, other: Mention) -> bool:
    here, there = ({place.country for place in places_in(_shown(one), "en") if place.country} for one in (mention, other))
    return bool(here & there)


@lru_cache(maxsize=2048)
def _mentions(reading: Reading) -> tuple[Mention, ...]:
    line, text = _line(reading), _ASIDE.sub(lambda aside: " " * len(aside[0]), reading.text)
    runs = _runs(line, text)
    return tuple(_mention(line, runs, number, text) for number in range(len(runs)))


def _line(reading: Reading) -> list[Word | None]:
    """The words of a text without brackets, attributions, numbers and dates; None where a sentence begins or ends."""
    taken = [(one.start, one.end) for one in (*reading.numerals, *reading.moments)]
    taken += [found.span() for pattern in (_ASIDE, _ATTRIBUTED) for found in pattern.finditer(reading.text)]
    line: list[Word | None] = [None]
    end = 0
    for word in reading.words:
        if _BOUNDARY.search(reading.text, end, word.start) and line[-1] is not None:
            line.append(None)
        end = word.end
        if not any(start < word.end and word.start < stop for start, stop in taken):
            line.append(word)
    return [*line, None]


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
    while first and _joined(line, runs[first - 1][1], runs[first][0], text):
        first -= 1
    while last + 1 < len(runs) and _joined(line, runs[last][1], runs[last + 1][0], text):
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
    for word in words:
        if word is None or len(found) == _REACH:
            break
        if word.low not in FUNCTION_WORDS:
            found.append(Neighbour(word, _passive(word, text)))
            if word.capital:
                break
    return tuple(found)


def _passive(word: Word, text: str) -> bool:
    before = text[max(0, word.start - 16) : word.start].lower().split()
    return bool(_BE.intersection(before[-2:])) and not word.capital
