"""Kinds of event as nouns, and where they happened."""

from __future__ import annotations

from nightdesk.stories.model import EventKind, Place, Profile

NOUNS = {
    EventKind.ATTACK: "attack",
    EventKind.SHOOTING: "shooting",
    EventKind.WAR: "fighting",
    EventKind.COUP: "coup",
    EventKind.PROTEST: "protest",
    EventKind.EARTHQUAKE: "earthquake",
    EventKind.STORM: "storm",
    EventKind.FLOOD: "flood",
    EventKind.FIRE: "fire",
    EventKind.ERUPTION: "eruption",
    EventKind.CRASH: "crash",
    EventKind.CRUSH: "crush",
    EventKind.COLLAPSE: "collapse",
    EventKind.OUTBREAK: "outbreak",
    EventKind.ELECTION: "election",
    EventKind.GOVERNMENT: "change of government",
    EventKind.TRIAL: "trial",
    EventKind.ARREST: "arrest",
    EventKind.DEATH: "death",
    EventKind.AWARD: "award",
    EventKind.SPACE: "space flight",
}
_PLURALS = {"crash": "crashes", "crush": "crushes", "fighting": "fighting", "change of government": "changes of government"}


def noun(kind: EventKind) -> str | None:
    return NOUNS.get(kind)


def plural(kind: EventKind) -> str | None:
    word = NOUNS.get(kind)
    return None if word is None else _PLURALS.get(word, word + "s")


def where(profile: Profile) -> str | None:
    """The best supported place, but a town or a region before the country it lies in."""
    near = next((place for place in profile.places[:3] if place.latitude is not None and not _is_country(place)), None)
    place = near or next(iter(profile.places), None)
    return place.name if place else None


def _is_country(place: Place) -> bool:
    from babel import Locale

    return place.country is not None and Locale("en").territories.get(place.country) == place.name


def event_in_place(profile: Profile) -> str | None:
    """ "an earthquake in West Java", or None if the kind is not known."""
    word = noun(profile.event)
    if word is None:
        return None
    article = "" if word == "fighting" else "an " if word[0] in "aeiou" else "a "
    place = where(profile)
    return f"{article}{word} in {with_article(place)}" if place else f"{article}{word}"


_WITH_ARTICLE = ("United ", "Philippines", "Netherlands", "Democratic Republic", "Central African", "Czech Republic", "Dominican Republic",
    "Maldives", "Bahamas", "Gambia", "Comoros", "Solomon Islands", "Marshall Islands", "Gaza Strip", "West Bank")  # fmt: skip


def with_article(place: str) -> str:
    """ "the Philippines", "Seoul"."""
    return f"the {place}" if place.startswith(_WITH_ARTICLE) else place
