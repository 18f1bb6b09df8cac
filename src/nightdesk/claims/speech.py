"""English verbs of saying and doing, and their forms."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from nightdesk.claims.model import Stance
from nightdesk.languages.phrases import listed


class Form(StrEnum):
    PLAIN = "plain"
    THIRD = "third"
    PAST = "past"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb of saying: its stance, and the words that must follow it."""

    stance: Stance
    form: Form
    followed_by: tuple[str, ...]


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("nightdesk.claims").joinpath("attribution.toml").read_text("utf-8"))


@cache
def saying() -> dict[str, tuple[Verb, ...]]:
    """Each form of a verb of saying, with its readings; those that need more words come first."""
    readings: dict[str, list[Verb]] = {}
    for stance in Stance:
        for entry in listed(_table()["saying"][stance.value]):
            written, _, irregular = entry.partition(":")
            base, *following = written.split("+")
            for form, word in _forms(base, irregular):
                readings.setdefault(word, []).append(Verb(stance, form, tuple(following)))
    return {word: tuple(sorted(verbs, key=lambda verb: -len(verb.followed_by))) for word, verbs in readings.items()}


@cache
def words(name: str) -> frozenset[str]:
    """Words that part a sentence, by their name under `[clauses]`."""
    return frozenset(listed(_table()["clauses"][name]))


@cache
def doing() -> dict[str, Form]:
    """Forms of all known verbs that can be the first of a sentence."""
    forms: dict[str, Form] = {word: verbs[0].form for word, verbs in saying().items() if verbs[0].form is not Form.ING}
    for entry in listed(_table()["doing"]["verbs"]):
        base, _, irregular = entry.partition(":")
        for form, word in _forms(base, irregular):
            if form is not Form.ING:
                forms.setdefault(word, form)
    return forms


def _forms(base: str, irregular: str) -> Iterator[tuple[Form, str]]:
    yield Form.PLAIN, base
    if irregular:
        third, past, ing = irregular.split("/")
    else:
        stem = base.removesuffix("e")
        third = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
        past, ing = stem + "ed", stem + "ing"
    yield from ((Form.THIRD, third), (Form.PAST, past), (Form.ING, ing))
