"""Kinds of event and places as a sentence names them."""

from __future__ import annotations

import re

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
    EventKind.ATTACK: r"attack|bomb|abduct|kidnap|gunm[ae]n|ambush|explo|militant|insurgent|massacre|stab|hostage",
    EventKind.SHOOTING: r"shoot|\bshot|gunm[ae]n|open(?:s|ed)? fire|massacre",
    EventKind.WAR: r"strike|shell|missile|drone|fighting|clash|offensive|battle|ceasefire|captur|troops",
    EventKind.COUP: r"\bcoup|putsch|mutin|junta|seizes? power",
    EventKind.PROTEST: r"protest|demonstrat|\brall(?:y|ies)|unrest|\briot",
    EventKind.EARTHQUAKE: r"quake|tsunami|magnitude",
    EventKind.STORM: r"storm(?!(?:s|ed|ing)? (?:the|an?|into|onto|his|her|its|their)\b)|hurricane|typhoon|cyclone|tornado|blizzard",
    EventKind.FLOOD: r"flood|landslide|mudslide|avalanche",
    EventKind.FIRE: r"\bfires?\b|wildfire|bushfire|blaze",
    EventKind.ERUPTION: r"erupt|volcan|lava",
    EventKind.CRASH: r"crash|collid|collision|derail|capsiz|\bsinks?\b|\bsank|shipwreck",
    EventKind.CRUSH: r"stampede|crowd crush|human crush|crowd surge|trampl|crushed to death",
    EventKind.COLLAPSE: r"collaps",
    EventKind.OUTBREAK: r"outbreak|epidemic|pandemic|cholera|ebola|virus|measles|cases",
    EventKind.ELECTION: r"\belect|referendum|ballot|run-?off|\bpolls?\b|\bvote",
}
# What the items themselves call such an event, where that says more than the kind: the longest of these that stands in the lead.
_PARTICULAR = {
    EventKind.ATTACK: "suicide bombing|car bombing|bombing|drone strike|airstrike|ambush|stabbing|explosion|hostage-taking",
    EventKind.WAR: "drone strike|airstrike|missile strike|missile attack|shelling|bombing",
    EventKind.SHOOTING: "mass shooting|school shooting",
    EventKind.FLOOD: "landslide|mudslide|avalanche|flash flood",
    EventKind.CRASH: "train (?:crash|collision)|(?:plane|helicopter|bus) crash|(?:mid-air|head-on) collision|shipwreck|collision",
    EventKind.CRUSH: "crowd crush|human crush|stampede",
    EventKind.COLLAPSE: "footbridge collapse|bridge collapse|building collapse|roof collapse|mine collapse|landslide",
    EventKind.FIRE: "wildfire|bushfire|nightclub fire|factory fire|hotel fire",
}
_SORTS = re.compile(
    r"\b(?:trains?|railway|bus|buses|minibus|planes?|aircraft|airliner|helicopters?|boats?|ferry|ships?|footbridge|bridge|landslides?|mudslides?|"
    r"landfill|mine|building|nightclub|stadium|school|nursery|mosque|church)\b",
    re.IGNORECASE,
)
_SAME_SORT = {
    "trains": "train", "railway": "train", "buses": "bus", "minibus": "bus", "planes": "plane", "aircraft": "plane", "airliner": "plane",
    "helicopters": "helicopter", "boats": "boat", "ferry": "boat", "ships": "ship", "footbridge": "bridge", "landslides": "landslide",
    "mudslide": "landslide", "mudslides": "landslide", "nursery": "school",
}  # fmt: skip
_MANY = {"protest"}
_PLURALS = {"crash": "crashes", "crush": "crushes", "fighting": "fighting", "change of government": "changes of government"}


def particular_noun(kind: EventKind, text: str | None) -> str | None:
    """The kind's noun, or what `text` calls the event where it is more particular: "landslide" for a flood that was one."""
    names = _PARTICULAR.get(kind, "")
    found = re.findall(rf"\b(?:{names})\b", text, re.IGNORECASE) if text and names else []
    return max((word.lower() for word in found), key=len, default=NOUNS.get(kind))


def sort_in(text: str) -> str | None:
    """What crashed, came down or was struck, by the first word of the text that says it: "train", "ferry", "school"."""
    found = _SORTS.search(text)
    return _SAME_SORT.get(found.group().lower(), found.group().lower()) if found is not None else None


def of_event(word: str) -> str:
    """ "an attack", "fighting", "protests"."""
    if word in _MANY:
        return f"{word}s"
    return word if word == "fighting" else f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def plural(kind: EventKind) -> str | None:
    word = NOUNS.get(kind)
    return None if word is None else _PLURALS.get(word, word + "s")


_WITH_ARTICLE = ("United ", "Philippines", "Netherlands", "Democratic Republic", "Central African", "Czech Republic", "Dominican Republic",
    "Maldives", "Bahamas", "Gambia", "Comoros", "Solomon Islands", "Marshall Islands", "Gaza Strip", "West Bank")  # fmt: skip


def with_article(place: str) -> str:
    """ "the Philippines", "Seoul"."""
    return f"the {place}" if place.startswith(_WITH_ARTICLE) else place
