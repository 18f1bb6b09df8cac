"""The words by which languages other than English tell who says what, from `reporting.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from nightdesk.claims.model import Stance, Tone
from nightdesk.languages.numerals import related
from nightdesk.languages.phrases import Found, Phrases, fold, listed
from nightdesk.languages.words import LANGUAGES_KEPT


class Saying(NamedTuple):
    """What a verb of saying means. One that is `direct` may have its content right behind it ("denied the report")."""

    stance: Stance
    tone: Tone
    direct: bool


_MEANINGS = {
    "said": Saying(Stance.ASSERTS, Tone.SAID, False),
    "reported": Saying(Stance.ASSERTS, Tone.REPORTED, False),
    "claimed": Saying(Stance.ASSERTS, Tone.CLAIMED, False),
    "confirmed": Saying(Stance.ASSERTS, Tone.CONFIRMED, True),
    "warned": Saying(Stance.ASSERTS, Tone.WARNED, True),
    "denied": Saying(Stance.DENIES, Tone.SAID, True),
    "accused": Saying(Stance.ACCUSES, Tone.SAID, True),
    "ordered": Saying(Stance.ORDERS, Tone.SAID, True),
    "promised": Saying(Stance.PROMISES, Tone.SAID, True),
    "estimated": Saying(Stance.ESTIMATES, Tone.SAID, True),
}


@dataclass(frozen=True, slots=True)
class Reports:
    """One language's words; the keys are explained in `reporting.toml`."""

    language: str
    verbs: Phrases[Saying]
    that: Phrases[bool]
    bare: bool
    quoted: Phrases[bool]
    topic: tuple[str, ...]
    fused: bool
    according: Phrases[bool]
    set_off: Phrases[bool]
    according_ends: Phrases[bool]
    according_behind: Phrases[bool]
    skip: frozenset[str]
    skip_before: frozenset[str]
    fronted: frozenset[str]
    verb_first: bool
    endings: tuple[str, ...]
    behind: tuple[str, ...]

    def sources_behind(self, folded: str) -> list[Found[bool]]:
        """Where "according to" stands behind a name; it may be the end of the name's last word."""
        if not self.fused:
            return self.according_behind.find(folded)
        places = [(place, mark) for mark in self.behind if (place := folded.find(mark)) > 0]
        return [Found(place, place + len(mark), True) for place, mark in sorted(places)]


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("nightdesk.claims").joinpath("reporting.toml").read_text("utf-8"))


def described() -> tuple[str, ...]:
    """The languages with words of their own, English apart."""
    return tuple(sorted(_tables()))


@lru_cache(maxsize=LANGUAGES_KEPT)
def reports(language: str) -> Reports | None:
    """The words of a language or its near relation; None for one that nobody has described."""
    key = related(language, _tables())
    if key is None:
        return None
    table = _tables()[key]

    def plain(name: str) -> Phrases[bool]:
        return Phrases([(phrase, True) for phrase in listed(table.get(name, ""))], language)

    def words(name: str) -> frozenset[str]:
        return frozenset(fold(word) for phrase in listed(table.get(name, "")) for word in phrase.split())

    return Reports(
        language=language,
        verbs=Phrases(_verbs(table), language),
        that=plain("that"),
        bare=bool(table.get("bare", False)),
        quoted=plain("quoted"),
        topic=tuple(listed(table.get("topic", ""))),
        fused=bool(table.get("fused", False)),
        according=plain("according"),
        set_off=plain("set_off"),
        according_ends=plain("according_ends"),
        according_behind=plain("according_behind"),
        skip=words("skip"),
        skip_before=frozenset(fold(phrase) for phrase in listed(table.get("skip", "")) if " " not in phrase),
        fronted=words("fronted"),
        verb_first=bool(table.get("verb_first", False)),
        endings=tuple(listed(table.get("quoted", ""))),
        behind=tuple(listed(table.get("according_behind", ""))),
    )


def _verbs(table: dict[str, Any]) -> Iterator[tuple[str, Saying]]:
    for name, meaning in _MEANINGS.items():
        yield from ((phrase, meaning) for phrase in listed(table.get(name, "")))
