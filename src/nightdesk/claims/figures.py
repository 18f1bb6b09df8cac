"""Counts of people read from a text in any described language.

The reading is the same for all languages: find the words that say what happened to people (`cues`), find the numbers that may count people
(`counts`), and settle sentence by sentence which belongs to which (`settling`). The languages differ only in their lexicons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nightdesk.claims.counting import Count
from nightdesk.claims.counts import read_counts
from nightdesk.claims.cues import Side, cues
from nightdesk.claims.model import ReadFigure
from nightdesk.claims.settling import SentenceReading
from nightdesk.claims.speakers import speakers
from nightdesk.claims.tallies import tally_of
from nightdesk.claims.worded_counts import with_bare_nouns
from nightdesk.foundation.spans import Span
from nightdesk.languages.numbers import ReadNumber, read_numbers
from nightdesk.languages.phrases import fold
from nightdesk.languages.sentences import split

LONGEST = 20_000
"""Characters of a text that are read; longer ones are news features whose counts stand at their top."""

LONGEST_SENTENCE = 1_500
"""Characters of a sentence that are read; what has no end for longer is a table, which states nothing by syntax."""


def read_figures(text: str, language: str) -> tuple[ReadFigure, ...]:
    """The counts of people that a text states, in its order. Empty for a language without a lexicon. Never raises on any text."""
    words = cues(language)
    text = text[:LONGEST]
    folded = fold(text)
    found = words.kinds.find(folded) if words else []
    if words is None or all(cue.meaning.kind is None for cue in found):
        return ()
    numbers = read_numbers(text, language)
    figures: list[ReadFigure] = []
    for whole in split(text, language):
        sentence = Span(whole.start, min(whole.end, whole.start + LONGEST_SENTENCE))
        inside = [cue for cue in found if sentence.start <= cue.start < sentence.end]
        if inside:
            counts = read_counts(text, folded, sentence.start, sentence.end, numbers, words)
            counts = with_bare_nouns(folded, counts, [cue.end for cue in inside if cue.meaning.side is Side.AFTER], words)
            read = SentenceReading(text, folded, sentence, inside, counts, words, _ages(numbers, counts, sentence)).figures()
            figures += (replace(figure, tally=tally_of(folded, figure.span, sentence, language)) for figure in read)
    said_by = speakers(text, language, [figure.span for figure in figures])
    return tuple(replace(figure, said_by=speaker) for figure, speaker in zip(figures, said_by, strict=True))


def _ages(numbers: Sequence[ReadNumber], counts: Sequence[Count], sentence: Span) -> list[tuple[int, int]]:
    """Places and values of numbers that are no count of people with a noun: ages may be among them."""
    of_people = {count.number_start for count in counts if count.people}
    return [
        (number.span.start, number.value)
        for number in numbers
        if isinstance(number.value, int) and sentence.contains(number.span) and number.span.start not in of_people and not number.in_words
    ]
