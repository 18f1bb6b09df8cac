"""Lists of words in many languages, as patterns that are safe on any text."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_GLUED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
"""Scripts that write words without spaces between them."""


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("nightdesk.desk").joinpath("conduct.toml").read_text(encoding="utf-8"))


def languages() -> tuple[str, ...]:
    """The languages that the lists know."""
    return tuple(_lists())


@lru_cache(maxsize=256)
def pattern(subject: str, language: str) -> re.Pattern[str] | None:
    """What tells of a subject in a language, or None where the lists do not know the language."""
    words = _lists().get(language.split("-")[0], {}).get(subject)
    return any_of(tuple(word.replace("_", " ") for word in words.split())) if words else None


@lru_cache(maxsize=512)
def any_of(cues: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these cues as whole words, in any case; one that ends in * as the beginning of a word."""
    glued = [re.escape(cue.rstrip("*")) for cue in cues if _GLUED.search(cue)]
    parted = [re.escape(cue.rstrip("*")) + (r"[\w-]*" if cue.endswith("*") else "") for cue in cues if not _GLUED.search(cue)]
    ways = [rf"(?<!\w)(?:{'|'.join(parted)})(?!\w)"] if parted else []
    return re.compile("|".join([*ways, *glued]) or r"(?!)", re.IGNORECASE)
