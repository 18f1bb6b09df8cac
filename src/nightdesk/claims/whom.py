"""Who is counted: the noun phrase behind a number."""

from __future__ import annotations

import re

from nightdesk.claims.counting import Count
from nightdesk.claims.counts import people_at
from nightdesk.claims.cues import Cues
from nightdesk.languages.words import MARKS, base

_THEM = frozenset({"them", "whom", "which"})
_WORD = re.compile(rf"[\w{MARKS}'’-]+(?:(?:\.\w)+\.)?")


def who(text: str, folded: str, count: Count, limit: int, cues: Cues) -> tuple[str | None, int]:
    """The group as written, None if only a number is given, and its end. English is read as a phrase, other languages by their nouns."""
    if base(cues.language) in {"en", "sco"}:
        return _phrase(text, folded, count, limit, cues)
    if count.noun is not None and cues.kinds.at(folded, count.noun[0]) is None:
        return text[count.noun[0] : count.noun[1]], count.end
    people = people_at(folded, count.end, cues)
    if people is not None and people.end <= limit and cues.kinds.at(folded, people.start) is None:
        return text[people.start : people.end], max(people.end, count.end)
    return None, count.end


def _skip(folded: str, place: int) -> int:
    while place < len(folded) and folded[place] in " -":
        place += 1
    return place


def _phrase(text: str, folded: str, count: Count, limit: int, cues: Cues) -> tuple[str | None, int]:
    first = start = _skip(folded, count.gap_from)
    end = start
    last = ""
    for found in _WORD.finditer(folded, start, limit):
        between = folded[end : found.start()].strip()
        if between and not (between in {"(", ")", ") "} and "(" in folded[start : found.end()]):
            break
        word = found[0]
        if word == "of" and (last in cues.heads or end == start):
            if end == start:
                start = first = found.end() + 1
                end = start
                continue
        elif word in _THEM and end == start:
            start = first = found.end() + 1
            end = start
            continue
        elif (
            word in cues.stops
            or _is_cue(folded, found.start(), end == start, cues)
            or (word.endswith("ing") and last)
            or word.endswith("ly")
        ):
            break
        end, last = found.end(), word
        if found.end() - first > 80:
            break
    phrase = text[start:end].strip()
    return (phrase or None), end if phrase and count.gap_from == count.number_end else count.end


def _is_cue(folded: str, place: int, first: bool, cues: Cues) -> bool:
    """A cue ends the phrase, unless it opens it and a noun follows ("10 missing workers")."""
    cue = cues.kinds.at(folded, place)
    if cue is None:
        return False
    if first:
        following = _WORD.match(folded, _skip(folded, cue.end))
        return following is None or cues.people.at(folded, following.start()) is None
    return True
