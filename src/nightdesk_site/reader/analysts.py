"""The analysts as pages show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from nightdesk.foundation.ids import PersonaId
from nightdesk.personas.model import Palette, Persona
from nightdesk.publish.naming import country_name, language_name

_UNKNOWN = Palette(ink="#1b2333", paper="#f3efe6", accent="#8a5a12", glow="#f2b84b")


@dataclass(frozen=True, slots=True)
class Analyst:
    """A persona in words for readers. One who left the newsroom keeps a name and a page without a beat."""

    id: str
    name: str
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
    return {persona.id: _described(persona) for persona in _personas()}


def analyst(id_: str) -> Analyst:
    known = analysts().get(id_)
    if known is not None:
        return known
    name = id_.replace("-", " ").capitalize()
    return Analyst(id_, name, "", "", (), (), (), (), "", (), "", _UNKNOWN, present=False)


def _described(persona: Persona) -> Analyst:
    return Analyst(
        id=persona.id,
        name=persona.name,
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


def _personas() -> tuple[Persona, ...]:
    import tomllib

    from pydantic import TypeAdapter

    folder = settings.NEWSROOM.newsroom / "personas"
    adapter = TypeAdapter(Persona)
    found = []
    for file in sorted(folder.glob("*.toml")):
        fields = tomllib.loads(file.read_text(encoding="utf-8"))
        found.append(adapter.validate_python({"id": PersonaId(file.stem), **fields}))
    return tuple(found)
