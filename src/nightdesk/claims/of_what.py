"""What an amount is of: "$5 million in humanitarian aid", "40% of the votes", "61 of the seats in parliament"."""

from __future__ import annotations

import re
from functools import lru_cache

from nightdesk.foundation.spans import Span
from nightdesk.languages.words import base

LONGEST, MOST_WORDS = 60, 5
_LINKS = {
    "en": "of|in|for|worth of", "sco": "of|o|in|for", "fr": "de|des|du|d[’']|en|pour", "es": "de|del|en|para",
    "pt": "de|do|da|dos|das|em|para", "it": "di|del|della|dei|delle|degli|dell[’']|in|per", "ca": "de|del|dels|d[’']|en",
    "gl": "de|do|da|dos|das|en", "ro": "din|de|dintre|pentru", "de": "der|des|von|an|für", "nl": "van|aan|voor", "af": "van|aan|vir",
    "sv": "av|i|för", "nb": "av|i|for", "no": "av|i|for", "da": "af|i|for", "eo": "de|da|por", "id": "dari|untuk", "ms": "daripada|untuk",
}  # fmt: skip
_ARTICLE_WORDS = "the a an its his her their all these those le la les l un une el los las lo il i gli o os as das die den dem de het een"
_ARTICLES = frozenset(_ARTICLE_WORDS.split())
_STOP_WORDS = """
and or but while after before as by from at on with to that which who was were is are has have had will would said says since during per et
ou mais que qui après avant par y o pero que quien tras e ma che dopo und oder aber dass nach vor en maar dat na och eller men som efter og
depuis desde desse mit met con avec com în la cu dan atau tetapi yang setelah this last year month week day year's total january february
march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
"""
_STOPS = frozenset(_STOP_WORDS.split())
_WORD = re.compile(r"\s?([^\W\d_]+(?:[’'-][^\W\d_]+)*)")


def of_what(text: str, span: Span, end: int, language: str) -> str | None:
    """The words that tell what an amount is of, as written, without an article; None where none stand right behind it.

    Read in languages that link the two by a preposition; at most five words of one phrase, none behind `end`, where the sentence ends.
    """
    link = _link(base(language))
    found = link.match(text, span.end, end) if link is not None else None
    if found is None:
        return None
    words: list[str] = []
    place = found.end()
    while len(words) < MOST_WORDS and (word := _WORD.match(text, place, end)) is not None:
        low = word[1].lower()
        if low in _STOPS or (words and low in _ARTICLES):
            break
        if low not in _ARTICLES:
            words.append(word[1])
        place = word.end()
    return " ".join(words)[:LONGEST] or None


@lru_cache(maxsize=64)
def _link(language: str) -> re.Pattern[str] | None:
    words = _LINKS.get(language)
    return re.compile(rf"\s(?:{words})(?:\s|(?<=[’']))", re.IGNORECASE) if words else None
