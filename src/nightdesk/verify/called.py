"""A speaker called again in other words: "the group claimed" of whom the sentence has just named.

Whoever has been named may be called by a word that the evidence has beside the name ("the separatist group Balochistan Liberation Army":
the separatists); and any body but one of a state may be called a group.
"""

from __future__ import annotations

from collections.abc import Sequence

from nightdesk.verify.evidence import Case, places_in
from nightdesk.verify.lexicon import FUNCTION_WORDS
from nightdesk.verify.mentions import Mention, find_mentions
from nightdesk.verify.reading import Word
from nightdesk.verify.stems import meanings

_GROUP = frozenset(["group", "organisation", "organization", "movement"])
_ARMED = frozenset(["army", "military", "police", "forces", "troops"])
_OF_STATE = _ARMED | frozenset(["government", "ministry", "minister", "president", "court", "parliament", "state", "authorities"])
_BESIDE = 2


def named_before(words: Sequence[Word], case: Case) -> list[Mention]:
    """The names that a reader of the sentence has read before he comes to these words."""
    return [mention for mention in find_mentions(case.reading) if mention.words[-1].end <= words[0].start]


def is_called_again(words: Sequence[Word], named: Sequence[Mention], case: Case) -> bool:
    """Whether these words, in small letters, may stand for one of those named."""
    if any(word.capital and not word.opening for word in words):
        return False
    return any(all(_may_call(word, one, case) for word in words) for one in named)


def of_no_state(words: Sequence[Word], case: Case) -> bool:
    """Whether "the army" is to stand for one that the evidence knows only in a name, and of no country: "Baloch Liberation Army"."""
    if len(words) != 1 or words[0].capital or words[0].low not in _ARMED:
        return False
    sense = meanings(words[0].stem)
    plain = any(other.stem == words[0].stem and not other.capital for reading in case.english for other in reading.words)
    runs = (one for reading in case.english for one in find_mentions(reading))
    names = [one for one in runs if any(not sense.isdisjoint(meanings(word.stem)) for word in one.words)]
    return bool(names) and not plain and not any(_of_country(one) for one in names)


def is_of_state(word: Word) -> bool:
    return word.low in _OF_STATE


def _may_call(word: Word, named: Mention, case: Case) -> bool:
    if word.low in _GROUP:
        return not _is_state(named) or _stands_beside(word, named, case)
    return word.low not in _OF_STATE and _stands_beside(word, named, case)


def _is_state(named: Mention) -> bool:
    return any(word.low in _OF_STATE for word in named.words) and (len(named.words) == 1 or _of_country(named))


def _of_country(named: Mention) -> bool:
    return any(place.kind == "country" for place in places_in(str(named), "en"))


def _stands_beside(word: Word, named: Mention, case: Case) -> bool:
    name = {one.stem for one in named.words if one.low not in FUNCTION_WORDS}
    for clause in (clause for reading in case.english for clause in reading.clauses):
        for at in (place for place, other in enumerate(clause) if other.stem in name):
            near = clause[max(0, at - _BESIDE) : at + _BESIDE + 1]
            if any(not other.capital and not meanings(word.stem).isdisjoint(meanings(other.stem)) for other in near):
                return True
    return False
