"""Does the sentence deny what the evidence denies, and nothing else?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from nightdesk.verify.evidence import Case
from nightdesk.verify.foreign import denials_in, sounds_in
from nightdesk.verify.lexicon import FUNCTION_WORDS, NEGATIONS, OPPOSITES
from nightdesk.verify.model import Finding
from nightdesk.verify.names import nearness
from nightdesk.verify.reading import Reading, Word, read
from nightdesk.verify.sense import ENOUGH, MUCH, means_in
from nightdesk.verify.stems import Vocabulary, akin, meanings, stem

CHECK = "negation"
_REACH, _NEAR = 6, 2
MOST = 60
"""Denials read of one text."""
_HALF, _CLAUSE = 0.5, 0.6
_AS_LONG = 1.5
_QUALIFYING = re.compile(r"\.|\s(?:fewer|less|more|later|earlier|sooner) than\b|\slonger\sthan\b")
"""Behind "no" and "not" where they do not deny: a number of something, or the reserve of a figure."""
_CONTRASTING = re.compile(r"\s+(?:reviewed|told here|only\b(?=.{0,200}\bbut\b))", re.IGNORECASE)
_DENYING = (
    "unable",
    "unlike",
    "unclear",
    "unknown",
    "non",
    "lack",
    "only",
    "stop",
    "ban",
    "prevent",
    "avoid",
    "reject",
    "refus",
    "few",
    "miss",
)
"""How English words begin that say "not" in their own way."""
_PAIRS = tuple((stem(one), stem(other)) for one, other in OPPOSITES)


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies, the words of content that it reaches, and the first words behind it, which it strikes."""

    word: Word
    reach: tuple[Word, ...]
    struck: tuple[Word, ...]

    def matches(self, other: Denial) -> bool:
        return not (self.struck and other.struck) or any(_same(one, two) for one in self.struck for two in other.struck)


def check_polarity(case: Case) -> Iterator[Finding]:
    problems = [*_dropped(case), *_added(case), *_turned(case), *_lost(case)]
    yield from problems
    if not problems and (_denials(_whole(case)) or any(_denials(reading) for reading in case.english)):
        yield case.passed(CHECK, "What is denied is denied in the evidence too.")


def _whole(case: Case) -> Reading:
    """The sentence with its quotations, as far as they may be English: a denial inside one is a denial."""
    return read(case.sentence.text) if case.english else case.reading


def _denials(reading: Reading) -> tuple[Denial, ...]:
    places = ((clause, place) for clause in reading.clauses for place, word in enumerate(clause) if _denies(word, reading.text))
    return tuple(_denial(reading, clause, place) for clause, place in islice(places, MOST))


def _denial(reading: Reading, clause: tuple[Word, ...], place: int) -> Denial:
    behind = clause[place + 1 : place + 1 + _REACH]
    struck = tuple(word for word in behind if word.low not in FUNCTION_WORDS)[:_NEAR]
    return Denial(clause[place], tuple(word for word in behind if word in reading.content), struck)


def _denies(word: Word, text: str) -> bool:
    if word.low in ("no", "not") and _QUALIFYING.match(text, word.end):
        return False
    if word.low == "not" and _CONTRASTING.match(text, word.end):
        return False
    return word.low in NEGATIONS or word.low.endswith(("n't", "n’t"))


def _same(one: Word, other: Word) -> bool:
    return not meanings(one.stem).isdisjoint(meanings(other.stem)) or akin(one.stem, other.stem)


def _dropped(case: Case) -> Iterator[Finding]:
    """Denials of the evidence that the sentence covers, and does not make."""
    told = _denials(_whole(case))
    spoken = _whole(case).vocabulary
    for reading in case.english:
        for denial in _denials(reading):
            if _struck_out(denial, reading, _whole(case)):
                yield case.failed(
                    CHECK, f"The evidence says “{_shown(reading, denial)}”; the sentence has it without the “{denial.word.text}”."
                )
                return
            covered = _share(denial.reach, spoken) > _HALF and _share(_around(denial.word, reading), spoken) >= _CLAUSE
            if denial.reach and covered and not _kept(denial, case, told):
                yield case.failed(
                    CHECK, f"The evidence says “{_shown(reading, denial)}”; the sentence leaves out the “{denial.word.text}”."
                )
                return


def _kept(denial: Denial, case: Case, told: tuple[Denial, ...]) -> bool:
    """Whether the sentence makes the denial wherever it says what is denied: "with power; … without power" does not."""
    kept = [other for other in told if denial.matches(other)]
    if not kept or not denial.struck:
        return bool(kept)
    first = denial.struck[0].stem
    plain = sum(word.stem == first for word in _whole(case).words) - len(kept)
    made = [other for reading in case.english for other in _denials(reading) if denial.matches(other)]
    return plain <= sum(word.stem == first for reading in case.english for word in reading.words) - len(made)


