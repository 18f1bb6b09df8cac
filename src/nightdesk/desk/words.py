"""Lists of words in many languages, as patterns that are safe on any text."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_GLUED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
"""Scripts that write words without spaces between them."""
_ARABIC, _ALIFS, _VOWEL_SIGNS = re.compile(r"[\u0620-\u06ff]"), re.compile("[اأإآٱ]"), re.compile(r"[\u064b-\u0652\u0640\u0670]")


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


def search(subject: str, text: str, language: str) -> re.Match[str] | None:
    """The first cue of a subject in a text; its place is one in the text without the vowel signs of Arabic."""
    words = pattern(subject, language)
    return words.search(_VOWEL_SIGNS.sub("", text)) if words is not None else None


@lru_cache(maxsize=512)
def any_of(cues: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these cues as whole words, in any case; one that ends in * as the beginning of a word. Arabic ones may have grown onto "and",
    "by", "to" and the article."""
    glued = [re.escape(cue.rstrip("*")) for cue in cues if _GLUED.search(cue)]
    parted = [_spelled(cue.rstrip("*")) + (r"[\w-]*" if cue.endswith("*") else "") for cue in cues if not _GLUED.search(cue)]
    grown = "(?:[وفبكل]{0,2}(?:ال)?)" if any(_ARABIC.search(cue) for cue in cues) else ""
    ways = [rf"(?<!\w){grown}(?:{'|'.join(parted)})(?!\w)"] if parted else []
    return re.compile("|".join([*ways, *glued]) or r"(?!)", re.IGNORECASE)


def _spelled(cue: str) -> str:
    """As a pattern, any alif of Arabic for every other: writers differ."""
    return _ALIFS.sub("[اأإآٱ]", re.escape(cue))
