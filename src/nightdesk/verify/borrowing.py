"""Does a conclusion speak of what its premises speak of, or has it borrowed its matter from elsewhere?

Each word that tells something is looked for in the premises and what they rest on, as a word and by its meaning, and weighed by how rare
it is; words in which anything is argued ("a pause helps whoever …") weigh little, for they bring no matter of their own. To the share
that is found comes how alike conclusion and premises are as a whole. The scales were set on the conclusions of recorded
articles against those of other stories and against made-up ones (`benchmarks/verification_borrowing.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from nightdesk.verify.bearing.words import commonness
from nightdesk.verify.lexicon import ARGUMENT, FUNCTION_WORDS, NEWSROOM_WORDS
from nightdesk.verify.model import Outcome
from nightdesk.verify.reading import Reading, Word, read
from nightdesk.verify.sense import alike, means_in
from nightdesk.verify.stems import Vocabulary, stem

FOREIGN_TO, LITTLE, CLAUSE = 0.25, 0.5, 0.35
"""Below the first a conclusion tells of something else, below the second it may; below the third one clause of it may."""
_REPORTING = "number numbers count counts figure figures toll reader readers account accounts report reports"
OF_REPORTING = NEWSROOM_WORDS | frozenset(_REPORTING.split())
"""Words of the reporting itself: they tell nothing of the world, and stand wherever news is weighed."""
_OF_ARGUMENT = frozenset(stem(word) for word in ARGUMENT)
_OF_WEIGHING = frozenset(["roughly", "chance", "odds", "rival", "reading", "view", "rather", "simply"])
_LIKELY = re.compile(r"likel|certain|probab|perhaps|possib|even$", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[;:.]\s|,\s(?=(?:and|but|so|which|while|as|for|though|unless)\b)|\b(?=(?:because|while|since|so that)\b)")
_OF_A_RIVAL = re.compile(r"\b(?:may|might|could|rival|reading|against|other)\b", re.IGNORECASE)
_COMMONEST, _SPAN, _UNKNOWN, _LEAST = 6.0, 3.0, 1.5, 0.05
_BY_MEANING, _LIKENESS, _TELLING, _MANY, _ARGUING = 0.8, 0.5, 0.3, 2, 0.3
MOST_LETTERS = 3_000


@dataclass(frozen=True, slots=True)
class Rest:
    """How far some words rest on the premises, and the words, in small letters, that do not; `weighty` counts those that say much."""

    score: float
    strange: tuple[str, ...]
    weighty: int


class Ground:
    """The premises of one conclusion and what they rest on, as texts."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        self.texts = texts
        self.joined = " ".join(texts)[:MOST_LETTERS]
        self.vocabulary = Vocabulary(word.stem for text in texts for word in read(text).words)

    def judge(self, text: str) -> tuple[Outcome, tuple[str, ...], bool]:
        """Whether a conclusion rests on these premises, the words that do not, and whether they are those of one clause.

        What is argued of a name of the premises in words that anybody argues in brings no matter of its own, however few of them they hold.
        """
        whole = self.rest_of(text)
        if whole.strange and whole.score < LITTLE and (whole.weighty or not self._names(text)):
            return Outcome.FAIL if whole.score < FOREIGN_TO and whole.weighty else Outcome.DOUBT, whole.strange, False
        clause = self.strange_clause(text)
        return (Outcome.DOUBT, clause.strange, True) if clause else (Outcome.PASS, (), False)

    def tells(self, reason: str) -> bool:
        """Whether the premises hold what is given as a reason: nothing weighty in it is strange to them."""
        rest = self.rest_of(reason)
        return not rest.strange or (rest.weighty == 0 and rest.score >= FOREIGN_TO)

    def _names(self, text: str) -> bool:
        return any(word.capital and not word.opening and self.vocabulary.holds(word.stem) for word in read(text).words)

    def rest_of(self, text: str) -> Rest:
        found, all_of_it, strange = 0.0, 0.0, []
        for word in _telling(read(text)):
            weight = _weight(word)
            all_of_it += weight
            share = self._share(word)
            found += weight * share
            if share == 0.0:
                strange.append(word)
        held = found / all_of_it if all_of_it else 1.0
        weighty = sum(_weight(word) >= _TELLING for word in strange)
        return Rest(held + _LIKENESS * self._likeness(text), tuple(dict.fromkeys(word.low for word in strange)), weighty)

    def strange_clause(self, text: str) -> Rest | None:
        """The clause that rests least on the premises, if it brings matter of its own and names no rival reading."""
        bounds = [0, *(end.end() for end in _CLAUSE_ENDS.finditer(text)), len(text)]
        clauses = (text[start:end] for start, end in pairwise(bounds))
        rests = (self.rest_of(clause) for clause in clauses if not _OF_A_RIVAL.search(clause))
        strange = [rest for rest in rests if rest.weighty >= _MANY and rest.score < CLAUSE]
        return min(strange, key=lambda rest: rest.score, default=None)

    def _share(self, word: Word) -> float:
        if word.low in OF_REPORTING or self.vocabulary.holds(word.stem):
            return 1.0
        return _BY_MEANING if means_in(word.low, self.joined, "en") else 0.0

    def _likeness(self, text: str) -> float:
        return max((near for other in self.texts if (near := alike(text, other, "en")) is not None), default=0.0)


def _telling(reading: Reading) -> Iterator[Word]:
    """Its words without names, numbers, days, likelihood and the words that any weighing needs."""
    taken = [*((one.start, one.end) for one in reading.numerals), *((one.start, one.end) for one in reading.moments)]
    for word in reading.words:
        idle = len(word.low) == 1 or word.low in FUNCTION_WORDS or word.low in _OF_WEIGHING or _LIKELY.search(word.low)
        if not idle and (not word.capital or word.opening) and not any(start < word.end and word.start < end for start, end in taken):
            yield word


def _weight(word: Word) -> float:
    """The rarer the weightier: 0.05 for the commonest words, 1 for those rarer than one in a million; less in words of argument."""
    weight = min(1.0, max(_LEAST, (_COMMONEST - commonness().get(word.low, _UNKNOWN)) / _SPAN))
    return _ARGUING * weight if word.stem in _OF_ARGUMENT else weight
