"""The words by which each language tells counts of people, from `lexicon/*.toml`.

Each file is one language. Lines hold phrases divided by commas; a trailing `*` takes any ending. All keys are optional.

    people         nouns and counters that stand for people; `counters` those that join a number in scripts without spaces
    one, article   nouns for one person, and the articles that make them a count ("a girl"); `one_alone` those that are adjectives, too
    units          what numbers count when they do not count people
    neutral        what takes a number without being one of our kinds ("survivors", "aboard")
    including      what opens a count within a count, `including_behind` what closes one ("3人を含む5人")
    of             what opens the whole of a part ("19 of the 43")
    several        quantities that are no count; `another` means one more; `pairs` hold "two people" in one word;
                   `bare` is true where a noun without an article is a count of one
    conjunctions   what ends a phrase, "and" first; `lists` the words for "and" where there are several
    passive        words that turn a verb on those before it ("are killed")
    stops, heads   where noun phrases are read whole: what ends one, and the nouns that an "of" may follow
    [qualifiers]   before a number, [behind] after it, by the names of `Qualifier`
    [after]        words whose count follows them ("killing nine people"), by the names of `FigureKind`
    [before]       words whose count precedes them ("nine dead")
    [beside]       words whose count may stand on either side
    [toll]         nouns whose count comes later in the sentence, behind one of the words in `reaches`
    [same]         words that repeat the number before ("autant de blessés");  [holding]  words that hold a number and a noun ("seorang")
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from nightdesk.claims.model import FigureKind, Qualifier
from nightdesk.languages.numerals import related
from nightdesk.languages.phrases import Phrases, fold, listed
from nightdesk.languages.words import LANGUAGES_KEPT


class Side(StrEnum):
    AFTER = "after"
    BEFORE = "before"
    BESIDE = "beside"
    TOLL = "toll"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says what happened to the people counted, and where their number stands. A neutral one has no kind."""

    kind: FigureKind | None
    side: Side


@dataclass(frozen=True, slots=True)
class Cues:
    """All that is needed to read one language's counts of people."""

    language: str
    kinds: Phrases[Cue]
    people: Phrases[bool]
    one: Phrases[bool]
    one_alone: Phrases[bool]
    article: Phrases[bool]
    units: Phrases[bool]
    including: Phrases[bool]
    including_behind: Phrases[bool]
    of: Phrases[bool]
    several: Phrases[bool]
    another: Phrases[bool]
    conjunctions: Phrases[bool]
    lists: tuple[str, ...]
    passive: frozenset[str]
    reaches: frozenset[str]
    stops: frozenset[str]
    heads: frozenset[str]
    bare: bool
    qualifiers: Phrases[Qualifier]
    behind: Phrases[Qualifier]
    same: Phrases[bool]
    holding: Phrases[int]


@cache
def _known() -> dict[str, str]:
    folder = files("nightdesk.claims").joinpath("lexicon")
    return {entry.name.removesuffix(".toml"): entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")}


@lru_cache(maxsize=LANGUAGES_KEPT)
def cues(language: str) -> Cues | None:
    """The words of a language or of its near relation; None for a language that nobody has described yet."""
    key = related(language, _known())
    if key is None:
        return None
    table = tomllib.loads(files("nightdesk.claims").joinpath("lexicon", f"{key}.toml").read_text("utf-8"))

    def plain(name: str) -> Phrases[bool]:
        return Phrases([(phrase, True) for phrase in listed(table.get(name, ""))], language)

    return Cues(
        language=language,
        kinds=Phrases(_kinds(table), language),
        people=plain("people"),
        one=plain("one"),
        one_alone=plain("one_alone"),
        article=plain("article"),
        units=plain("units"),
        including=plain("including"),
        including_behind=plain("including_behind"),
        of=plain("of"),
        several=plain("several"),
        another=plain("another"),
        conjunctions=plain("conjunctions"),
        lists=tuple(fold(word) for word in listed(table.get("lists", next(listed(table.get("conjunctions", "")), "")))),
        passive=frozenset(listed(table.get("passive", ""))),
        reaches=frozenset(listed(table.get("toll", {}).get("reaches", ""))),
        bare=bool(table.get("bare", False)),
        stops=frozenset(listed(table.get("stops", ""))),
        heads=frozenset(listed(table.get("heads", ""))),
        qualifiers=Phrases(_qualifiers(table.get("qualifiers", {})), language),
        behind=Phrases(_qualifiers(table.get("behind", {})), language),
        same=Phrases([(phrase, True) for phrase in listed(table.get("same", {}).get("words", ""))], language),
        holding=Phrases(_holding(table), language),
    )


def _kinds(table: dict[str, Any]) -> Iterator[tuple[str, Cue]]:
    sides: dict[tuple[str, FigureKind], Side] = {}
    for side in Side:
        for kind in FigureKind:
            for phrase in listed(table.get(side.value, {}).get(kind.value, "")):
                both = side is not Side.TOLL and (phrase, kind) in sides
                sides[phrase, kind] = Side.BESIDE if both else side
    yield from ((phrase, Cue(kind, side)) for (phrase, kind), side in sides.items())
    yield from ((phrase, Cue(None, Side.BESIDE)) for phrase in listed(table.get("neutral", "")))


def _qualifiers(table: dict[str, str]) -> Iterator[tuple[str, Qualifier]]:
    for name, phrases in table.items():
        yield from ((phrase, Qualifier(name)) for phrase in listed(phrases))


def _holding(table: dict[str, Any]) -> Iterator[tuple[str, int]]:
    for value, phrases in table.get("holding", {}).items():
        yield from ((phrase, int(value)) for phrase in listed(phrases))
    yield from ((phrase, 2) for phrase in listed(table.get("pairs", "")))
