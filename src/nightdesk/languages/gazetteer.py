"""The gazetteer in memory: which place a written name may stand for. Read once, on first use, from the files in `data/`."""

from __future__ import annotations

import lzma
import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

MINOR = 100_000
NEWSWORTHY = 50_000_000
MOST_WORDS = 5
_MADE_AT_ONCE = 20_000
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

    `region` is the first-level region that a city lies in.
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


class _Entries:
    """Entries by number, kept as text: the few that news speak of are made when they are first asked for."""

    def __init__(self) -> None:
        self._text = bytearray()
        self._ends = array("I", [0])
        self._made: dict[int, Entry] = {}

    def add(self, entry: Entry) -> int:
        cells = (entry.kind, entry.country, entry.latitude, entry.longitude, entry.people, entry.name, entry.region)
        self._text += "\t".join("" if cell is None else str(cell) for cell in cells).encode()
        self._ends.append(len(self._text))
        return len(self._ends) - 2

    def __getitem__(self, number: int) -> Entry:
        if number not in self._made:
            if len(self._made) >= _MADE_AT_ONCE:
                self._made.clear()
            kind, country, latitude, longitude, people, name, region = (
                self._text[self._ends[number] : self._ends[number + 1]].decode().split("\t")
            )
            north, east = (float(latitude), float(longitude)) if latitude else (None, None)
            self._made[number] = Entry(kind, country, north, east, int(people), name, region)
        return self._made[number]

    def __len__(self) -> int:
        return len(self._ends) - 1


_Numbers = int | list[int]


def _note(names: dict[str, _Numbers], name: str, number: int) -> None:
    """One more entry of that name. Nearly all names have one, and a list for each would take more memory than all the rest."""
    known = names.setdefault(name, number)
    if isinstance(known, list):
        known.append(number)
    elif known != number:
        names[name] = [known, number]


class _Places:
    """The numbers of the entries that a folded name may stand for, best first: a hash table in two arrays, a seventh of a dict's size.

    Names are told apart by the 64 bits of their hash, which two of so few names share once in a hundred million tables.
    """

    def __init__(self, names: Mapping[str, _Numbers], rank: Callable[[int], tuple[float, int]]) -> None:
        self._mask = (1 << (2 * len(names)).bit_length()) - 1
        self._hashes = array("q", bytes(8 * (self._mask + 1)))
        self._found = array("i", [-1]) * (self._mask + 1)
        self._several: list[tuple[int, ...]] = []
        for name, numbers in names.items():
            self._add(hash(name), numbers if isinstance(numbers, int) else tuple(sorted(set(numbers), key=rank)))

    def _add(self, hashed: int, numbers: int | tuple[int, ...]) -> None:
        slot = hashed & self._mask
        while self._found[slot] != -1:
            slot = (slot + 1) & self._mask
        self._hashes[slot] = hashed
        if isinstance(numbers, int):
            self._found[slot] = numbers
        else:
            self._several.append(numbers)
            self._found[slot] = -1 - len(self._several)

    def get(self, name: str, otherwise: tuple[int, ...] = ()) -> tuple[int, ...]:
        hashed = hash(name)
        slot = hashed & self._mask
        while (found := self._found[slot]) != -1:
            if self._hashes[slot] == hashed:
                return (found,) if found >= 0 else self._several[-2 - found]
            slot = (slot + 1) & self._mask
        return otherwise


