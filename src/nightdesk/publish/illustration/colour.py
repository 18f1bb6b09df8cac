"""Mixing #rrggbb colours."""

from __future__ import annotations


def mix(one: str, other: str, share: float) -> str:
    """`share` of `other` in `one`, from 0 to 1, channel by channel."""
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(_channels(one), _channels(other), strict=True))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
