"""The last part of an article's address."""

from __future__ import annotations

import re

from anyascii import anyascii

from nightdesk.foundation.ids import StoryId

_LONGEST = 64
_JOINS = re.compile(r"[^a-z0-9]+")
_COUNTS = re.compile(r"\b(?:(?:at least|more than|nearly|about|up to|fewer than|over) )?\d[\d,.]*", re.IGNORECASE)
"""A count of the first hours; the address must still be true when it has moved."""


def slug_for(headline: str, story: StoryId) -> str:
    """Plain ASCII words of the headline without its counts, cut between words, and six characters that belong to the story alone."""
    words = _JOINS.sub("-", _COUNTS.sub("", anyascii(headline)).lower().replace("'", "")).strip("-")
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
    suffix = _JOINS.sub("", story.lower())[-6:]
    return f"{words}-{suffix}" if words else suffix
