"""The English names of languages."""

from __future__ import annotations

from functools import lru_cache

_OWN = {
    "azb": "South Azerbaijani",
    "be-tarask": "Belarusian (Taraškievica)",
    "bh": "Bihari",
    "bjn": "Banjar",
    "ckb": "Central Kurdish",
    "frp": "Arpitan",
    "kaa": "Karakalpak",
    "lzh": "Classical Chinese",
    "min": "Minangkabau",
    "mzn": "Mazanderani",
    "ny": "Chewa",
    "pnb": "Western Punjabi",
    "sco": "Scots",
    "sh": "Serbo-Croatian",
    "simple": "Simple English",
    "wuu": "Wu Chinese",
    "xmf": "Mingrelian",
    "yue": "Cantonese",
    "zh-classical": "Classical Chinese",
    "zh-yue": "Cantonese",
}


@lru_cache(maxsize=1_000)
def language_name(code: str) -> str:
    """The name of a BCP 47 language in English; the code itself where nobody has named it."""
    if code in _OWN:
        return _OWN[code]
    from babel import Locale

    names = Locale("en").languages
    primary = code.split("-")[0]
    return str(names.get(code.replace("-", "_")) or _OWN.get(primary) or names.get(primary) or code)
