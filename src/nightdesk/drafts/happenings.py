"""What a story without English tells, where several languages say the same plain thing of somebody whom they name.

Told so are few things: that somebody comes into an office, loses it, dies, is killed, outlives an attempt, or is awarded a Nobel Prize;
and that one country launches an offensive against another. Two languages must say it, or one of somebody whom the story's languages name
again and again; each in words of `words/happenings.toml`, with the name by its letters or its consonants (see `nightdesk.drafts.named`).
Anything else is left to the items' own words.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from nightdesk.drafts.events import with_article
from nightdesk.drafts.named import Named, named_in
from nightdesk.drafts.pack import EvidencePack
from nightdesk.drafts.wording import listed
from nightdesk.languages.names import consonant_key
from nightdesk.languages.places import country_name, find_places
from nightdesk.languages.words import split
from nightdesk.stories.event_kinds import event_scores
from nightdesk.stories.model import EventKind
from nightdesk.wire.model import Item

_LANGUAGES, _OFTEN, _CITED, _NEAR, _WINNERS, _PARTIES = 2, 3, 3, 60, 3, 2
_LOST = {"removed": ("is removed", "was removed"), "resigned": ("resigns", "resigned")}
_TO_OFFICE = (EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.COUP)
_TO_LIFE = (EventKind.DEATH, EventKind.ATTACK, EventKind.SHOOTING, EventKind.GOVERNMENT, EventKind.CULTURE)
_NOT_DEEP_IN = 0.6
_AGES, _SAID_BY_MANY = range(32, 116), 3
_NUMBER = re.compile(r"(?<!\d)\d{2,3}(?!\d)")
_OFFICES = {"prime minister": "prime_minister", "president": "president"}


@dataclass(frozen=True, slots=True)
class Happening:
    """`now` is the clause as a headline tells it, `then` the same in the past; `items` are the first of each language that says it.

    `who` is the person it is told of; `asks` are names under which the archive may know the prize or the office; `told` are the first of
    every language that says it.
    """

    who: str
    now: str
    then: str
    items: tuple[Item, ...]
    languages: tuple[str, ...]
    asks: tuple[str, ...] = ()
    told: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    who: str
    now: str
    then: str


def read_happening(pack: EvidencePack) -> Happening | None:
    """What most languages say, if enough of them do."""
    names = named_in(pack)
    known = {actor.name for actor in pack.profile.actors if actor.mentions >= _OFTEN}
    said: defaultdict[_Told, dict[str, Item]] = defaultdict(dict)
    for item in pack.items:
        told = _reading(pack, item, names)
        if told is not None:
            said[told].setdefault(item.language, item)
    agreed = [(told, found) for told, found in said.items() if len(found) >= _LANGUAGES or told.who in known]
    if not agreed:
        return None
    told, found = max(agreed, key=lambda pair: len(pair[1]))
    age = _age(pack) if told.now.endswith(" dies") else ""
    return Happening(told.who, told.now + age, told.then + age, _cited(found, age), tuple(found), _asks(told.now), tuple(found.values()))


def _cited(found: dict[str, Item], age: str) -> tuple[Item, ...]:
    """The first that say it; where an age is told, the first that give it."""
    items = list(found.values())
    giving = [item for item in items if not age or age.rsplit(" ", 1)[1] in _numbers(item.text)]
    return tuple((giving or items)[:_CITED])


def _asks(now: str) -> tuple[str, ...]:
    prize = re.search(r"awarded the (.+)$", now)
    return tuple(_words()["asked"][prize.group(1)].split("|")) if prize is not None and prize.group(1) in _words()["asked"] else ()


def _reading(pack: EvidencePack, item: Item, names: tuple[Named, ...]) -> _Told | None:
    """What is told is told of the subject, whose name comes first and early; a prize may come before it."""
    event, text = pack.profile.event, item.text.casefold()
    here = sorted((named for named in names if item.id in named.spans), key=lambda named: named.spans[item.id].start)
    if event is EventKind.AWARD and here:
        return _prize([named.name for named in here][:_WINNERS], text)
    if event is EventKind.WAR and _says("offensive", text) and not _tells_of_another_kind(item):
        return _offensive(pack, item)
    if not here:
        return None
    if event in _TO_LIFE and (fate := _fate(here, item, text)) is not None:
        return fate
    if event in _TO_OFFICE and here[0].spans[item.id].start <= _NOT_DEEP_IN * len(item.text):
        country = next((place for place in pack.profile.places if place.country), None)
        return None if country is None else _office(here[0], item, with_article(country.name), elected=event is EventKind.ELECTION)
    return None


def _office(named: Named, item: Item, country: str, *, elected: bool) -> _Told | None:
    """The office stands near the name of whoever comes into it, before the name of whoever leaves it."""
    span, text = named.spans[item.id], item.text.casefold()
    before, after, name = text[: span.start], text[span.end :], named.name
    lost = next((kind for kind in _LOST if (match := _search(kind, after)) and match.start() < _NEAR), None)
    held = _first_office(before)
    if lost is not None and held is not None:
        now, then = _LOST[lost]
        return _Told(name, f"{name} {now} as {held} of {country}", f"{name} {then} as {held} of {country}")
    latin = named.name in item.text
    office = _first_office(after) or (None if latin else held)
    taken = _search("taken", after)
    if taken is None or (latin and taken.start() > _NEAR) or office is None:
        return None
    now, then = ("is elected", "was elected") if elected else ("becomes", "became")
    return _Told(name, f"{name} {now} {office} of {country}", f"{name} {then} {office} of {country}")


def _first_office(text: str) -> str | None:
    found = [(match.start(), office) for office in _OFFICES for match in _offices_in(office, text)]
    return min(found)[1] if found else None


def _offices_in(office: str, text: str) -> Iterator[re.Match[str]]:
    for pattern in (_any_of(_words()["office"][office]), _part(_OFFICES[office])):
        match = pattern.search(text)
        if match is not None:
            yield match


def _fate(here: list[Named], item: Item, text: str) -> _Told | None:
    """Who is killed stands in most languages of the story; of a death, who is named first."""
    if _says("killed", text):
        name = max(here, key=lambda named: (len(named.spans), -named.spans[item.id].start)).name
        if _says("attempt", text):
            return _Told(name, f"{name} survives an assassination attempt", f"{name} survived an assassination attempt")
        return _Told(name, f"{name} is killed", f"{name} was killed")
    named = here[0]
    if not _says("died", text) or named.spans[item.id].start > _NOT_DEEP_IN * len(item.text):
        return None
    return _Told(named.name, f"{named.name} dies", f"{named.name} died")


def _age(pack: EvidencePack) -> str:
    """The one number between 32 and 115 that half of the items give, in three languages or all there are."""
    by_number: defaultdict[str, set[str]] = defaultdict(set)
    giving: Counter[str] = Counter()
    for item in pack.items:
        for number in _numbers(item.text):
            by_number[number].add(item.language)
            giving[number] += 1
    languages = len({item.language for item in pack.items})
    enough = min(_SAID_BY_MANY, languages)
    ages = [number for number, found in by_number.items() if len(found) >= enough and 2 * giving[number] >= len(pack.items)]
    return f" at the age of {ages[0]}" if len(ages) == 1 else ""


def _numbers(text: str) -> frozenset[str]:
    return frozenset(str(int(match.group())) for match in _NUMBER.finditer(text) if int(match.group()) in _AGES)


def _prize(names: list[str], text: str) -> _Told | None:
    prizes = [(match.start(), prize) for prize, words in _words()["prize"].items() if (match := _any_of(words).search(text))]
    if "nobel" not in text or not prizes:
        return None
    economics = next((prize for _, prize in prizes if "economics" in prize), None)
    prize = economics or min(prizes)[1]
    now, then = ("is", "was") if len(names) == 1 else ("are", "were")
    return _Told(names[0], f"{listed(names)} {now} awarded {prize}", f"{listed(names)} {then} awarded {prize}")


def _offensive(pack: EvidencePack, item: Item) -> _Told | None:
    """Between the story's two countries, the one that the item names first against the other."""
    at = {code: place for code in pack.profile.countries[:_PARTIES] if (place := _place_of(code, item)) is not None}
    if len(at) != _PARTIES:
        return None
    one, other = (with_article(country_name(code)) for code in sorted(at, key=lambda code: at[code]))
    return _Told(one, f"{one} launches an offensive against {other}", f"{one} launched an offensive against {other}")


