"""Whether "strikes" is a verb where it stands: by what comes before and behind it."""

from __future__ import annotations

from nightdesk.drafts.tense.little_words import (
    AFTER_INTRANSITIVE,
    AUXILIARIES,
    MOSTLY_NOUNS,
    NO_FINITE_AFTER,
    PLURAL_MARKS,
    PLURALS,
    PREPOSITIONS,
    judges,
    starts_object,
)
from nightdesk.drafts.tense.spot import Spot
from nightdesk.drafts.verbs import Verb, by_base, by_third_person

_SAYS_THAT = ("rule", "claim", "report", "charge", "demand")
_HAPPENS = ("vote", "protest", "crash", "collapse", "return", "call")
_ACTS = ("who", "which", "that", "also", "he", "she", "it", "then", "later")
_OF_A_QUALITY = ("ed", "ing", "al", "ive", "ous", "ary", "ic")


def is_third_person(verb: Verb, spot: Spot, finite: bool, *, bold: bool) -> bool:
    """`finite` says that the clause has its verb already; `bold` takes a word for a verb on slight grounds."""
    before, after = spot.before, spot.after
    if spot.word in MOSTLY_NOUNS and not (verb.base == "result" and after == "in") and not (verb.base == "rule" and judges(before)):
        return False
    if before in NO_FINITE_AFTER and before not in ("that", "who"):
        return False
    return not verb.nounlike or _is_no_noun(verb, spot, finite, bold=bold)


def _is_no_noun(verb: Verb, spot: Spot, finite: bool, *, bold: bool) -> bool:
    before, after = spot.before, spot.after
    if before.islower() and spot.index > 1 and spot.at(spot.index - 2) in PREPOSITIONS:
        return False
    if not finite and _opens_its_clause(verb, spot):
        return True
    if after in ("by", "of", "against", "that"):
        return verb.base in _SAYS_THAT and after == "that"
    if _is_sure(before) or before.lower() in PLURALS or _is_sure(after):
        return False
    counted = before.replace(",", "").isdigit() or before.lower() in PLURAL_MARKS
    if (bold and not counted) or (after == "and" and spot.at(spot.index + 2) in by_third_person()):
        return True
    if before.endswith(("'s", "’s")) or before.lower() in PLURAL_MARKS:
        return False
    if before == "and":
        return starts_object(after) or (finite and after not in AFTER_INTRANSITIVE and after != "and")
    mark = spot.mark()
    return after.lower() != "of" if mark == "singular" else mark is None and _has_an_object(verb, spot, finite)


def _opens_its_clause(verb: Verb, spot: Spot) -> bool:
    if verb.base == "meet" and spot.after == "with":
        return True
    begun = spot.is_opened and spot.before not in PREPOSITIONS and spot.before not in by_base()
    return spot.after in AFTER_INTRANSITIVE and begun


def _is_sure(word: str) -> bool:
    """Whether it is a verb's plain form and never a noun."""
    return word in by_base() and not by_base()[word].nounlike


def _has_an_object(verb: Verb, spot: Spot, finite: bool) -> bool:
    before, after = spot.before, spot.after
    if before in _ACTS:
        return starts_object(after) or after in AFTER_INTRANSITIVE
    if before[:1].isupper() or before.endswith(")"):
        if not finite and after.islower() and after not in AFTER_INTRANSITIVE and after not in AUXILIARIES:
            return True
        return starts_object(after) or (after in ("on", "for", "in") and verb.base in _HAPPENS)
    return starts_object(after) and not before.endswith(_OF_A_QUALITY)
