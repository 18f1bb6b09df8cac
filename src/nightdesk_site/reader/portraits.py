"""A portrait of an analyst that nobody could take for a person: shapes drawn from its name, in its own colours."""

from __future__ import annotations

from hashlib import blake2b
from html import escape
from math import cos, pi, sin

from .analysts import Analyst


def portrait(analyst: Analyst) -> str:
    """An SVG of 120 by 120: a lamp's glow, orbits and a pattern of points. The same analyst gives the same bytes."""
    digits = blake2b(analyst.id.encode(), digest_size=24).digest()
    palette = analyst.palette
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" role="img">'
        f"<title>Generated emblem of {escape(analyst.name)}, an AI analyst</title>"
        f'<rect width="120" height="120" fill="{_colour(palette.ink)}"/>'
        f"{_glow(digits, _colour(palette.glow))}{_orbits(digits, _colour(palette.accent), _colour(palette.paper))}"
        f"{_points(digits, _colour(palette.glow))}</svg>"
    )


def _glow(digits: bytes, colour: str) -> str:
    x, y = 38 + digits[0] % 44, 38 + digits[1] % 44
    return "".join(
        f'<circle cx="{x}" cy="{y}" r="{r}" fill="{colour}" fill-opacity="{o}"/>' for r, o in ((34, 0.14), (24, 0.22), (14, 0.9))
    )


def _orbits(digits: bytes, accent: str, paper: str) -> str:
    drawn = []
    for index in range(4):
        turn, flat = digits[2 + index] * 180 // 255, 10 + digits[6 + index] % 26
        colour = accent if index % 2 == 0 else paper
        drawn.append(
            f'<ellipse cx="60" cy="60" rx="{50 - index * 6}" ry="{flat}" fill="none" stroke="{colour}" stroke-opacity="0.85"'
            f' stroke-width="{2.4 - index * 0.4:.1f}" transform="rotate({turn} 60 60)"/>'
        )
    return "".join(drawn)


def _points(digits: bytes, colour: str) -> str:
    drawn = []
    for index in range(9):
        angle, reach = digits[10 + index] / 255 * 2 * pi, 22 + digits[(13 + index) % 24] % 32
        x, y = 60 + reach * cos(angle), 60 + reach * sin(angle)
        drawn.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{1.6 + index % 3 * 0.8:.1f}" fill="{colour}"/>')
    return "".join(drawn)


def _colour(written: str) -> str:
    """The colour as written if it is one; nothing else may get into the drawing."""
    plain = written.lstrip("#")
    return f"#{plain}" if len(plain) in (3, 6) and all(c in "0123456789abcdefABCDEF" for c in plain) else "#888888"
