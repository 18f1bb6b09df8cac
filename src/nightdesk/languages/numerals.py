"""How each language writes numbers, from `numerals.toml`, and which languages stand in for which."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from nightdesk.languages.cldr import rows
from nightdesk.languages.phrases import Phrases, fold, listed
from nightdesk.languages.words import LANGUAGES_KEPT, UNSPACED, base

KINSHIP = {
    "yue": "zh", "wuu": "zh", "lzh": "zh", "nan": "zh", "no": "nb", "nn": "nb", "hr": "sr", "bs": "sr", "sh": "sr", "fil": "tl",
    "prs": "fa", "mai": "hi", "bh": "bho", "simple": "en", "war": "tl", "ceb": "tl", "lb": "de", "gsw": "de",
    "arz": "ar", "ary": "ar", "skr": "pnb",
}  # fmt: skip
"""Languages read with the words of a near relation, where they have no section of their own."""

Role = Literal["digits", "one", "scale", "round", "vague"]


@dataclass(frozen=True, slots=True)
class Numerals:
    """How one language writes numbers."""

    words: Phrases[tuple[Role, int]]
    glued: re.Pattern[str] | None
    glued_values: dict[str, tuple[Role, int]]
    join: re.Pattern[str]
    spaced_groups: bool
    comma_groups: bool
    scale_first: bool


def related(language: str, known: dict[str, Any]) -> str | None:
    """The key under which `known` keeps this language: itself, its primary part, or a near relation."""
    normal = "yue" if language == "zh-yue" else "lzh" if language == "zh-classical" else language
    for key in (normal, base(normal), KINSHIP.get(normal, ""), KINSHIP.get(base(normal), "")):
        if key in known:
            return key
    return None


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("nightdesk.languages").joinpath("numerals.toml").read_text("utf-8"))


def has_numbers(language: str) -> bool:
    """Whether the language's words for numbers are known, so that finding none means something."""
    return related(language, _tables()) is not None


@lru_cache(maxsize=LANGUAGES_KEPT)
def numerals(language: str) -> Numerals:
    key = related(language, _tables())
    table = _tables()[key] if key else {}
    meanings = dict(_large(language)) | dict(_meanings(table))
    joins = "|".join(re.escape(fold(word)) for word in listed(table.get("join", "")))
    glued = {
        fold(word): meaning for word, meaning in meanings.items() if " " not in word and "*" not in word and meaning[0] in {"one", "scale"}
    }
    pieces = "|".join(sorted(map(re.escape, glued), key=len, reverse=True))
    return Numerals(
        words=Phrases(meanings, language),
        glued=re.compile(rf"({pieces})|({joins or '-'})") if table.get("glued") else None,
        glued_values=glued,
        join=re.compile(rf"[\s-]{{0,3}}(?:(?:{joins})\s{{1,2}})?" if joins else r"[\s-]{0,3}"),
        spaced_groups=bool(table.get("space", False)),
        comma_groups=table.get("comma", "group") == "group",
        scale_first=bool(table.get("scale_first", False)),
    )


def _meanings(table: dict[str, Any]) -> Iterator[tuple[str, tuple[Role, int]]]:
    for value, spellings in enumerate(listed(table.get("ones", "")), 1):
        yield from ((word, ("one", value)) for word in spellings.split("|") if word != "-")
    for value, spellings in enumerate(listed(table.get("tens", "")), 1):
        yield from ((word, ("one", value * 10)) for word in spellings.split("|") if word != "-")
    yield from ((word, ("one", value)) for word, value in table.get("more", {}).items())
    yield from ((word, ("scale", value)) for word, value in table.get("scale", {}).items())
    yield from ((word, ("round", value)) for word, value in table.get("round", {}).items())
    yield from ((word, ("vague", 0)) for word in listed(table.get("vague", "")))


def _large(language: str) -> Iterator[tuple[str, tuple[Role, int]]]:
    """Words for a million and more that CLDR knows."""
    key = related(language, rows())
    for kind, name, _, phrases in (row.split("\t") for row in rows().get(key or "", ())):
        if kind == "scale":
            yield from ((phrase, ("scale", int(name))) for phrase in phrases.split("|"))


def spaced(language: str) -> bool:
    """Does this language put spaces between words?"""
    return base(language) not in UNSPACED
