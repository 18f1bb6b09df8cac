"""A sentence told in the past: its finite verbs rewritten, the rest as it stands."""

from __future__ import annotations

import re

from nightdesk.drafts.tense.little_words import AUXILIARIES, MODALS, PAST_AUXILIARIES, SUBORDINATING
from nightdesk.drafts.tense.plain_form import is_plain_form
from nightdesk.drafts.tense.spot import Spot, spots_in
from nightdesk.drafts.tense.third_person import is_third_person
from nightdesk.drafts.verbs import by_base, by_third_person, pasts

_QUOTED = re.compile(r"“[^”]{1,600}”|\"[^\"]{1,600}\"|«[^»]{1,600}»")
_UNKNOWN_VERB = re.compile(r"[a-z]{2,}[^su]s")


def to_past(text: str) -> str | None:
    """The sentence told in the past, or None if no finite verb is recognised. Past forms and quoted words stay as they are."""
    spots = spots_in(text)
    ended = text.rstrip('"”’) ').endswith((".", "!", "?"))
    told = _rewritten(spots, text, bold=False) or (_rewritten(spots, text, bold=True) if ended else None)
    if told is None and any(map(_is_an_unknown_verb, spots)):
        return None
    return told or (text if any(spot.word in pasts() and not spot.is_relative for spot in spots) else None)


def _is_an_unknown_verb(spot: Spot) -> bool:
    """A name, a word in -s and an article after it: a verb in the present that the table does not know ("Gorbachev vaunts a plan")."""
    return (
        spot.before[:1].isupper()
        and spot.word.islower()
        and _UNKNOWN_VERB.fullmatch(spot.word) is not None
        and spot.after in ("a", "an", "the", "his", "her", "its")
    )


def _rewritten(spots: list[Spot], text: str, *, bold: bool) -> str | None:
    """`bold` takes the first word that may be a verb for one; it is tried only where nothing surer was found.

    `finite` says that the sentence has a verb, `within` that the clause has which runs on from its last "after" or "when".
    """
    pieces: list[str] = []
    end, finite, within = 0, False, False
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for spot in spots:
        if any(begin <= spot.start < stop for begin, stop in quoted):
            continue
        if spot.word in SUBORDINATING:
            within = False
        past = _past_of(spot, within, bold=bold and not finite)
        if past is not None:
            pieces += (text[end : spot.start], past)
            end = spot.end
        if past is not None or spot.word in PAST_AUXILIARIES:
            within = True
            finite = finite or not spot.is_relative
    return "".join(pieces) + text[end:] if finite else None


def _past_of(spot: Spot, finite: bool, *, bold: bool) -> str | None:
    word = spot.word
    if not word.islower() or spot.index == 0 or (word == "fire" and spot.before_adverb.startswith(("open", "catch", "caught", "set"))):
        return None
    if word in AUXILIARIES or word in ("have", "can", "do", "don't"):
        return _past_of_auxiliary(spot)
    if spot.hyphenated or spot.owns:
        return None
    third = by_third_person().get(word)
    if third is not None and is_third_person(third, spot, finite, bold=bold):
        return third.past
    base = by_base().get(word)
    return base.past if base is not None and is_plain_form(base, spot, finite, bold=bold) else None


def _past_of_auxiliary(spot: Spot) -> str | None:
    match spot.word:
        case "have":
            return None if spot.before_adverb in MODALS or spot.is_governed() else "had"
        case "can":
            return "could"
        case "do":
            return "did" if spot.after == "not" else None
        case "don't":
            return "did not"
        case word:
            return AUXILIARIES[word]
