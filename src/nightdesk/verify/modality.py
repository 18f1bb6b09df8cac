"""Is what the evidence tells as possible, planned, tried or due told as no more than that?

A verb is held by the word before it: "may resign", "plans to resign", "must resign". Where the evidence has a verb in such a hold only, the
sentence may not tell the same verb as done, nor in a surer hold. English evidence alone can be read so closely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum

from nightdesk.verify.evidence import Case
from nightdesk.verify.model import Finding
from nightdesk.verify.reading import Reading, Word
from nightdesk.verify.stems import stem

CHECK = "modality"
_BACK = 3


class Hold(IntEnum):
    """How firmly a verb is told, the least first."""

    POSSIBLE = 0
    ABLE = 1
    INTENDED = 2
    DUE = 3
    DONE = 4


_MODALS = {
    "may": Hold.POSSIBLE, "might": Hold.POSSIBLE, "could": Hold.ABLE, "can": Hold.ABLE, "will": Hold.DUE, "shall": Hold.DUE,
    "would": Hold.DUE, "must": Hold.DUE, "should": Hold.DUE,
}  # fmt: skip
_PURPOSES = """
plan plans planned planning intend intends intended threaten threatens threatened threatening attempt attempts attempted attempting
try tries tried trying hope hopes hoped seek seeks sought want wants wanted vow vows vowed promise promises promised propose proposes
proposed refuse refuses refused fail fails failed consider considers considered aim aims aimed offer offers offered
deal deals agreement agreements pact accord proposal bid effort efforts order orders
"""
_INTENDING = frozenset(_PURPOSES.split())
_DUE = frozenset(["expected", "due", "set", "scheduled", "likely", "bound", "supposed"])
_LIGHT = "be been being have also soon then still now again later even only well not"
_BETWEEN = frozenset(_LIGHT.split())
_FORMS = """
began begin, bought buy, broke break, brought bring, built build, came come, caught catch, chose choose, drew draw, fell fall,
fled flee, fought fight, found find, gave give, grew grow, heard hear, held hold, kept keep, led lead, left leave, lost lose, made
make, met meet, paid pay, ran run, rose rise, sank sink, sent send, shot shoot, sold sell, spoke speak, struck strike, swore
swear, used use, took take, went go, withdrew withdraw, won win, wrote write
"""
_PAST: dict[str, str] = dict(pair.split() for pair in _FORMS.split(","))
_TOLD_AS_DONE = re.compile(r"[a-z]{2,}ed$")


def check_modality(case: Case) -> Iterator[Finding]:
    """A hold that is loosened passes: "may have" for "has" claims less."""
    if not case.english or any(case.sentence.text in passage.text for passage in case.passages):
        return
    told: dict[str, Hold] = {}
    for reading in case.english:
        for clause, place in _places(reading):
            form = base(clause[place])
            told[form] = max(told.get(form, Hold.POSSIBLE), _hold(clause, place))
    for clause, place in _places(case.reading):
        word, mine = clause[place], _hold(clause, place)
        theirs = told.get(base(word), Hold.DONE)
        if mine <= Hold.ABLE or theirs >= mine or (mine is Hold.DONE and not is_past(word)) or _softened(clause):
            continue
        says = f"The evidence tells “{word.text}” as {_NAMES[theirs]}, the sentence as {_NAMES[mine]}."
        yield case.doubted(CHECK, says) if theirs is Hold.ABLE and mine is Hold.DONE else case.failed(CHECK, says)
        return


_NAMES = {Hold.POSSIBLE: "possible", Hold.ABLE: "what can be", Hold.INTENDED: "intended or tried", Hold.DUE: "to come", Hold.DONE: "done"}
_SOFT = "may might could possibly perhaps likely probably reportedly allegedly if would unless"
_SOFTENING = frozenset(_SOFT.split())


def _softened(clause: Sequence[Word]) -> bool:
    return any(word.low in _SOFTENING for word in clause)


def _places(reading: Reading) -> Iterator[tuple[tuple[Word, ...], int]]:
    """Each word that may be a verb, as its clause and its place there."""
    yield from ((clause, place) for clause in reading.clauses for place, word in enumerate(clause) if word.content and not word.capital)


def base(word: Word) -> str:
    """The stem of a verb, of "struck" as of "strikes"."""
    return stem(_PAST.get(word.low, word.low))


def is_past(word: Word) -> bool:
    """Whether it may tell of something done."""
    return word.low in _PAST or _TOLD_AS_DONE.search(word.low) is not None


def _hold(clause: Sequence[Word], place: int) -> Hold:
    for back in range(place - 1, max(-1, place - 1 - _BACK), -1):
        low = clause[back].low
        if low in _MODALS:
            return _MODALS[low]
        if low == "to":
            return _before_to(clause[:back])
        if low not in _BETWEEN:
            break
    return Hold.DONE


def _before_to(clause: Sequence[Word]) -> Hold:
    """What "to" hangs on: "plans to", "is expected to", "in an attempt to"; any other leaves the verb as it is."""
    low = clause[-1].low if clause else ""
    return Hold.INTENDED if low in _INTENDING else Hold.DUE if low in _DUE else Hold.DONE
