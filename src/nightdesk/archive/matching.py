"""When a line answers a query: whole words, whatever their case, diacritics and punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from nightdesk.archive.model import ArchiveLine, ArchiveQuery

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_TELLING = 4

# Words that many organisations share: they do not tell which of them is meant.
_SHARED = """
    alliance army association authority bank brigade brigades central command commission committee company conference congress
    council court defence democratic department federal federation first force forces foundation free front general government
    group guard international islamic islamist league liberation militant militants military ministry movement national nations
    office organisation organization party patriotic people peoples police popular rapid republic republican resistance
    revolutionary security service social socialist society state states supreme support union united university workers world
"""
COMMON_WORDS = frozenset(_SHARED.split())


def words(text: str) -> tuple[str, ...]:
    """The words of a text without case and diacritics."""
    return tuple(_WORD.findall(without_marks(text).lower()))


def without_marks(text: str) -> str:
    """The letters without their marks: "Shinzo" for "Shinzō"."""
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def telling_words(names: Iterable[str]) -> tuple[str, ...]:
    """The words that set these names apart ("baloch", not "liberation" or "army"), sorted."""
    found = {word for name in names for word in words(name)}
    return tuple(sorted(word for word in found if len(word) >= _SHORTEST_TELLING and word not in COMMON_WORDS))


def matches(query: ArchiveQuery, line: ArchiveLine) -> bool:
    """Whether the line answers the query, dates included."""
    if (query.since and line.date < query.since) or (query.before and line.date >= query.before):
        return False
    text = f" {' '.join(words(line.text))} "
    if not all(holds_phrase(text, group) for group in (query.places, query.events) if group):
        return False
    named = not (query.actors or query.acronyms) or holds_phrase(text, query.actors)
    return named or holds_acronym(query, line)


def holds_phrase(text: str, phrases: Iterable[str]) -> bool:
    """`text` is words joined by single blanks, with a blank at either end."""
    return any(sought in text for phrase in phrases if (sought := _between_blanks(phrase)))


@lru_cache(maxsize=4096)
def _between_blanks(phrase: str) -> str:
    """A phrase as `holds_phrase` looks for it; empty if it has no word. Each is looked for in hundreds of lines."""
    return f" {' '.join(words(phrase))} " if words(phrase) else ""


def holds_acronym(query: ArchiveQuery, line: ArchiveLine) -> bool:
    """A line on a "Kub-BLA" drone in Ukraine does not hold the acronym of the Baloch Liberation Army."""
    if not any(re.search(rf"(?<![\w-]){re.escape(acronym)}(?![\w-])", line.text) for acronym in query.acronyms):
        return False
    telling = telling_words(query.actors)
    around = words(" ".join((line.text, *line.labels)))
    return any(word.startswith(telling) for word in around)