class Gazetteer:
    """Names of places, folded, and what they may stand for; best candidate first."""

    def __init__(self) -> None:
        self.entries = _Entries()
        self.countries: dict[str, int] = {}
        self.words: set[str] = set()
        self.demonyms: dict[str, str] = {}
        self._country_names: dict[str, str] = {}
        self._read()

    def _read(self) -> None:
        names: dict[str, _Numbers] = {}
        of_countries: dict[str, list[str]] = defaultdict(list)
        folder = files("nightdesk.languages") / "data"
        rows = lzma.decompress((folder / "places.tsv.xz").read_bytes())
        self.words.update(spell(row.decode()[5:]) for row in BytesIO(rows) if row.startswith(b"word\t"))
        famous = self._add_famous((folder / "news-regions.tsv").read_text(encoding="utf-8"), names)
        for row in BytesIO(rows):
            kind, *cells = row.decode().removesuffix("\n").split("\t")
            if kind == "country":
                self._add_country(cells, of_countries)
            elif kind != "word":
                country, latitude, longitude, people, name, others, region = cells
                if kind == "region" and (country, spell(name)) in famous:
                    continue
                region = famous.get((country, spell(region)), region)
                number = self.entries.add(Entry(kind, country, float(latitude), float(longitude), int(people), name, region))
                for other in (name, *filter(None, others.split("|"))):
                    if (key := spell(other)) not in self.words:
                        _note(names, key, number)
        self.places = _Places(names, self._rank)
        self.reach = reaches(names)
        self.openings = openings(names)
        self._read_aliases(folder.joinpath("country-aliases.tsv").read_text("utf-8"), of_countries)
        self._country_names = {locale: "\n".join(pairs) for locale, pairs in of_countries.items()}
        for line in folder.joinpath("demonyms.tsv").read_text("utf-8").splitlines():
            code, people = line.split("\t")
            self.demonyms.update((spell(word.replace("-", " ")), code) for word in people.split())

    def _add_famous(self, lines: str, names: dict[str, _Numbers]) -> dict[tuple[str, str], str]:
        """Regions that news speak of, under all their names; returns the name that stands for each."""
        famous = {}
        for line in lines.splitlines():
            name, country, latitude, longitude, aliases = line.split("\t")
            number = self.entries.add(Entry("region", country, float(latitude), float(longitude), NEWSWORTHY, name))
            for alias in (name, *filter(None, aliases.split("|"))):
                _note(names, spell(alias), number)
                famous[country, spell(alias)] = name
        return famous

    def _add_country(self, cells: list[str], names: dict[str, list[str]]) -> None:
        code, latitude, longitude, english, listed = cells
        north, east = (float(latitude), float(longitude)) if latitude else (None, None)
        self.countries[code] = self.entries.add(Entry("country", code, north, east, 1_000_000_000, english))
        for pair in listed.split("|"):
            name, _, languages = pair.partition("=")
            for language in languages.split(","):
                names[language].append(f"{code}\t{name}")

    def _read_aliases(self, aliases: str, names: dict[str, list[str]]) -> None:
        for line in aliases.splitlines():
            code, language, listed = line.split("\t")
            names[language].extend(f"{code}\t{name}" for name in listed.split("|"))

    def _rank(self, number: int) -> tuple[float, int]:
        """Larger places first; a city before the region around it unless most of the region's people live elsewhere."""
        entry = self.entries[number]
        return (-entry.people * (2.5 if entry.kind == "city" else 1), number)

    @lru_cache(maxsize=400)  # noqa: B019 - there is one gazetteer, and it lives as long as the process
    def country_names(self, language: str) -> dict[str, str]:
        """Folded names of countries in a language (a BCP 47 code) and its near relatives, with their codes."""
        found: dict[str, str] = {}
        locales = locales_of(language)
        borrowed = () if any(locale in self._country_names for locale in locales) else ("en",)
        for locale in (*locales, *borrowed, "*"):
            for name, code in self._named_in(locale):
                for variant in variants(name):
                    found.setdefault(spell(variant), code)
        return {name: code for name, code in found.items() if len(name) > 1}

    @lru_cache(maxsize=4_000)  # noqa: B019 - as above
    def country_name(self, code: str, language: str) -> str | None:
        named = (name for locale in locales_of(language) for name, other in self._named_in(locale) if other == code)
        return next(named, None)

    def _named_in(self, locale: str) -> Iterator[tuple[str, str]]:
        """Names of countries in one locale, with their codes."""
        for pair in self._country_names.get(locale, "").split("\n"):
            code, _, name = pair.partition("\t")
            if code:
                yield name, code


def locales_of(language: str) -> tuple[str, ...]:
    """CLDR locales to read a language's names from, nearest first."""
    known = RELATED.get(language) or RELATED.get(language.split("-")[0])
    return known or (language.replace("-", "_"), language.split("-")[0])


def variants(name: str) -> tuple[str, ...]:
    """CLDR's explanations in brackets and its "SAR China" are not written in news."""
    return (name, name.replace("（", "(").split(" (")[0].split("(")[0].split(" SAR ")[0].strip())


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    return Gazetteer()
