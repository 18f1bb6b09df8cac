"""A number of happenings that the passages of a sentence tell one by one: "the second ceasefire" where two passages each announce one.

A passage tells of a happening anew if it does not speak of it as known ("the ceasefire") or as what went before ("after", "despite"), and
of one only. Two passages tell of two happenings if they are of different days and different places, and of one source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from nightdesk.verify.evidence import is_english, places_in
from nightdesk.verify.numerals import Numeral
from nightdesk.verify.reading import Reading, Word, read
from nightdesk.verify.stems import meanings, stem
from nightdesk.wire.model import Passage

_KNOWN = frozenset(["the", "this", "that", "its", "their", "his", "her"])
_BEFORE = frozenset(
    ["after", "following", "despite", "since", "during", "from", "before", "toll", "aftermath", "continues", "continue", "over", "amid"]
)
_ONE = frozenset(["a", "an", "the"])
_REPORTS = frozenset(stem(word) for word in ("report", "account"))
_BEHIND, FEWEST, MOST = 3, 2, 12


def is_tallied(numeral: Numeral, reading: Reading, passages: Sequence[Passage]) -> bool:
    """Whether so many passages, and no more, each tell anew of what is counted; or, where reports are counted, there are so many."""
    if numeral.vague or not numeral.values <= set(range(FEWEST, MOST + 1)):
        return False
    return any(_tally(word, passages) in numeral.values for word in _counted(numeral, reading))


def _counted(numeral: Numeral, reading: Reading) -> Iterator[Word]:
    """The words that may say what is counted: those behind the number; "twice" may count any."""
    if reading.text[numeral.start : numeral.end].lower() in ("twice", "thrice"):
        yield from reading.content
        return
    behind = [word for word in reading.words if word.start >= numeral.end][:_BEHIND]
    yield from (word for word in behind if len(word.low) > _BEHIND and not word.capital)


def _tally(word: Word, passages: Sequence[Passage]) -> int:
    if word.stem in _REPORTS:
        return len({passage.document for passage in passages})
    telling = [passage for passage in passages if is_english(passage.language) and _tells_anew(word, read(passage.text))]
    return len(telling) if all(_apart(one, other) for one, other in combinations(telling, 2)) else 0


def _tells_anew(word: Word, reading: Reading) -> bool:
    places = ((clause, at) for clause in reading.clauses for at, other in enumerate(clause) if _means(word, other))
    return any(not _is_known(clause, at) and not _is_many(clause, at) for clause, at in places)


def _means(word: Word, other: Word) -> bool:
    return not meanings(word.stem).isdisjoint(meanings(other.stem))


def _is_known(clause: Sequence[Word], at: int) -> bool:
    return any(one.low in _KNOWN for one in clause[max(0, at - _BEHIND) : at]) or any(one.low in _BEFORE for one in clause[:at])


def _is_many(clause: Sequence[Word], at: int) -> bool:
    """Whether it is a noun of many: "drone strikes on", not "strikes a building"."""
    behind = clause[at + 1].low if at + 1 < len(clause) else ""
    return clause[at].low.endswith("s") and behind not in _ONE


def _apart(one: Passage, other: Passage) -> bool:
    here, there = ({place.name for place in places_in(passage.text, "en") if place.kind != "country"} for passage in (one, other))
    differ = bool(here or there) and here.isdisjoint(there)
    return differ and one.source == other.source and one.said_at.date() != other.said_at.date()
