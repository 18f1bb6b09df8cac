"""Whether a name meets itself across languages: names of English sentences of NTREX-128, sought in the same sentences in other languages.

    python benchmarks/names.py NTREX [--half 0|1] [--language CODE]

A name is a capitalised word within an English sentence that is never written small in the corpus and has three consonants or more, so
that words such as "Senate" and "Friday", which are translated, are among them: nobody can find all. A name is found if its consonant
key, or that without its last consonant, is among the keys of the translated sentence. `by_chance` is how often it is found in the
translation of some other sentence. Documents are cut in halves by a hash: the rules were written looking at half 0. With --language, names
missed in that language are listed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from pathlib import Path
from random import Random
from typing import NamedTuple

from nightdesk.languages.meaning import parallel
from nightdesk.languages.names import find_names

LEAST_CONSONANTS = 3
SEED = 1


class Sought(NamedTuple):
    name: str
    key: str


def names_of(english: dict[str, str]) -> dict[str, list[Sought]]:
    """The names of each place's English sentence, places without one left out."""
    small = Counter(word for sentence in english.values() for word in re.findall(r"\b[a-z]+\b", sentence))
    found = {}
    for place, sentence in english.items():
        words = [(name.span.cut(sentence), name) for name in find_names(sentence, "en") if name.sure]
        fit = [Sought(word, name.key) for word, name in words if len(name.key) >= LEAST_CONSONANTS and not small[word.lower()]]
        if plain := [sought for sought in fit if sought.name.isascii() and not sought.name.isupper()]:
            found[place] = plain
    return found


def keys_of(sentence: str, language: str) -> set[str]:
    keys = {name.key for name in find_names(sentence, language)}
    return keys | {key[:-1] for key in keys}


def stands(sought: Sought, keys: set[str]) -> bool:
    return sought.key in keys or (len(sought.key) > LEAST_CONSONANTS and sought.key[:-1] in keys)


def measure(sought: dict[str, list[Sought]], said: dict[str, str], language: str, show: bool) -> tuple[float, float]:
    """The share of names found where they should be, and where they should not."""
    places = sorted(sought)
    elsewhere = dict(zip(places, Random(SEED).sample(places, len(places)), strict=True))
    keys = {place: keys_of(said[place], language) for place in places}
    found = chance = total = 0
    for place in places:
        for name in sought[place]:
            total += 1
            here = stands(name, keys[place])
            found += here
            others = {other.key for other in sought[elsewhere[place]]}
            chance += name.key not in others and stands(name, keys[elsewhere[place]])
            if show and not here:
                sys.stderr.write(f"{name.name} ({name.key}) not in: {said[place]}\n")
    return found / total, chance / total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ntrex", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1), default=1)
    parser.add_argument("--language")
    options = parser.parse_args()
    corpus = parallel.Parallel()
    versions = parallel.read_versions(options.ntrex, corpus)
    english = versions.pop("eng")
    kept = {place: sentence for place, sentence in english.items() if _half(corpus.document[place]) == options.half}
    sought = names_of(english)
    sought = {place: names for place, names in sought.items() if place in kept}
    figures = {}
    for version, said in versions.items():
        language = parallel.language_of(version)
        if options.language in (None, language):
            found, chance = measure(sought, said, language, show=options.language is not None)
            figures[version] = {"found": round(found, 3), "by_chance": round(chance, 3)}
    mean = {kind: round(sum(figure[kind] for figure in figures.values()) / len(figures), 4) for kind in ("found", "by_chance")}
    json.dump({"names": sum(map(len, sought.values())), **mean, "by_version": figures}, sys.stdout, indent=1)
    sys.stdout.write("\n")


def _half(document: str) -> int:
    return (int(hashlib.md5(document.encode()).hexdigest(), 16) + 1) % 2


if __name__ == "__main__":
    main()
