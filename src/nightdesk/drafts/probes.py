"""Named, repeatable tests for sentences that say what is missing.

A probe is a pattern over texts in the languages whose words it holds (`words/probes.toml`). `run_probe` returns the documents that match;
a sentence of absence is true only if none does. `mentions:A|B` matches documents that hold one of the phrases as whole words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_LONGEST = 20_000
_MENTIONS = "mentions:"


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
    return _probes()[name]


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
