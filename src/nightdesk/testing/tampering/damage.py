"""Ways to make a sound sentence false, one at a time. Each returns the damaged text, or None where it finds nothing to damage."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from random import Random

from babel import Locale

from nightdesk.languages.places import find_places
from nightdesk.languages.tongues import language_name
from nightdesk.testing.tampering.model import Damage, Manner, Scene, Sound

_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
_SMALL = "two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_MONTH = "|".join(_MONTHS)
_NUMBER = re.compile(rf"(?<![\w:.,/-])\d{{1,3}}(?:,\d{{3}})*(?![\w:/-]|[.,]\d| (?:{_MONTH}))|\b(?:{'|'.join(_SMALL)})\b(?= [a-z])")
_DATE = re.compile(
    rf"\b(\d{{1,2}}) ({_MONTH})\b|\b({_MONTH}) (\d{{1,2}})\b(?!\d)|\b({'|'.join(_DAYS)})\b|(?<=\b(?:in|In) )((?:19|20)\d\d)\b"
)
_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}(?: (?:of |de |al-|bin )?[A-Z][\w’'-]+){0,3}")
_OPENERS = """
The This That These After Before About According An At On In Item While More Over Nearly There They Its His Her Wikipedia Current Events
Several Two Three Four Five Dozens Hundreds Thousands Following During Meanwhile Police Some Many Both For From With UTC
One Six Seven Eight Nine Ten Eleven Twelve
"""
_NO_NAME = frozenset([*_MONTHS, *_DAYS, *_OPENERS.split()])
_OPENS = re.compile(r"(?:^|[.!?:…]|[\n“\"(])\s*$")
_ACCORDING = re.compile(r"\b(according to )((?:the |an item in )?[^,.;]{2,60}?)(?=[,;]|\.$|$)", re.IGNORECASE)
_SAYS = re.compile(
    r"^((?:The |An? )?[A-Z][\w’' .-]{2,60}?)( (?:said|says|announced|announces|reported|reports|accuses|accused|claims|claimed|warns) )"
)
_OTHERS = (
    "the Red Cross", "witnesses", "a government spokesman", "Le Monde", "the opposition", "the Turkish edition of Wikipedia", "Kyodo News",
    "the World Bank", "an item in Zulu", "hospital officials",
)  # fmt: skip
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|can)\b(?! not\b|n’t|n't)")
_VERBS = "killed|injured|won|announced|declared|elected|gave|reported|attacked|said|kills|wins|announces|declares|reports|names|reads"
_VERB = re.compile(rf"(?<=[a-z] )(?:{_VERBS})\b")
_DENIAL = re.compile(r"\b(?:(?:did|does|do|had|has|have|was|were|is|are|will|would|could|can) not\b|never |not |no |without )")
_QUOTED = re.compile(r"[“«\"„「『]([^”»\"“」』]{12,400})[”»\"“」』]")
_INVENTIONS = (
    "The government of {place} has declared three days of mourning.",
    "Schools across {place} will stay closed until further notice.",
    "{name} called the decision a betrayal of voters.",
    "International aid worth millions has been pledged to {place}.",
    "Markets in {place} fell sharply on the news.",
    "A parliamentary inquiry into {name} has been opened.",
    "{name} offered to resign over the affair.",
    "Thousands gathered in {place} to demand answers.",
    "{name} was taken to hospital after the announcement.",
    "Insurers put the losses in {place} at half a billion dollars.",
)


def _figure(sound: Sound, scene: Scene, rng: Random) -> str | None:
    found = [match for match in _NUMBER.finditer(sound.text) if not re.fullmatch(r"(?:19|20)\d\d", match[0])]
    if not found:
        return None
    match = rng.choice(found)
    if match[0] in _SMALL:
        new = rng.choice([word for word in _SMALL if word != match[0]])
    else:
        value = int(match[0].replace(",", ""))
        changes = [value + rng.randint(1, 9), value * 2 + 1, value * 10, max(2, value - rng.randint(1, 5)) if value > 8 else value + 3]
        new = f"{rng.choice([change for change in changes if change != value]):,}"
    return _put(sound.text, match.span(), new)


def _name(sound: Sound, scene: Scene, rng: Random) -> str | None:
    """Another name of the story in a name's place, or two names of the sentence exchanged."""
    tongue = language_name(sound.language)
    found = [match for match in names(sound.text) if match[0] not in tongue and not _is_quoted(sound.text, match)]
    if not found:
        return None
    one = rng.choice(found)
    if len(found) > 1 and rng.random() < 0.5 and (exchanged := _exchanged(sound.text, found)):
        return exchanged
    if sound.manner is Manner.CROSS_LANGUAGE:
        held = {place.name for passage in sound.passages for place in find_places(passage.text, passage.language)}
        pool = [name for name in places_of(scene) if name not in held]
    else:
        pool = story_names(scene)
    pool = [name for name in pool if name not in sound.text and not _same(name, one[0])]
    return _put(sound.text, one.span(), rng.choice(pool)) if pool else None


