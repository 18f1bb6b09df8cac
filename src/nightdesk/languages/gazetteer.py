"""The gazetteer: which place a written name may stand for. It is looked up in a file and takes hardly any memory."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files

from nightdesk.languages.packed import Sections, Table, opened

MINOR = 100_000
NEWSWORTHY = 50_000_000
MOST_WORDS = 5
WORLD_REGION = "world region"
KINDS = ("country", "region", "city", WORLD_REGION)
NOWHERE = 1 << 30
"""In the place of a coordinate that is not known; those that are known are in hundredths of a degree."""
_END = ord("\n")
LONGEST_WORD = 24
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u200c\u200d"
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}]|[.'’ʻ](?=[^\W_]))*")
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_INFLECTING = """
    ab av az be bg bs cs cv el et ko ka ar he fa eu fi hr hu hy kaa kk kv ky la lt lv mhr mk mn nds os pl ro ru rue sah sh sk sl sq sr szl
    tg tk tr tt ug uk uz xmf yi bn gu hi kn ml mr ne or pa si ta te af da de is nb nl nn no sv eo sw ks ur ps ckb ku am ti
"""
INFLECTING = frozenset(_INFLECTING.split())
RELATED: dict[str, tuple[str, ...]] = {
    "be-tarask": ("be",), "zh-yue": ("yue", "zh_Hant", "zh"), "wuu": ("zh",), "zh-classical": ("zh_Hant", "zh"), "lzh": ("zh_Hant", "zh"),
    "zh": ("zh", "zh_Hant"), "yue": ("yue", "zh_Hant", "zh"), "min": ("id", "ms"), "bjn": ("id", "ms"), "sco": ("en",), "xmf": ("ka",),
    "mzn": ("fa",), "azb": ("az_Arab", "fa"), "pnb": ("ur", "pa_Arab"), "skr": ("ur",), "sh": ("sr_Latn", "hr", "bs", "sr"),
    "sr": ("sr", "sr_Latn"), "av": ("ru",), "kv": ("ru",), "mhr": ("ru",), "bh": ("bho", "hi"), "tl": ("fil",),
    "ckb": ("ckb", "fa", "ar"), "ku": ("ku", "ckb"), "frp": ("fr", "it", "en"), "no": ("nb", "no"), "nb": ("nb", "no"), "la": ("la", "it"),
    "simple": ("en",), "arz": ("ar",), "ary": ("ar",), "kaa": ("kaa", "kaa_Latn", "kaa_Cyrl", "uz"), "uz": ("uz", "uz_Cyrl"),
    "az": ("az", "az_Cyrl"), "crh": ("tr", "uz"), "ext": ("es",), "rue": ("uk",), "yi": ("yi", "he"), "kk": ("kk", "kk_Arab"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. `people` is its population, or a rank in its place for countries and famous regions.

    `region` is the first-level region that a city lies in. A region of the world ("South America") has neither country nor spot.
    """

    kind: str
    country: str
    latitude: float | None
    longitude: float | None
    people: int
    name: str
    region: str = ""


_UNSEEN = dict.fromkeys([*range(0x0591, 0x05C8), *range(0x064B, 0x0653), 0x0640, *range(0x200C, 0x2010), 0x0307])
_UNSEEN.update({ord("’"): "'", ord("ʻ"): "'", ord("ي"): "ی", ord("ى"): "ی", ord("ك"): "ک"})


def fold(name: str) -> str:
    """A name as it is compared: no case, no vowel signs of Arabic or Hebrew, one apostrophe, one Arabic yeh and kaf."""
    if name.isascii():
        return name.lower()
    return _fold_word(name) if len(name) <= LONGEST_WORD else _fold(name)


@lru_cache(maxsize=32_768)
def _fold_word(word: str) -> str:
    return _fold(word)


def _fold(name: str) -> str:
    return (
        unicodedata.normalize("NFKC", name)
        .casefold()
        .translate(_UNSEEN)
        .replace("\u0e4d\u0e32", "\u0e33")
        .replace("\u0ecd\u0eb2", "\u0eb3")
    )


def spell(name: str) -> str:
    """A name as the gazetteer's key: its words folded, one space between them, hyphens and full stops gone."""
    if name.isascii() and name.isalpha():
        return name.lower()
    return " ".join(fold(match.group()) for match in WORD.finditer(name))


