"""How much an English sentence means what a text in another language says, by the embedded model of meaning.

The scales were set on English sentences and their translations in 40 languages against other sentences of the same articles
(`benchmarks/verification_abroad.py`, half a). The model knows hardly a name and no number: those have checks of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from nightdesk.languages import meaning
from nightdesk.languages.sentences import split
from nightdesk.languages.words import split as split_words

FOREIGN_TO, LITTLE, MUCH = 0.05, 0.2, 0.3
"""Below the first a sentence tells of something else; from the third on it says the same; between the two it may."""
_SAME_WORD = 0.4
"""Of the words of another sentence 4 in 100 are met with by chance from here on, of those translated 25 and more."""
MOST_SENTENCES, MOST_WORDS = 40, 400


@lru_cache(maxsize=4096)
def alike(sentence: str, text: str, language: str) -> float | None:
    """The likeness to whatever part of the text is nearest: one sentence, two running, or all. None where the model cannot tell."""
    said = meaning.read(sentence, "en")
    found = [meaning.likeness(said, part) for part in _parts(text, language)] if said is not None else []
    return max(found, default=None)


@lru_cache(maxsize=512)
def _parts(text: str, language: str) -> tuple[meaning.Vector, ...]:
    read = (meaning.read(part, language) for part in dict.fromkeys((text, *_windows(text, language))))
    return tuple(vector for vector in read if vector is not None)


def _windows(text: str, language: str) -> Iterator[str]:
    spans = split(text, language)[:MOST_SENTENCES]
    yield from (span.cut(text) for span in spans)
    yield from (text[one.start : other.end] for one, other in pairwise(spans))


@lru_cache(maxsize=16_384)
def means_in(word: str, text: str, language: str) -> bool:
    """Whether a word of the text is used as this English word is."""
    return any(
        (known := meaning.words_likeness(word, "en", other, language)) is not None and known >= _SAME_WORD
        for other in _words(text, language)
    )


@lru_cache(maxsize=512)
def _words(text: str, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(span.cut(text).lower() for span in split_words(text, language)[:MOST_WORDS]))
