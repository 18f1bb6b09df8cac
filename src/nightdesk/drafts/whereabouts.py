"""Where a story happened, as a sentence may say it: a place that the cited item itself names."""

from __future__ import annotations

import re
from functools import lru_cache

from nightdesk.drafts.events import of_event, particular_noun, with_article
from nightdesk.drafts.material import Material
from nightdesk.drafts.wording import listed
from nightdesk.foundation.spans import Span
from nightdesk.languages.places import find_places
from nightdesk.stories.model import EventKind, Place
from nightdesk.wire.model import Item

# What a whole country does is told of the country, whichever of its towns the items name.
_NATIONAL = frozenset({EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.DIPLOMACY, EventKind.COUP, EventKind.PROTEST, EventKind.WAR})
# A prize or a death is of somebody; the places that items name beside it are anybody's.
_PLACELESS = frozenset({EventKind.AWARD, EventKind.DEATH, EventKind.SPORT, EventKind.SPACE, EventKind.SCIENCE, EventKind.CULTURE})


_MOST_PLACES = 3
_PARTS = re.compile(r"[.;]\s+|,? (?:after|as|while|when|before|following|amid) ")
_QUARTER = re.compile(r"\b(?:North|South|East|West|Northern|Southern|Eastern|Western|Central) $")


def place_of(material: Material) -> Place | None:
    """The place that the lead names, a town or a region before its country; without a lead in English, the best supported."""
    profile = material.pack.profile
    countries = [place for place in profile.places if is_country(place)]
    incident = profile.event is EventKind.WAR and material.lead is not None
    if profile.event in _NATIONAL and countries and not incident:
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


def event_in_place(material: Material, item: Item | None = None) -> str | None:
    """ "an earthquake in West Java", as `item` calls it, or the lead; None if the kind is not known."""
    word, place = event_noun(material, item), place_of(material)
    if word is None:
        return None
    return f"{of_event(word)} in {with_article(place.name)}" if place else of_event(word)


def event_noun(material: Material, item: Item | None = None) -> str | None:
    lead = material.lead.clause.original if material.lead else None
    text = lead if item is None else item.text if item in material.english else None
    return particular_noun(material.pack.profile.event, text)


def item_naming_place(material: Material) -> Item:
    """The first item whose own words name the place; the first item where none does."""
    place = place_of(material)
    if place is None:
        return material.first
    for item in material.pack.items:
        if any(found.name == place.name for found in find_places(item.text, item.language)):
            return item
    return material.first


def place_of_count(item: Item, count: Span) -> str | None:
    """The towns or regions named in the part of the sentence that holds the count, as the item writes them; None where it names none.

    "Fighting for Nushki after attacks across the province killed 200" tells of no 200 dead at Nushki.
    """
    start = max((match.end() for match in _PARTS.finditer(item.text, 0, count.start)), default=0)
    after = _PARTS.search(item.text, count.end)
    end = after.start() if after else len(item.text)
    found = [place.span for place in find_places(item.text, item.language) if place.kind != "country"]
    here = [span for span in found if start <= span.start and span.end <= end]
    if not here:
        return None
    quarter = _QUARTER.search(item.text[: here[0].start])
    names = dict.fromkeys(span.cut(item.text) for span in here[:_MOST_PLACES])
    return (quarter.group() if quarter else "") + listed(list(names))
