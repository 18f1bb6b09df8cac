"""Named, repeatable tests for sentences that say what is missing.

A probe is a pattern over texts in the languages whose words it holds (`words/probes.toml`). `run_probe` returns the documents that match;
a sentence of absence is true only if none does. `mentions:A|B` matches documents that hold one of the phrases as whole words, and
`turnout+margin`, or `turnout+mentions:A|B`, those that one of the probes so named matches.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from nightdesk.drafts.wording import listed

_LONGEST = 20_000
_MENTIONS = "mentions:"
_AND = "+"


@dataclass(frozen=True, slots=True)
class Probe:
    """`looked_for` completes "No item …"; `languages` are primary or full codes."""

    name: str
    looked_for: str
    languages: frozenset[str]
    pattern: str


def probe_named(name: str) -> Probe:
    """Raise KeyError for a name that no probe has."""
    if name.startswith(_MENTIONS):
        phrases = [phrase for phrase in name.removeprefix(_MENTIONS).split("|") if phrase]
        return Probe(name, f"names {' or '.join(phrases)}", frozenset({"en"}), _any_of(phrases))
    if _AND in name:
        return _together(name)
    return _probes()[name]


@lru_cache(maxsize=256)
def _together(name: str) -> Probe:
    """Several probes as one: it reads the languages that all of them read."""
    each = [probe_named(part) for part in name.split(_AND)]
    languages = frozenset.intersection(*(probe.languages for probe in each))
    return Probe(name, _joined([probe.looked_for for probe in each]), languages, "|".join(f"(?:{probe.pattern})" for probe in each))


def _joined(looked_for: list[str]) -> str:
    """ "gives the turnout or the shares of the vote, or says whether the loser has conceded": one verb for all that it governs."""
    by_verb: dict[str, list[str]] = {}
    for phrase in looked_for:
        verb, _, rest = phrase.partition(" ")
        by_verb.setdefault(verb, []).append(rest)
    parts = [f"{verb} {listed(rests, 'or')}" for verb, rests in by_verb.items()]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])}, or {parts[-1]}"


def names() -> tuple[str, ...]:
    return tuple(_probes())


def run_probe(name: str, documents: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of the documents whose text matches, in the order given. Texts are read to 20,000 characters."""
    pattern = _compiled(probe_named(name).pattern)
    return tuple(document for document, text in documents.items() if pattern.search(text[:_LONGEST]))


def readable(name: str, language: str) -> bool:
    """Whether the probe holds words of this language, so that its silence means something."""
    languages = probe_named(name).languages
    return language in languages or language.split("-")[0] in languages


@lru_cache(maxsize=1)
def _probes() -> dict[str, Probe]:
    tables = tomllib.loads(files("nightdesk.drafts").joinpath("words/probes.toml").read_text("utf-8"))
    return {
        name: Probe(name, table["looked_for"], frozenset(table["languages"].split()), _pattern(table, tables))
        for name, table in tables.items()
    }


def _pattern(table: Mapping[str, list[str]], tables: Mapping[str, Mapping[str, list[str]]]) -> str:
    """The table's own words and parts of words, and those of the tables that it includes."""
    every = [table, *(tables[name] for name in table.get("includes", []))]
    words, parts = ([entry for one in every for entry in one.get(key, [])] for key in ("words", "parts"))
    return "|".join([*([r"\b(?:" + "|".join(words) + r")\b"] if words else []), *parts])


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any_of(phrases: list[str]) -> str:
    return r"(?<!\w)(?:" + "|".join(re.escape(phrase) for phrase in phrases) + r")(?!\w)" if phrases else r"(?!)"
