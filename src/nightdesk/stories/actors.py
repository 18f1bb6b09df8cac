"""Who acts in a story: the names of its items, with the forms of one name brought together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from anyascii import anyascii

from nightdesk.archive.aliases import share_root, stands_for
from nightdesk.archive.matching import telling_words
from nightdesk.stories.model import Actor
from nightdesk.stories.names import Named, is_acronym

_MOST_ACTORS = 8
_MOST_NAMES = 150
_IN_BRACKETS = re.compile(r" ?\(([A-Z][A-Z0-9-]{1,8})\)")
_ALIKE = str.maketrans({"c": "k", "q": "k", "w": "v", "x": "ks", **dict.fromkeys("aeiouyjh'`", "")})
_FEW_LETTERS = 4


def actors_of(readings: Sequence[tuple[str, tuple[Named, ...]]]) -> tuple[Actor, ...]:
    """The actors of a story from its texts and their names, most often named first.

    A name that no English text has must stand in two languages, or twice where there is only one: else it may be no name.
    """
    names = [named for _, found in readings for named in found]
    mentions = Counter(key for _, found in readings for key in {named.key for named in found})
    ranked = sorted(mentions, key=lambda key: (-mentions[key], -len(key), key))[:_MOST_NAMES]
    forms: defaultdict[str, list[Named]] = defaultdict(list)
    for named in names:
        forms[named.key].append(named)
    expansions = {pair for text, found in readings for pair in _expansions(text, found)}
    groups = _bring_together(ranked, forms, expansions)
    actors = [_actor(group, readings, forms) for group in groups if _is_credible(group, readings, forms)]
    return tuple(sorted(actors, key=lambda actor: (-actor.mentions, " " not in actor.name, actor.name))[:_MOST_ACTORS])


def _expansions(text: str, names: Iterable[Named]) -> Iterator[tuple[str, str]]:
    """A name and the acronym in brackets after it."""
    for named in names:
        found = _IN_BRACKETS.match(text, named.span.end)
        if found:
            yield named.key, found[1].lower()


def _bring_together(ranked: Sequence[str], forms: dict[str, list[Named]], expansions: set[tuple[str, str]]) -> list[list[str]]:
    groups: list[list[str]] = []
    for key in ranked:
        home = next((group for group in groups if any(_same(key, other, forms, expansions) for other in group)), None)
        if home is None:
            groups.append([key])
        else:
            home.append(key)
    return groups


def _same(one: str, other: str, forms: dict[str, list[Named]], expansions: set[tuple[str, str]]) -> bool:
    if (one, other) in expansions or (other, one) in expansions:
        return True
    short, long = sorted((one, other), key=lambda key: (len(key.split()), len(key)))
    if " " not in short:
        acronym = is_acronym(forms[short][0].name)
        return " " in long and (stands_for(short, long) if acronym else long.split()[-1] == short and not _is_organisation(long))
    shorts, longs = short.split(), long.split()
    if len(shorts) < len(longs):
        return _sound_alike(shorts, longs[-len(shorts) :])
    return _sound_alike(shorts, longs) or _same_organisation(short, long)


def _is_organisation(key: str) -> bool:
    return len(telling_words([key])) < len(key.split())


def _sound_alike(ones: Sequence[str], others: Sequence[str]) -> bool:
    """The same name in another language or case: equal consonants, or an ending more ("Sunak", "Sunaka")."""
    pairs = [(_consonants(one), _consonants(other)) for one, other in zip(ones, others, strict=True)]
    if sum(len(one) for one, _ in pairs) < _FEW_LETTERS:
        return list(ones) == list(others)
    return all(one == other or _extends(one, other) or _extends(other, one) for one, other in pairs)


def _extends(one: str, other: str) -> bool:
    return len(other) >= 3 and one.startswith(other) and len(one) - len(other) <= 1


@lru_cache(maxsize=8_192)
def _consonants(word: str) -> str:
    bare = word.replace("ph", "f").replace("ck", "k").translate(_ALIKE)
    return re.sub(r"(.)\1+", r"\1", bare) or word


def _same_organisation(one: str, other: str) -> bool:
    """Same initials, and telling words of one root ("Baloch", "Balochistan")."""
    ones, others = one.split(), other.split()
    if len(ones) < 3 or [word[0] for word in ones] != [word[0] for word in others]:
        return False
    rest = [(a, b) for a, b in zip(ones, others, strict=True) if a != b]
    return all(a in telling_words([one]) and share_root(a, telling_words([b])) for a, b in rest)


def _is_credible(group: Sequence[str], readings: Sequence[tuple[str, tuple[Named, ...]]], forms: dict[str, list[Named]]) -> bool:
    languages = {named.language for key in group for named in forms[key]}
    if any(named.english for key in group for named in forms[key]) or len(languages) > 1:
        return True
    spoken = {named.language for _, found in readings for named in found}
    return len(spoken) == 1 and (len(readings) == 1 or _mentions(group, readings) > 1)


def _mentions(group: Sequence[str], readings: Sequence[tuple[str, tuple[Named, ...]]]) -> int:
    return sum(1 for _, found in readings if any(named.key in group for named in found))


def _actor(group: Sequence[str], readings: Sequence[tuple[str, tuple[Named, ...]]], forms: dict[str, list[Named]]) -> Actor:
    """Named as English items name it, in full; romanised where no text in Latin letters names it."""
    written = Counter((named.name, named.english) for key in group for named in forms[key])
    best = min(written, key=lambda form: _rank(form[0], form[1], written[form]))[0]
    name = best if _is_latin(best) else anyascii(best)
    aliases = sorted({form for form, _ in written} - {name})
    return Actor(name, tuple(aliases), _mentions(group, readings))


def _rank(name: str, english: bool, count: int) -> tuple[bool, bool, bool, bool, int, int, str]:
    return not english, not _is_latin(name), is_acronym(name), " " not in name, -count, len(name), name


def _is_latin(name: str) -> bool:
    return all(letter < "\u0250" or not letter.isalpha() for letter in name)
