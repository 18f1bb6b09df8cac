"""Which language a text is in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

LEAST_LETTERS = 24
"""Below this many letters (a third of it in scripts that write a word with one or two signs) nobody guesses."""

# Wikipedia's and detectors' names for languages, and the BCP 47 ones. "no" means Bokmål ("nb") in nearly all news.
_NORMAL = {
    "zh-yue": "yue",
    "zh-classical": "lzh",
    "zh-min-nan": "nan",
    "zh-cn": "zh",
    "zh-hans": "zh",
    "zh-tw": "zh-Hant",
    "zh-hant": "zh-Hant",
    "be-x-old": "be-tarask",
    "no": "nb",
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "bh": "bho",
    "simple": "en",
    "roa-rup": "rup",
    "bat-smg": "sgs",
    "fiu-vro": "vro",
    "als": "gsw",
    "nrm": "nrf",
    "roa-tara": "nap",
}
_CODE = re.compile(r"[a-z]{2,8}(?:-[a-z0-9]{1,9}){0,5}")
_LONGEST_CODE = 35
_DENSE = ("\u1100", "\ud7ff")


@dataclass(frozen=True, slots=True)
class Identified:
    """`language` is a BCP 47 code, "und" where nobody can tell; `basis` is "declared", "identified" or "unknown"."""

    language: str
    basis: str


def is_code(word: str) -> bool:
    """Whether this could be a language's code at all. Pages and feeds declare anything."""
    tidy = _tidy(word)
    return len(tidy) <= _LONGEST_CODE and _CODE.fullmatch(tidy) is not None


def normalise(code: str) -> str:
    """A language code as BCP 47 writes it: "zh-yue" becomes "yue", "pt_br" "pt-BR", "no" "nb". Unknown codes are only tidied."""
    tidy = _tidy(code)
    if tidy in _NORMAL:
        return _NORMAL[tidy]
    first, *rest = tidy.split("-")
    return "-".join([_NORMAL.get(first, first), *(_subtag(part) for part in rest)])


def _tidy(code: str) -> str:
    return code.strip().replace("_", "-").lower()


def _subtag(part: str) -> str:
    if len(part) == 2:
        return part.upper()
    return part.title() if len(part) == 4 and part.isalpha() else part


def identify(text: str, declared: str | None = None) -> Identified:
    """A declared code wins. Otherwise two detectors must agree on a text long enough to judge; else the answer is "und"."""
    if declared and is_code(declared) and _tidy(declared) not in {"und", "mul", "zxx"}:
        return Identified(normalise(declared), "declared")
    sample = text[:2000]
    if _letters(sample) < LEAST_LETTERS:
        return Identified("und", "unknown")
    found, confirmed = _by_compact(sample), _by_statistics(sample)
    if found is not None and found == confirmed:
        return Identified(found, "identified")
    return Identified("und", "unknown")


def _letters(text: str) -> int:
    return sum(3 if _DENSE[0] <= letter <= _DENSE[1] else 1 for letter in text if letter.isalpha())


def _by_compact(text: str) -> str | None:
    import pycld2

    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    try:
        reliable, _, details = pycld2.detect(printable)
    except pycld2.error:
        return None
    return normalise(details[0][1]).split("-")[0] if reliable else None


@cache
def _classifier() -> Callable[[str], tuple[str, Any]]:
    import py3langid

    classify: Callable[[str], tuple[str, Any]] = py3langid.classify
    return classify


def _by_statistics(text: str) -> str | None:
    return normalise(_classifier()(text)[0])
