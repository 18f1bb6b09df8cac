"""The policy that an editor writes down in `newsroom/policy.toml`: what is published, what waits for a person, what is dropped."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nightdesk.desk.hard_subjects import SubjectRule
from nightdesk.desk.model import Concern, ConcernKind
from nightdesk.foundation.errors import BadInput

CONCERN_WORDS: Mapping[str, ConcernKind] = {
    "accusation": ConcernKind.ACCUSATION,
    "victim": ConcernKind.VICTIM_NAMED,
    "minor": ConcernKind.MINOR,
    "casualties": ConcernKind.CASUALTIES,
    "election": ConcernKind.ELECTION,
    "health": ConcernKind.HEALTH,
    "single-family": ConcernKind.SINGLE_FAMILY,
    "unanswered": ConcernKind.UNANSWERED,
    "too-soon": ConcernKind.TOO_SOON,
    "contested": ConcernKind.CONTESTED,
    "embargo": ConcernKind.EMBARGO,
    "doubtful": ConcernKind.DOUBTFUL,
    "thin": ConcernKind.THIN,
    "rule": ConcernKind.RULE,
    "instructions": ConcernKind.INSTRUCTIONS,
    "taken-back": ConcernKind.TAKEN_BACK,
}
"""How a policy file names each kind of concern."""


@dataclass(frozen=True, slots=True)
class Policy:
    """`instead` is the policy that takes over for live sources; it is set exactly where this one is for a played wire only."""

    name: str
    about: str
    waits: frozenset[ConcernKind]
    drops: frozenset[ConcernKind]
    least_sourced: int
    rules: tuple[SubjectRule, ...] = ()
    instead: Policy | None = None

    def in_force(self, *, played: bool) -> Policy:
        """This policy, or the one that replaces it where the sources are live."""
        return self if played or self.instead is None else self.instead

    def waiting(self, concerns: tuple[Concern, ...]) -> tuple[Concern, ...]:
        return tuple(concern for concern in concerns if concern.kind in self.waits)

    def dropping(self, concerns: tuple[Concern, ...]) -> tuple[Concern, ...]:
        return tuple(concern for concern in concerns if concern.kind in self.drops)


@dataclass(frozen=True, slots=True)
class PolicyBook:
    """All policies of the newsroom by name. Its rules for hard subjects belong to each of them."""

    policies: Mapping[str, Policy]

    def choose(self, name: str, *, played: bool) -> Policy:
        """The policy in force. An empty name means the default: demonstration for a played wire, desk for live sources.

        A policy meant for a played wire is never in force for live sources. Raises BadInput for a name that is not in the book.
        """
        wanted = name or ("demonstration" if played else "desk")
        if wanted not in self.policies:
            raise BadInput("policy.toml", None, f"there is no policy named {wanted!r}; there are {', '.join(sorted(self.policies))}")
        return self.policies[wanted].in_force(played=played)


def load_policies(file: Path) -> PolicyBook:
    """Raise BadInput, saying the file and what is wrong in it, if it is missing or cannot be understood."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(str(file), None, f"cannot be read: {error.strerror}") from error
    return read_policies(text, str(file))


def read_policies(text: str, file: str = "policy.toml") -> PolicyBook:
    """The policies in `text`; `file` is its name in error messages."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(file, None, f"is not TOML: {error}") from error
    _no_others(file, "the file", tables, {"policies", "rules"})
    written = tables.get("policies", {})
    if "desk" not in written:
        raise BadInput(file, None, "the policy 'desk', which holds for live sources, is missing")
    rules = tuple(_rules(file, tables.get("rules", [])))
    plain = {name: _policy(file, name, table, rules) for name, table in written.items()}
    policies = {name: _with_replacement(file, policy, written[name], plain) for name, policy in plain.items()}
    return PolicyBook(policies)


def _policy(file: str, name: str, table: Any, rules: tuple[SubjectRule, ...]) -> Policy:
    place = f"policy {name!r}"
    _no_others(file, place, table, {"about", "waits", "drops", "least_sourced", "played_wire_only", "live_sources_use"})
    least = table.get("least_sourced", 1)
    if type(least) is not int or least < 1:
        raise BadInput(file, None, f"{place}: least_sourced must be a whole number of at least 1, not {least!r}")
    return Policy(
        name=name,
        about=_text(file, place, table, "about"),
        waits=frozenset(_concerns(file, place, table, "waits")),
        drops=frozenset(_concerns(file, place, table, "drops")),
        least_sourced=least,
        rules=rules,
    )


def _with_replacement(file: str, policy: Policy, table: Mapping[str, Any], policies: Mapping[str, Policy]) -> Policy:
    if not table.get("played_wire_only", False):
        return policy
    instead = policies.get(table.get("live_sources_use", ""))
    if instead is None or instead.name == policy.name:
        raise BadInput(file, None, f"policy {policy.name!r}: live_sources_use must name the policy that applies to live sources")
    return replace(policy, instead=instead)


def _concerns(file: str, place: str, table: Mapping[str, Any], key: str) -> Iterator[ConcernKind]:
    for word in _list(file, place, table, key):
        if word not in CONCERN_WORDS:
            raise BadInput(file, None, f"{place}: {key} names {word!r}; known are {', '.join(CONCERN_WORDS)}")
        yield CONCERN_WORDS[word]


def _rules(file: str, tables: Any) -> Iterator[SubjectRule]:
    for number, table in enumerate(tables, start=1):
        place = f"rule {number}"
        _no_others(file, place, table, {"subject", "cues", "not_cues", "rule"})
        yield SubjectRule(
            subject=_text(file, place, table, "subject"),
            cues=tuple(_list(file, place, table, "cues")),
            not_cues=tuple(_list(file, place, table, "not_cues")),
            rule=_text(file, place, table, "rule"),
        )


def _text(file: str, place: str, table: Mapping[str, Any], key: str) -> str:
    found = table.get(key)
    if not isinstance(found, str) or not found.strip():
        raise BadInput(file, None, f"{place}: {key} must be a text")
    return found


def _list(file: str, place: str, table: Mapping[str, Any], key: str) -> list[str]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(word, str) and word for word in found):
        raise BadInput(file, None, f"{place}: {key} must be a list of words")
    return found


def _no_others(file: str, place: str, table: Any, known: set[str]) -> None:
    if not isinstance(table, dict):
        raise BadInput(file, None, f"{place} must be a table")
    for key in table:
        if key not in known:
            raise BadInput(file, None, f"{place}: {key!r} is not known here; known are {', '.join(sorted(known))}")
