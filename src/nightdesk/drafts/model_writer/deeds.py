"""A conclusion adds no happening of its own: the deeds it speaks of must stand in what it rests on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

_OPENS = r"(?:^|(?<=[.!?] ))"
_SUPPOSED = re.compile(
    rf"{_OPENS}(?:An?|Any|Another|If|Should|Were)\b[^.!?]{{3,200}}?\bwould\b"
    rf"|{_OPENS}(?:If|Should|Whether|(?:An?|Any|Another)\b[^.!?]{{3,60}}?\bif)\b[^.!?]{{3,200}}?\b(?:will|may|might|can|could)\b"
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def new_deed(text: str, grounds: Iterable[str]) -> str:
    """The first word of a conclusion that tells of a deed which none of its grounds tells of; or nothing."""
    known = {family for ground in grounds for family in _told(ground.lower()).values()}
    return next((word for word, family in _told(as_told(text).lower()).items() if family not in known), "")


def as_told(text: str) -> str:
    """The text without what it only supposes ("A charge against the owner would …" tells of no charge), and without words of deed that
    tell of none: "taken by surprise", "a step". Places are not kept."""
    return _loose().sub(" … ", _SUPPOSED.sub("It would", text))


@lru_cache(maxsize=1)
def _loose() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_lists()['loose'])})\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _told(text: str) -> dict[str, int]:
    return {word: family for word in _WORD.findall(text) if (family := _family(word)) is not None}


@lru_cache(maxsize=8192)
def _family(word: str) -> int | None:
    whole, begins = _families()
    if word in whole:
        return whole[word]
    return next((begins[word[:length]] for length in range(len(word), 3, -1) if word[:length] in begins), None)


@lru_cache(maxsize=1)
def _families() -> tuple[dict[str, int], dict[str, int]]:
    words = [(number, word) for number, line in enumerate(_lists()["families"]) for word in line.split()]
    return {word[1:]: number for number, word in words if word[0] == "="}, {word: number for number, word in words if word[0] != "="}


@lru_cache(maxsize=1)
def _lists() -> dict[str, list[str]]:
    return tomllib.loads(files("nightdesk.drafts.model_writer").joinpath("deeds.toml").read_text("utf-8"))
