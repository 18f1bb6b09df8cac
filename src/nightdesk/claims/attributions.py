"""Who says what."""

from __future__ import annotations

from nightdesk.claims.model import ReadAttribution


def read_attributions(text: str, language: str) -> tuple[ReadAttribution, ...]:
    return ()
