"""Makes `data/kin.tsv.xz`: which English words may stand for one another, and how closely. Run by hand:

    python -m nightdesk.verify.bearing.build_kin WORDNET_FOLDER

WORDNET_FOLDER holds the database files of WordNet 3.0 (Princeton University; "wordnet-base" in Debian). Words come from its first
six senses of a word: synonyms, derived forms, similar adjectives, and one step up or down.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from nightdesk.verify.bearing.words import commonness
from nightdesk.verify.stems import stem

POINTERS = {
    "+": 0.9, "\\": 0.85, "<": 0.8, "*": 0.7, "&": 0.6, "~": 0.6, "$": 0.6, "@": 0.55, ">": 0.5, "=": 0.5, "@i": 0.5, "~i": 0.5,
}  # fmt: skip
"""How much of a word each kind of pointer carries; see wndb(5WN)."""
SYNONYM, IRREGULAR, SENSES, FADING, LEAST, MOST_KIN = 0.9, 0.95, 6, 0.08, 0.45, 40
Synset = tuple[list[str], list[tuple[str, str]]]


def synsets(folder: Path) -> dict[str, Synset]:
    """Each set of synonyms by part of speech and place, with its pointers."""
    found = {}
    for part, name in {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}.items():
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split("|")[0].split()
            count = int(fields[3], 16)
            words = [re.sub(r"\(.*\)", "", fields[4 + 2 * number]).lower() for number in range(count)]
            first = 5 + 2 * count
            pointers = [(fields[at], fields[at + 2] + fields[at + 1]) for at in range(first, first + 4 * int(fields[first - 1]), 4)]
            found[part + fields[0]] = (words, pointers)
    return found


def senses(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Each single word with its sets of synonyms, the commonest sense first."""
    listed: dict[str, list[str]] = defaultdict(list)
    for part, name in {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}.items():
        for line in (folder / f"index.{name}").read_text("utf-8").splitlines():
            fields = line.split()
            if not line.startswith("  ") and fields[0].isalpha():
                listed[fields[0]] += [part + place for place in fields[-int(fields[2]) :][:SENSES]]
    yield from sorted(listed.items())


def kin(folder: Path) -> dict[str, dict[str, float]]:
    sets, known = synsets(folder), commonness()
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for word, places in senses(folder):
        if word not in known:
            continue
        for rank, place in enumerate(places):
            words, pointers = sets[place]
            near = [(other, SYNONYM) for other in words]
            reached = [(target, POINTERS[sign]) for sign, target in pointers if sign in POINTERS and target in sets]
            near += [(other, strength) for target, strength in reached for other in sets[target][0]]
            for other, strength in near:
                if other in known and stem(other) != stem(word):
                    held = found[stem(word)]
                    held[stem(other)] = max(held.get(stem(other), 0.0), strength * (1 - FADING * rank))
    for form, base in irregular(folder):
        if form in known and base in known and stem(form) != stem(base):
            inherited = {other: IRREGULAR * strength for other, strength in found.get(stem(base), {}).items() if other != stem(form)}
            found[stem(form)] = {**inherited, **found.get(stem(form), {}), stem(base): IRREGULAR}
    return found


def irregular(folder: Path) -> Iterator[tuple[str, str]]:
    """Forms that no rule makes, each with its base: "bought", "buy"."""
    for name in ("verb", "noun", "adj"):
        for line in (folder / f"{name}.exc").read_text("utf-8").splitlines():
            form, base = line.split()[:2]
            yield form, base


def main(folder: str) -> None:
    lines = []
    for word, others in sorted(kin(Path(folder)).items()):
        kept = sorted(((other, strength) for other, strength in others.items() if strength >= LEAST), key=lambda one: (-one[1], one[0]))
        if kept:
            lines.append(word + "\t" + " ".join(f"{other}={round(100 * strength)}" for other, strength in kept[:MOST_KIN]))
    target = Path(__file__).parent / "data" / "kin.tsv.xz"
    target.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main(sys.argv[1])
