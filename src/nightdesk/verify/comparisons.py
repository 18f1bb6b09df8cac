"""Is the greater told as the greater, and the lower as the lower?

A comparison is a word like "more" or "later" with what stands before it and behind its "than". Against an English comparison of the same
two things, the sentence may neither turn the word round nor exchange the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nightdesk.verify.evidence import Case
from nightdesk.verify.model import Finding
from nightdesk.verify.reading import Reading, Word

CHECK = "comparison"
_PAIRS = (
    ("more", "fewer"), ("more", "less"), ("higher", "lower"), ("larger", "smaller"), ("bigger", "smaller"), ("better", "worse"),
    ("earlier", "later"), ("older", "younger"), ("older", "newer"), ("longer", "shorter"), ("faster", "slower"), ("stronger", "weaker"),
    ("richer", "poorer"), ("greater", "smaller"), ("greater", "less"), ("heavier", "lighter"), ("warmer", "colder"), ("hotter", "colder"),
    ("deeper", "shallower"), ("cheaper", "dearer"), ("sooner", "later"), ("wider", "narrower"),
)  # fmt: skip
_OPPOSITES = {one: frozenset(b if a == one else a for a, b in _PAIRS if one in (a, b)) for pair in _PAIRS for one in pair}
_THAN = re.compile(r"\bthan\b", re.IGNORECASE)
_BEFORE_THAN, _BEHIND, _BEFORE = 5, 5, 8


@dataclass(frozen=True, slots=True)
class Comparison:
    """The word, and the stems of what is compared: on its left, between it and "than", and on the right of "than"."""

    word: str
    left: frozenset[str]
    between: frozenset[str]
    right: frozenset[str]


def check_comparisons(case: Case) -> Iterator[Finding]:
    theirs = [comparison for reading in case.english for comparison in comparisons(reading)]
    for mine in comparisons(case.reading) if theirs else ():
        if any(_agree(mine, other) for other in theirs):
            continue
        for other in theirs:
            if mine.word in _OPPOSITES[other.word] and _of_the_same(mine, other):
                yield case.failed(CHECK, f"The evidence says “{other.word} … than”, the sentence “{mine.word} … than”.")
                return
            if mine.word == other.word and mine.right & other.left and other.right & mine.left and not mine.right & other.right:
                yield case.failed(CHECK, f"What is “{mine.word}” than the other has changed places with it.")
                return


def comparisons(reading: Reading) -> list[Comparison]:
    """Those of two things; "more than 40" gives the reserve of a number and compares nothing."""
    found = []
    for than in _THAN.finditer(reading.text):
        clause = next((clause for clause in reading.clauses if clause[0].start <= than.start() <= clause[-1].end), ())
        before = [word for word in clause if word.end <= than.start()]
        behind = [word for word in clause if word.start >= than.end()][:_BEHIND]
        at = next((place for place in range(len(before) - 1, -1, -1) if before[place].low in _OPPOSITES), None)
        number = any(0 <= numeral.start - than.end() <= 2 for numeral in reading.counts)
        if at is not None and len(before) - at <= _BEFORE_THAN and behind and not number:
            left = before[max(0, at - _BEFORE) : at]
            found.append(Comparison(before[at].low, _stems(left), _stems(before[at + 1 :]), _stems(behind) | _days(reading, than.end())))
    return found


def _stems(words: list[Word]) -> frozenset[str]:
    return frozenset(word.stem for word in words if word.content)


def _days(reading: Reading, start: int) -> frozenset[str]:
    """A year or a day named behind "than"."""
    return frozenset(reading.text[moment.start : moment.end] for moment in reading.moments if 0 <= moment.start - start <= 20)


def _of_the_same(mine: Comparison, other: Comparison) -> bool:
    return bool(mine.right & other.right) and bool((mine.left | mine.between) & (other.left | other.between))


def _agree(mine: Comparison, other: Comparison) -> bool:
    """The same word of the same things, or its opposite of the two exchanged."""
    if mine.word == other.word:
        return bool(mine.right & other.right) or not (mine.right & other.left and other.right & mine.left)
    return mine.word in _OPPOSITES[other.word] and bool(mine.right & other.left) and bool(mine.left & other.right)
