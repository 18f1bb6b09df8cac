"""Who speaks in a text without a name, or for a side in the fight: readers are told, for both weigh less."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from nightdesk.claims.attributions import read_attributions
from nightdesk.claims.figures import read_figures
from nightdesk.claims.sourcing import Sourcing, sourcing_of

MOST, LONGEST = 4, 80
_TOLD = frozenset({Sourcing.ANONYMOUS, Sourcing.PARTY})


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as the text has it, at most 80 characters: not named, or a party."""

    speaker: str
    sourcing: Sourcing


def voices_in(text: str, language: str, parties: Collection[str] = ()) -> tuple[Voice, ...]:
    """At most four, each once, in the order of the text. `parties` are names of those who take part in what is told."""
    heard = (Voice(speaker[:LONGEST], sourcing_of(speaker, parties)) for speaker in _speakers(text, language))
    return tuple(dict.fromkeys(voice for voice in heard if voice.sourcing in _TOLD))[:MOST]


def _speakers(text: str, language: str) -> Iterator[str]:
    yield from (said.speaker.cut(text).strip() for said in read_attributions(text, language))
    yield from (figure.said_by.strip() for figure in read_figures(text, language) if figure.said_by)
