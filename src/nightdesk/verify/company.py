"""Do a count and a place that stand side by side in a sentence also stand side by side in the evidence?

Items about two events may come to stand in one story. Each half of "41 dead in London" can then be borne out, one by an item
on a mine in Turkey and one by an item on a protest in London, and the whole be false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nightdesk.languages.places import country_name
from nightdesk.verify.evidence import Case, is_english, places_in
from nightdesk.verify.model import Finding
from nightdesk.verify.names import spoken_in, voices
from nightdesk.verify.numerals import Numeral, find_numerals

CHECK = "company"
_SHORT = 600
_EDITION = re.compile(r"\b(?:[A-Z][\w-]+ ){1,3}editions?\b")
"""A language edition is no country: "the Turkish edition" tells nothing of Turkey."""


def check_company(case: Case) -> Iterator[Finding]:
    """A count of people belongs to one of the countries that the documents stating it name, where they name any."""
    told = _countries(_without_tongues(case), "en")
    for numeral in case.reading.counts:
        if numeral.kinds and told:
            yield from _check(numeral, told, case)


def _without_tongues(case: Case) -> str:
    """The sentence without its outlets and languages: "an item in German" tells nothing of Germany, "France 24" nothing of France."""
    text = _EDITION.sub("", case.sentence.text)
    for name in voices(case):
        text = text.replace(name, " ")
    for word in sorted(spoken_in(case)):
        text = re.sub(rf"\b{re.escape(word)}\b", " ", text, flags=re.IGNORECASE)
    return text


def _check(numeral: Numeral, told: frozenset[str], case: Case) -> Iterator[Finding]:
    stating = [(text, language) for text, language in _texts(case) if _states(text, language, numeral)]
    elsewhere = [_countries(text, language) for text, language in stating]
    if elsewhere and all(countries and countries.isdisjoint(told) for countries in elsewhere):
        written = case.sentence.text[numeral.start : numeral.end]
        there = ", ".join(sorted(country_name(code) for code in frozenset().union(*elsewhere)))
        yield case.failed(CHECK, f"“{written}” is stated of {there}, and the sentence tells it of another country.")


def _texts(case: Case) -> Iterator[tuple[str, str]]:
    """The documents behind the passages; of a long one, which may tell of many countries, the passage alone."""
    for passage in case.passages:
        document = case.evidence.documents.get(passage.document)
        whole = document is not None and len(document.text) <= _SHORT
        yield (document.text if document is not None and whole else passage.text), passage.language


def _states(text: str, language: str, numeral: Numeral) -> bool:
    return any(numeral.agrees(other) for other in find_numerals(text, english=is_english(language)))


def _countries(text: str, language: str) -> frozenset[str]:
    return frozenset(place.country for place in places_in(text, language) if place.country)
