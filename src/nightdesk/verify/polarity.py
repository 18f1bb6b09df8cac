"""Does the sentence deny what the evidence denies, and nothing else?"""

from __future__ import annotations

from collections.abc import Iterator

from nightdesk.verify.evidence import Case
from nightdesk.verify.lexicon import NEGATIONS, OPPOSITES
from nightdesk.verify.model import Finding
from nightdesk.verify.reading import Reading, Word, read
from nightdesk.verify.stems import Vocabulary, stem

CHECK = "negation"
_REACH = 6
_CLAUSE = 0.6
_PAIRS = tuple((stem(one), stem(other)) for one, other in OPPOSITES)


def check_polarity(case: Case) -> Iterator[Finding]:
    problems = [*_dropped(case), *_added(case), *_turned(case)]
    yield from problems
    if not problems and (_denials(_whole(case)) or any(_denials(reading) for reading in case.english)):
        yield case.passed(CHECK, "What is denied is denied in the evidence too.")


def _whole(case: Case) -> Reading:
    """The sentence with its quotations, as far as they may be English: a denial inside one is a denial."""
    return read(case.sentence.text) if case.english else case.reading


def _denials(reading: Reading) -> tuple[tuple[Word, tuple[Word, ...]], ...]:
    """Each negation with the words of content that it reaches."""
    return tuple(
        (word, tuple(other for other in clause[place + 1 : place + 1 + _REACH] if other in reading.content))
        for clause in reading.clauses
        for place, word in enumerate(clause)
        if _denies(word, reading.text)
    )


def _denies(word: Word, text: str) -> bool:
    if word.low == "no" and text[word.end : word.end + 1] == ".":
        return False
    if word.low == "not" and text[word.end :].lstrip().lower().startswith(("only", "reviewed")):
        return False
    return word.low in NEGATIONS or word.low.endswith(("n't", "n’t"))


def _dropped(case: Case) -> Iterator[Finding]:
    if _denials(_whole(case)):
        return
    spoken = Vocabulary(word.stem for word in case.reading.words)
    for reading in case.english:
        for word, reach in _denials(reading):
            if reach and _share(reach, spoken) > 0.5 and _share(_around(word, reading), spoken) >= _CLAUSE:
                yield case.failed(CHECK, f"The evidence says “{_shown(reading, word, reach)}”; the sentence leaves out the “{word.text}”.")
                return


def _share(words: tuple[Word, ...], spoken: Vocabulary) -> float:
    return sum(spoken.holds(word.stem) for word in words) / len(words) if words else 1.0


def _around(word: Word, reading: Reading) -> tuple[Word, ...]:
    """The words of content in the clause where a negation stands."""
    clause = next(clause for clause in reading.clauses if word in clause)
    return tuple(other for other in clause if other in reading.content)


def _added(case: Case) -> Iterator[Finding]:
    denied = [other for reading in case.english for _, reach in _denials(reading) for other in reach]
    bare = any(not reach for reading in case.english for _, reach in _denials(reading))
    for word, reach in _denials(_whole(case)):
        held = Vocabulary(other.stem for other in denied)
        if bare or (denied and (not reach or any(held.holds(other.stem) for other in reach))):
            continue
        if case.english:
            yield case.failed(CHECK, f"The sentence says “{_shown(_whole(case), word, reach)}”; the evidence does not deny it.")
        else:
            yield case.doubted(CHECK, f"Whether the original says “{_shown(_whole(case), word, reach)}” could not be read.")


def _turned(case: Case) -> Iterator[Finding]:
    if not case.english:
        return
    mine, theirs = case.reading.vocabulary.stems, case.vocabulary.stems
    for pair in _PAIRS:
        for one, other in (pair, pair[::-1]):
            if one in mine and one not in theirs and other in theirs and other not in mine:
                yield case.failed(CHECK, f"The evidence has the opposite of “{one}”.")


def _shown(reading: Reading, word: Word, reach: tuple[Word, ...]) -> str:
    return reading.text[word.start : reach[-1].end if reach else word.end]
