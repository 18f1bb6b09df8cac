"""What other analysts add to an article from their own sources: reports that its author does not hear, and their own past work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nightdesk.archive.model import ArchiveLine
from nightdesk.foundation.ids import PersonaId, SourceId
from nightdesk.languages.tongues import language_name
from nightdesk.personas.model import Assignment, Persona
from nightdesk.sources.model import Source
from nightdesk.wire.model import Item

_MOST = 3


@dataclass(frozen=True, slots=True)
class Contribution:
    """`documents` are the items and the lines of past work that an analyst adds, `of` says in words what they are."""

    persona: PersonaId
    name: str
    documents: frozenset[str]
    of: str


def contributions(
    assignment: Assignment, roster: Sequence[Persona], items: Sequence[Item], sources: Sequence[Source], own: Sequence[ArchiveLine] = ()
) -> tuple[Contribution, ...]:
    """What each other analyst adds, each piece added by one of them: those whose region the story touches first."""
    author = next(persona for persona in roster if persona.id == assignment.persona)
    others = [persona for persona in roster if persona.id != author.id]
    countries = {source.id: source.country for source in sources}
    left = [item for item in items if not _hears(author, item, countries)]
    lines = [line for line in own if line.author != author.id]
    found: list[Contribution] = []
    while len(found) < _MOST:
        offers = [(persona, _offered(persona, left, lines, countries)) for persona in others]
        offers = [offer for offer in offers if offer[1]]
        if not offers:
            break
        persona, documents = max(offers, key=lambda offer: _claim(offer[0], offer[1], assignment))
        others.remove(persona)
        found.append(Contribution(persona.id, persona.name, documents, _of(documents, left, lines)))
        left = [item for item in left if item.id not in documents]
        lines = [line for line in lines if line.id not in documents]
    return tuple(found)


def who_stands(added: Iterable[Contribution], documents: Iterable[str]) -> tuple[Contribution, ...]:
    """Those of whose evidence something stands among the documents of an article."""
    cited = frozenset(documents)
    return tuple(one for one in added if one.documents & cited)


def _claim(persona: Persona, documents: frozenset[str], assignment: Assignment) -> tuple[bool, bool, int]:
    """Who was asked to help before others, analysts of a region before the one who takes the rest, and then who adds more."""
    return persona.id in assignment.contributors, not persona.takes_the_rest, len(documents)


def _hears(persona: Persona, item: Item, countries: Mapping[SourceId, str | None]) -> bool:
    """Whether a report is of an analyst's own sources: in a language that it reads, or published in a country of its beat."""
    return (
        item.language in persona.languages
        or item.language.split("-")[0] in persona.languages
        or countries.get(item.source) in persona.countries
    )


def _offered(
    persona: Persona, items: Sequence[Item], lines: Sequence[ArchiveLine], countries: Mapping[SourceId, str | None]
) -> frozenset[str]:
    heard = (item.id for item in items if _hears(persona, item, countries))
    return frozenset([*heard, *(line.id for line in lines if line.author == persona.id)])


def _of(documents: frozenset[str], items: Sequence[Item], lines: Sequence[ArchiveLine]) -> str:
    return " and ".join(_kinds(documents, items, lines))


def _kinds(documents: frozenset[str], items: Sequence[Item], lines: Sequence[ArchiveLine]) -> Iterator[str]:
    heard = [item for item in items if item.id in documents]
    if heard:
        tongues = sorted({language_name(item.language) for item in heard})
        yield f"{_count(len(heard), 'report')} in {', '.join(tongues[:4])}{' and others' if len(tongues) > 4 else ''}"
    past = {line.told_in for line in lines if line.id in documents}
    if past:
        yield f"{_count(len(past), 'earlier article')} of its own"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
