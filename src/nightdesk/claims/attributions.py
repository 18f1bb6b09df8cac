"""Who says what: a speaker, the cue, and what is said, each an exact span of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from nightdesk.claims.english import EnglishSentence
from nightdesk.claims.headlines import read_headline
from nightdesk.claims.model import ReadAttribution
from nightdesk.claims.reporting import Sentence
from nightdesk.claims.reports import reports
from nightdesk.languages.sentences import pieces
from nightdesk.languages.words import base

LONGEST = 200_000
"""Characters of a text that are read: more than any article has."""

LONGEST_SENTENCE = 2_000


@lru_cache(maxsize=16)
def read_attributions(text: str, language: str) -> tuple[ReadAttribution, ...]:
    """The attributions of a text in its order; () for a language that nobody has described. Never raises on any text."""
    text = text[:LONGEST]
    found = [*read_headline(text)]
    for piece in pieces(text, language, LONGEST_SENTENCE):
        found += (_moved(read, piece.start) for read in _read_sentence(piece.cut(text), language))
    return tuple(sorted(set(found), key=lambda read: (read.cue, read.speaker, read.content)))


def _read_sentence(text: str, language: str) -> Iterator[ReadAttribution]:
    if base(language) in {"en", "sco", "simple"}:
        yield from _english(text)
    elif (words := reports(language)) is not None:
        yield from Sentence(text, words).attributions()


def _english(text: str) -> Iterator[ReadAttribution]:
    read = list(EnglishSentence(text).attributions())
    yield from read
    words = reports("en")
    assert words is not None
    for late in Sentence(text, words).set_before():
        if not any(late.cue.overlaps(early.cue) or late.speaker.overlaps(early.content) for early in read):
            yield late


def _moved(read: ReadAttribution, places: int) -> ReadAttribution:
    speaker, cue, content = (span.moved(places) for span in (read.speaker, read.cue, read.content))
    return replace(read, speaker=speaker, cue=cue, content=content)
