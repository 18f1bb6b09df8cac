"""Whom and what the archive may be asked for: the actors of a story and the names that its lead holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nightdesk.archive.matching import telling_words
from nightdesk.drafts.material import Material
from nightdesk.drafts.restate import without_pictures
from nightdesk.drafts.verbs import by_base, by_third_person, common_openers, pasts
from nightdesk.languages.places import find_places
from nightdesk.stories.model import EventKind

_ACTORS, _ASKED = 5, 8
_WON = (EventKind.AWARD, EventKind.SPORT)
_JOINTS = frozenset(["and", "or", "of", "in", "on", "at", "by", "for", "with", "from", "to", "after", "as", "is", "are", "was", "has"])
_NAME = re.compile(r"\b[A-Z][\w'’.-]*(?: (?:(?:of|in|or|the|for|de|al|von|van) ){0,2}[A-Z][\w'’.-]*)+")
# A day, a season, a people or a name cut short is nobody to ask the archive for.
_NO_NAME = re.compile(
    r"^(?:In|On|At|After|Amid|During|For|From|International System)\b|"
    r"^(?:(?:North|South|Central|Latin) America|Europe|Asia|Africa|Middle East|(?:South|East|West|Central|Southeast) (?:Asia|Africa))$|"
    r"\b(?:Day|Eve|Christmas|Easter|Ramadan|Olympic Games)$|^(?:The )?[A-Z][a-z]+(?:ian|ayan|ese|ish|ani|qi)$"
)
_ORGANISED = """
    Army Party Front Forces Movement Union Council Court Agency Navy Cup Prize Marathon Championship Awards Committee Congress
    Parliament Organization Organisation Guard Corps Police Series Brotherhood Group Commission Ministry Bank Academy Assembly
    Senate Coalition Alliance Brigade Brigades Federation Nations Olympics State
"""
_ORGANISATIONS = frozenset(_ORGANISED.split())
# Who fights for a state fights many wars: whom it fights tells more of the one at hand.
_OF_A_STATE = re.compile(r"\b(?:Armed Forces|Air Force|Police|Military|Navy|National Guard|Army)$")
_OF_REBELS = re.compile(r"\b(?:Liberation|Resistance|Revolutionary|Rebel|Salvation|Democratic|Free) Army$")
_OFFICES = ("Prime Minister of", "President of", "Chancellor of", "King of", "Queen of", "Governor of", "Minister of", "Mayor of")


def lead_text(material: Material) -> str:
    return without_pictures(material.lead.clause.original) if material.lead else ""


def names_to_ask(material: Material) -> list[tuple[str, ...]]:
    """Actors of the profile, and the names of several words that the lead holds: the event's own name before people's where a prize or
    a title was won, else people before bodies, as the lead has them. Places are left out, and names that are part of a longer one there."""
    profile, lead = material.pack.profile, lead_text(material)
    in_lead = list(_names_in(lead))
    known = {place.name.casefold() for place in profile.places}
    actors = [
        (actor.name, *(alias for alias in actor.aliases if alias.isascii() and len(alias) > 2))
        for actor in profile.actors[:_ACTORS]
        if len(actor.name) > 3
        and not _is_adjective(actor.name, lead)
        and (not lead or actor.mentions > 1 or actor.name in lead)
        and not any(_is_part_of(actor.name, longer) for longer in in_lead)
    ]
    named = [(name,) for name in in_lead if not any(actor[0] in name for actor in actors)]
    told = material.happening
    asked = [told.asks] if told is not None and told.asks and profile.event in _WON else []
    who = [(told.who,)] if told is not None else []
    at = {group[0]: lead.find(group[0]) for group in (*actors, *named)}
    by_place = sorted(
        (*actors, *named), key=lambda group: (at[group[0]] < 0, is_organisation(group[0]), is_of_a_state(group[0]), at[group[0]])
    )
    ordered = [*asked, *named, *actors] if profile.event in _WON else [*who, *by_place, *asked]
    names: list[tuple[str, ...]] = []
    for group in ordered:
        group = (_without_place(group[0], known), *group[1:])
        if group[0].casefold() not in known and not _NO_NAME.search(group[0]) and telling_words([group[0]]):
            names.append(group)
            known |= {name.casefold() for name in group}
    return names[:_ASKED]


def _is_part_of(name: str, longer: str) -> bool:
    """A single word of a longer name, or its end: "England Patriots" of "New England Patriots"."""
    return name != longer and (longer.endswith(f" {name}") if " " in name else name in longer)


def _without_place(name: str, places: set[str]) -> str:
    """ "United Kingdom Liz Truss" is a reading across "Prime Minister of the United Kingdom Liz Truss"."""
    before = [place for place in places if name.casefold().startswith(f"{place} ") and not is_organisation(name)]
    place = max(before, key=lambda place: (len(place), place), default=None)
    rest = name[len(place) + 1 :] if place else name
    return rest if " " in rest else name


def _names_in(lead: str) -> Iterator[str]:
    for match in _NAME.finditer(lead):
        name = _without_office(match.group().removesuffix("'s").removesuffix("."))
        first, _, rest = name.partition(" ")
        if not match.start() and first.lower() in common_openers():
            name = rest.removeprefix("the ").removeprefix("The ")
        if " " in name:
            yield name


def _without_office(name: str) -> str:
    """ "Prime Minister of the United Kingdom Liz Truss" is an office and whoever holds it: the name alone."""
    office = next((office for office in _OFFICES if office in name), None)
    if office is None:
        return name
    country = next((place for place in find_places(name, "en") if place.kind == "country" and place.span.start > name.index(office)), None)
    rest = name[country.span.end :].strip() if country is not None else ""
    return rest if " " in rest else name


def _is_adjective(name: str, lead: str) -> bool:
    """ "Shia" in "a Shia mosque" names nobody."""
    match = re.search(rf"\b{re.escape(name)} ([a-z]+)", lead)
    if " " in name or match is None:
        return False
    after = match.group(1)
    return after not in by_base() and after not in by_third_person() and after not in pasts() and after not in _JOINTS


def the(name: str) -> str:
    """Organisations and offices take the article; people and places do not."""
    named = name.startswith("The ") or not (is_organisation(name) or name.startswith(_OFFICES))
    return name if named else f"the {name}"


def is_of_a_state(name: str) -> bool:
    """The forces of a state, as far as their name tells: "Pakistan Armed Forces", and not the Free Syrian Army."""
    return _OF_A_STATE.search(name) is not None and _OF_REBELS.search(name) is None


def is_organisation(name: str) -> bool:
    return bool(_ORGANISATIONS & set(name.split()))
