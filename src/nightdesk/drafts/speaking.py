"""By whom a figure was given, as far as whoever is named can give one."""

from __future__ import annotations

from nightdesk.claims.model import Figure
from nightdesk.drafts.material import Material
from nightdesk.languages.places import find_places
from nightdesk.languages.tongues import language_name


def speaker_of(figure: Figure) -> str | None:
    """As the item names it, in its own language where that is not English; None where nobody is named.

    What follows "according to" in other languages may be a rule or a standard, and what stands before a colon a heading: it speaks only if
    a name stands in it that is no place, and that no sentence opens with.
    """
    said_by = figure.read.said_by
    if not said_by or figure.language.split("-")[0] == "en":
        return said_by
    cased = said_by.lower() != said_by.upper()
    if cased and not any(letter.isupper() for letter in _without_places(said_by, figure.language)[1:]):
        return None
    return f"“{said_by}” (in {language_name(figure.language)})"


def _without_places(text: str, language: str) -> str:
    for place in reversed(find_places(text, language)):
        text = text[: place.span.start] + text[place.span.end :]
    return text


def names_a_speaker(material: Material) -> bool:
    return any(speaker_of(figure) for figure in material.pack.figures)