def _place_of(code: str, item: Item) -> int | None:
    """Where an item names a country, by the gazetteer or by the consonants of its English name."""
    named = [place.span.start for place in find_places(item.text, item.language) if place.country == code]
    key = consonant_key(country_name(code))
    heard = [
        span.start
        for span in split(item.text, item.language)
        if len(key) > 1 and consonant_key(re.split("['’]", span.cut(item.text))[-1]) == key
    ]
    return min(named or heard, default=None)


def _tells_of_another_kind(item: Item) -> bool:
    scores = event_scores(item.text, item.language)
    return bool(scores) and scores.get(EventKind.WAR, 0) < max(scores.values())


def comes_in(text: str) -> bool:
    """Whether a word for coming into an office stands in a text of any language."""
    return _says("taken", text.casefold())


def _says(kind: str, text: str) -> bool:
    return _search(kind, text) is not None


def _search(kind: str, text: str) -> re.Match[str] | None:
    """The first word of this kind: at the opening of a word, or in other scripts anywhere."""
    found = [match for pattern in (_any_of(_words()[kind]["words"]), _part(kind)) if (match := pattern.search(text))]
    return min(found, key=lambda match: match.start(), default=None)


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("nightdesk.drafts").joinpath("words/happenings.toml").read_text("utf-8"))


@lru_cache(maxsize=16)
def _part(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(_words()["parts"][kind].casefold().split()))


@lru_cache(maxsize=32)
def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words.split())})" if words.split() else r"(?!)")
