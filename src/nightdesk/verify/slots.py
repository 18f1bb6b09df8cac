"""Does each name stand where it stands in the evidence?

A name may be in the evidence and yet be put in another's place ("defeating Rugby in the final"). Where the words on both sides of a name
stand on both sides of another name in the evidence, and never about this one, the two have been exchanged.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from nightdesk.verify.evidence import Case
from nightdesk.verify.lexicon import FUNCTION_WORDS
from nightdesk.verify.model import Finding
from nightdesk.verify.names import kin, names_in
from nightdesk.verify.reading import Reading, Word
from nightdesk.verify.stems import akin, meanings

CHECK = "names"
_WIDEST = 3


def check_slots(case: Case) -> Iterator[Finding]:
    line = _line(case.reading)
    names = set(names_in(case))
    for place, word in enumerate(line):
        if word is None or word not in names or not 0 < place < len(line) - 1:
            continue
        held = [run for reading in case.english for run in _between(line[place - 1], line[place + 1], _line(reading))]
        if held and not any(_same_name(word, other) for run in held for other in run):
            instead = " ".join(other.text for other in held[0])
            yield case.failed(CHECK, f"Where the sentence has “{word.text}”, the evidence has “{instead}”.")


@lru_cache(maxsize=2048)
def _line(reading: Reading) -> tuple[Word | None, ...]:
    """The words of a text without function words, numbers and dates; None where a sentence begins or ends."""
    taken = [*((one.start, one.end) for one in reading.numerals), *((one.start, one.end) for one in reading.moments)]
    line: list[Word | None] = [None]
    for word in reading.words:
        if word.low in FUNCTION_WORDS or any(start < word.end and word.start < end for start, end in taken):
            continue
        if word.opening and line[-1] is not None:
            line.append(None)
        line.append(word)
    return (*line, None)


def _between(before: Word | None, after: Word | None, line: tuple[Word | None, ...]) -> Iterator[tuple[Word, ...]]:
    """Runs of at most two words, a name among them, that stand between these two neighbours."""
    if before is None and after is None:
        return
    for first, one in enumerate(line):
        if not _alike(before, one):
            continue
        for last in range(first + 2, min(first + 1 + _WIDEST, len(line))):
            run = line[first + 1 : last]
            if _alike(after, line[last]) and all(word is not None for word in run):
                words = tuple(word for word in run if word is not None)
                if any(word.capital for word in words):
                    yield words


def _alike(one: Word | None, other: Word | None) -> bool:
    if one is None or other is None:
        return one is other
    return not meanings(one.stem).isdisjoint(meanings(other.stem)) or akin(one.stem, other.stem)


def _same_name(word: Word, other: Word) -> bool:
    return word.stem == other.stem or kin(word.low, other.low) or (word.text.isupper() and other.text[:1] == word.text[:1])
