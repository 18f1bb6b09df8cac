"""Countries by their English names, and which way a language is written."""

from __future__ import annotations

from functools import lru_cache

_ARABIC_SCRIPT = {"ar", "arz", "azb", "bal", "bqi", "ckb", "fa", "glk", "khw", "ks", "lrc", "mzn", "pnb", "ps", "sd", "skr", "ug", "ur"}
_RIGHT_TO_LEFT = _ARABIC_SCRIPT | {"arc", "dv", "he", "nqo", "syr", "yi"}


@lru_cache(maxsize=1_000)
def country_name(code: str) -> str:
    """The English name of an ISO 3166 alpha-2 country; the code itself where there is none."""
    from babel import Locale

    return str(Locale("en").territories.get(code.upper()) or code)


def direction(code: str) -> str:
    """ "rtl" or "ltr", as HTML's `dir` wants it; a script subtag decides before the language does."""
    parts = code.split("-")
    if any(part in {"Arab", "Hebr", "Syrc", "Thaa", "Nkoo"} for part in parts[1:]):
        return "rtl"
    if any(part in {"Latn", "Cyrl"} for part in parts[1:]):
        return "ltr"
    return "rtl" if parts[0] in _RIGHT_TO_LEFT else "ltr"
