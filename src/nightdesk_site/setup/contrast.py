"""Whether words can be read in the colours that a publisher chose. Method: WCAG 2.2, contrast (minimum), 1.4.3."""

from __future__ import annotations

from collections.abc import Iterator

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


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white), of two colours written #rrggbb."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
