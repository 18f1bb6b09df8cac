"""Whether "strike" is the verb of several who act where it stands, and hangs on no "to" or "must"."""

from __future__ import annotations

from nightdesk.drafts.tense.little_words import (
    AFTER_INTRANSITIVE,
    ARTICLES,
    ENDS_A_HEAD,
    FIRED,
    NO_FINITE_AFTER,
    OBJECT_STARTS,
    REPORTING,
    WHO_ACT,
    is_plural,
    starts_object,
)
from nightdesk.drafts.tense.spot import Spot, is_of_a_verb
from nightdesk.drafts.verbs import Verb, by_base, by_third_person

_OF_A_QUALITY = ("al", "ive", "ous", "ary", "ic")
_FOLLOWED_BY = {"to": frozenset(["vote", "claim", "head"]), "that": REPORTING}
_NO_DEED_BEFORE_TO = ("defeat", "close", "aid")


def is_plain_form(verb: Verb, spot: Spot, finite: bool, *, bold: bool) -> bool:
    """`finite` says that the clause has its verb already; `bold` takes a word for a verb on slight grounds."""
    if spot.is_governed():
        return False
    return _follows_several(verb, spot, finite, bold=bold) or _has_a_subject(verb, spot, finite) or _is_told_of_several(verb, spot)


def _is_told_of_several(verb: Verb, spot: Spot) -> bool:
    """ "Blasts that devastate the town": whether a clause about a noun of several begins with the verb and goes on to whom it befalls."""
    noun = spot.at(spot.index - 2)
    return spot.before in ("that", "which", "who") and noun.islower() and is_plural(noun) and starts_object(spot.after)


def _follows_several(verb: Verb, spot: Spot, finite: bool, *, bold: bool) -> bool:
    before, after = spot.before_adverb, spot.after
    lowered = before.lower()
    if lowered in NO_FINITE_AFTER or before.endswith(("'s", "’s")):
        return False
    if lowered == "and":
        sure = not verb.nounlike or starts_object(after) or (verb.base == "fire" and after in FIRED)
        return finite and sure and spot.plain_verb_before
    if before.isdigit() and spot.follows_a_date:
        return (not verb.nounlike or after in ("to", "home")) and spot.several_before
    verb_before = by_third_person().get(lowered)
    if verb_before is not None and not verb_before.nounlike:
        return False
    plural = is_plural(before) and not spot.is_owned
    bracketed = spot.left.endswith(")") or (before[:1].isupper() and not lowered.endswith("s"))
    if not plural and not (bracketed and not finite and spot.several_before):
        return False
    return not verb.nounlike or bold or _is_no_noun(spot, finite)


def _is_no_noun(spot: Spot, finite: bool) -> bool:
    if starts_object(spot.after):
        return True
    opened = any(spot.at(place) in ("as", "while", "when", "because") for place in range(max(0, spot.index - 4), spot.index - 1))
    return not finite and (opened or spot.after in AFTER_INTRANSITIVE)


def _has_a_subject(verb: Verb, spot: Spot, finite: bool) -> bool:
    """Whether all from the clause's beginning up to a plain form is a subject of several: "forces and the coalition capture the town", "the
    ministers of the Union vote to end it"; or a team's name: "Spain defeat England"."""
    subject, before, after = spot.subject(), spot.before, spot.after
    owned = spot.text[spot.end :].startswith(":") or spot.is_owned
    if finite or not subject or owned or before.lower() in NO_FINITE_AFTER or any(map(is_of_a_verb, subject)):
        return False
    head = next((place for place, word in enumerate(subject) if word in ENDS_A_HEAD), len(subject))
    if not _are_several(subject, head) or (before[:1].isupper() and after[:1].isupper()):
        team = not verb.nounlike and all(word[:1].isupper() for word in subject)
        return team and (after in ARTICLES or after[:1].isupper())
    return _may_be_a_noun(verb, spot, head == len(subject)) if verb.nounlike else _has_no_other_verb(verb, after)


def _are_several(subject: list[str], head: int) -> bool:
    """Whether the subject, whose head ends before the word `head`, names several."""
    joints = (place for place, word in enumerate(subject[:-1]) if word == "and")
    joined = any(place < head or subject[place + 1] in ARTICLES for place in joints)
    return joined or (head > 0 and is_plural(subject[head - 1]))


def _has_no_other_verb(verb: Verb, after: str) -> bool:
    if after in ("of", "") or (after == "to" and verb.base in _NO_DEED_BEFORE_TO):
        return False
    return not (is_of_a_verb(after) or (after in by_base() and after not in OBJECT_STARTS))


def _may_be_a_noun(verb: Verb, spot: Spot, bare: bool) -> bool:
    """A word that may as well be a noun is a verb before an object; else only right behind those who act, with no other verb about."""
    after = spot.after
    if spot.before.endswith(_OF_A_QUALITY):
        return False
    if after in ARTICLES or after[:1].isdigit() or verb.base in _FOLLOWED_BY.get(after, ()):
        return True
    return bare and WHO_ACT.search(spot.before) is not None and after not in (*AFTER_INTRANSITIVE, "of", "") and spot.alone