def _exchanged(text: str, found: Sequence[re.Match[str]]) -> str | None:
    for one, other in pairwise(found):
        between = text[one.end() : other.start()]
        if not re.fullmatch(r"(?:'s|’s)?[\s,;/–-]*(?:and|or|with|to)?\s*(?:the )?", between) and not _same(one[0], other[0]):
            return text[: one.start()] + other[0] + between + one[0] + text[other.end() :]
    return None


def names(text: str) -> list[re.Match[str]]:
    """Runs of capitalised words, without those that only open the sentence and without names of languages."""
    found = [match for match in _NAME.finditer(text) if _first(match[0]) not in _NO_NAME and not _is_language(match[0])]
    return [match for match in found if " " in match[0] or not _OPENS.search(text, 0, match.start())]


def _first(name: str) -> str:
    return name.split()[0].removesuffix("'s").removesuffix("’s")


@lru_cache(maxsize=4096)
def _is_language(name: str) -> bool:
    return name in _languages()


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    return frozenset(str(name) for name in Locale("en").languages.values())


def story_names(scene: Scene) -> list[str]:
    """Names in the English items of a story, and the English names of places in all of them."""
    told = {match[0] for item in scene.items if item.language.split("-")[0] == "en" for match in names(item.text[:2000])}
    return sorted({name for name in told if name.isascii()} | set(places_of(scene)))


def places_of(scene: Scene) -> list[str]:
    return sorted({place.name for item in scene.items for place in find_places(item.text[:2000], item.language) if place.name.isascii()})


def _same(one: str, other: str) -> bool:
    """Whether two names may be forms of one, or one a country and the other a place in it."""
    if any(a[:4] == b[:4] for a in one.split() for b in other.split()):
        return True
    letters = "".join(word[0] for word in one.split()), "".join(word[0] for word in other.split())
    if one in letters or other in letters:
        return True
    here, there = ({place.country for place in find_places(name, "en")} for name in (one, other))
    return bool(here & there - {None})


def _speaker(sound: Sound, scene: Scene, rng: Random) -> str | None:
    evidence = " ".join(
        [*(passage.text for passage in sound.passages), *(name for p in sound.passages for name in (p.source_name, *p.outlets))]
    )
    known = [name for item in scene.items for name in item.outlets] + [source.name for source in scene.sources]
    pool = [name for name in (*sorted(set(known)), *_OTHERS) if name.split()[-1].casefold() not in evidence.casefold()]
    found = _ACCORDING.search(sound.text)
    if found is not None:
        pool = [name for name in pool if not _same(name, found[2])]
        return _put(sound.text, found.span(2), rng.choice(pool)) if pool else None
    found = _SAYS.match(sound.text)
    if found is None or not pool:
        return None
    other = rng.choice([name for name in pool if not _same(name, found[1])] or list(_OTHERS))
    return _put(sound.text, found.span(1), other[0].upper() + other[1:])


