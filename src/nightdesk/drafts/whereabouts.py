"""Where a story happened, as a sentence may say it: a place that the cited item itself names."""

from __future__ import annotations

import re
from dataclasses import replace

from nightdesk.drafts.events import of_event, particular_noun, with_article
from nightdesk.drafts.located import is_located, territories, towns_in_part
from nightdesk.drafts.material import Material
from nightdesk.drafts.struck import Struck
from nightdesk.drafts.wording import listed
from nightdesk.foundation.spans import Span
from nightdesk.languages.places import find_places
from nightdesk.stories.model import EventKind, Place
from nightdesk.wire.model import Item

# What a whole country does is told of the country, whichever of its towns the items name.
_NATIONAL = frozenset({EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.DIPLOMACY, EventKind.COUP, EventKind.PROTEST, EventKind.WAR})
# A prize or a death is of somebody; the places that items name beside it are anybody's.
_PLACELESS = frozenset({EventKind.AWARD, EventKind.DEATH, EventKind.SPORT, EventKind.SPACE, EventKind.SCIENCE, EventKind.CULTURE})


NATURAL = frozenset({EventKind.EARTHQUAKE, EventKind.STORM, EventKind.FLOOD, EventKind.ERUPTION})
_MOST_PLACES, _HALF = 3, 0.5
_QUARTER = re.compile(r"\b(?:North|South|East|West|Northern|Southern|Eastern|Western|Central) $")
_IN_A_QUARTER = re.compile(rf", {_QUARTER.pattern}")
"""Before the region of the town that stands right before it: "Kadugli, South Kordofan"."""


def place_of(material: Material) -> Place | None:
    """The place that the lead names, a town or a region before its country; without a lead in English, the best supported, or where nature
    strikes all the countries together."""
    profile = material.pack.profile
    countries = [place for place in profile.places if is_country(place)]
    incident = profile.event is EventKind.WAR and material.lead is not None
    if profile.event in _NATIONAL and countries and not incident:
        return countries[0]
    if profile.event in _PLACELESS:
        return None
    if material.lead is not None:
        named = [place for place in profile.places if place.name in material.lead.clause.original]
        lead = material.lead.clause.original
        return max(named, key=lambda place: (is_located(lead, (place.name,)), not is_country(place), len(place.name)), default=None)
    told = [place for place in profile.places if is_borne_out(material, place)]
    over = [place for place in told if is_country(place)] if profile.event in NATURAL else []
    if len(over) > 1:
        return replace(over[0], name=listed([with_article(place.name) for place in over]).removeprefix("the "), country=None)
    return next(iter(told), None)


def is_borne_out(material: Material, place: Place) -> bool:
    """Whether at least half of the items name the place: one that few name may be where somebody comes from."""
    naming = sum(any(found.name == place.name for found in find_places(item.text, item.language)) for item in material.pack.items)
    return _HALF * len(material.pack.items) <= naming


def is_country(place: Place) -> bool:
    return place.country is not None and territories().get(place.country) == place.name


def event_in_place(material: Material, item: Item | None = None, *, what: Struck | None = None, where: Struck | None = None) -> str | None:
    """ "an earthquake in West Java", as `item` calls it, or the lead, or `what` struck, and `where`; None if the kind is not known."""
    word, place = event_noun(material, item), place_of(material)
    if word is None:
        return None
    event = of_event(word if what is None else what.phrase)
    if where is not None:
        event = f"{event} {where.phrase}"
    if place is None:
        return event
    around = _country_beside(material, place)
    return f"{event} in {with_article(place.name)}{f', {with_article(around)}' if around is not None else ''}"


def _country_beside(material: Material, place: Place) -> str | None:
    """Without a lead in English, the country of a town or a region, where an item names both."""
    country = next((one for one in material.pack.profile.places if one.country == place.country and is_country(one)), None)
    if material.lead is not None or country is None or is_country(place):
        return None
    return country.name if any({place.name, country.name} <= _named_in(item) for item in material.pack.items) else None


def _named_in(item: Item) -> set[str]:
    return {found.name for found in find_places(item.text, item.language)}


def event_noun(material: Material, item: Item | None = None) -> str | None:
    lead = material.lead.clause.original if material.lead else None
    text = lead if item is None else item.text if item in material.english else None
    return particular_noun(material.pack.profile.event, text)


def item_naming_place(material: Material) -> Item:
    """The first item whose own words name the place, and its country where that is told; the first item where none does."""
    place = place_of(material)
    if place is None:
        return material.first
    around = _country_beside(material, place)
    if around is not None:
        return next(item for item in material.pack.items if {place.name, around} <= _named_in(item))
    for item in material.pack.items:
        if any(found.name in place.name for found in find_places(item.text, item.language)):
            return item
    return material.first


def incidents_apart(material: Material) -> bool:
    """Whether the lines count the dead of different incidents, rather than follow one count."""
    main = material.main
    return material.portal_only and main is not None and not main.running and len({figure.read.value for figure in main.figures}) > 1


def place_of_count(item: Item, count: Span) -> str | None:
    """The towns or regions named in the part of the sentence that holds the count, as the item writes them; None where it names none.

    "Fighting for Nushki after attacks across the province killed 200" tells of no 200 dead at Nushki.
    """
    found_places = [place for place in find_places(item.text, item.language) if place.kind != "country"]
    here = towns_in_part(item.text, count, [place.span for place in found_places])
    if not here:
        return None
    quarter = _QUARTER.search(item.text[: here[0].start])
    within = [place for place in found_places if place.span in here]
    regions = {place.region for place in within if place.region}
    towns = [place for place in within if place.name not in regions and not _IN_A_QUARTER.search(item.text[: place.span.start])] or within
    opening = quarter.group() if quarter is not None and towns[0].span == here[0] else ""
    return opening + listed(list(dict.fromkeys(place.span.cut(item.text) for place in towns[:_MOST_PLACES])))
