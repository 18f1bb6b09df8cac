"""Counts of people read from a text in any described language.

The reading is the same for all languages: find the words that say what happened to people (`cues`), find the numbers that may count people
(`counts`), and settle sentence by sentence which belongs to which (`settling`). The languages differ only in their lexicons.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nightdesk.claims.counting import Count
from nightdesk.claims.counts import read_counts
from nightdesk.claims.cues import Cues, Side, cues
from nightdesk.claims.model import ReadFigure, Tally
from nightdesk.claims.settling import Settling
from nightdesk.claims.several_places import with_parts
from nightdesk.claims.sharing import count_within, find_included, find_parts, share_in_lists, told
from nightdesk.claims.speakers import speakers
from nightdesk.claims.tallies import tally_of
from nightdesk.claims.worded_counts import with_bare_nouns
from nightdesk.languages.numbers import ReadNumber, read_numbers
from nightdesk.languages.phrases import fold
from nightdesk.languages.sentences import pieces

LONGEST = 200_000
"""Characters of a text that are read: more than any article has."""

LONGEST_SENTENCE = 1_500
"""Characters that are read as one sentence; what has no end for longer is read in pieces."""

MOST_IN_SENTENCE = 60
"""Numbers, and words for what happened, that are read in one sentence: what holds more is a list of another kind."""


def read_figures(text: str, language: str) -> tuple[ReadFigure, ...]:
    """The counts of people that a text states, in its order. Empty for a language without a lexicon. Never raises on any text."""
    words = cues(language)
    if words is None:
        return ()
    text = text[:LONGEST]
    figures: list[ReadFigure] = []
    for piece in pieces(text, language, LONGEST_SENTENCE):
        figures += (replace(read, span=read.span.moved(piece.start)) for read in _read_sentence(piece.cut(text), words))
    said_by = speakers(text, language, [figure.span for figure in figures])
    return with_parts(text, language, [replace(figure, said_by=speaker) for figure, speaker in zip(figures, said_by, strict=True)])


def _read_sentence(text: str, words: Cues) -> Iterator[ReadFigure]:
    """The counts of one sentence. "Another 12 injured" behind those killed are other people, no increment."""
    folded = fold(text)
    found = words.kinds.find(folded)
    if all(cue.meaning.kind is None for cue in found):
        return
    found, numbers = found[:MOST_IN_SENTENCE], read_numbers(text, words.language)[:MOST_IN_SENTENCE]
    counts = read_counts(text, folded, numbers, words)[:MOST_IN_SENTENCE]
    counts = with_bare_nouns(folded, counts, [cue.end for cue in found if cue.meaning.side is Side.AFTER], words)
    ground = Settling(text, folded, found, counts, words, _ages(numbers, counts))
    ground.parts, ground.included = find_parts(ground), find_included(ground)
    ground.settle()
    share_in_lists(ground)
    count_within(ground)
    figures = list(told(ground))
    for place, figure in enumerate(figures):
        tally = tally_of(folded, figure.span, words.language)
        beyond = any(earlier.kind is not figure.kind for earlier in figures[:place])
        yield replace(figure, tally=None if tally is Tally.MORE and beyond else tally)


def _ages(numbers: Sequence[ReadNumber], counts: Sequence[Count]) -> list[tuple[int, int]]:
    """Places and values of numbers that are no count of people with a noun: ages may be among them."""
    of_people = {count.number_start for count in counts if count.people}
    return [
        (number.span.start, number.value)
        for number in numbers
        if isinstance(number.value, int) and number.span.start not in of_people and not number.in_words
    ]