def _quotation(sound: Sound, scene: Scene, rng: Random) -> str | None:
    found = _QUOTED.search(sound.text)
    if found is None:
        return None
    words = found[1].split(" ")
    if len(words) < 3:
        cut = len(found[1]) // 2
        return _put(sound.text, found.span(1), found[1][:cut] + found[1][cut + 1 :])
    place = rng.randrange(1, len(words) - 1)
    change = rng.randrange(3)
    if change == 0:
        words[place], words[place + 1] = words[place + 1], words[place]
    elif change == 1:
        del words[place]
    else:
        words[place] = words[0] if words[0] != words[place] else "truly"
    return _put(sound.text, found.span(1), " ".join(words))


def _added(sound: Sound, scene: Scene, rng: Random) -> str | None:
    text = re.sub(r"[“«\"„「『].*", "", sound.text)
    if found := _AUXILIARY.search(text):
        return _put(sound.text, (found.end(), found.end()), " not")
    if found := _VERB.search(text):
        return _put(sound.text, (found.start(), found.start()), "did not ")
    return None


def _dropped(sound: Sound, scene: Scene, rng: Random) -> str | None:
    found = next((match for match in _DENIAL.finditer(sound.text) if not _is_quoted(sound.text, match)), None)
    if found is None or sound.text[found.end() :].startswith(("fewer", "less", "only", "longer", "later")):
        return None
    kept = "" if found[0].endswith(" ") and found[0] != "without " else ("with " if found[0] == "without " else found[0].split()[0])
    return _put(sound.text, found.span(), kept)


def _date(sound: Sound, scene: Scene, rng: Random) -> str | None:
    found = [match for match in _DATE.finditer(sound.text) if not _is_quoted(sound.text, match)]
    if not found:
        return None
    match = rng.choice(found)
    if match[1] or match[4]:
        group, month = (1, 2) if match[1] else (4, 3)
        if rng.random() < 0.3:
            other = _MONTHS[(_MONTHS.index(match[month]) + rng.choice([1, 2, 5])) % 12]
            return _put(sound.text, match.span(month), other)
        day = int(match[group])
        moved = day + rng.choice([-3, -2, 2, 3, 7])
        return _put(sound.text, match.span(group), str(moved if 1 <= moved <= 28 else day - 4 if day > 14 else day + 4))
    if match[5]:
        return _put(sound.text, match.span(5), _DAYS[(_DAYS.index(match[5]) + rng.choice([2, 3, 4])) % 7])
    return _put(sound.text, match.span(6), str(int(match[6]) + rng.choice([-3, -1, 1, 2])))


def _link(sound: Sound, scene: Scene, rng: Random) -> str | None:
    links = (" (https://example.org/a).", " (www.news-site.example.com).", " [more](/x).", " (see dailynews.net).", " – http://t.co/x1.")
    return sound.text.rstrip(".") + rng.choice(links)


def _invented(sound: Sound, scene: Scene, rng: Random) -> str | None:
    known = [match[0] for match in names(sound.text)] or story_names(scene)
    if not known:
        return None
    return rng.choice(_INVENTIONS).format(place=rng.choice(known), name=rng.choice(known))


def _put(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


def _is_quoted(text: str, match: re.Match[str]) -> bool:
    return any(quoted.start() < match.start() < quoted.end() for quoted in _QUOTED.finditer(text))


DAMAGES: Mapping[Damage, Callable[[Sound, Scene, Random], str | None]] = {
    Damage.FIGURE: _figure,
    Damage.NAME: _name,
    Damage.SPEAKER: _speaker,
    Damage.QUOTATION: _quotation,
    Damage.NEGATION_ADDED: _added,
    Damage.NEGATION_DROPPED: _dropped,
    Damage.DATE: _date,
    Damage.LINK: _link,
    Damage.INVENTED: _invented,
}
