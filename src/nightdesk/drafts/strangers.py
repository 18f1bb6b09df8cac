"""Items of another matter that a story's places and kinds do not give away: they name nobody of whom it is told, and somebody else.

Asked only where the story is told of people whom most of its languages name, and only of an item whose language, or letters, can be read
for them. Such an item would be counted as a witness to what it does not tell.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from nightdesk.drafts.core import without
from nightdesk.drafts.in_short import lead_words
from nightdesk.drafts.material import Material
from nightdesk.drafts.named import CHINESE, Named
from nightdesk.languages.names import find_names
from nightdesk.languages.places import FoundPlace, find_places
from nightdesk.stories.event_kinds import event_kind, event_scores
from nightdesk.stories.model import EventKind
from nightdesk.wire.model import Item

_HALF, _LONG_KEY, _MOST, _STEM, _SHORT, _TWO = 0.5, 4, 4, 4, 3, 2


def without_strangers(material: Material) -> Material:
    """The account anew without them, where there are any."""
    out = strangers(material)
    if not out:
        return material
    return Material(without(material.pack, frozenset(item.id for item in out)), (*material.left_out, *out))


def strangers(material: Material) -> tuple[Item, ...]:
    """None where they would be more than a quarter of the story: then it is the reading of names that fails."""
    items, told = material.pack.items, lead_words(material)
    latin = {item.language for item in items if _is_latin(item.text)}
    asked = [
        named
        for named in material.named
        if named.name in told and len(named.languages(material.pack) & latin) >= max(_TWO, _HALF * len(latin)) and not _is_a_title(named)
    ]
    if not asked:
        return ()
    stems = [stem for named in material.named for stem in _stems(named)]
    unnamed = [
        item
        for item in items
        if item not in material.english
        and not any(item.id in named.spans for named in material.named)
        and not any(stem in item.text for stem in stems)
    ]
    heard = latin | {item.language for item in items if any(item.id in named.spans for named in asked)}
    heard |= set(CHINESE) if not heard.isdisjoint(CHINESE) else set()
    alone = _names_of_one_language(material)
    out = tuple(item for item in unnamed if item.language in heard and _is_of_others(material, item, latin, alone))
    return out if _MOST * len(out) <= len(items) else ()


def _is_a_title(named: Named) -> bool:
    """A title of everyday words is translated, and heard in no other language: "Double Asteroid Redirection Test"."""
    return len(named.name.split()) > _STEM - 1


def _stems(named: Named) -> list[str]:
    """The words of a name as far as cases leave them alone: "Sunak" in "Sunakowi"."""
    return [word[: max(_STEM, len(word) - _TWO)] for word in named.name.split() if len(word) >= _STEM]


def _is_of_others(material: Material, item: Item, latin: set[str], alone: frozenset[str]) -> bool:
    """Whether it tells of another kind of event; in Latin letters, of somebody whom no other language names, in no country of theirs."""
    if item.language not in latin:
        return _is_of_another_kind(material, item)
    theirs = {country for other in material.pack.items if other.language != item.language for country in _countries(other)}
    return not alone.isdisjoint(_keys(item)) and (_is_of_another_kind(material, item) or theirs.isdisjoint(_countries(item)))


def _countries(item: Item) -> frozenset[str]:
    return frozenset(place.country for place in _places(item.text, item.language) if place.country)


@lru_cache(maxsize=1024)
def _places(text: str, language: str) -> tuple[FoundPlace, ...]:
    """Each item is held against every other of its story: its places are read once."""
    return find_places(text, language)


def _is_of_another_kind(material: Material, item: Item) -> bool:
    """Whether it tells of others at least twice as clearly."""
    scores = event_scores(item.text, item.language)
    return bool(scores) and _TWO * scores.get(material.pack.profile.event, 0) < max(scores.values())


def _names_of_one_language(material: Material) -> frozenset[str]:
    languages = Counter(key for _, key in {(item.language, key) for item in material.pack.items for key in _keys(item)})
    return frozenset(key for key, times in languages.items() if times == 1)


def _keys(item: Item) -> frozenset[str]:
    return frozenset(name.key for name in find_names(item.text, item.language) if name.sure and len(name.key) >= _LONG_KEY)


def _is_latin(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return sum(sign < "\u0250" for sign in letters) > _HALF * len(letters)


def is_of_it(material: Material, item: Item) -> bool:
    """Whether an item names anybody whom the lead names, or a country or place that it names; where most languages write the names so that
    they are not heard, any is that names no place of its own.

    The linker may have laid an item on another matter beside the story; alone it shows too little to be left out of it.
    """
    lead = material.first_words
    asked = [named for named in material.named if any(word in lead for word in named.name.split() if len(word) > _SHORT)]
    if not asked or item in material.english or any(item.id in named.spans for named in asked):
        return True
    if material.pack.profile.event is EventKind.AWARD:
        return event_kind([event_scores(item.text, item.language)]) is EventKind.AWARD
    here, ours = _places(item.text, item.language), {place.country for place in find_places(lead, "en") if place.country}
    if any(place.country in ours or place.name in lead for place in here):
        return True
    heard = {language for named in asked for language in named.languages(material.pack)}
    return _TWO * len(heard) < len(material.languages) and not _is_of_a_place_apart(material, item)


def _is_of_a_place_apart(material: Material, item: Item) -> bool:
    """Whether an item names a place, and none that another language of the story names."""
    here = {place.name for place in _places(item.text, item.language)}
    theirs = (_places(other.text, other.language) for other in material.pack.items if other.language != item.language)
    return bool(here) and here.isdisjoint(place.name for places in theirs for place in places)
