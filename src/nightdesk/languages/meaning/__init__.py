"""What a text is about, as a vector that is alike for texts of one meaning in any of 190 languages.

    >>> likeness(read("Earthquake kills hundreds", "en"), read("Землетрясение унесло сотни жизней", "ru"))

The model ships inside the program and was learned from some 3,000 sentences translated into many languages (see `build`), so it knows the
common words of news and encyclopedias and hardly a name. It is good for telling whether two texts of a paragraph or more, in whatever
languages, are of one subject; of single sentences it is a hint among others: it cannot tell two earthquakes apart. Likenesses of
texts in two languages are lower than in one, and only comparable with each other.

An operator may let another model stand beside it (`beside`): a downloaded one or an endpoint, see `nightdesk.adapters.meaning_choice`.
"""

from __future__ import annotations

from nightdesk.languages.meaning.beside import Vector
from nightdesk.languages.meaning.reading import languages, likeness, read, words_likeness

__all__ = ["Vector", "languages", "likeness", "read", "words_likeness"]
