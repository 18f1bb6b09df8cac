"""The country in which a contest was held, where a text says so with a word for "in" right beside it."""

from __future__ import annotations

import re
from functools import lru_cache

from nightdesk.drafts.events import with_article
from nightdesk.languages.places import country_name, find_places

_LONGEST, _REACH = 600, 8
# What stands right before the country, by language.
_BEFORE = {
    "en": "in", "fr": "en au aux", "de": "in im", "es": "en", "pt": "em no na nos nas", "it": "in nel nella negli", "nl": "in",
    "af": "in", "sv": "i", "nb": "i", "nn": "i", "da": "i", "is": "í á", "pl": "w we", "cs": "v ve", "sk": "v vo", "sl": "v", "hr": "u",
    "sr": "u у", "bs": "u", "ru": "в во", "uk": "у в", "be": "у ў в", "bg": "в във", "mk": "во", "ro": "în", "id": "di", "ms": "di",
    "tl": "sa", "el": "στο στη στην στον στις", "ar": "في", "fa": "در", "ckb": "لە", "th": "ใน ที่", "zh": "在", "yue": "喺 在",
}  # fmt: skip
# And right behind it, where languages put it there.
_BEHIND = {
    "ko": "에서",
    "ja": "で",
    "tr": "da de ta te",
    "az": "da də",
    "uz": "da",
    "kk": "да де та те",
    "fi": "ssa ssä",
    "et": "s",
    "hu": "ban ben",
}
_ALONE = frozenset(["zh", "yue", "th", "ja", "ko", "ckb"])
"""Languages that set no space between the two."""


@lru_cache(maxsize=4096)
def held_in(text: str, language: str) -> str | None:
    """ "Qatar" for "ў Катары"; None where no country, or more than one, stands so."""
    short, tongue = text[:_LONGEST], language.split("-")[0]
    before, behind = _before(tongue), _behind(tongue)
    found = {
        place.country
        for place in find_places(short, language)
        if place.kind == "country"
        and place.country
        and (
            (before is not None and before.search(short[max(0, place.span.start - _REACH) : place.span.start].casefold()))
            or (behind is not None and behind.match(short[place.span.end : place.span.end + _REACH]))
        )
    }
    return with_article(country_name(found.pop())) if len(found) == 1 else None


@lru_cache(maxsize=64)
def _before(tongue: str) -> re.Pattern[str] | None:
    space = r"" if tongue in _ALONE else r"\s"
    return re.compile(rf"(?:^|\W)(?:{'|'.join(_BEFORE[tongue].split())}){space}$") if tongue in _BEFORE else None


@lru_cache(maxsize=64)
def _behind(tongue: str) -> re.Pattern[str] | None:
    return re.compile(rf"['’ʼ]?(?:{'|'.join(_BEHIND[tongue].split())})") if tongue in _BEHIND else None
