"""Fixed phrases of a language, found fast and in linear time in texts of any script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from nightdesk.languages.words import MARKS, UNSPACED, base

Meaning = TypeVar("Meaning")

_SHORT = 4_000
"""Characters of a text whose folding is worth keeping."""

_RUN = re.compile(rf"(?:[^\W\d_]|[{MARKS}])+")
_LETTER = re.compile(rf"[^\W\d_]|[{MARKS}]")
_UNSPACED_LETTER = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")

# Arabic and Hebrew write "and", "by", "to", "the" as letters at the front of a word.
_CLITICS = {
    "ar": re.compile("(?:[وف](?=..))?(?:[بلك](?=..))?(?:ال(?=..)|(?<=ل)ل(?=..))?"),
    "he": re.compile("(?:ו(?=..))?(?:[בלמשכ](?=..))?(?:ה(?=..))?"),
}
_LOOK_ALIKE = str.maketrans(
    {
        "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "‑": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200c": " ", "\u200e": " ", "\u200f": " ",
        "ي": "ی", "ى": "ی", "ك": "ک", "ھ": "ه", "ہ": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ё": "е",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """The text in small letters with look-alike letters made one. Every character keeps its place."""
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


@lru_cache(maxsize=512)
def _fold_short(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return lower.translate(_LOOK_ALIKE)


def listed(phrases: str) -> Iterator[str]:
    """The phrases of a lexicon's line, divided by commas."""
    for phrase in phrases.replace("\n", " ").split(","):
        if phrase.strip():
            yield " ".join(phrase.split())


class Found(NamedTuple, Generic[Meaning]):
    start: int
    end: int
    meaning: Meaning


class Phrases(Generic[Meaning]):
    """What each phrase means. A phrase stands for whole words; with a trailing `*` its last word may go on, with a
    trailing `+` what goes on is left to be read next."""

    def __init__(self, meanings: Mapping[str, Meaning] | Iterable[tuple[str, Meaning]], language: str) -> None:
        self._unspaced = base(language) in UNSPACED
        self._clitics = _CLITICS.get(base(language))
        self._by_start: dict[str, list[tuple[str, str, Meaning]]] = {}
        pairs = meanings.items() if isinstance(meanings, Mapping) else meanings
        for phrase, meaning in pairs:
            written = fold(phrase)
            self._by_start.setdefault(written[:2].rstrip("*+"), []).append((written.rstrip("*+"), written[-1], meaning))
        for candidates in self._by_start.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    @property
    def unspaced(self) -> bool:
        """Is this a language without spaces between words?"""
        return self._unspaced

    def find(self, folded: str) -> list[Found[Meaning]]:
        """All phrases of a folded text in order; the longest wins, and none overlaps another."""
        found: list[Found[Meaning]] = []
        past, known = 0, self._by_start
        for start in self._starts(folded):
            if start < past or (folded[start : start + 2] not in known and folded[start : start + 1] not in known):
                continue
            match = self.at(folded, start)
            if match is not None:
                found.append(match)
                past = match.end
        return found

    def at(self, folded: str, start: int) -> Found[Meaning] | None:
        """The longest phrase that begins at this place."""
        candidates = self._by_start.get(folded[start : start + 2], ())
        alone = self._by_start.get(folded[start : start + 1], ())
        for written, last, meaning in (*candidates, *alone):
            if folded.startswith(written, start):
                end = start + len(written)
                if last == "*" and not self._unspaced:
                    return Found(start, _word_end(folded, end), meaning)
                if self._unspaced or not last.isalpha() or not _LETTER.match(folded, end) or _UNSPACED_LETTER.match(folded, end):
                    return Found(start, end, meaning)
        return None

    def _starts(self, folded: str) -> Iterator[int]:
        if self._unspaced:
            yield from range(len(folded))
            return
        for run in _RUN.finditer(folded):
            start = run.start()
            yield start
            if self._clitics is not None:
                clitic = self._clitics.match(folded, start, run.end())
                if clitic is not None and clitic.end() > start:
                    yield from range(start + 1, clitic.end() + 1)


def _word_end(folded: str, end: int) -> int:
    while _LETTER.match(folded, end):
        end += 1
    return end
