"""Names of possible actors in one text: runs of capitalised words that are no place, no date, no event and no heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from anyascii import anyascii

from nightdesk.archive.matching import words
from nightdesk.foundation.spans import Span
from nightdesk.stories.name_words import (
    ACRONYMS_OF_THINGS,
    CALENDAR,
    FOREIGN_TITLES,
    LINKS,
    NO_ACTOR,
    OPENERS,
    ORGANISATIONS,
    PREPOSITIONS,
    TITLES,
    WHERE,
)

_WORD = re.compile(r"[^\W_](?:[^\W_]|[-.'’](?=[^\W_])){0,40}")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,7}(?:-[A-Z0-9]{1,3})?")
_ROMAN = re.compile(r"[IVXL]+")
_ADJECTIVE = re.compile(r"\w+(?:ish|ese|ian|ean|lic|can)s?")
_MOST_WORDS = 9
_CAPITAL_NOUNS = frozenset({"de", "lb", "als", "bar", "nds"})
_ENGLISH = frozenset({"en", "sco", "simple"})


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it stands in one text. `key` is its romanised words in lower case."""

    span: Span
    name: str
    key: str
    language: str

    @property
    def organisation(self) -> bool:
        return not ORGANISATIONS.isdisjoint(self.key.split()) or is_acronym(self.name)

    @property
    def english(self) -> bool:
        return self.language in _ENGLISH


def is_acronym(name: str) -> bool:
    return _ACRONYM.fullmatch(name) is not None


def read_names(text: str, language: str, places: Sequence[Span]) -> tuple[Named, ...]:
    """`places` are the spans of place names in the text. Scripts without capitals, and German with its many, give no names."""
    base = language.split("-")[0]
    if base in _CAPITAL_NOUNS:
        return ()
    found = (_name(text, run, base, places) for run in _runs(text))
    return tuple(named for named in found if named is not None)


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Capitalised words with small linking words between them, cut at punctuation, at "'s" and where a link joins two names."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if run and not (_joined(text, run[-1], word) and len(run) < _MOST_WORDS and _carries_on(run, word.group())):
            yield run
            run = []
        if run or word.group()[0].isupper():
            run.append(word)
    if run:
        yield run


def _joined(text: str, last: re.Match[str], word: re.Match[str]) -> bool:
    gap = text[last.end() : word.start()]
    initial = gap == ". " and len(last.group()) == 1
    return (gap in (" ", "\u00a0") or initial) and not last.group().endswith(("'s", "’s"))


def _carries_on(run: Sequence[re.Match[str]], word: str) -> bool:
    """Whether a word goes on with the name: "Department of Health and …" does, "Viktor Bout and …" does not."""
    if word[0].isupper():
        return True
    organisation = any(part.group().lower() in ORGANISATIONS for part in run)
    if word in ("of", "for", "and"):
        return organisation or (word == "of" and len(run) == 1)
    return word in LINKS or (word == "the" and run[-1].group() in ("of", "for"))


def _name(text: str, run: list[re.Match[str]], language: str, places: Sequence[Span]) -> Named | None:
    english = language in _ENGLISH
    parts = _trim(run, english, places)
    if not parts:
        return None
    start, end = parts[0].start(), parts[-1].end()
    end -= 2 if text[start:end].endswith(("'s", "’s")) else 0
    span, name = Span(start, end), text[start:end]
    folded = set(words(name))
    if folded & NO_ACTOR or folded & CALENDAR or (not english and folded & FOREIGN_TITLES):
        return None
    if all(_in_place(part, places) or part.group().lower() in LINKS for part in parts) or _stands_for_place(text, parts, folded, english):
        return None
    if len(parts) == 1 and not _stands_alone(text, parts[0], name, english):
        return None
    return Named(span, name, " ".join(words(anyascii(name))), language)


def _trim(run: list[re.Match[str]], english: bool, places: Sequence[Span]) -> list[re.Match[str]]:
    """Without what stands before or after the name proper: openings, titles, prepositions, the country somebody comes from."""
    parts = list(run)
    while parts and (parts[-1].group().lower() in LINKS or parts[-1].group() in ("of", "for", "and", "the") or parts[-1].group().isdigit()):
        parts.pop()
    before = OPENERS | TITLES if english else PREPOSITIONS
    while parts and parts[0].group().lower().removesuffix("'s") in before and not is_acronym(parts[0].group()):
        parts.pop(0)
    if not any(part.group().lower() in ORGANISATIONS for part in parts):
        while len(parts) > 2 and _in_place(parts[0], places):
            parts.pop(0)
            while len(parts) > 1 and parts[0].group().lower() in TITLES:
                parts.pop(0)
    return parts


def _in_place(word: re.Match[str], places: Sequence[Span]) -> bool:
    return any(place.start < word.end() and word.start() < place.end for place in places)


def _stands_for_place(text: str, parts: Sequence[re.Match[str]], folded: set[str], english: bool) -> bool:
    """ "near Kupiansk" is a place that no gazetteer knew."""
    if not english or folded & ORGANISATIONS or any(is_acronym(part.group()) for part in parts):
        return False
    before = text[: parts[0].start()].split()
    return bool(before) and before[-1].lower() in WHERE


def _stands_alone(text: str, word: re.Match[str], name: str, english: bool) -> bool:
    """A single word is a name where it is an acronym, or capitalised within a sentence of English."""
    if is_acronym(name):
        return name not in ACRONYMS_OF_THINGS and not _ROMAN.fullmatch(name)
    before = text[: word.start()].rstrip()
    inside = bool(before) and before[-1] not in ".!?:;\"“”'([•–—"
    return english and len(name) > 2 and inside and not _ADJECTIVE.fullmatch(name)
