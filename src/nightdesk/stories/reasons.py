"""Why an item was linked to a story, in words for the desk."""

from __future__ import annotations

from nightdesk.languages.places import country_name
from nightdesk.stories.likeness import Reading, Tally
from nightdesk.stories.sense import alike
from nightdesk.stories.trait_numbers import number_of
from nightdesk.stories.traits import LONGEST_TEXT, Traits

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LIKE_MEANING = 0.4
UNKNOWN = frozenset({"", "und", "mul", "zxx"})


def reasons_for(traits: Traits, item: Reading, story: Tally) -> tuple[str, ...]:
    """What the item shares with the story, most telling kinds first."""
    weight = {key: item.weights[number] for key in traits.keys if (number := number_of(key)) in story.traits and number in item.weights}
    shared = sorted((key for key in weight if weight[key] > 0.1), key=lambda key: (-weight[key], key))
    places = [key[2:].split("/")[-1] for key in shared if key[0] == "p"] or [country_name(key[2:]) for key in shared if key[0] == "c"]
    names = [key for key in shared if key[0] == "k" and len(key) > 4]
    numbers = [key[2:] for key in shared if key[0] == "n"]
    concepts = [key[2:].replace("_", " ") for key in shared if key[0] == "e"]
    words = [key for key in shared if key[0] == "w"] if item.language in story.languages else []
    reasons = []
    if places:
        reasons.append(f"same place: {', '.join(places[:3])}")
    if names:
        reasons.append(f"{_count(names)} shared {'name' if len(names) == 1 else 'names'}")
    if numbers:
        reasons.append(f"same {'number' if len(numbers) == 1 else 'numbers'} {', '.join(numbers[:3])}")
    if concepts:
        reasons.append(f"same matter: {', '.join(concepts[:3])}")
    if len(words) >= 3:
        reasons.append("much the same words")
    if alike(item.aim, story.aim) >= LIKE_MEANING:
        reasons.append("much the same meaning" if item.language in story.languages else "much the same meaning across languages")
    return tuple(reasons) or ("much the same words",)


def _count(things: list[str]) -> str:
    return NUMBERS[len(things)] if len(things) < len(NUMBERS) else str(len(things))


def remarks_on(text: str, language: str, traits: Traits) -> tuple[str, ...]:
    """What the desk should know of an item that could not be compared like others."""
    remarks = []
    groups = {key[0] for key in traits.keys}
    if not text.strip():
        remarks.append("it has no text: nothing to compare")
    elif not groups:
        remarks.append("nothing in it can be compared")
    elif groups == {"n"} or not any(letter.isalpha() for letter in text[:LONGEST_TEXT]):
        remarks.append("it holds numbers only")
    if language in UNKNOWN:
        remarks.append("its language is not known: compared by names, places and numbers")
    if len(text) > LONGEST_TEXT:
        remarks.append(f"compared by the first {LONGEST_TEXT:,} of its {len(text):,} characters")
    return tuple(remarks)
