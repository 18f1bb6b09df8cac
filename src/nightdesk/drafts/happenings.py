"""What a story without English tells, where several languages say the same plain thing of somebody whom they name in Latin letters.

Four things can be told so: somebody comes into an office, loses it, dies, or is awarded a Nobel Prize. Two languages must say it, or one
where the story's languages name the person three times; each in words of `words/happenings.toml`, with the name letter for letter.
Anything else is left to the items' own words.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from nightdesk.drafts.events import with_article
from nightdesk.drafts.pack import EvidencePack
from nightdesk.drafts.wording import listed
from nightdesk.stories.model import EventKind
from nightdesk.wire.model import Item

_LANGUAGES, _OFTEN, _CITED, _ACTORS, _NEAR = 2, 3, 3, 4, 60
_LOST = {"removed": ("is removed", "was removed"), "resigned": ("resigns", "resigned")}
_AGE = re.compile(r"1?\d\d(?!\d)")
_NAME = re.compile(r"\b[A-ZÀ-Ž][\w'’-]+(?: (?:(?:da|de|del|di|van|von|al|bin|[A-Z]\.) )?[A-ZÀ-Ž][\w'’-]+){1,3}")
_TO_OFFICE = (EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.COUP)
_NOT_DEEP_IN = 0.6


@dataclass(frozen=True, slots=True)
class Happening:
    """`now` is the clause as a headline tells it, `then` the same in the past; `items` are the first of each language that says it.

    `who` is the person it is told of; `asks` are names under which the archive may know the prize or the office.
    """

    who: str
    now: str
    then: str
    items: tuple[Item, ...]
    languages: tuple[str, ...]
    asks: tuple[str, ...] = ()


def read_happening(pack: EvidencePack) -> Happening | None:
    """What most languages say, if enough of them do."""
    names, known = _names(pack), {actor.name for actor in pack.profile.actors if actor.mentions >= _OFTEN}
    said: dict[tuple[str, str], dict[str, Item]] = {}
    for item in pack.items:
        told = _reading(pack, item, [name for name in names if name in item.text])
        if told is not None:
            said.setdefault(told, {}).setdefault(item.language, item)
    agreed = [
        (told, found) for told, found in said.items() if len(found) >= _LANGUAGES or any(told[0].startswith(f"{name} ") for name in known)
    ]
    if not agreed:
        return None
    (now, then), found = max(agreed, key=lambda pair: len(pair[1]))
    return Happening(_who(names, now), now, then, tuple(found.values())[:_CITED], tuple(found), _asks(now))


def _who(names: list[str], now: str) -> str:
    return max((name for name in names if now.startswith(name)), key=len)


def _asks(now: str) -> tuple[str, ...]:
    prize = re.search(r"awarded the (.+)$", now)
    office = re.search(r"\b(?:prime minister|president) of .+$", now)
    if prize is not None:
        return tuple(_words()["asked"][prize.group(1)].split("|"))
    return (office.group().replace("prime minister", "Prime Minister").replace("president", "President"),) if office else ()


def _names(pack: EvidencePack) -> list[str]:
    """The story's actors, and other names of two words or more that two of its languages write alike; of nested names the longer."""
    written: dict[str, set[str]] = {}
    for item in pack.items:
        for match in _NAME.finditer(item.text):
            words = match.group().split(" ")
            for length in range(2, len(words) + 1):
                written.setdefault(" ".join(words[:length]), set()).add(item.language)
    actors = [actor.name for actor in pack.profile.actors[:_ACTORS] if " " in actor.name]
    places = {place.name for place in pack.profile.places}
    shared = [name for name, languages in written.items() if len(languages) >= _LANGUAGES]
    known = [name for name in dict.fromkeys([*actors, *shared]) if name not in places]
    return [name for name in known if not any(name != other and name in other for other in known)]


def _reading(pack: EvidencePack, item: Item, names: list[str]) -> tuple[str, str] | None:
    """What is told is told of the subject, whose name comes first and early; a prize may come before it."""
    names, event, text = sorted(names, key=item.text.index), pack.profile.event, item.text.casefold()
    if event is EventKind.AWARD and names:
        return _prize(names, text)
    if not names or item.text.index(names[0]) > _NOT_DEEP_IN * len(item.text):
        return None
    if event in _TO_OFFICE:
        country = next((place for place in pack.profile.places if place.country), None)
        return None if country is None else _office(names[0], text, with_article(country.name), elected=event is EventKind.ELECTION)
    return _death(names[0], text) if event is EventKind.DEATH else None


def _office(name: str, text: str, country: str, *, elected: bool) -> tuple[str, str] | None:
    """The office stands after the name of whoever comes into it, before the name of whoever leaves it."""
    at = text.index(name.casefold())
    before, after = text[:at], text[at + len(name) :]
    lost = next((kind for kind in _LOST if (match := _pattern(kind).search(after)) and match.start() < _NEAR), None)
    held = _first_office(before)
    if lost is not None and held is not None:
        now, then = _LOST[lost]
        return f"{name} {now} as {held} of {country}", f"{name} {then} as {held} of {country}"
    taken, office = _pattern("taken").search(after), _first_office(after)
    if taken is None or taken.start() > _NEAR or office is None:
        return None
    now, then = ("is elected", "was elected") if elected else ("becomes", "became")
    return f"{name} {now} {office} of {country}", f"{name} {then} {office} of {country}"


def _first_office(text: str) -> str | None:
    found = [(match.start(), office) for office, pattern in _choices("office") if (match := pattern.search(text))]
    return min(found)[1] if found else None


def _death(name: str, text: str) -> tuple[str, str] | None:
    if not _pattern("died").search(text):
        return None
    ages = {match.group() for cue in _pattern("age").finditer(text) if (match := _AGE.match(text, cue.end()))}
    of_age = f" at the age of {ages.pop()}" if len(ages) == 1 else ""
    return f"{name} dies{of_age}", f"{name} died{of_age}"


def _prize(names: list[str], text: str) -> tuple[str, str] | None:
    prizes = [(match.start(), prize) for prize, pattern in _choices("prize") if (match := pattern.search(text))]
    if "nobel" not in text or not prizes:
        return None
    economics = next((prize for _, prize in prizes if "economics" in prize), None)
    prize = economics or min(prizes)[1]
    verb = "is" if len(names) == 1 else "are"
    past = "was" if len(names) == 1 else "were"
    return f"{listed(names)} {verb} awarded {prize}", f"{listed(names)} {past} awarded {prize}"


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("nightdesk.drafts").joinpath("words/happenings.toml").read_text("utf-8"))


@lru_cache(maxsize=8)
def _pattern(kind: str) -> re.Pattern[str]:
    return _any_of(_words()[kind]["words"])


@lru_cache(maxsize=4)
def _choices(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, _any_of(words)) for name, words in _words()[kind].items())


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words.split())})" if words.split() else r"(?!)")
