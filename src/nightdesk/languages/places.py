"""Places named in a text, in any language, with where they are.

Countries are known in all languages of CLDR, cities above 100,000 people and capitals in the scripts of GeoNames, first-level regions and
towns above 15,000 people by their own name. A small town counts only where its country is named too; a name that could be a person's
("Nancy Pelosi") or a word ("Nice", "Of") does not count. Names in languages that inflect are found by their stem.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from nightdesk.foundation.spans import Span
from nightdesk.languages.gazetteer import INFLECTING, MINOR, NEWSWORTHY, UNSPACED, WORD, Entry, fold, gazetteer, openings, reaches
from nightdesk.languages.names import has_capitals, skeleton
from nightdesk.languages.sounds import romanise

LONGEST_TEXT = 20_000
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
PARTICLES = frozenset({"de", "del", "da", "di", "al", "el", "bin", "ibn", "von", "van"})
_GENERIC = """
    city province state district region oblast county airport university prefecture governorate island islands river valley republic
    government border strip police ministry north south east west northern southern eastern western central greater new peninsula city's
    capital department stock mayor
"""
GENERIC = frozenset(_GENERIC.split())
_OF_A_BODY = re.compile(r"\b(?:Department|Ministry|Minister|Secretary|Court|Board|Chamber|Faculty) of $")


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place as it stands in a text. `name` is English, `country` ISO 3166 alpha-2 (None for seas and the like).

    `kind` is country, region or city; `region` is the first-level region of a city, where it is known.
    """

    span: Span
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    kind: str
    region: str | None = None


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    candidates: tuple[Entry, ...]


def country_name(alpha2: str, language: str = "en") -> str:
    """A country's name in a language, in English where CLDR has none, or the code itself where nobody knows it."""
    names = gazetteer()
    return names.country_name(alpha2, language) or names.country_name(alpha2, "en") or alpha2


def find_places(text: str, language: str) -> tuple[FoundPlace, ...]:
    """The places named in the first 20,000 characters of `text`, in the order in which they stand, each as often as it is named."""
    text = text[:LONGEST_TEXT]
    mentions = sorted([*_in_words(text, language), *_in_unspaced(text, language)], key=lambda mention: mention.start)
    sure = {mention.candidates[0].country for mention in mentions if _settles(mention.candidates)}
    found = ((mention, _choose(mention.candidates, sure)) for mention in mentions)
    return tuple(
        FoundPlace(
            Span(mention.start, mention.end),
            entry.name,
            entry.country or None,
            entry.latitude,
            entry.longitude,
            entry.kind,
            entry.region or None,
        )
        for mention, entry in found
        if entry is not None
    )


def _settles(candidates: tuple[Entry, ...]) -> bool:
    """Whether this name alone says which country is meant."""
    first = candidates[0]
    return first.kind == "country" or (first.people >= MINOR and len({entry.country for entry in candidates}) == 1)


def _choose(candidates: tuple[Entry, ...], countries: set[str]) -> Entry | None:
    """The largest of that name, unless another lies in a country that the text names."""
    here = [entry for entry in candidates if entry.country in countries]
    best = (here or list(candidates))[0]
    if candidates[0].people > 40 * best.people and candidates[0].kind == "city" and best.people < MINOR:
        best = candidates[0]
    return best if best.people >= MINOR or best.country in countries else None


def _in_words(text: str, language: str) -> Iterator[_Mention]:
    words = [(match.start(), match.end()) for match in WORD.finditer(text)]
    folded = [fold(text[start:end]) for start, end in words]
    known = _Names.of(language)
    at = 0
    while at < len(words):
        for length in range(min(known.reach(folded[at]), len(words) - at), 0, -1):
            start, end = words[at][0], words[at + length - 1][1]
            if length > 1 and not _joined(text, words, at, length):
                continue
            entries, past = known.look_up(text[start:end], " ".join(folded[at : at + length]) if length > 1 else folded[at])
            end -= past
            if entries and (entries[0].kind == "country" or length > 1 or not _looks_like_person(text, words, at, entries[0], known)):
                yield _Mention(start, end, entries)
                at += length - 1
                break
        at += 1


def _joined(text: str, words: list[tuple[int, int]], at: int, length: int) -> bool:
    return all(text[words[n][1] : words[n + 1][0]] in (" ", "\u00a0", "-", ", ", ". ", "–") for n in range(at, at + length - 1))


def _looks_like_person(text: str, words: list[tuple[int, int]], at: int, entry: Entry, known: _Names) -> bool:
    """A lesser city's name directly beside another capitalised word is more likely somebody's, or a body's ("Department of Justice")."""
    if entry.people >= (NEWSWORTHY if entry.kind == "region" else 1_000_000) or not text[words[at][0]].isupper():
        return False
    if _OF_A_BODY.search(text, max(0, words[at][0] - 24), words[at][0]) or text.startswith(" Department", words[at][1]):
        return True
    before, after = max(at - 1, 0), min(at + 1, len(words) - 1)
    beside_first = before < at and text[words[before][1] : words[at][0]] == " " and not _opens_sentence(text, words[before][0])
    beside_last = after > at and text[words[at][1] : words[after][0]] == " "
    first, last = text[slice(*words[before])], text[slice(*words[after])]
    return (beside_first and (first in PARTICLES or _could_be_a_name(first, known))) or (beside_last and _could_be_a_name(last, known))


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip()
    return not before or before[-1] in '.!?:("“'


def _could_be_a_name(word: str, known: _Names) -> bool:
    folded = fold(word)
    return word[0].isupper() and folded not in GENERIC and not known.is_country(folded)


def _in_unspaced(text: str, language: str) -> Iterator[_Mention]:
    """Chinese, Japanese, Thai, Lao, Khmer, Burmese: the longest name that starts at each character."""
    known = _Names.of(language)
    for run in UNSPACED.finditer(text):
        at, flat = 0, run.group()
        while at < len(flat):
            for length in known.lengths(flat[at : at + 2]):
                if at + length <= len(flat) and (entries := known.exact(fold(flat[at : at + length]))):
                    yield _Mention(run.start() + at, run.start() + at + length, entries)
                    at += length - 1
                    break
            at += 1


class _Names:
    """The gazetteer as one language reads it."""

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
    def of(language: str) -> _Names:
        return _Names(language)

    def is_country(self, word: str) -> bool:
        return word in self._countries

    @lru_cache(maxsize=16_384)  # noqa: B019 - there is one of each language, and it lives as long as the process
    def reach(self, first: str) -> int:
        """How many words the longest name that begins with this word may have."""
        return max(self._book.reach(first), self._reach.get(first[:3] if self._inflects else first, 1))

    def lengths(self, opening: str) -> tuple[int, ...]:
        return tuple(sorted({*self._book.openings(opening), *self._openings.get(opening, ())}, reverse=True))

    def exact(self, name: str) -> tuple[Entry, ...]:
        code = self._countries.get(name)
        country = (self._book.country(code),) if code else ()
        return country + self._book.places(name)

    @lru_cache(maxsize=16_384)  # noqa: B019 - there is one of each language, and it lives as long as the process
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
