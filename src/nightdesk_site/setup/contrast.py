"""Whether words can be read in the colours that a publisher chose. Method: WCAG 2.2, contrast (minimum), 1.4.3."""

from __future__ import annotations

from collections.abc import Iterator

from nightdesk.personas.colours import contrast
from nightdesk.publish.publisher import Colours

LEAST = 4.5
_PAIRS = (("paper", "ink"), ("paper", "lamp"), ("dark_paper", "dark_ink"), ("dark_paper", "dark_lamp"))
_ON_NIGHT = "#f6f1e6"


def faint(colours: Colours) -> Iterator[str]:
    """In words, each pair of colours that stands too close for reading."""
    pairs = [(f"{one} and {other}", getattr(colours, one), getattr(colours, other)) for one, other in _PAIRS]
    for name, one, other in [*pairs, ("night and the words on it", colours.night, _ON_NIGHT)]:
        if (found := contrast(one, other)) < LEAST:
            yield f"{name} ({one}, {other}): {found:.1f} to 1, and words need {LEAST} to 1"
