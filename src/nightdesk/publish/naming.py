"""Languages and countries by their English names, and which way a language is written."""

from __future__ import annotations

from functools import lru_cache

_ARABIC_SCRIPT = {"ar", "arz", "azb", "bal", "bqi", "ckb", "fa", "glk", "khw", "ks", "lrc", "mzn", "pnb", "ps", "sd", "skr", "ug", "ur"}
_RIGHT_TO_LEFT = _ARABIC_SCRIPT | {"arc", "dv", "he", "nqo", "syr", "yi"}
_UNKNOWN_TO_CLDR = {
    "azb": "South Azerbaijani",
    "be-tarask": "Belarusian (Taraškievica)",
    "bh": "Bihari",
    "pnb": "Western Punjabi",
    "simple": "Simple English",
    "xmf": "Mingrelian",
    "zh-classical": "Literary Chinese",
    "zh-yue": "Cantonese",
}


@lru_cache(maxsize=1_000)
def language_name(code: str) -> str:
    """The name of a BCP 47 language in English; the code itself where nobody has named it."""
    from babel import Locale

    if code in _UNKNOWN_TO_CLDR:
        return _UNKNOWN_TO_CLDR[code]
    names = Locale("en").languages
    return str(names.get(code.replace("-", "_")) or names.get(code.split("-")[0]) or code)


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
