"""Who states a figure."""

from __future__ import annotations

from collections.abc import Sequence

from nightdesk.claims.attributions import read_attributions
from nightdesk.claims.model import Stance
from nightdesk.foundation.spans import Span

_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which"})
_STATES = frozenset({Stance.ASSERTS, Stance.ESTIMATES})


def speakers(text: str, language: str, figures: Sequence[Span]) -> list[str | None]:
    """For each figure the speaker in whose words it stands, as written; None where the text gives nobody."""
    if not figures:
        return []
    said = [read for read in read_attributions(text, language) if read.stance in _STATES]
    said = [read for read in said if read.speaker.cut(text).lower() not in _PRONOUNS]
    return [next((read.speaker.cut(text) for read in said if read.content.overlaps(figure)), None) for figure in figures]