def reaches(names: Iterable[str], inflected: bool = False) -> dict[str, int]:
    """For each word that opens a name (or its first three letters): how many words the longest such name has."""
    reach: dict[str, int] = {}
    for name in names:
        first, *rest = name.split(" ")
        if 0 < len(rest) < MOST_WORDS:
            key = first[:3] if inflected else first
            reach[key] = max(reach.get(key, 1), len(rest) + 1)
    return reach


def openings(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For scripts without spaces: the lengths, longest first, of names that begin with these two characters."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in names:
        if UNSPACED.fullmatch(name):
            lengths[name[:2]].add(len(name))
    return {opening: tuple(sorted(found, reverse=True)) for opening, found in lengths.items()}


class Gazetteer:
    """Names of places, folded, and what they may stand for; best candidate first."""

    def __init__(self, sections: Sections) -> None:
        self._sections = sections
        self.countries: dict[str, int] = sections.head["countries"]
        self.words: frozenset[str] = frozenset(sections.head["words"])
        self.demonyms: dict[str, str] = sections.head["demonyms"]
        self._listed: dict[str, tuple[int, int]] = sections.head["listed"]
        self._places, self._reach, self._openings = (Table(sections, name) for name in ("places", "reach", "openings"))
        self._kinds, self._people = sections.numbers("kinds", "B"), sections.numbers("people", "I")
        self._north, self._east = sections.numbers("north", "i"), sections.numbers("east", "i")
        self._called, self._regions = sections.numbers("called", "I"), sections.numbers("regions", "I")
        self._lands, self._texts = sections.raw("lands"), sections.raw("texts")

    def places(self, name: str) -> tuple[Entry, ...]:
        """The places that a folded name may stand for, best first."""
        return tuple(self.entry(number) for number in self._places.get(name))

    def country(self, code: str) -> Entry:
        return self.entry(self.countries[code])

    def reach(self, first: str) -> int:
        """How many words the longest name has that begins with this one."""
        return max(self._reach.get(first), default=1)

    def openings(self, signs: str) -> tuple[int, ...]:
        """The lengths of names in scripts without spaces that begin with these two signs."""
        return self._openings.get(signs)

    def entry(self, number: int) -> Entry:
        north, east = self._north[number], self._east[number]
        known = north != NOWHERE
        return Entry(
            KINDS[self._kinds[number]],
            str(self._lands[2 * number : 2 * number + 2], "ascii").strip(),
            north / 100 if known else None,
            east / 100 if known else None,
            self._people[number],
            self._text(self._called[number]),
            self._text(self._regions[number]),
        )

    def _text(self, start: int) -> str:
        end = start
        while self._texts[end] != _END:
            end += 1
        return str(self._texts[start:end], "utf-8")

    @lru_cache(maxsize=400)  # noqa: B019 - there is one gazetteer, and it lives as long as the process
    def country_names(self, language: str) -> dict[str, str]:
        """Folded names of countries and regions of the world in a language (a BCP 47 code) and its near relatives, with their codes."""
        found: dict[str, str] = {}
        locales = locales_of(language)
        borrowed = () if any(locale in self._listed for locale in locales) else ("en",)
        for locale in (*locales, *borrowed, "*"):
            for name, code in self._names_in(locale):
                for variant in variants(name):
                    found.setdefault(spell(variant), code)
        return {name: code for name, code in found.items() if len(name) > 1}

    def country_name(self, code: str, language: str) -> str | None:
        return next((names[code] for locale in locales_of(language) if code in (names := self._by_code(locale))), None)

    @lru_cache(maxsize=64)  # noqa: B019 - as above
    def _by_code(self, locale: str) -> dict[str, str]:
        """The first name of each country in one locale."""
        return {code: name for name, code in reversed(self._names_in(locale))}

    def _names_in(self, locale: str) -> list[list[str]]:
        """Names of countries with their codes, as one locale has them."""
        start, end = self._listed.get(locale, (0, 0))
        return [line.split("\t") for line in self._sections.text("lists", start, end).split("\n")] if end > start else []


def locales_of(language: str) -> tuple[str, ...]:
    """CLDR locales to read a language's names from, nearest first."""
    known = RELATED.get(language) or RELATED.get(language.split("-")[0])
    return known or (language.replace("-", "_"), language.split("-")[0])


def variants(name: str) -> tuple[str, ...]:
    """CLDR's explanations in brackets and its "SAR China" are not written in news."""
    return (name, name.replace("（", "(").split(" (")[0].split("(")[0].split(" SAR ")[0].strip())


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Packed by `pack_places`."""
    with as_file(files("nightdesk.languages") / "data" / "places.bin") as path:
        return Gazetteer(opened(path))
