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

FOREIGN_TO, ENOUGH, MUCH = 0.05, 0.2, 0.3
"""Below the first a sentence tells of something else; from the second on its words rest on the original, where its names, numbers and
dates do; from the third on it says the same, so that what could not be read there may be taken for said."""
SURELY = 0.55
"""From here on a word is the other's very translation: "British" and "French", "Monday" and "Thursday", "two" and "three" are apart."""
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
def nearest_word(word: str, text: str, language: str) -> float:
    """How alike that word of the text is which is used most as this English word is; 0 where the model knows none."""
    found = (meaning.words_likeness(word, "en", other, language) for other in _words(text, language))
    return max((known for known in found if known is not None), default=0.0)


def means_in(word: str, text: str, language: str, least: float = _SAME_WORD) -> bool:
    """Whether a word of the text is used as this English word is."""
    return nearest_word(word, text, language) >= least


@lru_cache(maxsize=512)
def _words(text: str, language: str) -> tuple[str, ...]:
    cut = (span.cut(text).lower() for span in split_words(text, language)[:MOST_WORDS])
    return tuple(word for word in dict.fromkeys(cut) if not any(sign.isdigit() for sign in word))
