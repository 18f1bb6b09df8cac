"""A possible count of people, and the small steps by which it is found."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nightdesk.claims.model import Qualifier
from nightdesk.languages.words import MARKS

_SPACE = re.compile(r"[\s ]*")
NEXT_WORD = re.compile(rf"[\s\-,]*([^\W_{MARKS}][\w{MARKS}'-]*(?:(?:\.\w)+\.)?)")


@dataclass(frozen=True, slots=True)
class Count:
    """A possible count of people.

    `start` includes the qualifier, `end` the noun; `gap_from` is where what follows begins (behind the whole, in "12 of about 50").
    `weak` ones (an article) must stand right beside the word that says what happened; `blank` ones ("several") take such a word but
    are no figure.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: int | None
    qualifier: Qualifier
    low: int | None = None
    high: int | None = None
    people: bool = False
    noun: tuple[int, int] | None = None
    gap_from: int = 0
    weak: bool = False
    blank: bool = False
    in_words: bool = False


def skip(folded: str, place: int) -> int:
    """The place behind the white space that begins here."""
    found = _SPACE.match(folded, place)
    return found.end() if found else place
