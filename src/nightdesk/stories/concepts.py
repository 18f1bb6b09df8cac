"""What kind of thing a text tells of, in any language: earthquake, election, prime minister, death, a space launch.

The lexicon `data/concepts.tsv` lists for each concept the openings of words in some forty languages ("землетряс", "gempa", "地震");
an underscore stands for a space.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from nightdesk.foundation.spans import Span
from nightdesk.languages.gazetteer import UNSPACED, fold
from nightdesk.stories.kin import KIN

LONGEST_OPENING = 16
LEAST_OPENING = 3
STEM = 6
_GLUED = re.compile(rf"(?:{UNSPACED.pattern}|[\uac00-\ud7af]+)+")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """What openings of words stand for, those of scripts without spaces apart. `lengths` are those of the openings that begin alike, the
    longest first."""

    spaced: dict[str, tuple[str, ...]]
    lengths: dict[str, tuple[int, ...]]
    unspaced: dict[str, tuple[str, ...]]
    longest: int


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    single: dict[str, list[str]] = {}
    for line in (files("nightdesk.stories") / "data" / "concepts.tsv").read_text(encoding="utf-8").splitlines():
        concept, openings = line.split("\t")
        for opening in openings.split():
            exact = opening.endswith("_")
            key = fold(opening.strip("_").replace("_", " ")) + (" " if exact else "")
            if concept not in single.setdefault(key, []):
                single[key].append(concept)
    unspaced = {key: tuple(found) for key, found in single.items() if _GLUED.match(key) and not (len(key) == 1 and key >= "\uac00")}
    spaced = {key: tuple(found) for key, found in single.items() if not _GLUED.match(key)}
    lengths: dict[str, set[int]] = {}
    for key in spaced:
        lengths.setdefault(key[:LEAST_OPENING], set()).add(len(key))
    known = {opening: tuple(sorted(found, reverse=True)) for opening, found in lengths.items()}
    return _Lexicon(spaced, known, unspaced, max(map(len, spaced)))


def find_concepts(text: str, spans: tuple[Span, ...], language: str) -> dict[str, int]:
    """How often each concept is named in a text whose words are `spans`."""
    ways = ways_of(language)
    found: dict[str, int] = {}
    for opening, concept in find_openings(text, spans):
        if (opening, concept) not in ways.misleading:
            found[concept] = found.get(concept, 0) + 1
    if ways.learned:
        for span in spans:
            for concept in ways.learned.get(fold(span.cut(text))[:STEM], ()):
                found.setdefault(concept, 1)
    return found


def find_openings(text: str, spans: tuple[Span, ...]) -> Iterator[tuple[str, str]]:
    """Each opening of the lexicon that stands in the text, and a concept that it may stand for."""
    lexicon = _lexicon()
    longest, unspaced = lexicon.longest, lexicon.unspaced
    flat = fold(text) + " "
    exact = len(flat) == len(text) + 1
    for number, span in enumerate(spans):
        if exact and flat[span.start : span.start + LEAST_OPENING] not in lexicon.lengths:
            continue
        tail = (
            flat[span.start : span.start + longest]
            if exact
            else " ".join(fold(next_.cut(text)) for next_ in spans[number : number + 3]) + " "
        )
        for length in lexicon.lengths.get(tail[:LEAST_OPENING], ()):
            if concepts := lexicon.spaced.get(tail[:length]):
                for concept in concepts:
                    yield tail[:length], concept
                break
    for run in _GLUED.finditer(flat):
        at, piece = 0, run.group()
        while at < len(piece):
            for length in range(min(LONGEST_OPENING, len(piece) - at), 0, -1):
                if glued := unspaced.get(piece[at : at + length]):
                    for concept in glued:
                        yield piece[at : at + length], concept
                    at += length - 1
                    break
            at += 1


@dataclass(frozen=True, slots=True)
class Ways:
    """What one language makes of the lexicon: openings that mean something else there ("sel" is a flood in Uzbek, "seluruh" is "all" in
    Indonesian), and openings of its own words that were found beside a concept in parallel text."""

    misleading: frozenset[tuple[str, str]]
    learned: dict[str, tuple[str, ...]]


NO_WAYS = Ways(frozenset(), {})


@lru_cache(maxsize=256)
def ways_of(language: str) -> Ways:
    """As learned by `build_concepts`; of a language that was not learned, those of a near relation."""
    lines = _lines_by_language()
    line = next((lines[code] for code in (language, KIN.get(language, ""), language.split("-")[0]) if code in lines), None)
    if line is None:
        return NO_WAYS
    misleading, learned = line.split("\t")
    pairs = (entry.rsplit("=", 1) for entry in misleading.split("|") if entry)
    own: dict[str, tuple[str, ...]] = {}
    for entry in filter(None, learned.split("|")):
        stem, concept = entry.rsplit("=", 1)
        own[stem] = (*own.get(stem, ()), concept)
    return Ways(frozenset((opening, concept) for opening, concept in pairs), own)


@lru_cache(maxsize=1)
def _lines_by_language() -> dict[str, str]:
    packed = files("nightdesk.stories") / "data" / "concepts-by-language.tsv.xz"
    if not packed.is_file():
        return {}
    lines = lzma.decompress(packed.read_bytes()).decode().split("\n")
    return dict(line.split("\t", 1) for line in lines if line)
