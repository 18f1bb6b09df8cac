"""Names that are nowhere in the story: not in any item, line, source or profile, in any language whose letters can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from anyascii import anyascii

from nightdesk.drafts.material import Material
from nightdesk.languages.places import country_name, find_places
from nightdesk.languages.tongues import language_name

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHORTEST, _ENDING = 4, 3
_COMMON = """
president prime minister ministry parliament king queen prince pope governor general secretary state states army navy police supreme
court house senate national united north south east west northern southern eastern western central government council committee party
republic kingdom union wikipedia edition current events portal english nightdesk january february march april may june july august
september october november december monday tuesday wednesday thursday friday saturday sunday
"""

_ACTING = frozenset(
    [
        "will",
        "would",
        "has",
        "had",
        "have",
        "is",
        "was",
        "may",
        "might",
        "could",
        "can",
        "must",
        "said",
        "says",
        "did",
        "does",
        "fled",
        "died",
        "resigned",
        "won",
        "lost",
    ]
)
_OPENINGS = """
when while where since after before until once because although though whereas unless even only then also still again later yet under over
from with without between against among during inside outside near across through both neither either nobody everybody whether which whose
there their they these those other another some many most more less few such same like according given
"""
_JOINING = frozenset(_OPENINGS.split())
"""Words that open a sentence before a name."""
_NO_NAMES = ("s", "ing", "ion", "ment", "ness", "ity", "body", "thing", "one", "here", "what", "this", "that", "none", "each", "much")


class Acquaintance:
    """Every name the story could hold, by its beginnings. A word is known if a word of the story begins as it does, but for an ending."""

    def __init__(self, material: Material, archive: Iterable[str]) -> None:
        self._beginnings: set[str] = set()
        for text in (*_told(material), *archive, _COMMON):
            for word in _WORD.findall(anyascii(text)):
                low = word.lower()
                self._beginnings.update(low[:length] for length in range(_SHORTEST, len(low) + 1))

    def stranger(self, text: str) -> str:
        """The first capitalised word inside a sentence that nothing in the story begins like; or nothing."""
        return next((word for word in _names(text) if not self._knows(word)), "")

    def _knows(self, word: str) -> bool:
        low = re.sub(r"['’]s$", "", anyascii(word).lower())
        return len(low) < _SHORTEST or low[: max(_SHORTEST, len(low) - _ENDING)] in self._beginnings


def _names(text: str) -> Iterator[str]:
    """Capitalised words that do not open the sentence, and one that does where another or an act follows; abbreviations are left alone."""
    words = list(_WORD.finditer(text))
    for number, found in enumerate(words):
        word, opens = found[0], number == 0 or text[: found.start()].rstrip()[-1:] in '.!?“"'
        after = words[number + 1][0] if number + 1 < len(words) else ""
        acts = after in _ACTING and not word.lower().endswith(_NO_NAMES)
        if opens and word.lower() in _JOINING:
            continue
        if word[0].isupper() and not word.isupper() and (not opens or after[:1].isupper() or acts):
            yield word


def _told(material: Material) -> Iterator[str]:
    profile = material.pack.profile
    for item in material.pack.items:
        yield from (item.text, item.title or "", *item.outlets, language_name(item.language))
        yield from (place.name for place in find_places(item.text, item.language))
        yield from (country_name(place.country) for place in find_places(item.text, item.language) if place.country)
    yield from (source.name for source in material.pack.sources)
    yield from (place.name for place in profile.places)
    yield from (country_name(code) for code in profile.countries)
    yield from (name for actor in profile.actors for name in (actor.name, *actor.aliases))
