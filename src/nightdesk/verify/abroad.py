"""Whether an English word is borne out by a text in another language: by what is counted or told of, by its sound, by its meaning."""

from __future__ import annotations

import re
from functools import lru_cache

from nightdesk.drafts.particulars import statements_in
from nightdesk.languages.words import split
from nightdesk.stories.concepts import find_concepts
from nightdesk.verify.evidence import Case
from nightdesk.verify.foreign import figures_in, sounds_in
from nightdesk.verify.lexicon import KIND_WORDS
from nightdesk.verify.reading import Word
from nightdesk.verify.sense import means_in
from nightdesk.verify.stems import meanings, stem

_LONG_ENOUGH, _SHORT = 6, 3
_WORDS = re.compile(r"[A-Za-z]+")
_LIGHT = frozenset(["become", "becomes", "became", "becoming", "occur", "occurs", "occurred", "amount", "amounts", "least"])
"""Words that say little by themselves."""


def held_abroad(word: Word, case: Case) -> bool:
    """Whether anything in the originals, or what all items of the story are about, stands for this word."""
    if word.low in _LIGHT or len(word.low) < _SHORT or not meanings(word.stem).isdisjoint(_matters(case.evidence.profile.event.value)):
        return True
    kinds = {kind for kind, words in KIND_WORDS.items() if word.low in words}
    mine = concepts_in(word.low, "en") | concepts_in(_with_next(word, case), "en")
    for text, language in case.foreign:
        if word.stem in _told_by(text, language):
            return True
        if any(figure.kind in kinds for figure in figures_in(text, language)):
            return True
        if not mine.isdisjoint(concepts_in(text, language)):
            return True
        if (word.capital or len(word.low) >= _LONG_ENOUGH) and sounds_in(word.text, text):
            return True
        if len(word.low) > _SHORT and re.search(rf"(?<!\w){re.escape(word.low)}(?!\w)", text.lower()):
            return True
        if means_in(word.low, text, language):
            return True
    return False


def _with_next(word: Word, case: Case) -> str:
    """The word and the one behind it: "prime minister"."""
    after = next((other for other in case.reading.words if other.start > word.start), word)
    return case.reading.text[word.start : after.end].lower()


@lru_cache(maxsize=256)
def _matters(event: str) -> frozenset[str]:
    return meanings(stem(event))


@lru_cache(maxsize=4096)
def _told_by(text: str, language: str) -> frozenset[str]:
    """The stems of what the lexicon of particulars has a text say ("that penalties decided it")."""
    return frozenset(stem(word.lower()) for says in statements_in(text, language) for word in _WORDS.findall(says))


@lru_cache(maxsize=4096)
def concepts_in(text: str, language: str) -> frozenset[str]:
    """What a text in any language tells of, as far as the lexicon of concepts knows."""
    return frozenset(find_concepts(text, split(text, language), language))
