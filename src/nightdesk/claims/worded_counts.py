"""Counts written without a number: "several", "the couple", "a woman", "as many", a bare noun for one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from nightdesk.claims.counting import NEXT_WORD, Count, skip
from nightdesk.claims.cues import Cues
from nightdesk.claims.model import Qualifier


def from_words(folded: str, start: int, end: int, cues: Cues) -> Iterator[Count]:
    """The counts in words between two places, in the order of their kinds; they may overlap."""
    piece = folded[:end]
    for found in cues.several.find(piece[start:]):
        yield _worded(start + found.start, start + found.end, None, blank=True)
    for held in cues.holding.find(piece[start:]):
        yield _worded(start + held.start, start + held.end, held.meaning)
    for found in cues.another.find(piece[start:]):
        if NEXT_WORD.match(piece, start + found.end) and not cues.units.at(piece, skip(piece, start + found.end)):
            yield _worded(start + found.start, start + found.end, 1, weak=True)
    for found in cues.article.find(piece[start:]):
        noun = person_after(piece, start + found.end, cues)
        if noun is not None:
            yield _worded(start + found.start, noun, 1, weak=True, number_end=start + found.end)


def _worded(start: int, end: int, value: int | None, *, weak: bool = False, blank: bool = False, number_end: int | None = None) -> Count:
    return Count(
        start, end, start, number_end or end, value, Qualifier.EXACT, people=value is not None, weak=weak, blank=blank, in_words=True
    )


def person_after(folded: str, place: int, cues: Cues) -> int | None:
    """The end of a noun for one person that follows an article with at most four words between ("a 24-year-old man")."""
    for _ in range(5):
        word = NEXT_WORD.match(folded, place)
        if word is None or "," in folded[place : word.start(1)]:
            return None
        noun = cues.one.at(folded, word.start(1))
        if noun is not None:
            return None if folded[noun.end : noun.end + 1] == "-" else noun.end
        alone = cues.one_alone.at(folded, word.start(1))
        if alone is not None and _ends_phrase(folded, alone.end, cues):
            return alone.end
        if (
            cues.kinds.at(folded, word.start(1))
            or cues.conjunctions.at(folded, word.start(1))
            or word[1] in _closes()
            or word[1].endswith("ing")
        ):
            return None
        place = word.end(1)
    return None


def _ends_phrase(folded: str, place: int, cues: Cues) -> bool:
    """Is the word before this place the last of its phrase ("an Israeli is killed", not "an Israeli airstrike")?"""
    following = NEXT_WORD.match(folded, place)
    return (
        following is None
        or folded[place : following.start(1)] != " "
        or following[1] in cues.stops
        or cues.kinds.at(folded, following.start(1)) is not None
    )


@cache
def _closes() -> frozenset[str]:
    """Little words of languages with articles that end a noun phrase before it has named a person."""
    written = "of in on at by from to for with against near into over under during amid following is are was were has have that which "
    written += "de en dans sur par du da do em na no von im in bei auf mit au aux des les la le el los las il lo gli"
    return frozenset(written.split())


def with_same(folded: str, start: int, end: int, counts: list[Count], cues: Cues) -> list[Count]:
    """Add the counts that repeat the number before them ("et autant de blessés")."""
    for found in cues.same.find(folded[start:end]):
        place = start + found.start
        earlier = [count for count in counts if count.end <= place and not count.blank]
        if earlier:
            counts.append(replace(earlier[-1], start=place, end=start + found.end, number_start=place, number_end=start + found.end))
    return sorted(counts, key=lambda count: count.number_start)


def with_bare_nouns(folded: str, counts: list[Count], places: Sequence[int], cues: Cues) -> list[Count]:
    """Where the language has no indefinite article, a noun for one person right behind one of the places is a count of one ("مقتل شخص")."""
    if not cues.bare:
        return counts
    nouns = (cues.one.at(folded, skip(folded, place)) for place in places)
    taken = {count.number_start for count in counts}
    added = [_worded(noun.start, noun.end, 1, weak=True) for noun in nouns if noun is not None and noun.start not in taken]
    return sorted([*counts, *added], key=lambda count: count.number_start)
