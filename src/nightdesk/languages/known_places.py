"""The gazetteer as one language reads it: names with articles before them, with case endings, in other vowels.

Countries and regions of the world are looked up in the language's own names of them, by stem where it inflects, by consonants and sound in
the Indic scripts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from nightdesk.languages.gazetteer import INFLECTING, Entry, gazetteer, openings, reaches
from nightdesk.languages.names import has_capitals, skeleton
from nightdesk.languages.sounds import romanise

VOWELS = frozenset("aeiouyäöüąęěíýаеёиіїоуыэюяйьєαεηιουωςίάέόύήώაეიოუ")
ADJECTIVE = re.compile(r"\w{0,4}(?:ск|sk|ськ)\w{1,3}")
ROMANCE = ("l'", "d'", "dell'", "all'", "dall'", "nell'", "sull'")
ARTICLES = {
    "ar": ("وال", "بال", "لل", "ال", "و", "ب", "ل", "ف"),
    "he": ("וב", "ומ", "ב", "ל", "מ", "ה", "ו", "ש", "כ"),
    **dict.fromkeys(("fr", "it", "ca"), ROMANCE),
}
INDIC = frozenset(("bn", "gu", "hi", "kn", "ml", "mr", "ne", "or", "pa", "si", "ta", "te", "bh", "as", "mai"))
SHORTEST_SKELETON = 4
LIKE_SOUNDING = 0.75
NOMINATIVE = {"ka": "ი", "xmf": "ი"}


class KnownPlaces:
    """There is one of each language, and it lives as long as the process."""

    def __init__(self, language: str) -> None:
        base = language.split("-")[0]
        book = gazetteer()
        self._book, self._countries = book, dict(book.country_names(language))
        self._articles = ARTICLES.get({"arz": "ar", "ary": "ar"}.get(base, base), ())
        self._inflects = base in INFLECTING
        self._english = base in ("en", "simple", "sco")
        if self._english:
            self._countries.update(book.demonyms)
        self._stems = {stem: code for name, code in sorted(self._countries.items()) for stem in _stems(name)} if self._inflects else {}
        self._phrases = _phrases(self._countries) if self._inflects else {}
        self._nominative = NOMINATIVE.get(base, "")
        self._skeletons = _skeletons(self._countries) if base in INDIC else {}
        self._reach = reaches(self._countries, self._inflects)
        self._openings = openings(self._countries)

    @staticmethod
    @lru_cache(maxsize=400)
    def of(language: str) -> KnownPlaces:
        return KnownPlaces(language)

    def is_country(self, word: str) -> bool:
        return word in self._countries

    @lru_cache(maxsize=8_192)  # noqa: B019 - it lives as long as the process
    def may_open(self, letter: str) -> bool:
        """Whether a name can begin with this letter: in a script with capitals only with one, unless adjectives are read too."""
        return self._inflects or letter.isupper() or not has_capitals(letter)

    @lru_cache(maxsize=32_768)  # noqa: B019 - it lives as long as the process
    def reach(self, first: str) -> int:
        """How many words the longest name that begins with this word may have."""
        return max(self._book.reach(first), self._reach.get(first[:3] if self._inflects else first, 1))

    def lengths(self, opening: str) -> tuple[int, ...]:
        return tuple(sorted({*self._book.openings(opening), *self._openings.get(opening, ())}, reverse=True))

    def exact(self, name: str) -> tuple[Entry, ...]:
        code = self._countries.get(name)
        country = (self._book.country(code),) if code else ()
        return country + self._book.places(name)

    @lru_cache(maxsize=65_536)  # noqa: B019 - it lives as long as the process
    def look_up(self, written: str, name: str) -> tuple[tuple[Entry, ...], int]:
        """What the words may stand for, and how many letters at their end are none of the name ("'s")."""
        past = 0
        if name.endswith("'s"):
            name, past = name[:-2], 2
        cased = has_capitals(written[0])
        if cased and not written[0].isupper() and not (self._inflects and name in self._countries):
            return (() if not self._adjective(name) else self._stemmed(name, lower=True)), past
        if self._english and name == "us" and not written.isupper():
            return (), past
        if entries := self.exact(name):
            if cased or len(name) >= 3:
                return entries, past
            return (), past
        for article in self._articles:
            if name.startswith(article) and len(name) - len(article) >= 3 and (entries := self.exact(name[len(article) :])):
                return entries, past
        if self._inflects:
            return self._stemmed(name), past
        return (), past

    def _adjective(self, name: str) -> bool:
        return self._inflects and len(name) >= 6

    def _several(self, name: str) -> tuple[Entry, ...]:
        """A country of several words, each with its own ending ("Южной Корее")."""
        words = name.split(" ")
        for stems, code in self._phrases.get(_opening(words), ()):
            if all(word.startswith(stem) and len(word) <= len(stem) + 5 for word, stem in zip(words, stems, strict=True)):
                return (self._book.country(code),)
        return ()

    def _stemmed(self, name: str, lower: bool = False) -> tuple[Entry, ...]:
        """A country by its stem ("Турции", "pakistanin"), or a city with a case ending of up to three letters."""
        if " " in name:
            return self._several(name)
        for length in range(len(name), max(3, len(name) - 10), -1):
            code = self._stems.get(name[:length])
            if code and (len(name) - length <= (5 if length >= 5 else 3) or ADJECTIVE.fullmatch(name[length:])):
                return (self._book.country(code),)
        if lower:
            return ()
        if code := self._by_skeleton(name):
            return (self._book.country(code),)
        for length in range(len(name) - 1, max(4, len(name) - 4), -1):
            candidates = self._book.places(name[:length]) or self._book.places(name[:length] + self._nominative)
            found = tuple(entry for entry in candidates if entry.people >= 300_000)
            if found:
                return found
        return ()

    def _by_skeleton(self, name: str) -> str | None:
        """A country in an Indic script with other vowels ("ಅರ್ಜೆಂಟೈನಾ", "ಅರ್ಜೆಂಟಿನಾ") or an ending of up to three consonants."""
        if not self._skeletons:
            return None
        bones = skeleton(name)
        lengths = range(len(bones), max(SHORTEST_SKELETON, len(bones) - 3) - 1, -1)
        sounds = romanise(name)
        for length in lengths:
            code, country = self._skeletons.get(bones[:length], ("", ""))
            if code and SequenceMatcher(None, country, sounds[: len(country) + 1], autojunk=False).ratio() >= LIKE_SOUNDING:
                return code
        return None


def _skeletons(countries: dict[str, str]) -> dict[str, tuple[str, str]]:
    """A country and how its name sounds, by the consonants of the name.

    Consonants alone are not enough: "குறைந்தது" ("at least") has those of Grenada, and sounds otherwise.
    """
    found: dict[str, tuple[str, str]] = {}
    for name, code in sorted(countries.items()):
        if "\u0900" <= name[0] <= "\u0dff" and " " not in name and len(bones := skeleton(name)) >= SHORTEST_SKELETON:
            found.setdefault(bones, (code, romanise(name)))
    return found


def _opening(words: list[str]) -> str:
    return " ".join(word[:3] for word in words)


def _phrases(countries: dict[str, str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, code in sorted(countries.items()):
        words = name.split(" ")
        if len(words) > 1:
            found.setdefault(_opening(words), []).append((tuple(word[: max(3, len(word) - 2)] for word in words), code))
    return found


def _stems(name: str) -> Iterator[str]:
    if " " in name:
        return
    bare = unicodedata.normalize("NFC", name)
    while len(bare) > 4 and (bare[-1] in VOWELS or unicodedata.category(bare[-1]).startswith("M")):
        if len(bare) > 5:
            yield bare
        bare = bare[:-1]
    if len(bare) >= (2 if "\uac00" <= bare[0] <= "\ud7af" else 4):
        yield bare
        if bare[-1:] == bare[-2:-1]:
            yield bare[:-1]
