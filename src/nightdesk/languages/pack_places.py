"""Makes `data/places.bin`, which `gazetteer` looks names up in, from the tables of names beside it. Run by hand when one of them changed:

python -m nightdesk.languages.pack_places
"""

from __future__ import annotations

import lzma
from array import array
from collections import defaultdict
from pathlib import Path

from nightdesk.languages import packed
from nightdesk.languages.gazetteer import KINDS, NEWSWORTHY, NOWHERE, WORLD_REGION, Entry, openings, reaches, spell
from nightdesk.languages.places import GENERIC

HERE = Path(__file__).parent / "data"


class Names:
    """Names of places, folded, and what they may stand for; best candidate first."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.places: dict[str, tuple[int, ...]] = {}
        self.countries: dict[str, int] = {}
        self.words: set[str] = set()
        self.demonyms: dict[str, str] = {}
        self.country_names: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._read()

    def _read(self) -> None:
        names: dict[str, list[int]] = defaultdict(list)
        folder = HERE
        rows = lzma.decompress((folder / "places.tsv.xz").read_bytes()).decode().split("\n")
        self.words.update(spell(row[5:]) for row in rows if row.startswith("word\t"))
        famous = self._add_famous((folder / "news-regions.tsv").read_text(encoding="utf-8"), names)
        for row in rows:
            kind, *cells = row.split("\t")
            if kind == "country":
                self._add_country(cells)
            elif kind != "word":
                country, latitude, longitude, people, name, others, region = cells
                if kind == "region" and (country, spell(name)) in famous:
                    continue
                region = famous.get((country, spell(region)), region)
                number = self._add(Entry(kind, country, float(latitude), float(longitude), int(people), name, region))
                for other in (name, *filter(None, others.split("|"))):
                    if (key := spell(other)) not in self.words and not (kind == "region" and key in GENERIC):
                        names[key].append(number)
        self.places = {name: (found[0],) if len(found) == 1 else tuple(sorted(set(found), key=self._rank)) for name, found in names.items()}
        self._read_english(folder.joinpath("country-aliases.tsv").read_text("utf-8"), folder.joinpath("demonyms.tsv").read_text("utf-8"))
        self._add_world_regions(folder.joinpath("world-regions.tsv").read_text("utf-8"))

    def _add_famous(self, lines: str, names: dict[str, list[int]]) -> dict[tuple[str, str], str]:
        """Regions that news speak of, under all their names; returns the name that stands for each."""
        famous = {}
        for line in lines.splitlines():
            name, country, latitude, longitude, aliases = line.split("\t")
            number = self._add(Entry("region", country, float(latitude), float(longitude), NEWSWORTHY, name))
            for alias in (name, *filter(None, aliases.split("|"))):
                names[spell(alias)].append(number)
                famous[country, spell(alias)] = name
        return famous

    def _add(self, entry: Entry) -> int:
        self.entries.append(entry)
        return len(self.entries) - 1

    def _add_country(self, cells: list[str]) -> None:
        code, latitude, longitude, english, listed = cells
        north, east = (float(latitude), float(longitude)) if latitude else (None, None)
        self.countries[code] = self._add(Entry("country", code, north, east, 1_000_000_000, english))
        for pair in listed.split("|"):
            name, _, languages = pair.partition("=")
            for language in languages.split(","):
                self.country_names[language].append((name, code))

    def _read_english(self, aliases: str, demonyms: str) -> None:
        for line in aliases.splitlines():
            code, language, names = line.split("\t")
            self.country_names[language].extend((name, code) for name in names.split("|"))
        for line in demonyms.splitlines():
            code, people = line.split("\t")
            self.demonyms.update((spell(word.replace("-", " ")), code) for word in people.split())

    def _add_world_regions(self, lines: str) -> None:
        """ "South America": known so that no part of it is read as a country. Their codes are the numbers of the UN M49."""
        rows = [line.split("\t") for line in lines.splitlines()]
        english = {code: names.split("|")[0] for code, language, names in rows if language == "en"}
        for code, name in sorted(english.items()):
            self.countries[code] = self._add(Entry(WORLD_REGION, "", None, None, 0, name))
        for code, language, names in rows:
            self.country_names[language].extend((name, code) for name in names.split("|"))

    def _rank(self, number: int) -> tuple[float, int]:
        """Larger places first; a city before the region around it unless most of the region's people live elsewhere."""
        entry = self.entries[number]
        return (-entry.people * (2.5 if entry.kind == "city" else 1), number)


def sections(names: Names) -> dict[str, bytes]:
    texts, spelt = bytearray(), {}
    for text in sorted({text for entry in names.entries for text in (entry.name, entry.region)}):
        spelt[text] = len(texts)
        texts += text.encode() + b"\n"
    columns = {
        "kinds": array("B", [KINDS.index(entry.kind) for entry in names.entries]),
        "north": array("i", [_hundredths(entry.latitude) for entry in names.entries]),
        "east": array("i", [_hundredths(entry.longitude) for entry in names.entries]),
        "people": array("I", [entry.people for entry in names.entries]),
        "called": array("I", [spelt[entry.name] for entry in names.entries]),
        "regions": array("I", [spelt[entry.region] for entry in names.entries]),
    }
    return {
        **{name: column.tobytes() for name, column in columns.items()},
        "lands": "".join(entry.country.ljust(2) for entry in names.entries).encode(),
        "texts": bytes(texts),
        **packed.table("places", names.places),
        **packed.table("reach", {word: (longest,) for word, longest in reaches(names.places).items()}),
        **packed.table("openings", openings(names.places)),
    }


def _hundredths(degrees: float | None) -> int:
    return NOWHERE if degrees is None else round(100 * degrees)


def pack(target: Path) -> None:
    names, lists, listed = Names(), bytearray(), {}
    for language, called in sorted(names.country_names.items()):
        start = len(lists)
        lists += "\n".join(f"{name}\t{code}" for name, code in called).encode()
        listed[language] = (start, len(lists))
    head = {"words": sorted(names.words), "demonyms": names.demonyms, "countries": names.countries, "listed": listed}
    packed.write(target, head, sections(names) | {"lists": bytes(lists)})


if __name__ == "__main__":
    pack(HERE / "places.bin")
