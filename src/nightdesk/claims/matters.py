"""What a number may measure beside people, in words: units and currencies of the Unicode CLDR, and `amounts.toml` for the rest."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from nightdesk.claims.model import AmountKind
from nightdesk.languages.months import months
from nightdesk.languages.numerals import numerals, related
from nightdesk.languages.phrases import Found, Phrases, listed
from nightdesk.languages.units import Unit, Units, units
from nightdesk.languages.words import LANGUAGES_KEPT, base

KINDS = {
    "money": AmountKind.MONEY, "percent": AmountKind.PERCENT, "length": AmountKind.DISTANCE, "area": AmountKind.AREA,
    "mass": AmountKind.MASS, "speed": AmountKind.SPEED, "volume": AmountKind.VOLUME, "temperature": AmountKind.TEMPERATURE,
    "energy": AmountKind.ENERGY, "power": AmountKind.POWER, "duration": AmountKind.DURATION, "votes": AmountKind.VOTES,
    "seats": AmountKind.SEATS, "magnitude": AmountKind.MAGNITUDE,
}  # fmt: skip
"""The kind of amount that a unit's kind makes."""

_OWN = {"votes": "vote", "seats": "seat", "magnitude": "magnitude", "percent": "%", "money": "local"}


@dataclass(frozen=True, slots=True)
class Matters:
    """One language's words. `behind` and `before` hold what CLDR does not know; a local word for money names no currency.
    `own_times` tells that only the lexicon's times are times, `calendar` that the days of the calendar are told with the same words."""

    units: Units
    behind: Phrases[Unit]
    before: Phrases[Unit]
    prison: Phrases[bool]
    age: Phrases[bool]
    game: Phrases[bool]
    whole: Phrases[bool]
    minus: Phrases[bool]
    months: Phrases[int]
    own_times: bool
    calendar: bool

    def unit_behind(self, folded: str, place: int) -> Found[Unit] | None:
        """The longest word for a unit that begins here; the lexicon's own wins over CLDR's of the same length."""
        own, general = self.behind.at(folded, place), self.units.behind.at(folded, place)
        if general is not None and general.meaning.kind == "duration" and self.own_times:
            general = None
        if own is None or (general is not None and (general.end, own.meaning.name == _OWN["money"]) > (own.end, False)):
            return general
        return own

    def unit_before(self, folded: str, start: int, place: int) -> Found[Unit] | None:
        """The word for a unit that ends at `place`, of those that begin at `start` or later."""
        for at in range(start, place):
            if at > start and folded[at - 1].isalpha() and not self.units.before.unspaced:
                continue
            for phrases in (self.before, self.units.before):
                found = phrases.at(folded, at)
                if found is not None and phrases is self.units.before and found.meaning.kind == "duration" and self.own_times:
                    continue
                if found is not None and found.end == place:
                    return found
        return None


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("nightdesk.claims").joinpath("amounts.toml").read_text("utf-8"))


@lru_cache(maxsize=LANGUAGES_KEPT)
def matters(language: str) -> Matters:
    """The words of a language; where nobody has described it, only signs and international symbols are known."""

    def plain(name: str) -> Phrases[bool]:
        return Phrases([(phrase, True) for phrase in _phrases(name, language)], language)

    return Matters(
        units=units(language),
        behind=Phrases([*_units(("percent", "votes", "seats", "money"), language, ("magnitude_behind",)), *_times(language)], language),
        before=Phrases(
            [*_units(("magnitude",), language, ("percent_before",)), *(_times(language) if numerals(language).scale_first else ())],
            language,
        ),
        prison=plain("prison"),
        age=plain("age"),
        game=plain("game"),
        whole=plain("whole"),
        minus=plain("minus"),
        months=months(language),
        calendar=base(language) == "vi",
        own_times=related(language, _table()["duration"]) is not None,
    )


def _phrases(section: str, language: str) -> Iterator[str]:
    key = related(language, _table()[section])
    for phrase in listed(_table()[section][key] if key else ""):
        yield f"{phrase}*" if key == "ko" and phrase[-1].isalpha() else phrase


def _units(sections: tuple[str, ...], language: str, sided: tuple[str, ...]) -> Iterator[tuple[str, Unit]]:
    for section in (*sections, *sided):
        kind = section.split("_")[0]
        yield from ((phrase, Unit(kind, _OWN[kind])) for phrase in _phrases(section, language))


def _times(language: str) -> Iterator[tuple[str, Unit]]:
    key = related(language, _table()["duration"])
    for name, phrases in (_table()["duration"][key] if key else {}).items():
        yield from ((f"{phrase}*" if key == "ko" else phrase, Unit("duration", name)) for phrase in listed(phrases))
