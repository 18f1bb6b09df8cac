"""The last part of an article's address."""

from __future__ import annotations

import re

from anyascii import anyascii

from nightdesk.foundation.ids import StoryId

_LONGEST = 64
_JOINS = re.compile(r"[^a-z0-9]+")


def slug_for(headline: str, story: StoryId) -> str:
    """Plain ASCII words of the headline, cut between words, and six characters that belong to the story alone."""
    words = _JOINS.sub("-", anyascii(headline).lower().replace("'", "")).strip("-")
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
    suffix = _JOINS.sub("", story.lower())[-6:]
    return f"{words}-{suffix}" if words else suffix
