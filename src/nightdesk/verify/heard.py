"""Is a name, or the place that it stands for, in the originals: heard there, read there as a place, or put in the language's own word?"""

from __future__ import annotations

import re

from nightdesk.languages.gazetteer import gazetteer
from nightdesk.languages.places import FoundPlace
from nightdesk.verify.evidence import Case, places_in, world_regions_in
from nightdesk.verify.foreign import has_latin_letters, sounds_in
from nightdesk.verify.reading import Word
from nightdesk.verify.sense import SURELY, means_in

_LONG, _SHORT = 4, 8
_PEOPLES = {"US": "american", "GB": "british"}
"""Countries whose people are not called by a word like its name."""
_LOCATED = re.compile(
    r"(?:\b(?i:in|across|near|at|around|inside|throughout) (?:the )?|\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w'’-]*, )"
    r"(?:[A-Z][\w'’-]* )*$"
)
"""Before a name that says where something is."""
_SETS = re.compile(r"(?:\b(?:of|from|to|for|with|between|against|into|over|outside|off) (?:the )?|[(,] ?)(?:[A-Z][\w'’-]* )*$")


def places_told(case: Case) -> tuple[FoundPlace, ...]:
    """The places that the sentence names, in its quotations too."""
    return places_in(case.sentence.text, "en")


def places_of(word: Word, case: Case) -> list[FoundPlace]:
    """Those of which the word is a part."""
    return [place for place in places_told(case) if place.span.start <= word.start < place.span.end]


def is_located(word: Word, case: Case) -> bool:
    """Whether a name says where something is: "in Iran"."""
    return _LOCATED.search(case.reading.text, max(0, word.start - 40), word.start) is not None


def is_heard(word: Word, case: Case) -> bool:
    """By its sound, or as part of a region of the world that the original names in its own words.

    A country whose name the language is known to have for it must be read there, not only heard: "Georgia" is not "Giorgia".
    """
    regions = {name for span, name in world_regions_in(case.sentence.text, "en") if span.start <= word.start < span.end}
    if any(name in regions for text, language in case.foreign for _, name in world_regions_in(text, language)):
        return True
    country = next((place for place in places_of(word, case) if place.kind == "country"), None)
    for text, language in case.foreign:
        known = country is not None and country.country is not None and gazetteer().country_name(country.country, language) is not None
        if known and not _is_set(word, case) and has_latin_letters(text) and not _has_opening(word, text):
            continue
        if sounds_in(word.text, text):
            return True
    return False


def _has_opening(word: Word, text: str) -> bool:
    """Whether a word of the text begins as this one does: "Georgian", "Georgias"."""
    return re.search(rf"(?<!\w){re.escape(word.text[: max(_LONG, len(word.text) - 2)])}", text, re.IGNORECASE) is not None


def is_short_for_words(word: Word, case: Case) -> bool:
    """ "The European Union (EU)": letters in brackets behind the words that they are short for."""
    if not case.foreign or not word.text.isupper() or len(word.text) > _SHORT:
        return False
    text, letters = case.reading.text, r"[^A-Z()]{1,24}?".join(rf"\b{letter}" for letter in word.text)
    return re.search(rf"{letters}\w*\s\({word.text}\)", text) is not None


def is_translated(word: Word, case: Case) -> bool:
    """Whether the original has the very word for a name, or for the people of a country: "British" for "Britse"."""
    people = {_PEOPLES.get(place.country or "", word.low) for place in places_told(case) if place.span.start <= word.start < place.span.end}
    texts = [(_without_regions(text, language), language) for text, language in case.foreign]
    return any(means_in(name, text, language, SURELY) for text, language in texts for name in (word.low, *sorted(people)))


def _without_regions(text: str, language: str) -> str:
    """ "América Central" tells nothing of the United States."""
    for span, _ in world_regions_in(text, language):
        text = text[: span.start] + " " * len(span) + text[span.end :]
    return text


def same_place(word: Word, case: Case) -> bool:
    mine = places_of(word, case)
    within = _is_set(word, case) or any(
        is_heard(part, case) for place in mine for part in case.reading.words if _is_rest(part, word, place)
    )
    return any(
        place.name == other.name or (within and _holds(place, other)) or _is_country(place, other)
        for place in mine
        for other in case.places
    )


def _is_rest(part: Word, word: Word, place: FoundPlace) -> bool:
    """Whether it is another word of a place's name: "Saudi" of "Saudi Arabia"."""
    return part != word and place.span.start <= part.start < place.span.end


def _is_country(place: FoundPlace, other: FoundPlace) -> bool:
    return place.kind == other.kind == "country" and place.country == other.country


def _is_set(word: Word, case: Case) -> bool:
    """Whether a name says where, whence or whose: "in Iran", "of Iran", "Iranian". Who acts or is named must be named in the evidence."""
    text = case.reading.text
    return word.low in gazetteer().demonyms or _SETS.search(text, max(0, word.start - 40), word.start) is not None or is_located(word, case)


def _holds(place: FoundPlace, other: FoundPlace) -> bool:
    """A country is also named by a place that lies in it."""
    return place.kind == "country" and place.country is not None and place.country == other.country
