"""The analysts as pages show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from nightdesk.languages.tongues import language_name
from nightdesk.personas.model import Palette, Persona
from nightdesk.personas.roster import read_roster
from nightdesk.publish.naming import country_name

_UNKNOWN = Palette(ink="#1b2333", paper="#f3efe6", accent="#8a5a12", glow="#f2b84b")


@dataclass(frozen=True, slots=True)
class Analyst:
    """A persona in words for readers. One who left the newsroom keeps a name and a page without a beat."""

    id: str
    name: str
    title: str
    beat: str
    lens: str
    questions: tuple[str, ...]
    languages: tuple[str, ...]
    countries: tuple[str, ...]
    subjects: tuple[str, ...]
    voice: str
    never: tuple[str, ...]
    disclosure: str
    palette: Palette
    present: bool


@cache
def analysts() -> Mapping[str, Analyst]:
    """Those now at work, in the order of their names' files."""
    return {persona.id: _described(persona) for persona in read_roster(settings.NEWSROOM.newsroom / "personas")}


def analyst(id_: str) -> Analyst:
    known = analysts().get(id_)
    if known is not None:
        return known
    name = id_.replace("-", " ").capitalize()
    return Analyst(id_, name, "AI analyst", "", "", (), (), (), (), "", (), "", _UNKNOWN, present=False)


def _described(persona: Persona) -> Analyst:
    return Analyst(
        id=persona.id,
        name=persona.name,
        title=persona.title or "AI analyst",
        beat=persona.beat,
        lens=persona.lens,
        questions=persona.questions,
        languages=tuple(language_name(code) for code in persona.languages),
        countries=tuple(sorted(country_name(code) for code in persona.countries)),
        subjects=persona.subjects,
        voice=persona.voice,
        never=persona.never,
        disclosure=persona.disclosure,
        palette=persona.palette,
        present=True,
    )
