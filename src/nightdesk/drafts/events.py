"""Kinds of event and places as a sentence names them."""

from __future__ import annotations

from nightdesk.stories.model import EventKind

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
# Words that a line must hold to be about such an event and not merely beside one.
TELLING = {
    EventKind.ATTACK: r"attack|bomb|gunm[ae]n|ambush|explo|militant|insurgent|massacre|stab|hostage",
    EventKind.SHOOTING: r"shoot|\bshot|gunm[ae]n|open(?:s|ed)? fire|massacre",
    EventKind.COUP: r"\bcoup|putsch|mutin|junta|seizes? power",
    EventKind.PROTEST: r"protest|demonstrat|\brall(?:y|ies)|unrest|\briot",
    EventKind.EARTHQUAKE: r"quake|tsunami|magnitude",
    EventKind.STORM: r"storm|hurricane|typhoon|cyclone|tornado|blizzard",
    EventKind.FLOOD: r"flood|landslide|mudslide|avalanche",
    EventKind.FIRE: r"\bfires?\b|wildfire|bushfire|blaze",
    EventKind.ERUPTION: r"erupt|volcan|lava",
    EventKind.CRASH: r"crash|collid|collision|derail|capsiz|\bsinks?\b|\bsank|shipwreck",
    EventKind.CRUSH: r"stampede|crowd crush|human crush|crowd surge|trampl|crushed to death",
    EventKind.COLLAPSE: r"collaps",
    EventKind.OUTBREAK: r"outbreak|epidemic|pandemic|cholera|ebola|virus|measles|cases",
    EventKind.ELECTION: r"\belect|referendum|ballot|run-?off|\bpolls?\b|\bvote",
}
_PLURALS = {"crash": "crashes", "crush": "crushes", "fighting": "fighting", "change of government": "changes of government"}


def noun(kind: EventKind) -> str | None:
    return NOUNS.get(kind)


def plural(kind: EventKind) -> str | None:
    word = NOUNS.get(kind)
    return None if word is None else _PLURALS.get(word, word + "s")


_WITH_ARTICLE = ("United ", "Philippines", "Netherlands", "Democratic Republic", "Central African", "Czech Republic", "Dominican Republic",
    "Maldives", "Bahamas", "Gambia", "Comoros", "Solomon Islands", "Marshall Islands", "Gaza Strip", "West Bank")  # fmt: skip


def with_article(place: str) -> str:
    """ "the Philippines", "Seoul"."""
    return f"the {place}" if place.startswith(_WITH_ARTICLE) else place
