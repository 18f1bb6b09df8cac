"""The English word lists of the checks, as kept in `lexicon.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from nightdesk.claims.model import FigureKind, Qualifier

_LISTS = tomllib.loads(files("nightdesk.verify").joinpath("lexicon.toml").read_text(encoding="utf-8"))

FUNCTION_WORDS = frozenset(_LISTS["function"].split())
"""Words that carry no claim of their own."""

NEWSROOM_WORDS = frozenset(_LISTS["newsroom"].split())
"""The words in which a newsroom tells who said what and when; other checks judge them, not overlap of words."""

SPEECH = frozenset(_LISTS["speech"].split())
"""Verbs whose subject speaks."""

ARGUMENT = frozenset(_LISTS["argument"].split())
"""Words in which anything is argued, as one finds them in a dictionary; they tell of no matter of their own."""

TITLES = frozenset(_LISTS["titles"].split())
PLAIN_ADJECTIVES = frozenset(_LISTS["plain_adjectives"].split())
NEGATIONS = frozenset(_LISTS["negation"].split())

CONCEPTS: tuple[tuple[str, ...], ...] = tuple(tuple(line.split()) for line in _LISTS["concepts"].strip().splitlines())
"""Families of words that may stand for one another. A word may belong to several."""

OPPOSITES: tuple[tuple[str, str], ...] = tuple((one, other) for one, other in _LISTS["opposites"])
"""A sentence with one word of a pair does not rest on a passage that has only the other."""

CAUSES: tuple[str, ...] = tuple(_LISTS["causes"])
UNEARNED: tuple[str, ...] = tuple(_LISTS["unearned"])

DEEDS: tuple[str, ...] = tuple(_LISTS["deeds"].split())
LIKELIHOODS: tuple[tuple[str, str], ...] = tuple((phrase, likelihood) for phrase, likelihood in _LISTS["likelihoods"])
"""Patterns and the likelihood that they say; the first that matches holds."""

KIND_WORDS = {FigureKind(kind): frozenset(words.split()) for kind, words in _LISTS["kinds"].items()}
"""The words that tell what became of people counted."""

DOERS = {kind: frozenset(words.split()) for kind, words in _LISTS["doers"].items()}
"""Small words beside a verb, and what parties are called; see `nightdesk.verify.doers`."""

UNITS: dict[str, str] = {word: unit for unit, words in _LISTS["units"].items() for word in words.split()}

QUALIFIERS: tuple[tuple[str, Qualifier], ...] = tuple(
    sorted(
        ((phrase, Qualifier(name)) for name, phrases in _LISTS["qualifiers"].items() for phrase in phrases),
        key=lambda pair: (-len(pair[0]), pair[0]),
    )
)
"""The reserve with which a number is given, longest phrase first where one ends in another."""
