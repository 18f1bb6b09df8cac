"""How English writes the names that other scripts spell by sound: looked up in the archive's own lines by their consonants.

Шиндзо Абэ and शिंजो आबे share the keys of "Shinzo Abe" (see `nightdesk.languages.names`), which 93 lines of the archive name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import SequenceMatcher
from weakref import WeakKeyDictionary

from anyascii import anyascii

from nightdesk.archive.matching import COMMON_WORDS
from nightdesk.archive.model import Archive, ArchiveQuery
from nightdesk.languages.names import consonant_key

_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)? [A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?\b(?! [A-Z])")
_LEAST_LINES, _LEAST_ALIKE, _SHORTEST, _FIRST_YEAR = 3, 0.6, 3, 2000
_NEVER = """
    the and south north east west new united january february march april may june july august september october november december
    president prime minister king queen pope chancellor saint city state university airport river island district province
"""
_NO_NAMES = frozenset(_NEVER.split()) | COMMON_WORDS


class Spellings:
    """Names of two words that at least three lines have, by the keys of both words."""

    def __init__(self, texts: Iterable[str]) -> None:
        lines: Counter[str] = Counter()
        for text in texts:
            lines.update(set(_names_in(text)))
        self._by_keys: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for name, count in sorted(lines.items(), key=lambda pair: (-pair[1], pair[0])):
            if count >= _LEAST_LINES:
                first, last = (consonant_key(word) for word in name.split())
                if len(first) + len(last) >= _SHORTEST:
                    self._by_keys[first, last].append(name)

    def english(self, first: str, last: str) -> tuple[str, float] | None:
        """The English name that two words of another script spell, and how alike the letters are (0 to 1); None where none is near."""
        found = [name for keys in _keys(first, last) for name in self._by_keys.get(keys, ())]
        if f"{first} {last}" in found:
            return f"{first} {last}", 1.0
        scored = [(_alike(f"{first} {last}", name), -place, name) for place, name in enumerate(found)]
        best = max(scored, default=None)
        return (best[2], best[0]) if best is not None and best[0] >= _LEAST_ALIKE else None


_KNOWN: WeakKeyDictionary[Archive, Spellings] = WeakKeyDictionary()


def spellings_of(archive: Archive) -> Spellings:
    """The names of an archive, read once (a few seconds for 100,000 lines)."""
    if archive not in _KNOWN:
        _KNOWN[archive] = Spellings(_texts(archive))
    return _KNOWN[archive]


def _texts(archive: Archive) -> Iterator[str]:
    """Year by year, so that they are never all in memory."""
    latest = archive.search(ArchiveQuery(), 1).found
    for year in range(_FIRST_YEAR, latest[0].date.year + 1 if latest else _FIRST_YEAR):
        query = ArchiveQuery(since=date(year, 1, 1), before=date(year + 1, 1, 1))
        yield from (line.text for line in archive.search(query, archive.size()).found)


def _names_in(text: str) -> Iterator[str]:
    for found in _NAME.finditer(text):
        if not any(word.lower() in _NO_NAMES for word in found.group().split()):
            yield found.group()


def _keys(first: str, last: str) -> Iterator[tuple[str, str]]:
    """The keys of both words, and those without an ending of one consonant on the last, as cases and particles add it."""
    start, end = consonant_key(first), consonant_key(last)
    yield start, end
    if len(end) > 1:
        yield start, end[:-1]


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, anyascii(one).lower(), anyascii(other).lower(), autojunk=False).ratio()