def _struck_out(denial: Denial, reading: Reading, told: Reading) -> bool:
    """Whether the very words on both sides of a denial stand in the sentence with nothing, or its opposite, between them."""
    if any(other.word.low == denial.word.low and _sides(other.word, told) == _sides(denial.word, reading) for other in _denials(told)):
        return False
    before, after = _sides(denial.word, reading)
    between = r"(?:with )?" if denial.word.low == "without" else ""
    return bool(before and after) and re.search(rf"\b{re.escape(before)} {between}{re.escape(after)}(?!\w)", _spaced(told.text)) is not None


def _sides(word: Word, reading: Reading) -> tuple[str, str]:
    """Up to two words before and two behind, in small letters, as one writes them; the end of a sentence counts as a word."""
    clause = next(clause for clause in reading.clauses if word in clause)
    place = clause.index(word)
    before, after = clause[max(0, place - 2) : place], clause[place + 1 : place + 3]
    closing = " ." if len(after) < 2 and clause[-1] == (after or (word,))[-1] else ""
    return " ".join(one.low for one in before), (" ".join(one.low for one in after) + closing).strip()


def _spaced(text: str) -> str:
    """Small letters, words and full stops apart by one space, other signs left out."""
    return " ".join(re.findall(r"[^\W_]+(?:['’][^\W\d_]+)*|[.;!?]", text.lower().replace(";", ".")))


def _share(words: tuple[Word, ...], spoken: Vocabulary) -> float:
    return sum(spoken.holds(word.stem) for word in words) / len(words) if words else 1.0


def _around(word: Word, reading: Reading) -> tuple[Word, ...]:
    """The words of content in the clause where a negation stands."""
    clause = next(clause for clause in reading.clauses if word in clause)
    return tuple(other for other in clause if other in reading.content)


def _added(case: Case) -> Iterator[Finding]:
    """Denials that no evidence makes. In another language, the lack of any word that denies is enough to tell."""
    made = [denial for reading in case.english for denial in _denials(reading)]
    for denial in _denials(_whole(case)):
        if any(denial.matches(other) for other in made):
            if len(_denials(_whole(case))) > len(made) and case.english:
                yield case.doubted(CHECK, "The sentence denies more often than the evidence does.")
                return
            continue
        says = f"The sentence says “{_shown(_whole(case), denial)}”"
        if case.foreign and (abroad := _denied_abroad(case)) != 0:
            if not abroad or len(_denials(_whole(case))) > abroad or not _told_whole(case):
                yield case.doubted(CHECK, f"{says}; whether the original does could not be read.")
        else:
            yield case.failed(CHECK, f"{says}; the evidence does not deny it.")


def _denied_abroad(case: Case) -> int | None:
    """The most words that deny in one original; None where they cannot be read in one of them."""
    counts = [denials_in(text, language) for text, language in case.foreign]
    return None if None in counts else max((count for count in counts if count is not None), default=0)


def _told_whole(case: Case, least: float = MUCH) -> bool:
    """Whether the sentence says what its originals say, and they say little else: what is denied there is denied of the same."""
    return all(len(text) <= _AS_LONG * len(case.sentence.text) for text, _ in case.foreign) and (nearness(case) or 0.0) >= least


def _lost(case: Case) -> Iterator[Finding]:
    """Denials of an original in another language, short enough to be told whole, of which the sentence makes none."""
    if case.english or not case.foreign or case.reading.text != case.sentence.text or _denials(_whole(case)):
        return
    if not _told_whole(case, ENOUGH):
        return
    denied = [denials_in(text, language) for text, language in case.foreign]
    if denied and all(denied) and not any(_denies_in_its_own_way(word, case) for word in case.reading.words):
        yield case.doubted(CHECK, "The original holds a word that denies, and the sentence none.")


def _denies_in_its_own_way(word: Word, case: Case) -> bool:
    """Whether an English word may stand for the denial of an original: "unable" for "not able". Not where that has a word for it too."""
    if not word.low.startswith(_DENYING):
        return False
    return not all(means_in(word.low, text, language) or sounds_in(word.low, text) for text, language in case.foreign)


def _turned(case: Case) -> Iterator[Finding]:
    if not case.english:
        return
    mine, theirs = case.reading.vocabulary.stems, case.vocabulary.stems
    for pair in _PAIRS:
        for one, other in (pair, pair[::-1]):
            if one in mine and one not in theirs and other in theirs and other not in mine:
                yield case.failed(CHECK, f"The evidence has the opposite of “{one}”.")


def _shown(reading: Reading, denial: Denial) -> str:
    return reading.text[denial.word.start : denial.reach[-1].end if denial.reach else denial.word.end]
