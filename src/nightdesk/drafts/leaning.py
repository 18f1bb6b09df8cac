"""Does a sentence lean on the one before it, so that it would hang in the air without it?"""

from __future__ import annotations

import re

_ON_THE_LAST = re.compile(
    r"(?:That|This|These|Those|Such|Both|Neither|Either|Nor|So|Yet|But|And|Then|Instead|Still|Even so|By contrast"
    r"|The (?:same|other|others|latter|former|second|rest)|The next (?:day|week|month|year)|A (?:day|week|month|year) later)\b"
)
_ON_ANY = re.compile(r"(?:It|Its|They|Their|He|His|She|Her)\b")


def leans(text: str, *, first: bool) -> bool:
    """Whether a sentence whose forerunner is gone cannot stand. `first` says that it is now the first of its paragraph: a pronoun may
    look further back than one sentence, and so hangs only there."""
    return bool(_ON_THE_LAST.match(text) or (first and _ON_ANY.match(text)))
