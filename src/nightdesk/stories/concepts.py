"""What kind of thing a text tells of, in any language: earthquake, election, prime minister, death, a space launch.

The lexicon `data/concepts.tsv` lists for each concept the openings of words in some forty languages ("землетряс", "gempa", "地震");
an underscore stands for a space.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from nightdesk.foundation.spans import Span
from nightdesk.languages.gazetteer import UNSPACED, fold

LONGEST_OPENING = 16
_GLUED = re.compile(rf"(?:{UNSPACED.pattern}|[\uac00-\ud7af]+)+")


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], int]:
    """Openings of one word, openings of several words, and how long the longest is."""
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
    return spaced, unspaced, max(map(len, spaced))


def find_concepts(text: str, spans: tuple[Span, ...]) -> dict[str, int]:
    """How often each concept is named in a text whose words are `spans`."""
    spaced, unspaced, longest = _lexicon()
    found: dict[str, int] = {}
    flat = fold(text) + " "
    exact = len(flat) == len(text) + 1
    for number, span in enumerate(spans):
        tail = (
            flat[span.start : span.start + longest]
            if exact
            else " ".join(fold(next_.cut(text)) for next_ in spans[number : number + 3]) + " "
        )
        for concept in _longest(tail, spaced, longest):
            found[concept] = found.get(concept, 0) + 1
    for run in _GLUED.finditer(flat):
        at, piece = 0, run.group()
        while at < len(piece):
            for length in range(min(LONGEST_OPENING, len(piece) - at), 0, -1):
                if concepts := unspaced.get(piece[at : at + length]):
                    for concept in concepts:
                        found[concept] = found.get(concept, 0) + 1
                    at += length - 1
                    break
            at += 1
    return found


def _longest(tail: str, lexicon: dict[str, tuple[str, ...]], longest: int) -> tuple[str, ...]:
    for length in range(min(longest, len(tail)), 2, -1):
        if concepts := lexicon.get(tail[:length]):
            return concepts
    return ()
