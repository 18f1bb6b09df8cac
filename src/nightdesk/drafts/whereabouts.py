"""Where a story happened, as a sentence may say it: a place that the cited item itself names."""

from __future__ import annotations

from functools import lru_cache

from nightdesk.drafts.events import noun, with_article
from nightdesk.drafts.material import Material
from nightdesk.languages.places import find_places
from nightdesk.stories.model import EventKind, Place
from nightdesk.wire.model import Item

# What a whole country does is told of the country, whichever of its towns the items name.
_NATIONAL = frozenset({EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.DIPLOMACY, EventKind.COUP, EventKind.PROTEST, EventKind.WAR})
# A prize or a death is of somebody; the places that items name beside it are anybody's.
_PLACELESS = frozenset({EventKind.AWARD, EventKind.DEATH, EventKind.SPORT, EventKind.SPACE, EventKind.SCIENCE, EventKind.CULTURE})


def place_of(material: Material) -> Place | None:
    """The place that the lead names, a town or a region before its country; without a lead in English, the best supported."""
    profile = material.pack.profile
    countries = [place for place in profile.places if is_country(place)]
    if profile.event in _NATIONAL and countries:
        return countries[0]
    if profile.event in _PLACELESS:
        return None
    if material.lead is not None:
        named = [place for place in profile.places if place.name in material.lead.clause.original]
        return max(named, key=lambda place: (not is_country(place), len(place.name)), default=None)
    return next(iter(profile.places), None)


def is_country(place: Place) -> bool:
    return place.country is not None and _territories().get(place.country) == place.name


@lru_cache(maxsize=1)
def _territories() -> dict[str, str]:
    from babel import Locale

    return {str(code): str(name) for code, name in Locale("en").territories.items()}


def event_in_place(material: Material) -> str | None:
    """ "an earthquake in West Java", or None if the kind is not known."""
    word, place = noun(material.pack.profile.event), place_of(material)
    if word is None:
        return None
    article = "" if word == "fighting" else "an " if word[0] in "aeiou" else "a "
    return f"{article}{word} in {with_article(place.name)}" if place else f"{article}{word}"


def item_naming_place(material: Material) -> Item:
    """The first item whose own words name the place; the first item where none does."""
    place = place_of(material)
    if place is None:
        return material.first
    for item in material.pack.items:
        if any(found.name == place.name for found in find_places(item.text, item.language)):
            return item
    return material.first
